// Two ways compared, while the test runs: the draw, who gets which way, what came of it. Chance comes from outside and
// is written down with what it drew.
#include <algorithm>

#include "base/day.h"
#include "base/id.h"
#include "domain/pilot/arms_input.h"
#include "domain/pilot/comparison.h"
#include "domain/pilot/parts.h"
#include "domain/without_faults.h"

namespace arpent::pilot {
namespace {

constexpr std::uint32_t of_chance = 1'000'000;

Result<Done> must_compare(Pilot const& pilot, char const* how) {
  if (pilot.compared != how) return Problem{409, "pilot.compares_otherwise"};
  return Done{};
}

// The draw of places comes after the approval and before the start, once: nobody draws until they like what they see.
Result<Pilot> draw(Call const& call, Work& work, DrawInput const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  ARPENT_CHECK(must_compare(pilot, "places"));
  if (!pilot.drawn.empty()) return Problem{409, "pilot.drawn_already"};
  if (pilot.state != "approved") return Problem{409, "pilot.draw_after_approval"};
  auto const seed = random_below(call.random, 1'000'000'000);
  for (auto const at :
       trial::draw(static_cast<int>(pilot.drawn_among.size()), static_cast<int>(*pilot.drawn_count), seed))
    pilot.drawn.push_back(pilot.drawn_among[static_cast<std::size_t>(at)]);
  pilot.draw_seed = std::to_string(seed);
  pilot.drawn_at = work.at();
  return work.put(pilot);
}

Result<DrawnAnswer> draw_next(Call const& call, Work& work, ArrivalInput const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  ARPENT_CHECK(must_compare(pilot, "arrivals"));
  auto const id = canonical_uuid(in.arrival);
  if (!id) return Problem{422, "invalid", {}, {{"arrival", "field.id"}}};
  auto const told = arms(all_facts(work, stream_of(pilot.id)));
  auto const answer = [&](bool tried) {
    return DrawnAnswer{*id, tried, tried ? pilot.title : pilot.usual_way.value_or("")};
  };
  // Asked again, without network or by an impatient finger: the lot stays.
  if (auto const* present = told.find(*id)) return answer(present->tried);
  if (pilot.state != "running") return Problem{409, "pilot.not_running"};
  if (pilot.people_max && std::ssize(told.drawn) >= *pilot.people_max)
    return Problem{409, "pilot.full", {{"most", std::to_string(*pilot.people_max)}}};
  auto const who = in.who.value_or("");
  for (auto const& one : told.drawn)
    if (!who.empty() && one.who == who)
      return Problem{422, "invalid", {}, {{"who", "pilot.person_drawn_already", {{"who", who}}}}};
  Drawn one{.id = *id, .chance = pilot.chance_tried, .who = who, .at = work.at(), .by = call.asker.actor()};
  one.tried = random_below(call.random, of_chance) < static_cast<std::uint32_t>(one.chance * of_chance);
  work.append_fact(fact_of(pilot.id, one));
  return answer(one.tried);
}

ComparisonAnswer compared(Work& work, Pilot const& pilot) {
  return *comparison_answer(pilot, arms(all_facts(work, stream_of(pilot.id))));
}

// The same again changes nothing; something else than before needs a reason.
Result<bool> is_news(bool present, bool same, std::optional<std::string> const& reason, char const* field) {
  if (!present) return true;
  if (same) return false;
  if (!reason || reason->empty()) return Problem{422, "invalid", {}, {{field, "pilot.told_say_why"}}};
  return true;
}

Result<ComparisonAnswer> tell_outcome(Call const& call, Work& work, OutcomeInput const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  ARPENT_CHECK(must_compare(pilot, "arrivals"));
  auto const told = arms(all_facts(work, stream_of(pilot.id)));
  auto const* drawn = told.find(in.arrival);
  if (!drawn) return Problem{422, "invalid", {}, {{"arrival", "pilot.arrival_unknown"}}};
  ARPENT_TRY(news, is_news(drawn->event.has_value(), drawn->event == in.event, in.reason, "reason"));
  if (news)
    work.append_fact(fact_of(pilot.id, Outcome{.id = call.ids.next(),
                                               .of = drawn->id,
                                               .event = in.event,
                                               .reason = in.reason.value_or(""),
                                               .at = work.at(),
                                               .by = call.asker.actor()}));
  return compared(work, pilot);
}

Result<ComparisonAnswer> tell_block(Call const& call, Work& work, BlockInput const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  ARPENT_CHECK(must_compare(pilot, "blocks"));
  if (!pilot.started_on) return Problem{409, "pilot.nobody_yet"};
  auto const told = arms(all_facts(work, stream_of(pilot.id)));
  std::vector<FieldProblem> wrong;
  auto const within = [&](char const* field, std::int64_t events, std::int64_t size) {
    if (events > size)
      wrong.push_back({field,
                       "pilot.more_events_than_exposed",
                       {{"events", std::to_string(events)}, {"exposed", std::to_string(size)}}});
  };
  within("tried_events", *in.tried_events, pilot.block_tried.value_or(0));
  within("usual_events", *in.usual_events, pilot.block_usual.value_or(0));
  auto const next = std::ssize(told.blocks) + 1;
  if (*in.block > next) wrong.push_back({"block", "pilot.block_next", {{"n", std::to_string(next)}}});
  ARPENT_CHECK(none_of(std::move(wrong)));
  auto const* present = *in.block < next ? &told.blocks[static_cast<std::size_t>(*in.block - 1)] : nullptr;
  BlockTold block{static_cast<int>(*in.tried_events), static_cast<int>(*in.usual_events), work.at(), call.asker.actor(),
                  in.reason.value_or("")};
  ARPENT_TRY(news, is_news(present != nullptr,
                           present && present->tried_events == block.tried_events &&
                               present->usual_events == block.usual_events,
                           in.reason, "reason"));
  if (!present) block.correction.clear();
  if (news) work.append_fact(fact_of(pilot.id, call.ids.next(), static_cast<int>(*in.block), block));
  return compared(work, pilot);
}

Result<ComparisonAnswer> tell_place(Call const& call, Work& work, PlaceInput const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  ARPENT_CHECK(must_compare(pilot, "places"));
  if (!pilot.started_on) return Problem{409, "pilot.nobody_yet"};
  bool const known = std::find(pilot.drawn_among.begin(), pilot.drawn_among.end(), in.place) != pilot.drawn_among.end();
  if (!known) return Problem{422, "invalid", {}, {{"place", "pilot.place_unknown"}}};
  auto const told = arms(all_facts(work, stream_of(pilot.id)));
  auto const* present = told.place(in.place);
  ARPENT_TRY(news, is_news(present != nullptr, present && present->before == *in.before && present->after == *in.after,
                           in.reason, "reason"));
  if (news)
    work.append_fact(fact_of(pilot.id, call.ids.next(),
                             PlaceTold{in.place, *in.before, *in.after, work.at(), call.asker.actor(),
                                       present ? in.reason.value_or("") : ""}));
  return compared(work, pilot);
}

}  // namespace

void add_arms(Register& all) {
  // A lot that could be taken back could be drawn until somebody likes it.
  add(all, {.name = "pilot.draw", .target = Target::item, .final = true}, draw);
  add(all, {.name = "pilot.draw_next", .target = Target::item, .final = true}, draw_next);
  add(all, {.name = "pilot.tell_outcome", .target = Target::item, .final = true}, tell_outcome);
  add(all, {.name = "pilot.tell_block", .target = Target::item, .final = true}, tell_block);
  add(all, {.name = "pilot.tell_place", .target = Target::item, .final = true}, tell_place);
}

}  // namespace arpent::pilot
