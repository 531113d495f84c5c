// Who is asked to come says so, by a link or to whoever calls them, and tells one case beforehand.
#include "base/text.h"
#include "domain/meeting/parts.h"
#include "domain/meeting/people_there.h"
#include "domain/without_faults.h"
#include "operations/standard.h"

namespace arpent::meeting {
namespace {

struct AnswerInvitation {
  std::string id, answer;

  static record::Shape const& shape() {
    using namespace record;
    using A = AnswerInvitation;
    static Field const fields[] = {
        reference<&A::id>("id", "invitation", {.required = true}),
        choice<&A::answer>("answer", "comes|may_come|does_not_come", {.required = true})};
    static Shape const shape = input<AnswerInvitation>("answer_invitation", fields);
    return shape;
  }
};

struct TellCase {
  std::string id;
  std::optional<std::string> what_happened, what_worked, could_improve;

  static record::Shape const& shape() {
    using namespace record;
    using T = TellCase;
    static Field const fields[] = {reference<&T::id>("id", "invitation", {.required = true}),
                                   long_text<&T::what_happened>("what_happened", {.max_length = 2000}),
                                   long_text<&T::what_worked>("what_worked", {.max_length = 2000}),
                                   long_text<&T::could_improve>("could_improve", {.max_length = 2000})};
    static Shape const shape = input<TellCase>("tell_case", fields);
    return shape;
  }
};

// Said before the meeting, and not after it.
Result<Done> still_to_come(Work& work, Invitation const& invitation) {
  ARPENT_TRY(meeting, work.get<Meeting>(invitation.meeting));
  if (meeting.state == "closed" || meeting.state == "cancelled") return Problem{409, "meeting.was_held"};
  return Done{};
}

Result<Invitation> answer(Call const&, Work& work, AnswerInvitation const& in) {
  ARPENT_TRY(invitation, work.get<Invitation>(in.id));
  ARPENT_CHECK(still_to_come(work, invitation));
  invitation.answer = in.answer;
  invitation.answered_on = print_day(work.today());
  return work.put(invitation);
}

std::optional<std::string> words_of(std::optional<std::string> const& text) {
  std::string words{trim(text.value_or(""))};
  return words.empty() ? std::nullopt : std::optional(std::move(words));
}

Result<Invitation> tell_case(Call const& call, Work& work, TellCase const& in) {
  ARPENT_TRY(invitation, work.get<Invitation>(in.id));
  ARPENT_CHECK(still_to_come(work, invitation));
  invitation.what_happened = words_of(in.what_happened);
  invitation.what_worked = words_of(in.what_worked);
  invitation.could_improve = words_of(in.could_improve);
  if (!invitation.what_happened && !invitation.what_worked && !invitation.could_improve)
    return none_of({{"what_happened", "field.required"}}).problem();
  invitation.told_on = print_day(work.today());
  invitation.told_by = call.asker.person.empty() ? std::nullopt : std::optional(call.asker.person);
  return work.put(invitation);
}

}  // namespace

void add_invitations(Register& all) {
  add_standard<Invitation>(all);
  add(all, {.name = "invitation.answer", .target = Target::item}, answer);
  add(all, {.name = "invitation.tell_case", .target = Target::item}, tell_case);
}

}  // namespace arpent::meeting
