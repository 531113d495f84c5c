#include "domain/plan/coverage.h"

#include <gtest/gtest.h>

namespace arpent::plan {
namespace {

std::vector<GoalNode> const goals = {{"top", "", "1"}, {"a", "top", "1.1"}, {"b", "top", "1.2"}, {"c", "top", "1.3"}};
std::vector<ConfirmedLink> const links = {{"club", "a"}, {"club", "b"}, {"walk", "b"}};

GoalSight sight(std::vector<FieldIndicator> const& indicators, std::string const& goal) {
  for (auto const& each : field_coverage(goals, links, indicators).goals)
    if (each.goal == goal) return each;
  ADD_FAILURE() << goal;
  return {};
}

}  // namespace

TEST(FieldCoverage, EffectBeforeActivityBeforeNothing) {
  FieldIndicator const attending{"attending", "club", Says::activity, true},
      walking{"walking", "walk", Says::effect, true};
  EXPECT_EQ(sight({attending, walking}, "a").word, Seen::by_activity_only);
  EXPECT_EQ(sight({attending, walking}, "b").word, Seen::seen_by_effect);
  EXPECT_EQ(sight({attending, walking}, "c").word, Seen::not_seen);
  EXPECT_EQ(sight({attending, walking}, "b").seen_by, (std::vector<std::string>{"attending", "walking"}));
  EXPECT_EQ(sight({walking, attending}, "b").word, Seen::seen_by_effect);
}

TEST(FieldCoverage, OldNumbersDoNotCount) {
  EXPECT_EQ(sight({{"attending", "club", Says::effect, false}}, "a").word, Seen::not_seen);
}

TEST(FieldCoverage, ContextIsShownBesideAndNeverCounts) {
  auto const out = sight({{"early leaving", "a", Says::context, true}}, "a");
  EXPECT_EQ(out.word, Seen::not_seen);
  EXPECT_EQ(out.beside, (std::vector<std::string>{"early leaving"}));
}

TEST(FieldCoverage, AGoalMayHaveItsOwnIndicator) {
  EXPECT_EQ(sight({{"own", "c", Says::effect, true}}, "c").word, Seen::seen_by_effect);
  auto const twice = sight({{"both", "club", Says::activity, true}, {"both", "a", Says::activity, true}}, "a");
  EXPECT_EQ(twice.seen_by.size(), 1U);
}

TEST(FieldCoverage, ParentsCountTheirLeaves) {
  auto const out = field_coverage(
      goals, links,
      std::vector<FieldIndicator>{{"i", "walk", Says::effect, true}, {"j", "club", Says::activity, true}});
  EXPECT_EQ(out.goals.front().goal, "top");
  EXPECT_FALSE(out.goals.front().word);
  EXPECT_EQ(out.goals.front().seen, 2);
  EXPECT_EQ(out.goals.front().seen_by_effect, 1);
  EXPECT_EQ(out.goals.front().leaves, 3);
  EXPECT_EQ(out.seen_by_effect, 1);
  EXPECT_EQ(out.by_activity_only, 1);
  EXPECT_EQ(out.not_seen, 1);
}

TEST(FieldCoverage, ALinkToAParentSaysNothingAboutALeaf) {
  std::vector<ConfirmedLink> const above{{"club", "top"}, {"club", "unknown"}};
  auto const out = field_coverage(goals, above, std::vector<FieldIndicator>{{"i", "club", Says::effect, true}});
  EXPECT_EQ(out.not_seen, 3);
  EXPECT_EQ(out.links_above_leaves, 1);
}

}  // namespace arpent::plan
