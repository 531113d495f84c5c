// While it runs: what is told is kept, whatever it says, and the rules are asked in the same transaction.
#include <algorithm>
#include <numeric>

#include "base/day.h"
#include "base/id.h"
#include "domain/pilot/owner.h"
#include "domain/pilot/parts.h"
#include "domain/pilot/pilot_rules.h"
#include "domain/pilot/report_input.h"
#include "domain/pilot/standing.h"
#include "domain/without_faults.h"

namespace arpent::pilot {
namespace {

struct Promotion {
  std::string id;
  std::optional<std::int64_t> from;  // the step that the person saw: of two who promote at once, one wins

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Promotion::id>("id", "pilot", {.required = true}),
                                   integer<&Promotion::from>("from", {.required = true, .min = 1})};
    static Shape const shape = input<Promotion>("promotion", fields);
    return shape;
  }
};

std::vector<FieldProblem> faults_of_counts(std::int64_t exposed, std::int64_t events) {
  if (events <= exposed) return {};
  return {{"events",
           "pilot.more_events_than_exposed",
           {{"events", std::to_string(events)}, {"exposed", std::to_string(exposed)}}}};
}

std::vector<FieldProblem> faults_of_day(Pilot const& pilot, std::string const& on, std::string const& today) {
  if (on > today) return {{"on", "pilot.day_to_come"}};
  if (pilot.started_on && on < *pilot.started_on)
    return {{"on", "pilot.day_before_start", {{"day", *pilot.started_on}}}};
  return {};
}

// The same people told twice, as far as it can be seen.
std::vector<FieldProblem> told_twice(Pilot const& pilot, ReportInput const& in, Report const& report,
                                     Told const& told) {
  for (auto const& other : told.reports) {
    if (!report.who.empty() && other.who == report.who)
      return {{"who", "pilot.person_counted_already", {{"who", report.who}, {"day", other.on}}}};
    if (other.group != report.group) continue;
    if (pilot.unit == "group") {
      auto const period = period_start(report.on, pilot.report_every);
      if (period_start(other.on, pilot.report_every) == period)
        return {{"group", "pilot.group_counted_already", {{"group", report.group}, {"day", other.on}}}};
    } else if (other.on == report.on && report.who.empty() && other.who.empty() && !in.others &&
               report.counts.exposed > 0 && other.counts.exposed > 0) {
      return {{"others", "pilot.same_day_already", {{"n", std::to_string(other.counts.exposed)}, {"day", other.on}}}};
    }
  }
  return {};
}

// What so many in all go beyond: the step that is open, and the most of the card.
struct Beyond {
  int step = 0, most = 0;  // 0: not beyond
};
Beyond beyond(Pilot const& pilot, int in_all) {
  Beyond out;
  if (pilot.watched) {
    auto const cap = plan_of(pilot).steps.at(static_cast<std::size_t>(pilot.step - 1)).cap;
    if (in_all > cap) out.step = cap;
  }
  if (pilot.people_max && in_all > *pilot.people_max) out.most = static_cast<int>(*pilot.people_max);
  return out;
}

// Nothing that happened is refused; whoever tells it says once that it is so, and no slip of the pen fills a step.
std::vector<FieldProblem> asks_beyond(Beyond const& over, int in_all) {
  auto const n = std::to_string(in_all);
  if (over.most > 0) return {{"beyond", "pilot.beyond_most", {{"n", n}, {"most", std::to_string(over.most)}}}};
  if (over.step > 0) return {{"beyond", "pilot.beyond_step", {{"n", n}, {"cap", std::to_string(over.step)}}}};
  return {};
}

std::vector<FieldProblem> faults_of_group(Pilot const& pilot, std::string const& group) {
  if (pilot.unit == "group" && group.empty()) return {{"group", "field.required"}};
  bool const known = std::find(pilot.groups.begin(), pilot.groups.end(), group) != pilot.groups.end();
  if (!group.empty() && !pilot.groups.empty() && !known) return {{"group", "pilot.group_unknown"}};
  return {};
}

Report report_of(Call const& call, Work& work, Pilot const& pilot, ReportInput const& in, std::string id) {
  Report out{.id = std::move(id), .on = in.on.value_or(print_day(work.today()))};
  out.counts = {static_cast<int>(in.events.value_or(0)), static_cast<int>(in.exposed.value_or(0))};
  out.red_line = in.red_line.value_or("");
  out.group = in.group.value_or("");
  out.who = in.who.value_or("");
  out.note = in.note.value_or("");
  out.by = call.asker.actor();
  out.at = work.at();
  out.while_paused = pilot.state != "running";
  return out;
}

// A later period has begun to be told: this one is closed, and what still comes for it is late.
bool is_late(Pilot const& pilot, std::string const& on, Told const& told) {
  auto const period = period_start(on, pilot.report_every);
  return std::any_of(told.reports.begin(), told.reports.end(),
                     [&](Report const& other) { return period_start(other.on, pilot.report_every) > period; });
}

void stop(Call const& call, Work& work, Pilot& pilot, std::string const& cause, std::string const& sign) {
  pilot.state = "paused";
  if (!pilot.paused_at) pilot.paused_at = work.at();
  pilot.pause_cause = cause;
  pilot.pause_note = sign.empty() ? std::nullopt : std::optional(sign);
  pilot = work.put(pilot);
  tell_owner(call, work, pilot);
}

// A pause by hand does not hide an alarm that comes while it lasts, and no pause hides a stop sign.
bool may_stop(Pilot const& pilot, bool red_line) {
  if (pilot.state != "paused") return pilot.state == "running";
  return pilot.pause_cause == "by_hand" || (red_line && pilot.pause_cause != "red_line");
}

// Asks the rules what follows; true when they paused the test.
bool follow_rules(Call const& call, Work& work, Pilot& pilot, Told const& told, std::string const& red_line,
                  bool events_now) {
  if (!may_stop(pilot, !red_line.empty())) return false;
  Standing standing;
  if (pilot.watched) standing = standing_of(pilot, told.reports);
  bool const by_hand = pilot.state == "paused";
  switch (rule_after(pilot, standing, !red_line.empty(), events_now)) {
    case Rule::red_line:
      return stop(call, work, pilot, "red_line", red_line), true;
    case Rule::alarm:
      return stop(call, work, pilot, "alarm", ""), true;
    case Rule::step_review:
      return !by_hand && (stop(call, work, pilot, "step_review", ""), true);
    case Rule::all_steps:
      return !by_hand && (stop(call, work, pilot, "all_steps", ""), true);
    default:
      return false;
  }
}

ReportAnswer answered(Work& work, Pilot const& pilot, Told const& told, std::string const& report, bool paused) {
  return {report, paused, standing_answer(pilot, told, print_day(work.today()))};
}

Result<std::string> client_id(std::string const& given, char const* field) {
  if (auto const id = canonical_uuid(given)) return *id;
  return Problem{422, "invalid", {}, {{field, "field.id"}}};
}

bool is_sent_again(Report const& present, Report const& report) {
  return present.at_first.exposed == report.counts.exposed && present.at_first.events == report.counts.events &&
         present.on == report.on && present.group == report.group && present.red_line == report.red_line;
}

struct Kept {
  std::string id;
  bool paused = false;
};

// Keeps one report and follows the rules. `told` and `pilot` are brought in step.
Result<Kept> keep(Call const& call, Work& work, Pilot& pilot, Told& told, ReportInput const& in) {
  ARPENT_TRY(id, client_id(in.report, "report"));
  auto report = report_of(call, work, pilot, in, id);
  if (auto const* present = told.find(id)) {
    if (!is_sent_again(*present, report)) return Problem{409, "record.exists", {{"kind", "pilot"}, {"id", id}}};
    return Kept{id, false};
  }
  auto wrong = faults_of_counts(report.counts.exposed, report.counts.events);
  auto const add = [&](std::vector<FieldProblem> more) { wrong.insert(wrong.end(), more.begin(), more.end()); };
  add(faults_of_day(pilot, report.on, print_day(work.today())));
  add(faults_of_group(pilot, report.group));
  if (!report.who.empty() && report.counts.exposed > 1) wrong.push_back({"exposed", "pilot.one_person"});
  auto const in_all = told.counts().exposed + report.counts.exposed;
  auto const over = report.counts.exposed > 0 ? beyond(pilot, in_all) : Beyond{};
  if (wrong.empty()) {
    add(told_twice(pilot, in, report, told));
    if (!in.beyond) add(asks_beyond(over, in_all));
  }
  ARPENT_CHECK(none_of(std::move(wrong)));
  report.beyond_step = over.step;
  report.beyond_most = over.most;
  report.late = is_late(pilot, report.on, told);
  work.append_fact(fact_of(pilot.id, report));
  told.add(report);
  return Kept{id, follow_rules(call, work, pilot, told, report.red_line, report.counts.events > 0)};
}

Result<ReportAnswer> report(Call const& call, Work& work, ReportInput const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (!pilot.started_on) return Problem{409, "pilot.nobody_yet"};
  auto all = told(all_facts(work, stream_of(pilot.id)));
  ARPENT_TRY(kept, keep(call, work, pilot, all, in));
  return answered(work, pilot, all, kept.id, kept.paused);
}

// All or none: a sheet with a fault is mended and brought again. In the order of the days, as they would have come.
Result<ReportAnswer> report_many(Call const& call, Work& work, ManyReports const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (!pilot.started_on) return Problem{409, "pilot.nobody_yet"};
  auto all = told(all_facts(work, stream_of(pilot.id)));
  std::vector<std::size_t> order(in.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t one, std::size_t other) { return in.rows[one].on < in.rows[other].on; });
  bool paused = false;
  std::vector<FieldProblem> wrong;
  for (auto const at : order) {
    auto const& row = in.rows[at];
    ReportInput one{.id = in.id, .report = row.report, .on = row.on};
    one.exposed = row.exposed;
    one.events = row.events;
    one.red_line = row.red_line;
    one.group = row.group;
    one.who = row.who;
    one.note = row.note;
    one.others = row.others;
    one.beyond = row.beyond;
    auto const kept = keep(call, work, pilot, all, one);
    if (kept) paused = paused || kept->paused;
    else if (kept.problem().fields.empty()) return kept.problem();
    else
      for (auto field : kept.problem().fields) {
        field.field = "rows." + std::to_string(at) + "." + field.field;
        wrong.push_back(std::move(field));
      }
  }
  ARPENT_CHECK(none_of(std::move(wrong)));
  return answered(work, pilot, all, "", paused);
}

Result<ReportAnswer> correct(Call const& call, Work& work, CorrectionInput const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  ARPENT_TRY(id, client_id(in.correction, "correction"));
  auto kept = told(all_facts(work, stream_of(pilot.id)));
  auto const* present = kept.find(in.report);
  if (!present) return Problem{422, "invalid", {}, {{"report", "pilot.report_unknown"}}};
  auto const exposed = in.exposed.value_or(0), events = in.events.value_or(0);
  ARPENT_CHECK(none_of(faults_of_counts(exposed, events)));
  bool const more = events > present->counts.events;
  auto const in_all = kept.counts().exposed - present->counts.exposed + static_cast<int>(exposed);
  auto over = beyond(pilot, in_all);
  if (exposed > present->counts.exposed) {
    if (!in.beyond) ARPENT_CHECK(none_of(asks_beyond(over, in_all)));
  } else {
    // Told as fewer: it is beyond where it was and still is.
    over.step = in_all > present->beyond_step ? present->beyond_step : 0;
    over.most = in_all > present->beyond_most ? present->beyond_most : 0;
  }
  Correction const correction{.id = id,
                              .of = in.report,
                              .counts = {static_cast<int>(events), static_cast<int>(exposed)},
                              .reason = in.reason,
                              .by = call.asker.actor(),
                              .at = work.at(),
                              .beyond_step = over.step,
                              .beyond_most = over.most};
  work.append_fact(fact_of(pilot.id, correction));
  kept = told(all_facts(work, stream_of(pilot.id)));
  bool const paused = follow_rules(call, work, pilot, kept, "", more);
  return answered(work, pilot, kept, in.report, paused);
}

// By the rule alone: nobody opens the next step because they would like to.
Result<ReportAnswer> promote(Call const&, Work& work, Promotion const& in) {
  ARPENT_TRY(pilot, work.get<Pilot>(in.id));
  if (!pilot.watched) return Problem{409, "pilot.has_no_steps"};
  if (pilot.step != *in.from) return Problem{409, "pilot.promoted_already", {{"step", std::to_string(pilot.step)}}};
  bool const held = pilot.state == "paused" && pilot.pause_cause == "step_review";
  if (pilot.state != "running" && !held) return Problem{409, "pilot.not_running"};
  auto const kept = told(all_facts(work, stream_of(pilot.id)));
  if (unanswered_sign(pilot, kept)) return Problem{409, "pilot.not_running"};
  auto const standing = standing_of(pilot, kept.reports);
  auto const rule = step_rule(pilot, standing);
  auto const& step = plan_of(pilot).steps.at(static_cast<std::size_t>(pilot.step - 1));
  if (rule == Rule::go_on)
    return Problem{409,
                   "pilot.step_not_full",
                   {{"n", std::to_string(standing.counts.exposed)}, {"cap", std::to_string(step.cap)}}};
  if (rule == Rule::all_steps) return Problem{409, "pilot.all_steps_done"};
  if (rule == Rule::step_review || standing.alarm) return Problem{409, "pilot.rule_says_no"};
  ++pilot.step;
  pilot.state = "running";
  pilot.paused_at.reset();
  pilot.pause_cause.reset();
  pilot = work.put(pilot);
  return answered(work, pilot, kept, "", false);
}

}  // namespace

void add_reports(Register& all) {
  // What was told stays told: it is corrected, not taken back.
  add(all, {.name = "pilot.report", .target = Target::item, .final = true}, report);
  add(all, {.name = "pilot.report_many", .target = Target::item, .final = true}, report_many);
  add(all, {.name = "pilot.correct_report", .target = Target::item, .final = true}, correct);
  add(all, {.name = "pilot.promote", .target = Target::item}, promote);
}

}  // namespace arpent::pilot
