// Who is asked to come says so, by a link or to whoever calls them, and tells one case beforehand.
#include "base/qr.h"
#include "base/text.h"
#include "domain/meeting/group.h"
#include "domain/meeting/links.h"
#include "domain/meeting/parts.h"
#include "domain/meeting/people_there.h"
#include "domain/text_of.h"
#include "domain/without_faults.h"
#include "operations/standard.h"

namespace arpent::meeting {
namespace {

struct AnswerInvitation {
  std::string id, answer;

  static record::Shape const& shape() {
    using namespace record;
    using A = AnswerInvitation;
    static Field const fields[] = {reference<&A::id>("id", "invitation", {.required = true}),
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

struct SendInvitation {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&SendInvitation::id>("id", "invitation", {.required = true})};
    static Shape const shape = input<SendInvitation>("send_invitation", fields);
    return shape;
  }
};

struct Sent {
  std::string url{};
  std::vector<std::string> qr{};  // rows of the code that holds the url: 1 is dark
  bool mailed = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Sent::url>("url"), texts<&Sent::qr>("qr"), flag<&Sent::mailed>("mailed")};
    static Shape const shape = record::answer<Sent>("sent_invitation", fields);
    return shape;
  }
};

struct CallCore {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&CallCore::id>("id", "meeting", {.required = true})};
    static Shape const shape = input<CallCore>("call_core", fields);
    return shape;
  }
};

struct CoreCalled {
  std::int64_t invited = 0, mailed = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&CoreCalled::invited>("invited"), integer<&CoreCalled::mailed>("mailed")};
    static Shape const shape = record::answer<CoreCalled>("called_core", fields);
    return shape;
  }
};

Reached addressee(Work& work, Invitation const& of) {
  auto out = reached(work, of.person.value_or(of.stakeholder.value_or("")));
  if (of.name && !of.name->empty()) out.name = *of.name;
  if (of.email && !of.email->empty()) out.email = *of.email;
  return out;
}

// A link for the one who is asked; with an address, a mail with the day for their calendar.
Result<Sent> send(Register const& all, Call const& call, Work& work, std::string const& id) {
  ARPENT_TRY(invitation, work.get<Invitation>(id));
  ARPENT_CHECK(still_to_come(work, invitation));
  ARPENT_TRY(meeting, work.get<Meeting>(invitation.meeting));
  auto const to = addressee(work, invitation);
  ARPENT_TRY(url, give_link(all, call, work, {"invitation", invitation.id}, to));
  Sent out{.url = url, .mailed = !to.email.empty()};
  out.qr = qr_rows(out.url);
  if (out.mailed)
    work.job("mail", {{"to", to.email},
                      {"template", "invitation"},
                      {"language", to.language},
                      {"params",
                       {{"title", meeting.title},
                        {"when", day_and_hour(work, meeting, to.language)},
                        {"where", meeting.place.value_or("")},
                        {"url", out.url}}},
                      {"calendar", calendar_entry(call, meeting)},
                      {"about", to.person}});
  invitation.sent_on = print_day(work.today());
  work.put(invitation);
  return out;
}

// Who of those that are called is not asked yet.
Result<CoreCalled> call_core(Register const& all, Call const& call, Work& work, std::string const& id) {
  ARPENT_TRY(meeting, work.get<Meeting>(id));
  std::set<std::string> asked;
  for (auto const& one : work.where<Invitation>("meeting", meeting.id)) asked.insert(one.person.value_or(""));
  CoreCalled out;
  for (auto const& one : called_to(work, meeting)) {
    if (asked.contains(one.person)) continue;
    Invitation const invitation{
        .id = call.ids.next(), .meeting = meeting.id, .person = one.person, .there_as = one.there_as};
    work.put(invitation);
    ARPENT_TRY(sent, send(all, call, work, invitation.id));
    ++out.invited;
    out.mailed += sent.mailed ? 1 : 0;
  }
  return out;
}

Result<Done> allow(Call const&, Work&, Invitation const*, Invitation& after) {
  if (!after.person && !after.stakeholder && !after.name) return none_of({{"name", "field.required"}});
  return Done{};
}

}  // namespace

void add_invitations(Register& all) {
  add_standard<Invitation>(all, {.allow = allow});
  Operation sends{.name = "invitation.send", .target = Target::item};
  sends.input = &SendInvitation::shape();
  sends.answer = &Sent::shape();
  sends.writes = true;
  sends.says_secret = true;
  sends.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, send(all, call, work, record::typed<SendInvitation>(input).id));
    return record::to_json(out);
  };
  add(all, std::move(sends));
  Operation calls{.name = "meeting.call_core", .target = Target::item};
  calls.input = &CallCore::shape();
  calls.answer = &CoreCalled::shape();
  calls.writes = true;
  calls.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, call_core(all, call, work, record::typed<CallCore>(input).id));
    return record::to_json(out);
  };
  add(all, std::move(calls));
  add(all, {.name = "invitation.answer", .target = Target::item}, answer);
  add(all, {.name = "invitation.tell_case", .target = Target::item}, tell_case);
}

}  // namespace arpent::meeting
