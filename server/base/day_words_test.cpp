#include "base/day_words.h"

#include <gtest/gtest.h>

namespace arpent {
namespace {

TEST(DayWords, SaysADayAsPeopleDo) {
  auto const day = *parse_day("2026-10-01");
  EXPECT_EQ(day_in_words("en", day), "1 October 2026");
  EXPECT_EQ(day_in_words("fr", day), "1er octobre 2026");
  EXPECT_EQ(day_in_words("fr", *parse_day("2026-03-12")), "12 mars 2026");
  EXPECT_EQ(weekday_name("en", day), "Thursday");
  EXPECT_EQ(weekday_name("fr", *parse_day("2026-03-15")), "dimanche");
  EXPECT_EQ(month_name("fr", 8), "août");
}

}  // namespace
}  // namespace arpent
