#include "doors/import/story_calendar.h"

#include <gtest/gtest.h>

namespace arpent::replay {
namespace {

struct StoryCalendarTest : testing::Test {
  StoryCalendarTest() {
    for (int year : {2024, 2025}) {
      calendar.add_school_period(make_day(year, 9, 1), make_day(year, 10, 17));
      calendar.add_school_period(make_day(year, 11, 3), make_day(year, 12, 19));
      calendar.add_school_period(make_day(year + 1, 1, 5), make_day(year + 1, 2, 13));
    }
  }
  std::string day(std::string_view text) const {
    auto const found = calendar.day(text);
    return found ? print_day(*found) : "";
  }
  StoryCalendar calendar{make_day(2026, 3, 12)};
};

TEST_F(StoryCalendarTest, CountsDaysFromToday) {
  EXPECT_EQ(day("-12"), "2026-02-28");
  EXPECT_EQ(day("day+30"), "2026-04-11");
  EXPECT_EQ(day("2010-09-01"), "2010-09-01");
}

TEST_F(StoryCalendarTest, FindsTheNthOccurrenceOfADay) {
  EXPECT_EQ(day("02-01/0"), "2026-02-01");
  EXPECT_EQ(day("02-06/-1"), "2025-02-06");
  EXPECT_EQ(day("03-12/0"), "2026-03-12") << "today counts as the last";
  EXPECT_EQ(day("03-13/0"), "2025-03-13");
  EXPECT_EQ(day("06-30/+1"), "2026-06-30");
}

TEST_F(StoryCalendarTest, KnowsSchoolYearsByTheirDistance) {
  EXPECT_EQ(day("S+0/09-01"), "2025-09-01");
  EXPECT_EQ(day("S-1/06-20"), "2025-06-20");
  EXPECT_EQ(calendar.value("school_year-2"), "2023/24");
  EXPECT_EQ(calendar.value("school_year+1"), "2026/27");
}

TEST_F(StoryCalendarTest, CountsPeriodsFromTheLastThatEnded) {
  EXPECT_EQ(calendar.value("month+0"), "2026-02");
  EXPECT_EQ(calendar.value("month-2"), "2025-12");
  EXPECT_EQ(calendar.value("school_period+0"), "2025/26-P3");
  EXPECT_EQ(calendar.value("school_period-3"), "2024/25-P3");
  EXPECT_EQ(day("school_period+0+6"), "2026-02-19");
  EXPECT_EQ(day("month-1+5"), "2026-02-05");
}

TEST_F(StoryCalendarTest, ReadsTheHeadingsOfColumns) {
  EXPECT_EQ(calendar.column("S-1/09")->key, "2024-09");
  EXPECT_EQ(calendar.column("S-1/02")->key, "2025-02");
  EXPECT_EQ(print_day(calendar.column("S-1/02")->last), "2025-02-28");
  EXPECT_EQ(calendar.column("S+0/P2")->key, "2025/26-P2");
  EXPECT_EQ(calendar.column("2010/11")->key, "2010/11");
  EXPECT_EQ(print_day(calendar.column("2010/11")->last), "2011-08-31");
}

TEST_F(StoryCalendarTest, RefusesWhatItDoesNotKnow) {
  for (auto const text : {"", "hier", "02-30/0", "S-1", "S-1/13-01", "year-1", "month", "@day-1", "+"})
    EXPECT_EQ(day(text), "") << text;
  EXPECT_FALSE(calendar.value("school_period-9")) << "before the calendar begins";
  EXPECT_FALSE(calendar.value("school_period+1")) << "the calendar ends";
  for (auto const heading : {"S-1/P4", "S-1/13", "2010/12", "septembre"})
    EXPECT_FALSE(calendar.column(heading)) << heading;
}

TEST(StoryDays, WeekendsMove) {
  EXPECT_EQ(friday_before(make_day(2026, 3, 14)), make_day(2026, 3, 13));
  EXPECT_EQ(friday_before(make_day(2026, 3, 15)), make_day(2026, 3, 13));
  EXPECT_EQ(friday_before(make_day(2026, 3, 16)), make_day(2026, 3, 16));
  EXPECT_EQ(monday_after(make_day(2026, 3, 14)), make_day(2026, 3, 16));
  EXPECT_EQ(monday_after(make_day(2026, 3, 15)), make_day(2026, 3, 16));
}

}  // namespace
}  // namespace arpent::replay
