#include <gtest/gtest.h>

#include "domain/plan/trial_plan.h"

namespace arpent::plan {
namespace {

TEST(Goals, StandInTheTreeOfTheirPlan) {
  TrialPlan trial;
  auto const top = trial.goal("1"), below = trial.goal("1.1", top);
  auto const other = trial.id("plan.create", {{"title", "Another plan"}});
  EXPECT_EQ(trial.refusal("goal.change", {{"id", top}, {"parent", below}}), "parent goal.parent_below");
  EXPECT_EQ(trial.refusal("goal.change", {{"id", top}, {"parent", top}}), "parent goal.own_parent");
  EXPECT_EQ(trial.refusal("goal.create", {{"plan", other}, {"title", "x"}, {"parent", top}}),
            "parent goal.parent_elsewhere");
  EXPECT_EQ(trial.refusal("goal.change", {{"id", top}, {"plan", other}}), "plan goal.others_below");
  EXPECT_EQ(trial.refusal("goal.create", {{"plan", trial.plan}, {"title", "x"}, {"code", "1.1"}, {"parent", top}}),
            "code goal.code_taken");
  EXPECT_EQ(trial.refusal("goal.create", {{"plan", other}, {"title", "x"}, {"code", "1.1"}}), "")
      << "codes are told apart within a plan";
  EXPECT_EQ(trial.refusal("goal.remove", {{"id", top}}), "record.still_referenced");
}

TEST(Goals, FollowANewCodeFromAbove) {
  TrialPlan trial;
  auto const top = trial.goal("1"), below = trial.goal("1.1", top), third = trial.goal("3");
  auto const preview = trial.done("goal.recode", {{"id", top}, {"code", "2"}, {"preview", true}});
  EXPECT_EQ(preview["changes"].size(), 2U);
  EXPECT_EQ(preview["changes"][1]["after"], "2.1");
  EXPECT_EQ(preview["done"], false);
  EXPECT_EQ(trial.get("goal", below)["code"], "1.1") << "a preview changes nothing";
  ASSERT_TRUE(trial.ask("goal.recode", {{"id", top}, {"code", "2"}}));
  EXPECT_EQ(trial.get("goal", below)["code"], "2.1");
  EXPECT_EQ(trial.refusal("goal.recode", {{"id", top}, {"code", "3"}}), "goal.code_taken");
  ASSERT_TRUE(trial.ask("goal.change", {{"id", top}, {"code", "A"}}));
  EXPECT_EQ(trial.get("goal", below)["code"], "A.1") << "changed by hand, they follow too";
  ASSERT_TRUE(trial.ask("goal.renumber", {{"plan", trial.plan}}));
  EXPECT_EQ(trial.get("goal", third)["code"], "1");
  EXPECT_EQ(trial.get("goal", below)["code"], "2.1");
}

TEST(Assumptions, LinkTwoGoalsOnce) {
  TrialPlan trial;
  auto const from = trial.goal("1"), to = trial.goal("2");
  Json const input{{"from_goal", from}, {"to_goal", to}, {"assumption", "they like coming"}};
  ASSERT_TRUE(trial.ask("assumption.create", input));
  EXPECT_EQ(trial.refusal("assumption.create", input), "to_goal assumption.exists_already");
  EXPECT_EQ(trial.refusal("assumption.create", {{"from_goal", to}, {"to_goal", to}, {"assumption", "x"}}),
            "to_goal assumption.same_goal");
}

TEST(Plans, AreAdoptedAndClosed) {
  TrialPlan trial;
  auto const adopted = trial.done("plan.adopt", {{"id", trial.plan}, {"council_decision", "12-3"}});
  EXPECT_EQ(adopted["state"], "adopted");
  EXPECT_EQ(adopted["council_date"], "2026-03-12");
  auto const next = trial.id("plan.create", {{"title", "Next"}, {"previous_plan", trial.plan}});
  EXPECT_EQ(trial.refusal("plan.change", {{"id", trial.plan}, {"previous_plan", next}}),
            "previous_plan plan.continues_itself");
  EXPECT_EQ(trial.refusal("plan.close", {{"id", trial.plan}, {"ends_on", "2026-06-30"}}), "");
  EXPECT_EQ(trial.refusal("plan.adopt", {{"id", trial.plan}}), "plan.is_closed");
}

TEST(Snapshots, KeepTheMomentOrTheDay) {
  TrialPlan trial;
  auto const now = trial.ask("snapshot.take", {{"title", "Adoption"}});
  ASSERT_TRUE(now);
  EXPECT_EQ(now->body["at_moment"], now->moment);
  auto const day = trial.done("snapshot.create", {{"title", "February"}, {"on_date", "2026-02-01"}});
  EXPECT_EQ(day["at_moment"], nullptr);
  EXPECT_EQ(trial.refusal("snapshot.take", {{"title", "x"}, {"on_date", "2026-03-13"}}),
            "on_date snapshot.in_the_future");
}

}  // namespace
}  // namespace arpent::plan
