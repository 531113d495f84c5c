// The monitor against the reference traces, and where the counts are not that simple.
#include "domain/pilot/watch.h"

#include <gmock/gmock.h>

#include "base/json.h"
#include "base/reference_for_tests.h"
#include "domain/pilot/forecast.h"
#include "domain/pilot/pilot_rules.h"
#include "domain/pilot/standing.h"

namespace arpent::pilot {
namespace {

Pilot watched() {
  Pilot out;
  out.watched = true;
  out.tolerable = 0.1;
  out.state = "running";
  out.started_on = "2026-03-02";
  return out;
}

Report report(std::string on, int events, int exposed, std::string group = "") {
  Report out{.id = on + group, .on = std::move(on)};
  out.counts = out.at_first = {events, exposed};
  out.group = std::move(group);
  return out;
}

std::string state_after(Rule rule) {
  switch (rule) {
    case Rule::red_line:
      return "PAUSED_RED_LINE";
    case Rule::alarm:
      return "PAUSED_HARM_ALARM";
    case Rule::step_review:
      return "PAUSED_STAGE_REVIEW";
    case Rule::all_steps:
      return "COMPLETED_TO_REVIEW";
    default:
      return "RUNNING";
  }
}

// Source of the traces: the reference program of the trial engine (pilot_trace.json).
TEST(Watch, DecidesWhatTheReferenceDecides) {
  auto const golden = reference_json("golden/trial/pilot_trace.json");
  if (!golden) GTEST_SKIP() << skipped_without("golden/trial/pilot_trace.json");
  int compared = 0;
  for (auto const& [name, rows] : (*golden)["traces"].items()) {
    auto pilot = watched();
    std::vector<Report> reports;
    for (auto const& row : rows) {
      if (row.value("refused", false)) break;  // what comes after a pause is kept here, and marked
      bool const event = row["event"] != "o";
      reports.push_back(report("2026-03-02", event ? 1 : 0, 1));
      auto const standing = standing_of(pilot, reports);
      auto const rule = rule_after(pilot, standing, row["event"] == "H", event);
      if (rule == Rule::may_promote) ++pilot.step;
      EXPECT_EQ(state_after(rule), row["state"]) << name << " " << row["n"];
      EXPECT_EQ(pilot.step, row["stage"]) << name << " " << row["n"];
      EXPECT_NEAR(standing.ln_alarm, row["ln_e_harm"].get<double>(), 1e-9) << name << " " << row["n"];
      EXPECT_NEAR(standing.ln_clear, row["ln_e_clear"].get<double>(), 1e-9) << name << " " << row["n"];
      EXPECT_NEAR(standing.chance_above, row["posterior_above_p0"].get<double>(), 1e-9) << name << " " << row["n"];
      ++compared;
    }
  }
  EXPECT_GT(compared, 100);
}

TEST(Watch, SaysHowManyDifficultiesAStepBears) {
  auto const plan = plan_of(watched());
  EXPECT_EQ(most_allowed(plan, 0, 10), 1);
  EXPECT_EQ(most_allowed(plan, 1, 25), 1);
  EXPECT_EQ(most_allowed(plan, 2, 60), 3);
  EXPECT_EQ(most_allowed(plan, 2, 3), -1) << "three people never show it";
}

TEST(Watch, KnowsHowFarThePauseIs) {
  auto const plan = plan_of(watched());
  auto const at = alarm_at(plan, {1, 8});
  EXPECT_TRUE(trial::is_alarm(trial::harm_evidence({at, 8 + at - 1}, 0.1), 0.1));
  EXPECT_FALSE(trial::is_alarm(trial::harm_evidence({at - 1, 8 + at - 2}, 0.1), 0.1));
}

// 100 people with two difficulties clear at .05: source, exact operating characteristics of the rule.
TEST(Watch, KnowsHowManyCalmPeopleWouldClear) {
  auto const plan = plan_of(watched());
  auto const more = calm_until_clear(plan, {2, 60});
  EXPECT_LE(more, 40);
  EXPECT_TRUE(trial::is_clear(trial::harm_evidence({2, 60 + more}, 0.1), 0.05));
  EXPECT_FALSE(trial::is_clear(trial::harm_evidence({2, 60 + more - 1}, 0.1), 0.05));
  EXPECT_EQ(calm_until_clear(plan, {0, 100}), 0);
}

TEST(Watch, DoesNotRaiseAnAnsweredAlarmAgainWithoutADifficulty) {
  auto const pilot = watched();
  auto const standing = standing_of(pilot, {report("2026-03-02", 5, 8)});
  EXPECT_TRUE(standing.alarm);
  EXPECT_EQ(rule_after(pilot, standing, false, true), Rule::alarm);
  EXPECT_EQ(rule_after(pilot, standing, false, false), Rule::go_on);
}

// Seven difficulties of ten people after ten calm ones: the step's rule pauses, and the alarm knows nothing of it.
TEST(Watch, ShowsTheRuleThatIsNearest) {
  auto pilot = watched();
  pilot.tolerable = 0.2;
  pilot.steps = "10 20 30";
  pilot.step = 2;
  std::vector<Report> reports{report("2026-03-02", 0, 10)};
  auto const before = standing_of(pilot, reports);
  auto const next = next_pause(pilot, before);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->at, most_allowed(plan_of(pilot), 1, 20) + 1);
  EXPECT_EQ(next->people, 20);
  EXPECT_LT(next->at, alarm_at(plan_of(pilot), before.counts)) << "the alarm alone would promise a later one";
  EXPECT_LT(nearness(pilot, before), 0.1);
  reports.push_back(report("2026-03-03", next->at - 1, 10));
  EXPECT_EQ(step_rule(pilot, standing_of(pilot, reports)), Rule::may_promote);
  reports.back().counts.events = 7;
  auto const after = standing_of(pilot, reports);
  EXPECT_FALSE(after.alarm);
  EXPECT_EQ(step_rule(pilot, after), Rule::step_review);
  EXPECT_EQ(nearness(pilot, after), 1);

  Told all;
  for (auto const& one : reports) all.add(one);
  auto const known = known_when(pilot, all);
  ASSERT_EQ(known.size(), 2u);
  EXPECT_LT(known[0].near, 0.1) << "the first step was full and calm";
  EXPECT_EQ(known[1].near, 1);
}

TEST(Watch, IsSureOfAPauseBeforeItHasStruck) {
  auto const pilot = watched();
  auto const standing = standing_of(pilot, {report("2026-03-02", 2, 9)});  // the step bears one among ten
  ASSERT_FALSE(standing.alarm);
  EXPECT_EQ(nearness(pilot, standing), 0.99);
  EXPECT_EQ(next_pause(pilot, standing)->at, 2);
  Told all;
  all.add(report("2026-03-02", 2, 9));
  auto const says = standing_answer(pilot, all, "2026-03-03").pause_when;
  EXPECT_EQ(says["$say"], "pilot.pause_when.surely");
}

TEST(Watch, PromisesTheAlarmWhereItIsTheFirstToStrike) {
  auto pilot = watched();
  pilot.steps = "60";
  pilot.limits = "99";
  auto const standing = standing_of(pilot, {report("2026-03-02", 1, 8)});
  auto const next = next_pause(pilot, standing);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->at, alarm_at(plan_of(pilot), standing.counts));
  EXPECT_EQ(next->people, 0);
  // Once answered, it is raised again by the next one.
  auto const answered = standing_of(pilot, {report("2026-03-02", 5, 8)});
  EXPECT_EQ(next_pause(pilot, answered)->at, 6);
}

// A full step is looked at again after each report: the next difficulties count at once.
TEST(Watch, PromisesThePauseOfAFullStep) {
  auto const pilot = watched();
  auto const next = next_pause(pilot, standing_of(pilot, {report("2026-03-02", 1, 10)}));
  ASSERT_TRUE(next);
  EXPECT_EQ(next->at, 2);
  EXPECT_EQ(next->people, 0);
}

TEST(Watch, PromisesNoNumberForGroups) {
  auto pilot = watched();
  pilot.unit = "group";
  EXPECT_FALSE(next_pause(pilot, standing_of(pilot, {report("2026-03-03", 1, 20, "CM1")})));
}

TEST(Watch, IsThereAtAStopSignInTheTrace) {
  Told all;
  auto sign = report("2026-03-03", 0, 1);
  sign.red_line = "Un parent part en pleurs";
  all.add(report("2026-03-02", 0, 2));
  all.add(sign);
  EXPECT_EQ(known_when(watched(), all)[0].near, 0);
  EXPECT_EQ(known_when(watched(), all)[1].near, 1);
}

TEST(Watch, LeavesNoStopSignUnanswered) {
  auto pilot = watched();
  Told all;
  auto sign = report("2026-03-03", 0, 1);
  sign.red_line = "Un parent part en pleurs";
  sign.at = "2026-03-03T10:00:00.000Z";
  all.add(sign);
  EXPECT_EQ(unanswered_sign(pilot, all), nullptr) << "somebody let it go on";
  pilot.state = "paused";
  pilot.pause_cause = "all_steps";
  pilot.paused_at = "2026-03-04T10:00:00.000Z";
  EXPECT_EQ(unanswered_sign(pilot, all), nullptr);
  pilot.paused_at = "2026-03-02T10:00:00.000Z";
  EXPECT_NE(unanswered_sign(pilot, all), nullptr);
  pilot.state = "debriefed";
  pilot.debriefed_on = "2026-03-03";
  EXPECT_EQ(unanswered_sign(pilot, all), nullptr);
  pilot.debriefed_on = "2026-03-02";
  EXPECT_EQ(standing_answer(pilot, all, "2026-03-04").rule["$say"], "pilot.rule.over_and_sign");
}

TEST(Watch, CountsEachGroupOnceInAPeriod) {
  auto pilot = watched();
  pilot.unit = "group";
  // One class of twenty in which half meet it: by person an alarm, as a group one observation.
  auto const one = standing_of(pilot, {report("2026-03-03", 10, 20, "CM1")});
  EXPECT_FALSE(one.alarm);
  EXPECT_LT(one.weighed.exposed, 20);
  std::vector<Report> many;
  for (int week = 0; week < 8; ++week)
    many.push_back(report(week < 4 ? "2026-03-0" + std::to_string(week + 2) : "2026-03-" + std::to_string(week + 6), 10,
                          20, "class " + std::to_string(week)));
  EXPECT_TRUE(standing_of(pilot, many).alarm);
  // Told in two halves of one week, it is still one observation.
  auto const halves = standing_of(pilot, {report("2026-03-03", 5, 10, "CM1"), report("2026-03-05", 5, 10, "CM1")});
  EXPECT_EQ(halves.ln_alarm, one.ln_alarm);
}

TEST(Watch, MissesWhatWasAwaited) {
  auto pilot = watched();
  pilot.groups = {"CM1", "CM2"};
  auto const missing = missing_reports(pilot, {report("2026-03-03", 0, 10, "CM1")}, "2026-03-17");
  ASSERT_EQ(missing.size(), 3u);
  EXPECT_EQ(missing[0].group, "CM2");
  EXPECT_EQ(missing[0].from, "2026-03-02");
  EXPECT_EQ(missing[2].from, "2026-03-09");
  pilot.paused_at = "2026-03-10T09:00:00.000Z";
  EXPECT_EQ(missing_reports(pilot, {}, "2026-03-17").size(), 2u) << "nobody is awaited while it is paused";
  pilot.report_every = "none";
  EXPECT_TRUE(missing_reports(pilot, {}, "2026-03-17").empty());
}

TEST(Facts, KeepWhatWasKnownWhen) {
  std::vector<store::KeptFact> facts;
  auto const add = [&](store::Fact fact) { facts.push_back({std::move(fact), std::ssize(facts) + 1, 0}); };
  auto late = report("2026-03-03", 1, 4);
  late.late = true;
  late.at = "2026-03-20T10:00:00.000Z";
  add(fact_of("p", report("2026-03-10", 0, 6)));
  add(fact_of("p", late));
  add(fact_of("p", Correction{"c", "2026-03-10", {2, 5}, "Two came home early", "", "2026-03-21T10:00:00.000Z"}));
  auto const all = told(facts);
  ASSERT_EQ(all.reports.size(), 2u);
  EXPECT_EQ(all.reports[0].on, "2026-03-03") << "in the order of the days";
  EXPECT_TRUE(all.reports[0].late);
  EXPECT_EQ(all.reports[1].counts.exposed, 5);
  EXPECT_EQ(all.reports[1].at_first.exposed, 6);
  EXPECT_EQ(all.reports[1].correction, "Two came home early");
  EXPECT_EQ(all.counts().events, 3);
  auto const known = known_when(watched(), all);
  ASSERT_EQ(known.size(), 3u);
  EXPECT_EQ(known[0].counts.exposed, 6);
  EXPECT_EQ(known[1].counts.events, 1);
  EXPECT_EQ(known[2].counts.exposed, 9);
  EXPECT_EQ(known[2].ln_alarm, standing_of(watched(), all.reports).ln_alarm);
}

TEST(Facts, AreFrozenByTheirPeriod) {
  EXPECT_EQ(period_start("2026-03-12", "week"), "2026-03-09");
  EXPECT_EQ(period_start("2026-03-09", "week"), "2026-03-09");
  EXPECT_EQ(period_start("1969-12-31", "week"), "1969-12-29");
  EXPECT_EQ(period_start("2026-03-12", "month"), "2026-03-01");
  EXPECT_EQ(period_start("2026-03-12", "day"), "2026-03-12");
  EXPECT_EQ(period_start("2026-03-12", "none"), "2026-03-09");
}

// Exact operating characteristics of the default steps (source: specification of trials, 3.3).
TEST(Forecast, SaysWhatTheStepsDo) {
  auto const made = forecast_of(plan_of(watched()));
  ASSERT_EQ(made.at.size(), 5u);
  EXPECT_NEAR(made.at[0].completed, 0.90, 0.005);
  EXPECT_NEAR(made.at[1].completed, 0.52, 0.005);
  EXPECT_NEAR(made.at[3].expected_events, 3.1, 0.05);
  EXPECT_EQ(made.says[0], (Phrase{"pilot.forecast.finish", {{"rate", "2"}, {"n", "9"}, {"of", "10"}}}));
  EXPECT_EQ(made.says[1], (Phrase{"pilot.forecast.finish", {{"rate", "20"}, {"n", "1"}, {"of", "1000"}}}));
  EXPECT_EQ(made.says[2], (Phrase{"pilot.forecast.met_between", {{"from", "1"}, {"n", "3"}}}));
  EXPECT_NEAR(made.at[0].expected_events, 1.1, 0.05) << "what the sentence says and the table says are the same";
}

TEST(Forecast, SaysWhereAStepCanNeverOpen) {
  auto const says = forecast_of({.tolerable = 0.1, .steps = {{10, 0.7}, {12, 0.25}}}).says;
  ASSERT_EQ(says.size(), 1u);
  EXPECT_EQ(says[0], (Phrase{"pilot.forecast.never", {{"cap", "12"}, {"step", "2"}}}));
}

TEST(Forecast, CountsInTensHundredsAndThousands) {
  auto const says = [](double chance) {
    auto const [times, of] = in_so_many(chance);
    return std::to_string(times) + "/" + std::to_string(of);
  };
  EXPECT_EQ(says(0.999), "1/1");
  EXPECT_EQ(says(0.97), "97/100");
  EXPECT_EQ(says(0.9), "9/10");
  EXPECT_EQ(says(0.04), "4/100");
  EXPECT_EQ(says(0.0011), "1/1000");
  EXPECT_EQ(says(0.00001), "0/0");
}

}  // namespace
}  // namespace arpent::pilot
