// The answer and what people say of it, weighed.
#pragma once
#include "domain/voice/adoption.h"
#include "domain/voice/conversation.h"

namespace arpent::voice {

// Stances on one version, with what people said they are and the group they stand in.
std::vector<Voice> voices_on(Conversation const& conversation, opinion::Report const& result, std::int64_t version);

// "2 parents": a category of five or more whose bound of agreement is below 0.4 on something that the second sentence
// rests on.
std::vector<std::string> minority_of(Conversation const& conversation, AgreedAnswer const& answer);

}  // namespace arpent::voice
