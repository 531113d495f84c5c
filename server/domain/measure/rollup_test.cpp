#include "domain/measure/rollup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace arpent::measure {
namespace {

PlaceReading said(std::string place, double value) { return {std::move(place), {.value = value}}; }
PlaceReading share(std::string place, double part, double of) {
  return {std::move(place), {.numerator = part, .denominator = of}};
}
PlaceReading silent(std::string place) { return {std::move(place)}; }

}  // namespace

TEST(RollUp, SumSaysWhoIsMissing) {
  std::vector const places{said("Bellevue", 38), silent("Centre"), said("Doulon", 0), silent("Nantes Nord")};
  auto const out = roll_up(AcrossPlaces::sum, places);
  EXPECT_EQ(out.value, 38);
  EXPECT_EQ(out.answered, 2);
  EXPECT_EQ(out.concerned, 4);
  EXPECT_EQ(out.missing, (std::vector<std::string>{"Centre", "Nantes Nord"}));
  EXPECT_EQ(out.note, Comparability::partial);
}

TEST(RollUp, RatioPoolsPartsAndNotPercentages) {
  std::vector const places{share("A", 1, 10), share("B", 90, 100)};
  auto const out = roll_up(AcrossPlaces::ratio, places, 100);
  EXPECT_NEAR(*out.value, 100.0 * 91 / 110, 1e-12);  // and not the mean of 10 and 90
  EXPECT_EQ(out.lowest, 10);
  EXPECT_EQ(out.highest, 90);
  EXPECT_EQ(out.note, Comparability::complete);
}

TEST(RollUp, APercentageWithoutItsDenominatorAnswersButIsNotPooled) {
  std::vector const places{share("A", 1, 10), said("B", 90)};
  auto const out = roll_up(AcrossPlaces::ratio, places, 100);
  EXPECT_EQ(out.value, 10);
  EXPECT_EQ(out.answered, 2);
  EXPECT_EQ(out.in_value, 1);
  EXPECT_EQ(out.note, Comparability::not_pooled);
  EXPECT_FALSE(roll_up(AcrossPlaces::ratio, std::vector{share("A", 0, 0)}).value);
}

TEST(RollUp, MeanIsWeightedOnlyWhenEveryPlaceInItHasAWeight) {
  std::vector places{said("A", 10), said("B", 40), silent("C")};
  auto out = roll_up(AcrossPlaces::mean, places);
  EXPECT_EQ(out.value, 25);
  EXPECT_EQ(out.in_value, 2);
  EXPECT_FALSE(out.weighted);
  places[0].weight = 200;
  EXPECT_EQ(roll_up(AcrossPlaces::mean, places).value, 25);
  places[1].weight = 100;
  out = roll_up(AcrossPlaces::mean, places);
  EXPECT_EQ(out.value, 20);
  EXPECT_TRUE(out.weighted);
}

TEST(RollUp, NoneShowsTheDistribution) {
  auto const out = roll_up(AcrossPlaces::none, std::vector{said("A", 3), silent("B"), said("C", 1)});
  EXPECT_FALSE(out.value);
  EXPECT_EQ(out.figures.size(), 2U);
  EXPECT_EQ(out.lowest, 1);
  EXPECT_EQ(out.note, Comparability::partial);
}

TEST(RollUp, WordsAnswerWithoutANumber) {
  auto const out = roll_up(AcrossPlaces::none, std::vector<PlaceReading>{{"A", {.in_words = true}}});
  EXPECT_EQ(out.answered, 1);
  EXPECT_FALSE(out.lowest);
  EXPECT_EQ(out.note, Comparability::complete);
}

TEST(RollUp, NothingIsNothing) {
  for (auto const rule : {AcrossPlaces::sum, AcrossPlaces::ratio, AcrossPlaces::mean, AcrossPlaces::none}) {
    EXPECT_FALSE(roll_up(rule, {}).value);
    auto const out = roll_up(rule, std::vector{silent("A")});
    EXPECT_FALSE(out.value);
    EXPECT_EQ(out.note, Comparability::nothing);
  }
}

TEST(RollUp, DoesNotDependOnTheOrder) {
  std::mt19937 chance{7};
  std::uniform_real_distribution<double> size{-8, 8};
  for (int round = 0; round < 200; ++round) {
    std::vector<PlaceReading> places;
    for (int at = 0; at < 11; ++at) {
      double const value = std::pow(10, size(chance));
      places.push_back({std::to_string(at), {.value = value, .numerator = value, .denominator = 3 * value + 1}, value});
      if (at % 4 == 0) places.back().reading = {};
    }
    for (auto const rule : {AcrossPlaces::sum, AcrossPlaces::ratio, AcrossPlaces::mean, AcrossPlaces::none}) {
      auto const before = roll_up(rule, places, 100);
      std::shuffle(places.begin(), places.end(), chance);
      auto const after = roll_up(rule, places, 100);
      EXPECT_EQ(before.value, after.value);  // to the last bit
      EXPECT_EQ(before.answered, after.answered);
      EXPECT_EQ(before.lowest, after.lowest);
    }
  }
}

TEST(SteadySum, LosesNothing) {
  EXPECT_EQ(steady_sum({1e16, 1, 1, -1e16}), 2);
  EXPECT_EQ(steady_sum({}), 0);
}

TEST(OverTime, EachRule) {
  auto const month = [](int number) { return Period{Frequency::month, 2026, number}; };
  std::vector<TimedReading> const readings{
      {month(3), {.value = 30}}, {month(1), {.value = 10}}, {month(2), {}}, {month(4), {.in_words = true}}};
  auto const last = over_time(AcrossTime::last, readings);
  EXPECT_EQ(last.value, 30);
  EXPECT_EQ(last.latest, month(3));
  EXPECT_EQ(last.periods, 4);
  EXPECT_EQ(over_time(AcrossTime::mean, readings).value, 20);
  EXPECT_EQ(over_time(AcrossTime::mean, readings).in_value, 2);
  EXPECT_EQ(over_time(AcrossTime::sum, readings).value, 40);
  EXPECT_FALSE(over_time(AcrossTime::none, readings).value);
  EXPECT_EQ(over_time(AcrossTime::none, readings).latest, month(3));
  std::vector<TimedReading> const shares{{month(1), {.numerator = 1, .denominator = 10}},
                                         {month(2), {.numerator = 9, .denominator = 10}}};
  EXPECT_EQ(over_time(AcrossTime::sum, shares, 100).value, 50);
}

TEST(InsideAnother, FindsWhatASumWouldCountTwice) {
  std::vector<PlaceInTree> const tree{{"city", ""},      {"north", "city"},  {"school", "north"},
                                      {"south", "city"}, {"loop", "circle"}, {"circle", "loop"}};
  EXPECT_EQ(inside_another(std::vector<std::string>{"north", "south"}, tree), (std::vector<std::string>{}));
  EXPECT_EQ(inside_another(std::vector<std::string>{"school", "south", "north"}, tree),
            (std::vector<std::string>{"school"}));
  EXPECT_EQ(inside_another(std::vector<std::string>{"city", "school"}, tree), (std::vector<std::string>{"school"}));
  EXPECT_EQ(inside_another(std::vector<std::string>{"loop", "unknown"}, tree), (std::vector<std::string>{}));
}

TEST(Rules, AreCalledByTheirNames) {
  EXPECT_EQ(parse_across_places("ratio"), AcrossPlaces::ratio);
  EXPECT_EQ(parse_across_time("none"), AcrossTime::none);
  EXPECT_FALSE(parse_across_places("average"));
}

}  // namespace arpent::measure
