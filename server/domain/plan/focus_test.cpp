#include "domain/plan/focus.h"

#include <gtest/gtest.h>

namespace arpent::plan {
namespace {

std::vector<FocusAction> first(int count) {
  std::vector<FocusAction> actions;
  for (int rank = 1; rank <= count; ++rank)
    actions.push_back({"a" + std::to_string(rank), "Action " + std::to_string(rank), rank, rank % 2 == 0});
  return actions;
}

std::string in_order(Result<std::vector<FocusAction>> const& actions) {
  if (!actions) return actions.problem().code;
  std::string ids;
  int rank = 0;
  for (auto const& each : *actions) {
    EXPECT_EQ(each.rank, ++rank);
    ids += (ids.empty() ? "" : " ") + each.action + (each.agreed ? "+" : "");
  }
  return ids;
}

}  // namespace

TEST(Focus, AStarIsAProposalInTheLastPlace) {
  EXPECT_EQ(in_order(with_focus({}, {.action = "x"})), "x");
  EXPECT_EQ(in_order(with_focus(first(2), {.action = "x"})), "a1 a2+ x");
  EXPECT_EQ(in_order(with_focus(first(2), {.action = "x", .rank = 1})), "x a1 a2+");
  EXPECT_EQ(in_order(with_focus(first(2), {.action = "x", .rank = 6})), "a1 a2+ x");
}

TEST(Focus, TheSeventhAsksWhichOneYields) {
  auto const full = with_focus(first(6), {.action = "x"});
  ASSERT_FALSE(full);
  EXPECT_EQ(full.problem().status, 409);
  EXPECT_EQ(full.problem().code, "action.focus_full");
  EXPECT_EQ(full.problem().fields.front().field, "yields");
  EXPECT_EQ(full.problem().params.front().second, "Action 1, Action 2, Action 3, Action 4, Action 5, Action 6");
  EXPECT_EQ(in_order(with_focus(first(6), {.action = "x", .yields = "a2", .reason = "done"})), "a1 x a3 a4+ a5 a6+");
  EXPECT_EQ(in_order(with_focus(first(6), {.action = "x", .rank = 6, .yields = "a2", .reason = "done"})),
            "a1 a3 a4+ a5 a6+ x");
}

TEST(Focus, YieldingNeedsAnActionAndAReason) {
  EXPECT_EQ(in_order(with_focus(first(6), {.action = "x", .yields = "a2"})), "action.focus_needs_reason");
  EXPECT_EQ(in_order(with_focus(first(6), {.action = "x", .yields = "y", .reason = "r"})),
            "action.focus_yields_unknown");
  EXPECT_EQ(in_order(with_focus(first(6), {.action = "x", .yields = "x", .reason = "r"})),
            "action.focus_yields_unknown");
}

TEST(Focus, OneThatIsThereOnlyMoves) {
  EXPECT_EQ(in_order(with_focus(first(6), {.action = "a6"})), "a1 a2+ a3 a4+ a5 a6+");
  EXPECT_EQ(in_order(with_focus(first(6), {.action = "a6", .rank = 2})), "a1 a6+ a2+ a3 a4+ a5");
}

TEST(Focus, LeavingClosesRanks) {
  EXPECT_EQ(in_order(without_focus(first(4), "a2")), "a1 a3 a4+");
  EXPECT_EQ(in_order(without_focus(first(2), "x")), "a1 a2+");
}

TEST(Focus, TheGroupAgrees) {
  EXPECT_EQ(in_order(with_agreed(first(3), {"a1", "a2"})), "a1+ a2+ a3");
  EXPECT_EQ(in_order(with_agreed(first(3), {"a1", "x"})), "action.focus_not_proposed");
}

}  // namespace arpent::plan
