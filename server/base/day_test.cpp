#include "base/day.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace arpent {

TEST(Day, ParseAndPrintAreInverse) {
  for (Day day = make_day(1999, 12, 1); day < make_day(2032, 3, 1); day = add_days(day, 1)) {
    auto const text = print_day(day);
    ASSERT_EQ(text.size(), 10U);
    ASSERT_EQ(parse_day(text), day) << text;
  }
}

TEST(Day, RefusesWhatIsNotADay) {
  for (auto const* text : {"", "2026-3-12", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "12/03/2026",
                           " 2026-03-12", "2026-03-12 ", "2026-03-1x", "+026-03-12", "2026-03-12T00:00:00Z"})
    EXPECT_FALSE(parse_day(text)) << text;
  EXPECT_TRUE(parse_day("2024-02-29"));
  EXPECT_THROW(make_day(2026, 2, 29), Bug);
}

TEST(Day, CountsAsPeopleDo) {
  auto const last_of_january = make_day(2026, 1, 31);
  EXPECT_EQ(print_day(add_months(last_of_january, 1)), "2026-02-28");
  EXPECT_EQ(print_day(add_months(last_of_january, -2)), "2025-11-30");
  EXPECT_EQ(print_day(add_months(last_of_january, 12)), "2027-01-31");
  EXPECT_EQ(print_day(add_years(make_day(2024, 2, 29), 1)), "2025-02-28");
  EXPECT_EQ(days_between(make_day(2026, 2, 28), make_day(2026, 3, 1)), 1);
  EXPECT_EQ(days_between(make_day(2026, 3, 1), make_day(2026, 2, 28)), -1);
}

TEST(Day, KnowsWeekdayAndSchoolYear) {
  EXPECT_EQ(weekday(make_day(2026, 3, 12)), 4);  // a Thursday
  EXPECT_EQ(weekday(make_day(2026, 3, 15)), 7);
  EXPECT_EQ(weekday(make_day(1969, 12, 29)), 1);
  EXPECT_EQ(school_year_of(make_day(2025, 9, 1)), 2025);
  EXPECT_EQ(school_year_of(make_day(2026, 8, 31)), 2025);
}

}  // namespace arpent
