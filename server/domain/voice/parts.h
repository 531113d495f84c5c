// What this room is put together from.
#pragma once
#include "domain/voice/conversation.h"
#include "domain/voice/inquiry.h"
#include "operations/operation.h"

namespace arpent::voice {

// The kinds inquiry and agreed_answer; what whoever leads does: inquiry.open_door, .step, .hide, .merge.
void add_leading(Register& all);
// What anybody does who came in: inquiry.join, .say_who, .say, .vote, .object, .stance.
void add_speaking(Register& all);
// From statements to an answer: inquiry.draft, .adopt, .publish.
void add_answering(Register& all);

// 409 "inquiry.moved_on" {state} unless it is at one of these steps, separated by blanks.
Result<Inquiry> inquiry_at(Reader& reader, std::string const& id, std::string_view steps);
// The last version of the answer.
std::optional<AgreedAnswer> last_version(Reader& reader, std::string const& inquiry);

}  // namespace arpent::voice
