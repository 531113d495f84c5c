// The way of a test: prepared, approved, running, paused, the next version.
#include "base/day.h"
#include "domain/pilot/parts.h"
#include "domain/pilot/pilot_rules.h"
#include "domain/pilot/watch.h"
#include "domain/without_faults.h"
#include "record/derive.h"

namespace arpent::pilot {
namespace {

struct Step {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Step::id>("id", "pilot", {.required = true})};
    static Shape const shape = input<Step>("pilot_step", fields);
    return shape;
  }
};

struct Noted {
  std::string id;
  std::optional<std::string> note;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Noted::id>("id", "pilot", {.required = true}),
                                   text<&Noted::note>("note", {.max_length = 1000})};
    static Shape const shape = input<Noted>("pilot_note", fields);
    return shape;
  }
};

struct NextVersion {
  std::string id;
  std::optional<std::string> title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&NextVersion::id>("id", "pilot", {.required = true}),
                                   text<&NextVersion::title>("title")};
    static Shape const shape = input<NextVersion>("next_version", fields);
    return shape;
  }
};

Problem not_in_state(Pilot const& pilot) { return {409, "pilot.not_in_this_state", {{"title", pilot.title}}}; }

// All that keeps the card from being approved, at once.
Result<Done> whole(Pilot const& pilot, std::string const& today) {
  auto const missing = missing_lines(pilot);
  Problem out{422, missing.empty() ? "invalid" : "pilot.lines_missing"};
  for (auto const& field : missing) out.fields.push_back({field, "field.required"});
  for (auto const& more : {faults(pilot), days_gone(pilot, today)})
    out.fields.insert(out.fields.end(), more.begin(), more.end());
  if (out.fields.empty()) return Done{};
  return out;
}

// A card that lies written while its days pass may still be put right elsewhere: only a day that is written now is
// looked at, and all of them when it is approved.
std::vector<FieldProblem> faults_when_written(Pilot const* before, Pilot const& after, std::string const& today) {
  auto out = faults(after);
  bool const days_moved = !before || before->ends_on != after.ends_on || before->debrief_on != after.debrief_on;
  if (after.started_on || !days_moved) return out;
  auto const gone = days_gone(after, today);
  out.insert(out.end(), gone.begin(), gone.end());
  return out;
}

Result<Done> allow(Call const&, Work& work, Pilot const* before, Pilot& after) {
  ARPENT_CHECK(none_of(faults_when_written(before, after, print_day(work.today()))));
  if (before)
    if (auto const fixed = forbidden_changes(*before, after); !fixed.empty()) {
      auto out = before->state == "approved" ? Problem{409, "pilot.is_approved"} : Problem{409, "pilot.is_running"};
      for (auto const& field : fixed) out.fields.push_back({field, "pilot.locked_field"});
      return out;
    }
  if (after.state == "idea" || after.state == "prepared")
    after.state = missing_lines(after).empty() ? "prepared" : "idea";
  return Done{};
}

Result<Done> allow_removal(Call const&, Work&, Pilot const& pilot) {
  if (pilot.started_on) return Problem{409, "pilot.has_run"};
  return Done{};
}

Result<Pilot> approve(Call const&, Work& work, Step const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (pilot.state != "idea" && pilot.state != "prepared") return not_in_state(pilot);
  ARPENT_CHECK(whole(pilot, print_day(work.today())));
  pilot.state = "approved";
  pilot.approved_on = print_day(work.today());
  pilot.locked = fingerprint(pilot);
  return work.put(pilot);
}

// Back on the table: nobody has taken part yet.
Result<Pilot> withdraw(Call const&, Work& work, Step const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (pilot.state != "approved") return not_in_state(pilot);
  if (!pilot.drawn.empty()) return Problem{409, "pilot.has_drawn"};
  pilot.state = "prepared";
  pilot.approved_on.reset();
  pilot.locked.reset();
  return work.put(pilot);
}

Result<Pilot> start(Call const&, Work& work, Step const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (pilot.state != "approved") return not_in_state(pilot);
  if (pilot.locked != fingerprint(pilot)) return Problem{409, "pilot.changed_since_approved"};
  ARPENT_CHECK(none_of(days_gone(pilot, print_day(work.today()))));
  if (pilot.compared == "places" && pilot.drawn.empty()) return Problem{409, "pilot.draw_first"};
  if (auto const before = pilot.previous ? work.find<Pilot>(*pilot.previous) : std::nullopt;
      before && before->state == "running")
    return Problem{409, "pilot.earlier_still_runs", {{"title", before->title}}};
  pilot.state = "running";
  pilot.started_on = print_day(work.today());
  if (!pilot.starts_on) pilot.starts_on = pilot.started_on;
  return work.put(pilot);
}

Result<Pilot> pause(Call const&, Work& work, Noted const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (pilot.state != "running") return not_in_state(pilot);
  pilot.state = "paused";
  pilot.paused_at = work.at();
  pilot.pause_cause = "by_hand";
  pilot.pause_note = in.note;
  return work.put(pilot);
}

// The same version goes on with the same count. Somebody says why, wherever the rules stopped it.
Result<Pilot> resume(Call const&, Work& work, Noted const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (pilot.state != "paused") return not_in_state(pilot);
  if (pilot.pause_cause == "all_steps") return Problem{409, "pilot.all_steps_done"};
  if (pilot.pause_cause == "step_review") return Problem{409, "pilot.rule_says_no"};
  if (pilot.pause_cause == "red_line" && pilot.watched) {
    auto const standing = standing_of(pilot, told(all_facts(work, stream_of(pilot.id))).reports);
    bool const is_over = step_rule(pilot, standing) == Rule::all_steps;
    if (!may_go_on(pilot, standing)) return Problem{409, is_over ? "pilot.all_steps_done" : "pilot.rule_says_no"};
  }
  bool const by_hand = pilot.pause_cause == "by_hand";
  if (!by_hand && (!in.note || in.note->empty()))
    return Problem{422, "invalid", {}, {{"note", "pilot.say_why_it_goes_on"}}};
  work.add_why(in.note.value_or(""));
  pilot.state = "running";
  pilot.paused_at.reset();
  pilot.pause_cause.reset();
  pilot.pause_note = in.note;
  return work.put(pilot);
}

// A new card that begins where this one ended; its count begins anew.
Result<Pilot> next_version(Call const& call, Work& work, NextVersion const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (pilot.state == "idea" || pilot.state == "prepared") return Problem{409, "pilot.still_editable"};
  // Asked twice, made once: while the next card is being written there is no other one.
  for (auto& other : work.all<Pilot>())
    if (other.previous == pilot.id && (other.state == "idea" || other.state == "prepared")) return other;
  auto next = pilot;
  next.id = call.ids.next();
  next.revision = 0;
  next.previous = pilot.id;
  next.version = pilot.version + 1;
  if (in.title && !in.title->empty()) next.title = *in.title;
  next.state = "idea";
  next.step = 1;
  for (auto* field :
       {&next.locked, &next.approved_on, &next.started_on, &next.paused_at, &next.pause_cause, &next.pause_note,
        &next.happened, &next.difference, &next.keep_or_change, &next.verdict, &next.learning, &next.debriefed_on,
        &next.starts_on, &next.ends_on, &next.debrief_on, &next.prediction, &next.draw_seed, &next.drawn_at})
    field->reset();
  next.drawn.clear();
  return work.put(next);
}

}  // namespace

void add_course(Register& all) {
  add_standard<Pilot>(all, {.allow = allow, .allow_removal = allow_removal});
  add(all, {.name = "pilot.approve", .target = Target::item}, approve);
  add(all, {.name = "pilot.withdraw", .target = Target::item}, withdraw);
  add(all, {.name = "pilot.start", .target = Target::item}, start);
  add(all, {.name = "pilot.pause", .target = Target::item}, pause);
  add(all, {.name = "pilot.resume", .target = Target::item}, resume);
  add(all, {.name = "pilot.next_version", .target = Target::item}, next_version);
}

}  // namespace arpent::pilot
