// What becomes of a need. The words said at first stay; an answer is given to all that were put together with it.
#include <algorithm>

#include "base/text.h"
#include "domain/needs/challenge.h"
#include "domain/needs/course_input.h"
#include "domain/needs/parts.h"
#include "domain/without_faults.h"
#include "operations/standard.h"

namespace arpent::needs {
namespace {

std::optional<std::string> said(std::optional<std::string> const& text) {
  std::string words{trim(text.value_or(""))};
  return words.empty() ? std::nullopt : std::optional(std::move(words));
}

Result<Done> allow(Call const&, Work& work, Challenge const* before, Challenge& after) {
  if (!before) {
    if (!after.channel) after.channel = "office";
    after.raised_on = print_day(work.today());
  }
  after.public_title = said(after.public_title);
  return Done{};
}

// One that was put together with others follows these.
Result<Challenge> unsettled(Work& work, std::string const& id) {
  ARPENT_TRY(need, work.get<Challenge>(id));
  if (need.state == "grouped") return Problem{409, "challenge.is_grouped"};
  if (need.is_settled()) return Problem{409, "challenge.is_settled"};
  return need;
}

void settle(Call const& call, Work& work, Challenge& need, char const* state) {
  need.state = state;
  need.answered_on = print_day(work.today());
  need.answered_by = call.asker.person.empty() ? std::nullopt : std::optional(call.asker.person);
}

Result<Challenge> head_of(Call const& call, Work& work, Group const& in) {
  if (in.into) {
    ARPENT_TRY(head, unsettled(work, *in.into));
    if (head.territory != in.territory) return none_of({{"into", "challenge.of_another_place"}}).problem();
    return head;
  }
  auto const title = said(in.title);
  if (!title) return none_of({{"title", "field.required"}}).problem();
  return work.put(Challenge{.id = call.ids.next(),
                            .title = *title,
                            .territory = in.territory,
                            .public_title = said(in.public_title),
                            .channel = "office",
                            .raised_on = print_day(work.today())});
}

// Into one of them, or into a new one of its own name. What had been put together with one of them comes along.
Result<Challenge> group(Call const& call, Work& work, Group const& in) {
  if (in.ids.empty()) return none_of({{"ids", "field.required"}}).problem();
  ARPENT_TRY(head, head_of(call, work, in));
  for (auto const& id : in.ids) {
    if (id == head.id) continue;
    ARPENT_TRY(need, unsettled(work, id));
    if (need.territory != in.territory) return none_of({{"ids", "challenge.of_another_place"}}).problem();
    for (auto below : work.where<Challenge>("grouped_into", need.id)) {
      below.grouped_into = head.id;
      work.put(below);
    }
    need.state = "grouped";
    need.grouped_into = head.id;
    need.adopted_by.reset();
    work.put(need);
  }
  return head;
}

Result<Challenge> adopt(Call const&, Work& work, Adopt const& in) {
  ARPENT_TRY(need, unsettled(work, in.id));
  need.state = "adopted";
  need.adopted_by = in.adopted_by;
  return work.put(need);
}

Result<Challenge> take_to_meeting(Call const&, Work& work, TakeToMeeting const& in) {
  ARPENT_TRY(need, unsettled(work, in.id));
  if (in.talk_on < print_day(work.today())) return none_of({{"talk_on", "challenge.day_is_over"}}).problem();
  need.talk_on = in.talk_on;
  need.talk_where = said(in.talk_where);
  return work.put(need);
}

// What changes, what cannot and why: one of the two at least, and no "cannot" without its reason.
Result<Challenge> give_answer(Call const& call, Work& work, GiveAnswer const& in) {
  ARPENT_TRY(need, work.get<Challenge>(in.id));
  if (need.state == "grouped") return Problem{409, "challenge.is_grouped"};
  need.changes = said(in.changes);
  need.cannot = said(in.cannot);
  need.why_not = said(in.why_not);
  need.changes_from = need.changes ? in.changes_from : std::nullopt;
  if (in.public_title) need.public_title = said(in.public_title);
  if (in.talk_on) need.talk_on = in.talk_on, need.talk_where = said(in.talk_where);
  std::vector<FieldProblem> wrong;
  if (!need.changes && !need.cannot) wrong.push_back({"changes", "challenge.say_what_changes"});
  if (need.cannot && !need.why_not) wrong.push_back({"why_not", "challenge.say_why_not"});
  if (!need.public_title) wrong.push_back({"public_title", "challenge.say_it_to_all"});
  ARPENT_CHECK(none_of(std::move(wrong)));
  need.reason.reset();
  settle(call, work, need, "answered");
  return work.put(need);
}

Result<Challenge> set_aside(Call const& call, Work& work, SetAside const& in) {
  ARPENT_TRY(need, unsettled(work, in.id));
  need.reason = said(in.reason);
  if (in.public_title) need.public_title = said(in.public_title);
  if (!need.reason) return none_of({{"reason", "field.required"}}).problem();
  settle(call, work, need, "set_aside");
  return work.put(need);
}

// An answer that did not help is taken up again; what was answered is read in the history.
Result<Challenge> reopen(Call const&, Work& work, OneNeed const& in) {
  ARPENT_TRY(need, work.get<Challenge>(in.id));
  if (need.state == "heard" || need.state == "adopted") return need;
  need.grouped_into.reset();
  need.reason.reset();
  need.answered_on.reset();
  need.answered_by.reset();
  need.state = need.adopted_by ? "adopted" : "heard";
  return work.put(need);
}

// Somebody is named in it: the words go, in the past too, and the voices stay.
Result<Challenge> blank(Call const&, Work& work, OneNeed const& in) {
  ARPENT_TRY(need, work.get<Challenge>(in.id));
  work.blank("challenge", need.id);
  return work.get<Challenge>(in.id);
}

}  // namespace

void add_course(Register& all) {
  add_standard<Challenge>(all, {.allow = allow});
  add(all, {.name = "challenge.group", .target = Target::collection}, group);
  add(all, {.name = "challenge.adopt", .target = Target::item}, adopt);
  add(all, {.name = "challenge.take_to_meeting", .target = Target::item}, take_to_meeting);
  add(all, {.name = "challenge.answer", .target = Target::item}, give_answer);
  add(all, {.name = "challenge.set_aside", .target = Target::item}, set_aside);
  add(all, {.name = "challenge.reopen", .target = Target::item}, reopen);
  add(all, {.name = "challenge.blank", .target = Target::item, .final = true}, blank);
}

}  // namespace arpent::needs
