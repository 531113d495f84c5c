#include "domain/plan/gaps.h"

#include <gtest/gtest.h>

namespace arpent::plan {
namespace {

using enum Stage;
using Ids = std::vector<std::string>;

Day const today = make_day(2026, 5, 12);

ReadLink read(std::string id, LinkState state, std::optional<Day> day, bool reason = true) {
  return {std::move(id), state, reason, day};
}

std::string queue(std::vector<ReadLink> const& links, Day day, std::vector<int> const& months) {
  std::string text;
  for (auto const& each : link_queue(links, day, months)) {
    text += (text.empty() ? "" : " ") + each.id + ":" + std::string{name_of(each.why)};
  }
  return text;
}

}  // namespace

TEST(LinkQueue, AConfirmedLinkAgesAfterSixMonths) {
  EXPECT_FALSE(is_aged(read("l", LinkState::confirmed, make_day(2025, 11, 12)), today));
  EXPECT_TRUE(is_aged(read("l", LinkState::confirmed, make_day(2025, 11, 11)), today));
  EXPECT_TRUE(is_aged(read("l", LinkState::confirmed, {}), today));
  EXPECT_FALSE(is_aged(read("l", LinkState::proposed, make_day(2020, 1, 1)), today));
  EXPECT_EQ(months_between(make_day(2025, 11, 12), today), 6);
  EXPECT_EQ(months_between(make_day(2025, 11, 13), today), 5);
  EXPECT_EQ(months_between(make_day(2026, 1, 31), make_day(2026, 2, 28)), 1);
  EXPECT_EQ(months_between(today, make_day(2020, 1, 1)), 0);
}

TEST(LinkQueue, AgedLinksComeUpInTheWindowsOnly) {
  std::vector<ReadLink> const links{read("old", LinkState::confirmed, make_day(2025, 1, 1)),
                                    read("older", LinkState::confirmed, make_day(2024, 1, 1)),
                                    read("new", LinkState::confirmed, make_day(2026, 4, 1)),
                                    read("gone", LinkState::dropped, make_day(2020, 1, 1)),
                                    read("asked", LinkState::proposed, make_day(2026, 5, 1)),
                                    read("bare", LinkState::confirmed, today, false),
                                    read("shaky", LinkState::doubted, make_day(2026, 2, 1))};
  EXPECT_EQ(queue(links, today, {5, 11}), "shaky:doubted asked:proposed bare:no_reason older:aged old:aged");
  EXPECT_EQ(queue(links, make_day(2026, 6, 1), {5, 11}), "shaky:doubted asked:proposed bare:no_reason");
  EXPECT_EQ(queue(links, make_day(2026, 6, 1), {}), "shaky:doubted asked:proposed bare:no_reason older:aged old:aged");
  EXPECT_EQ(next_window(std::vector{5, 11}, today), make_day(2026, 11, 1));
  EXPECT_EQ(next_window(std::vector{5}, today), make_day(2027, 5, 1));
  EXPECT_FALSE(next_window({}, today));
}

TEST(Ages, FindsTheAgeAndThePassageThatNobodyAccompanies) {
  std::vector<StagedAction> const actions{
      {"club", {nursery, primary}, {"g"}}, {"walk", {primary}, {"g", "h"}}, {"desk", {lower_secondary}}, {"mute", {}}};
  std::vector<std::string> const goals{"g", "h"};
  auto const out = ages(actions, goals);
  EXPECT_EQ(out.without_action, (std::vector{early_years, upper_secondary}));
  ASSERT_EQ(out.passages.size(), 4U);
  EXPECT_EQ(out.passages[1].actions, (Ids{"club"}));
  EXPECT_EQ(out.passages_without_action.size(), 3U);
  EXPECT_EQ(out.passages_without_action[1].from, primary);
  EXPECT_EQ(out.passages_without_action[1].to, lower_secondary);
  EXPECT_EQ(out.goals[0].actions[2], (Ids{"club", "walk"}));
  EXPECT_EQ(out.goals[1].actions[2], (Ids{"walk"}));
  EXPECT_EQ(out.without_stage, 1);
  EXPECT_EQ(parse_stage("lower_secondary"), lower_secondary);
  EXPECT_FALSE(parse_stage("college"));
}

TEST(Gaps, EachList) {
  GapFacts const facts{
      .goals = {{"top", "", "1"}, {"b", "top", "1.2"}, {"a", "top", "1.1"}, {"c", "top", "1.3"}, {"d", "top", "1.4"}},
      .actions = {{"club", true, {primary}}, {"idea", false, {early_years}}, {"alone", true}},
      .links = {{read("l1", LinkState::confirmed, today), "club", "a", true},
                {read("l2", LinkState::confirmed, today), "idea", "b", false},
                {read("l3", LinkState::dropped, today), "alone", "c", false},
                {read("l4", LinkState::doubted, today), "removed", "c", false}},
      .indicators = {{"i", "club", Says::activity, false},
                     {"own", "c", Says::effect, false},
                     {"beside", "idea", Says::context, true}},
      .assumptions = {{"s1", true}, {"s2", false}},
      .today = today};
  auto const out = find_gaps(facts);
  EXPECT_EQ(out.goals_without_action, (Ids{"c", "d"}));
  EXPECT_EQ(out.goals_not_measured, (Ids{"b", "d"}));
  EXPECT_EQ(out.orphans, (Ids{"alone"}));
  EXPECT_TRUE(out.to_review.empty());
  EXPECT_EQ(out.untested_links, (Ids{"l2"}));
  EXPECT_EQ(out.untested_assumptions, (Ids{"s2"}));
  EXPECT_EQ(out.stages_without_action, (std::vector{early_years, nursery, lower_secondary, upper_secondary}));
  EXPECT_EQ(out.passages_without_action.size(), 4U);
}

TEST(Gaps, AnEmptyCityHasNone) {
  auto const out = find_gaps({.actions = {{"mute", true}}, .today = today});
  EXPECT_TRUE(out.goals_without_action.empty());
  EXPECT_TRUE(out.stages_without_action.empty());
  EXPECT_EQ(out.orphans, (Ids{"mute"}));
}

}  // namespace arpent::plan
