#include "domain/plan/contribution.h"

#include <gtest/gtest.h>

#include <map>

#include "base/reference_for_tests.h"

namespace arpent::plan {
namespace {

using enum Strength;

struct Example {
  std::vector<WeightedGoal> goals;
  std::vector<LinkedAction> actions;
  std::vector<StrongLink> links;

  LinksAddedUp added_up() const { return add_up(goals, actions, links); }
};

// The example of the reference key "contribution", with the numbers that its script prints.
Example own_copy() {
  return {{{"O1", 3}, {"O2", 2}, {"O3", 2}, {"O4", 1}, {"O5", 2}},
          {{"A1"}, {"A2"}, {"A3"}, {"A4"}, {"A5"}},
          {{"A1", "O1", strong},
           {"A1", "O2", weak},
           {"A2", "O2", moderate},
           {"A2", "O3", strong},
           {"A4", "O1", weak},
           {"A4", "O4", weak},
           {"A5", "O1", strong}}};
}

}  // namespace

TEST(AddUp, OwnCopyOfTheGoldenNumbers) {
  auto const out = own_copy().added_up();
  std::vector const coverage{0.991, 0.37, 0.9, 0.1, 0.0}, alignment{0.29, 0.24, 0.0, 0.04, 0.27};
  for (std::size_t at = 0; at < 5; ++at) {
    EXPECT_NEAR(out.goals[at].coverage, coverage[at], 1e-12);
    EXPECT_EQ(out.goals[at].gap, at >= 3);
    EXPECT_NEAR(out.actions[at].alignment, alignment[at], 1e-12);
    EXPECT_EQ(out.actions[at].orphan, at == 2);
    EXPECT_EQ(out.actions[at].weakly_linked, at == 3);
  }
  EXPECT_NEAR(out.coverage, 0.5613, 1e-12);
}

TEST(AddUp, GoldenNumbersOfTheReference) {
  std::string const path = "golden/trial/own_goldens.json";
  auto const file = reference_json(path);
  if (!file) GTEST_SKIP() << skipped_without(path);
  auto const& key = (*file)["contribution"];
  Example example;
  for (auto const& [goal, weight] : key["objective_weights"].items()) example.goals.push_back({goal, weight});
  for (auto const& [action, row] : key["matrix"].items()) {
    example.actions.push_back({action});
    for (auto const& [goal, level] : row.items())
      example.links.push_back({action, goal, static_cast<Strength>(level.get<int>())});
  }
  auto const out = example.added_up();
  Json gaps = Json::array(), orphans = Json::array(), weak_ones = Json::array();
  for (auto const& goal : out.goals) {
    EXPECT_NEAR(goal.coverage, key["objective_coverage_noisy_or"][goal.goal].get<double>(), 1e-12);
    if (goal.gap) gaps.push_back(goal.goal);
  }
  for (auto const& action : out.actions) {
    EXPECT_NEAR(action.alignment, key["alignment"][action.action].get<double>(), 1e-12);
    if (action.orphan) orphans.push_back(action.action);
    if (action.weakly_linked) weak_ones.push_back(action.action);
  }
  EXPECT_EQ(gaps, key["gaps"]);
  EXPECT_EQ(orphans, key["orphans"]);
  EXPECT_EQ(weak_ones, key["weakly_linked"]);
  EXPECT_NEAR(out.coverage, key["plan_coverage"].get<double>(), 1e-12);
}

TEST(AddUp, FindsWhatHangsOnOneAction) {
  auto const out = own_copy().added_up();
  EXPECT_EQ(out.goals[0].single_point, "");    // two strong ones
  EXPECT_EQ(out.goals[1].single_point, "");    // .37 without the moderate one is .1: 73 % lost
  EXPECT_EQ(out.goals[2].single_point, "A2");  // alone
  EXPECT_EQ(out.goals[4].single_point, "");    // nobody
}

TEST(AddUp, OnlyActiveActionsCarryAGoal) {
  auto example = own_copy();
  example.actions[1].active = false;
  auto const out = example.added_up();
  EXPECT_TRUE(out.goals[2].gap);
  EXPECT_NEAR(out.actions[1].alignment, 0.24, 1e-12);
}

TEST(AddUp, SomeActionsClaimTooMuch) {
  auto example = own_copy();
  example.links.push_back({"A5", "O2", strong});
  EXPECT_TRUE(example.added_up().actions[4].over_claims);  // 2 of 5
  example.goals.push_back({"O6"});
  EXPECT_FALSE(example.added_up().actions[4].over_claims);  // 2 of 6 is not more than a third
}

TEST(AddUp, FindsActionsThatDoTheSame) {
  auto const out = own_copy().added_up();
  ASSERT_EQ(out.alike.size(), 1U);
  EXPECT_EQ(out.alike[0].one, "A1");
  EXPECT_EQ(out.alike[0].other, "A5");
  EXPECT_NEAR(out.alike[0].cosine, 0.81 / (std::sqrt(0.82) * 0.9), 1e-12);
}

TEST(AddUp, BearsAnything) {
  EXPECT_EQ(add_up({}, {}, {}).coverage, 0);
  auto example = own_copy();
  example.links.push_back({"A9", "O1", strong});
  example.links.push_back({"A3", "O9", strong});
  example.links.push_back({"A3", "O5", none});
  example.links.push_back({"A1", "O1", weak});  // twice: the stronger counts
  for (auto& goal : example.goals) goal.weight = -1;
  auto const out = example.added_up();
  EXPECT_TRUE(out.actions[2].orphan);
  EXPECT_NEAR(out.goals[0].coverage, 0.991, 1e-12);
  EXPECT_EQ(out.coverage, 0);
  EXPECT_EQ(parse_strength("strong"), strong);
  EXPECT_FALSE(parse_strength("3"));
}

// A further link never makes a goal less covered.
TEST(AddUp, IsMonotone) {
  auto const example = own_copy();
  auto const before = example.added_up();
  for (auto const& action : example.actions) {
    for (auto const& goal : example.goals) {
      auto more = example;
      more.links.push_back({action.action, goal.goal, moderate});
      auto const after = more.added_up();
      for (std::size_t at = 0; at < before.goals.size(); ++at)
        EXPECT_GE(after.goals[at].coverage, before.goals[at].coverage);
      EXPECT_GE(after.coverage, before.coverage);
    }
  }
}

}  // namespace arpent::plan
