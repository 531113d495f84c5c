#include "domain/plan/goal_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace arpent::plan {
namespace {

std::vector<GoalNode> const sample = {{"x", "", "10"},    {"a", "", "1"},         {"a10", "a", "1.10"},
                                      {"a9", "a", "1.9"}, {"a9b", "a9", "1.9.2"}, {"a9a", "a9", "1.9.1"},
                                      {"n", "", ""},      {"b", "", "2"}};

std::string joined(std::vector<std::string> const& ids) {
  std::string text;
  for (auto const& id : ids) text += (text.empty() ? "" : " ") + id;
  return text;
}

std::string refusal(std::string_view goal, std::string_view parent) {
  auto const answer = check_parent(sample, goal, parent);
  return answer ? "" : answer.problem().fields.front().code;
}

}  // namespace

TEST(CompareCodes, CountsAsPeopleDo) {
  std::vector<std::string> const sorted = {"1",  "1.1", "1.2", "1.9", "1.10", "1.10.1", "1a", "2",
                                           "10", "A",   "A1",  "a2",  "A10",  "B",      ""};
  auto shuffled = sorted;
  std::mt19937 chance{5};
  for (int round = 0; round < 50; ++round) {
    std::shuffle(shuffled.begin(), shuffled.end(), chance);
    std::sort(shuffled.begin(), shuffled.end(), [](auto const& a, auto const& b) { return compare_codes(a, b) < 0; });
    EXPECT_EQ(shuffled, sorted);
  }
}

TEST(CompareCodes, IsAnOrder) {
  std::vector<std::string> const codes = {"",  "1",   "01",  "1.", "1.0",  "1.00", "a",
                                          "A", "1-2", "1.2", "é",  "G1.3", "g1.3"};
  for (auto const& a : codes) {
    for (auto const& b : codes) {
      EXPECT_EQ(compare_codes(a, b) == 0, a == b) << a << " " << b;
      EXPECT_EQ(compare_codes(a, b) < 0, compare_codes(b, a) > 0) << a << " " << b;
      for (auto const& c : codes)
        EXPECT_FALSE(compare_codes(a, b) < 0 && compare_codes(b, c) < 0 && compare_codes(a, c) >= 0) << a << b << c;
    }
  }
}

TEST(GoalTree, StandsInOrder) {
  GoalTree const tree{sample};
  EXPECT_EQ(joined(tree.in_order()), "a a9 a9a a9b a10 b x n");
  EXPECT_EQ(tree.depth("a9a"), 2);
  EXPECT_TRUE(tree.is_leaf("a10"));
  EXPECT_FALSE(tree.is_leaf("a9"));
  EXPECT_EQ(joined(tree.leaves_below("a")), "a9a a9b a10");
  EXPECT_EQ(joined(tree.leaves_below("b")), "b");
  EXPECT_EQ(joined(tree.leaves()), "a9a a9b a10 b x n");
  EXPECT_THROW(tree.depth("unknown"), Bug);
}

TEST(GoalTree, LosesNothingInACircleOrBelowAnUnknownParent) {
  std::vector<GoalNode> const nodes{{"a", "b"}, {"b", "a"}, {"c", "c"}, {"d", "gone"}, {"e", "a"}};
  GoalTree const tree{nodes};
  EXPECT_EQ(tree.in_order().size(), 5U);
  EXPECT_EQ(tree.depth("d"), 0);
  EXPECT_EQ(tree.leaves_below("a").size(), 2U);
  EXPECT_TRUE(GoalTree{{}}.in_order().empty());
}

TEST(GoalTree, IsAsDeepAsItMayBe) {
  std::vector<GoalNode> nodes{{"0", "", "1"}};
  for (int at = 1; at < 100'000; ++at) nodes.push_back({std::to_string(at), std::to_string(at - 1), "1"});
  GoalTree const tree{nodes};
  EXPECT_EQ(tree.depth("99999"), 99'999);
  EXPECT_EQ(joined(tree.leaves_below("0")), "99999");
}

TEST(CheckParent, LetsNoCircleIn) {
  EXPECT_EQ(refusal("a", "b"), "");
  EXPECT_EQ(refusal("a9", ""), "");
  EXPECT_EQ(refusal("new", "a9"), "");
  EXPECT_EQ(refusal("a", "a"), "goal.own_parent");
  EXPECT_EQ(refusal("a", "a9"), "goal.parent_below");
  EXPECT_EQ(refusal("a", "a9a"), "goal.parent_below");
  EXPECT_EQ(refusal("a", "unknown"), "goal.parent_unknown");
}

TEST(Recoded, ThoseBelowFollow) {
  auto const changes = recoded(sample, "a9", "3.1");
  ASSERT_TRUE(changes);
  EXPECT_EQ(*changes,
            (std::vector<CodeChange>{{"a9", "1.9", "3.1"}, {"a9a", "1.9.1", "3.1.1"}, {"a9b", "1.9.2", "3.1.2"}}));
  EXPECT_TRUE(recoded(sample, "a9", "1.9")->empty());
}

TEST(Recoded, TakesNoCodeFromAnother) {
  EXPECT_EQ(recoded(sample, "a9", "1.10").problem().code, "goal.code_taken");
  EXPECT_EQ(recoded(sample, "unknown", "1").problem().status, 404);
  EXPECT_TRUE(recoded(sample, "n", "1.9.3"));
  EXPECT_TRUE(recoded(sample, "a", ""));
}

TEST(Renumbered, NumbersTheTreeAndIsStable) {
  auto const changes = renumbered(sample);
  EXPECT_EQ(changes, (std::vector<CodeChange>{{"a9", "1.9", "1.1"},
                                              {"a9a", "1.9.1", "1.1.1"},
                                              {"a9b", "1.9.2", "1.1.2"},
                                              {"a10", "1.10", "1.2"},
                                              {"x", "10", "3"},
                                              {"n", "", "4"}}));
  auto nodes = sample;
  for (auto& node : nodes)
    for (auto const& change : changes)
      if (change.id == node.id) node.code = change.after;
  EXPECT_TRUE(renumbered(nodes).empty());
}

}  // namespace arpent::plan
