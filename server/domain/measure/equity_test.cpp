#include "domain/measure/equity.h"

#include <gtest/gtest.h>

namespace arpent::measure {

TEST(Spread, BestAndWorstFollowTheDirection) {
  std::vector<PlaceFigure> const figures{{"A", 20}, {"B", 80}, {"C", 50}, {"D", 80}};
  auto const up = *spread(figures, true);
  EXPECT_EQ(up.best.place, "B");
  EXPECT_EQ(up.worst.place, "A");
  EXPECT_EQ(up.gap, 60);
  auto const down = *spread(figures, false);
  EXPECT_EQ(down.best.place, "A");
  EXPECT_EQ(down.gap, 60);
  EXPECT_EQ(down.places, 4);
}

TEST(Spread, OneFigureHasNone) {
  EXPECT_FALSE(spread(std::vector<PlaceFigure>{{"A", 20}}, true));
  EXPECT_FALSE(spread({}, true));
}

TEST(TaggedAndRest, ComparesRatesNotSizes) {
  std::vector<TaggedReading> places{{{"school 1", {.value = 20}, 100}, true},
                                    {{"school 2", {.value = 10}, 100}, true},
                                    {{"school 3", {.value = 90}, 300}, false},
                                    {{"school 4", {}, 50}, false}};
  auto const out = tagged_and_rest(AcrossPlaces::sum, places);
  EXPECT_EQ(out.tagged.value, 30);
  EXPECT_EQ(out.rest.value, 90);
  EXPECT_EQ(out.rest.answered, 1);
  EXPECT_NEAR(*out.tagged_rate, 0.15, 1e-12);
  EXPECT_NEAR(*out.rest_rate, 0.3, 1e-12);
  EXPECT_NEAR(*out.gap, -0.15, 1e-12);
  places[0].reading.weight.reset();
  EXPECT_FALSE(tagged_and_rest(AcrossPlaces::sum, places).gap);
}

TEST(TaggedAndRest, RatioAndMeanCompareTheirValues) {
  std::vector<TaggedReading> const places{{{"A", {.numerator = 1, .denominator = 4}}, true},
                                          {{"B", {.numerator = 3, .denominator = 4}}, false}};
  EXPECT_EQ(tagged_and_rest(AcrossPlaces::ratio, places, 100).gap, -50);
  EXPECT_EQ(tagged_and_rest(AcrossPlaces::mean, places, 100).gap, -50);
  EXPECT_FALSE(tagged_and_rest(AcrossPlaces::none, places, 100).gap);
}

}  // namespace arpent::measure
