#include "domain/plan/ladder.h"

#include <gtest/gtest.h>

#include <random>

namespace arpent::plan {
namespace {

LadderIndicator const whole_indicator{"i", true, true, true, true, true, true};

LadderFacts reviewed() {
  return {.links = 1,
          .links_with_reason = 1,
          .has_post = true,
          .has_person = true,
          .indicators = {whole_indicator},
          .concerned = {"Bellevue", "Doulon"},
          .measured = {"Doulon", "Bellevue"},
          .met = true,
          .adjusted = true};
}

void expect(LadderFacts const& facts, Rung rung, std::string const& next) {
  auto const answer = ladder(facts);
  EXPECT_EQ(name_of(answer.rung), name_of(rung));
  EXPECT_EQ(answer.next ? answer.next->code : "", next);
}

}  // namespace

TEST(Ladder, EachRungAndWhatLiftsIt) {
  auto facts = reviewed();
  expect(facts, Rung::reviewed, "");
  facts.adjusted = false;
  expect(facts, Rung::everywhere, "ladder.next.adjustment");
  facts.met = false;
  expect(facts, Rung::everywhere, "ladder.next.meeting");
  facts.no_change = true;
  expect(facts, Rung::reviewed, "");
  facts.measured = {"Doulon"};
  expect(facts, Rung::measured, "ladder.next.districts");
  facts.measured = {};
  expect(facts, Rung::measurable, "ladder.next.first_number");
  facts.indicators[0].source = facts.indicators[0].reporter = false;
  expect(facts, Rung::led, "ladder.next.indicator_needs.source");
  facts.indicators = {};
  expect(facts, Rung::led, "ladder.next.indicator");
  facts.has_person = false;
  expect(facts, Rung::linked, "ladder.next.person");
  facts.has_post = false;
  expect(facts, Rung::linked, "ladder.next.post");
  facts.links_with_reason = 0;
  expect(facts, Rung::named, "ladder.next.reason");
  facts.links = 0;
  expect(facts, Rung::named, "ladder.next.link");
}

TEST(Ladder, NamesTheMissingDistrictsInTheCitysOrder) {
  auto facts = reviewed();
  facts.concerned = {"Centre", "Bellevue", "Nantes Nord", "Doulon"};
  facts.measured = {"Bellevue", "elsewhere"};
  auto const answer = ladder(facts);
  EXPECT_EQ(answer.measured, 1);
  EXPECT_EQ(answer.concerned, 4);
  EXPECT_EQ(answer.missing, (std::vector<std::string>{"Centre", "Nantes Nord", "Doulon"}));
  EXPECT_EQ(answer.next->params, (Params{{"n", "3"}}));
}

TEST(Ladder, IsCumulativeButKeepsEachTruth) {
  auto facts = reviewed();
  facts.links_with_reason = 0;
  auto const answer = ladder(facts);
  EXPECT_EQ(answer.rung, Rung::named);
  EXPECT_TRUE(answer.truth[static_cast<std::size_t>(Rung::reviewed)]);
}

TEST(Ladder, TheClosestIndicatorIsAskedFor) {
  auto facts = reviewed();
  facts.indicators = {{.id = "far", .how_noticed = true}, whole_indicator};
  facts.indicators[1].target = false;
  auto const answer = ladder(facts);
  EXPECT_EQ(answer.next_about, "i");
  EXPECT_EQ(answer.next, (Phrase{"ladder.next.indicator_needs.target", {{"n", "1"}}}));
}

TEST(Ladder, ANumberOfTheWholeCityIsMeasuredButNotEverywhere) {
  auto facts = reviewed();
  facts.measured = {};
  facts.measured_as_a_whole = true;
  expect(facts, Rung::measured, "ladder.next.districts");
  facts.concerned = {};
  expect(facts, Rung::measured, "ladder.next.say_where");
}

// Whatever becomes true, an action never comes down.
TEST(Ladder, IsMonotone) {
  std::mt19937 chance{17};
  auto const coin = [&] { return chance() % 2 == 0; };
  for (int round = 0; round < 20'000; ++round) {
    LadderFacts facts{.links = 2,
                      .links_with_reason = coin() ? 1 : 0,
                      .has_post = coin(),
                      .has_person = coin(),
                      .indicators = {{"i", coin(), coin(), coin(), coin(), coin(), coin()}},
                      .concerned = {"a", "b"},
                      .measured_as_a_whole = coin(),
                      .met = coin(),
                      .adjusted = coin(),
                      .no_change = coin()};
    if (coin()) facts.measured.emplace_back("a");
    if (coin()) facts.measured.emplace_back("b");
    auto const before = ladder(facts);
    auto& indicator = facts.indicators[0];
    switch (chance() % 14) {
      case 0:
        facts.links_with_reason = 1;
        break;
      case 1:
        facts.has_post = true;
        break;
      case 2:
        facts.has_person = true;
        break;
      case 3:
        indicator.how_noticed = true;
        break;
      case 4:
        indicator.baseline = true;
        break;
      case 5:
        indicator.target = true;
        break;
      case 6:
        indicator.source = true;
        break;
      case 7:
        indicator.reporter = indicator.rhythm = true;
        break;
      case 8:
        facts.measured.emplace_back("a");
        break;
      case 9:
        facts.measured.emplace_back("b");
        break;
      case 10:
        facts.measured_as_a_whole = true;
        break;
      case 11:
        facts.met = true;
        break;
      case 12:
        facts.adjusted = true;
        break;
      default:
        facts.no_change = true;
    }
    auto const after = ladder(facts);
    ASSERT_GE(after.rung, before.rung);
    ASSERT_EQ(after.next.has_value(), after.rung != Rung::reviewed);
    for (int rung = 0; rung <= static_cast<int>(after.rung); ++rung) ASSERT_TRUE(after.truth.at(rung));
  }
}

TEST(Histogram, CountsEachRung) {
  std::vector const actions{Rung::named, Rung::measured, Rung::named};
  EXPECT_EQ(histogram(actions), (std::array<int, rungs>{2, 0, 0, 0, 1, 0, 0}));
}

}  // namespace arpent::plan
