#include "views/disclosed.h"

#include <gtest/gtest.h>

namespace arpent::views {
namespace {

using measure::Reader;
using measure::Reading;

measure::Indicator counting(std::string across = "sum") {
  measure::Indicator out;
  out.across_places = std::move(across);
  return out;
}

std::vector<Reading> told(std::vector<double> values) {
  std::vector<Reading> out;
  for (double const value : values) out.push_back({.value = value});
  return out;
}

}  // namespace

TEST(Disclosed, MembersSeeTheFigures) {
  auto const seen = disclosed(counting(), told({3, 40}), 43, Reader::members);
  EXPECT_EQ(seen.places, (std::vector<Disclosed>{{.value = 3}, {.value = 40}}));
  EXPECT_EQ(seen.together.value, 43);
}

TEST(Disclosed, ASmallFigureTakesAnotherWithIt) {
  auto const seen = disclosed(counting(), told({3, 40, 60}), 103, Reader::everyone);
  EXPECT_EQ(seen.places, (std::vector<Disclosed>{{.fewer_than = 11}, {.hidden = true}, {.value = 60}}));
  EXPECT_EQ(seen.together, Disclosed{.value = 103}) << "and 43 people stand behind the two that are not said";
}

TEST(Disclosed, NoneIsHiddenWhereAllAreMany) {
  auto const seen = disclosed(counting(), told({11, 40}), 51, Reader::everyone);
  EXPECT_EQ(seen.places, (std::vector<Disclosed>{{.value = 11}, {.value = 40}}));
}

TEST(Disclosed, ASmallSumIsNotSaidEither) {
  auto const seen = disclosed(counting(), told({3, 4}), 7, Reader::everyone);
  EXPECT_EQ(seen.together, Disclosed{.fewer_than = 11});
  EXPECT_EQ(seen.places, (std::vector<Disclosed>{{.fewer_than = 11}, {.fewer_than = 11}}));
  EXPECT_EQ(disclosed(counting("mean"), told({3, 4}), 3.5, Reader::everyone).together, Disclosed{.fewer_than = 11});
  auto const alone = disclosed(counting("mean"), told({3}), 3, Reader::everyone);
  EXPECT_EQ(alone.together, Disclosed{.fewer_than = 11}) << "the mean of one place is that place";
}

TEST(Disclosed, ASmallSumOfSharesHidesByItsParts) {
  auto share = counting("ratio");
  share.measure = "percent";
  std::vector<Reading> const readings{{.numerator = 4, .denominator = 80}, {.numerator = 40, .denominator = 80}, {}};
  auto const seen = disclosed(share, readings, 27.5, Reader::everyone);
  EXPECT_EQ(seen.places, (std::vector<Disclosed>{{.fewer_than = 11}, {.value = 50}, {}}));
  EXPECT_EQ(seen.together.value, 27.5) << "without the denominators nothing can be subtracted";
}

TEST(Disclosed, WhatCountsNobodyIsSaid) {
  auto things = counting();
  things.about_people = false;
  EXPECT_EQ(disclosed(things, {.value = 2}, Reader::everyone), Disclosed{.value = 2});
  auto percent = counting("mean");
  percent.measure = "percent";
  EXPECT_EQ(disclosed(percent, {.value = 2}, Reader::everyone), Disclosed{.value = 2});
  EXPECT_EQ(disclosed(counting(), {}, Reader::everyone), Disclosed{});
}

}  // namespace arpent::views
