// What several screens of "what for?" are made from.
#pragma once
#include "domain/voice/conversation.h"
#include "views/inquiry_answer.h"

namespace arpent::views {

// How closely somebody may look: exact figures for the team, none of fewer than five for all others.
enum class Sight { members, team };

OpinionResult result_shown(voice::Conversation const& conversation, opinion::Report const& report, Sight sight);
ShownAnswer answer_shown(voice::Conversation const& conversation, voice::AgreedAnswer const& answer);

struct AboutWhat {
  std::string kind{}, title{};
};
AboutWhat about_what(store::Reader& reader, std::string const& id);
// The team, who facilitates the question, and who leads an open meeting that asks it (as permissions have it:
// domain/city/relations.cpp).
bool leads_inquiry(store::Reader& reader, Asker const& asker, voice::Inquiry const& inquiry);
InquiryLine inquiry_line(store::Reader& reader, voice::Inquiry const& inquiry);

}  // namespace arpent::views
