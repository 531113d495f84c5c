#include "domain/measure/period.h"

#include <gtest/gtest.h>

namespace arpent::measure {
namespace {

constexpr std::array every_frequency = {Frequency::once,    Frequency::week, Frequency::month, Frequency::school_period,
                                        Frequency::quarter, Frequency::half, Frequency::year,  Frequency::school_year};

Period read(std::string_view key) {
  auto const period = parse_period(key);
  EXPECT_TRUE(period) << key;
  return period.value_or(Period{});
}

}  // namespace

TEST(Period, KeysAreReadBackAsTheyWereWritten) {
  for (auto const* key : {"once", "2026-W07", "2026-W53", "2020-W53", "2026-02", "2026-Q1", "2026-H2", "2026",
                          "2025/26", "1999/00", "2025/26-P3", "2025/26-P5"})
    EXPECT_EQ(print_period(read(key)), key);
}

TEST(Period, WhatDoesNotExistIsNoPeriod) {
  for (auto const* key :
       {"",           "Once",        "2025-W53",  "2026-W00", "2026-W7",   "2026-13",    "2026-00",   "2026-2",
        "2026-Q5",    "2026-Q0",     "2026-Q",    "2026-H3",  "26",        "2025/27",    "2025/2026", "2025/26-P6",
        "2025/26-P0", "2025/26-P03", "2025/26-P", "2025/26-", "2025/26P3", "2026-02-01", "2026-W071", " 2026",
        "0000",       "9999",        "2026-Q11",  "2026-X1",  "2026-W",    "2026-"})
    EXPECT_FALSE(parse_period(key)) << key;
}

TEST(Period, KnowsItsDays) {
  struct Row {
    char const *key, *first, *last;
  };
  for (auto const& row : std::initializer_list<Row>{{"2026-W07", "2026-02-09", "2026-02-15"},
                                                    {"2026-W01", "2025-12-29", "2026-01-04"},
                                                    {"2020-W53", "2020-12-28", "2021-01-03"},
                                                    {"2024-02", "2024-02-01", "2024-02-29"},
                                                    {"2026-Q1", "2026-01-01", "2026-03-31"},
                                                    {"2026-H2", "2026-07-01", "2026-12-31"},
                                                    {"2026", "2026-01-01", "2026-12-31"},
                                                    {"2025/26", "2025-09-01", "2026-08-31"}}) {
    EXPECT_EQ(print_day(first_day(read(row.key))), row.first) << row.key;
    EXPECT_EQ(print_day(last_day(read(row.key))), row.last) << row.key;
  }
}

// For every day of nine years and every frequency: the period of a day holds it (school holidays apart), next and
// previous undo each other, periods follow each other, keys are read back.
TEST(Period, HoldsForEveryDay) {
  for (auto const frequency : every_frequency) {
    for (Day day = make_day(2019, 12, 20); day < make_day(2029, 1, 15); day = add_days(day, 1)) {
      auto const period = period_of(frequency, day);
      auto const where = print_period(period) + " " + print_day(day);
      ASSERT_EQ(parse_period(print_period(period)), period) << where;
      ASSERT_LE(first_day(period), day) << where;
      ASSERT_TRUE(last_day(period) >= day || frequency == Frequency::school_period) << where;
      if (frequency == Frequency::once) continue;
      auto const after = *next(period), before = *previous(period);
      ASSERT_LT(before, period) << where;
      ASSERT_LT(period, after) << where;
      ASSERT_EQ(previous(after), period) << where;
      ASSERT_EQ(next(before), period) << where;
      ASSERT_LT(last_day(period), first_day(after)) << where;
      ASSERT_LT(day, first_day(after)) << where;
      auto const due = due_period(frequency, day);
      ASSERT_LT(last_day(due), day) << where;
      ASSERT_GE(last_day(*next(due)), day) << where;
    }
  }
}

TEST(Period, OnceHasNoNeighbours) {
  EXPECT_FALSE(next(Period{}));
  EXPECT_FALSE(previous(Period{}));
  EXPECT_EQ(due_period(Frequency::once, make_day(2026, 3, 12)), Period{});
}

TEST(Period, TheDueOneIsTheLatestThatHasEnded) {
  Day const today = make_day(2026, 3, 12);
  EXPECT_EQ(print_period(due_period(Frequency::week, today)), "2026-W10");
  EXPECT_EQ(print_period(due_period(Frequency::month, today)), "2026-02");
  EXPECT_EQ(print_period(due_period(Frequency::quarter, today)), "2025-Q4");
  EXPECT_EQ(print_period(due_period(Frequency::half, today)), "2025-H2");
  EXPECT_EQ(print_period(due_period(Frequency::year, today)), "2025");
  EXPECT_EQ(print_period(due_period(Frequency::school_year, today)), "2024/25");
  EXPECT_EQ(print_period(due_period(Frequency::school_period, today)), "2025/26-P3");
  // On its last day a period has not ended.
  EXPECT_EQ(print_period(due_period(Frequency::month, make_day(2026, 2, 28))), "2026-01");
  EXPECT_EQ(print_period(due_period(Frequency::month, make_day(2026, 3, 1))), "2026-02");
}

TEST(Period, ListsWhatLiesBetween) {
  auto const months = periods_between(Frequency::month, make_day(2025, 11, 30), make_day(2026, 2, 1));
  ASSERT_EQ(months.size(), 4U);
  EXPECT_EQ(print_period(months.front()), "2025-11");
  EXPECT_EQ(print_period(months.back()), "2026-02");
  EXPECT_EQ(periods_between(Frequency::once, make_day(2025, 1, 1), make_day(2026, 1, 1)).size(), 1U);
  EXPECT_TRUE(periods_between(Frequency::month, make_day(2026, 2, 2), make_day(2026, 2, 1)).empty());
  auto const last = periods_up_to(read("2026-Q1"), 3);
  ASSERT_EQ(last.size(), 3U);
  EXPECT_EQ(print_period(last.front()), "2025-Q3");
  EXPECT_EQ(periods_up_to(Period{}, 3).size(), 1U);
}

TEST(Period, SpeaksFrenchAndEnglish) {
  struct Row {
    char const *key, *fr, *en;
  };
  for (auto const& row :
       std::initializer_list<Row>{{"once", "une seule fois", "once"},
                                  {"2026-W07", "semaine 7, 2026", "week 7, 2026"},
                                  {"2026-02", "février 2026", "February 2026"},
                                  {"2026-Q1", "T1 2026", "Q1 2026"},
                                  {"2026-H1", "1er semestre 2026", "first half of 2026"},
                                  {"2026", "2026", "2026"},
                                  {"2025/26", "année scolaire 2025/26", "school year 2025/26"},
                                  {"2025/26-P3", "période scolaire 3, 2025/26", "school period 3, 2025/26"}}) {
    EXPECT_EQ(period_label(read(row.key), "fr"), row.fr);
    EXPECT_EQ(period_label(read(row.key), "en"), row.en);
  }
}

// Official dates of zone B for 2025/26: All Saints 18 October - 3 November, Christmas 20 December - 5 January, winter
// 14 February - 2 March, spring 11 - 27 April, summer from 4 July.
TEST(SchoolCalendar, TheDefaultIsThatOfZoneB) {
  std::vector<SchoolSpan> const official = {{make_day(2025, 9, 1), make_day(2025, 10, 17), ""},
                                            {make_day(2025, 11, 3), make_day(2025, 12, 19), ""},
                                            {make_day(2026, 1, 5), make_day(2026, 2, 13), ""},
                                            {make_day(2026, 3, 2), make_day(2026, 4, 10), ""},
                                            {make_day(2026, 4, 27), make_day(2026, 7, 3), ""}};
  EXPECT_EQ(french_default(2025), official);
}

TEST(SchoolCalendar, ACityStatesItsOwn) {
  SchoolCalendar calendar;
  ASSERT_TRUE(calendar.state(2025, {{make_day(2025, 9, 4), make_day(2025, 12, 19), "Premier trimestre"},
                                    {make_day(2026, 1, 5), make_day(2026, 7, 3), ""}}));
  EXPECT_FALSE(parse_period("2025/26-P3", calendar));
  EXPECT_EQ(period_label(*parse_period("2025/26-P1", calendar), "fr", calendar), "Premier trimestre, 2025/26");
  EXPECT_EQ(print_period(*next(*parse_period("2025/26-P2", calendar), calendar)), "2026/27-P1");
  EXPECT_EQ(print_period(*previous(*parse_period("2026/27-P1", calendar), calendar)), "2025/26-P2");
  // 2 September lies before the first day of school: still the last period of the year before.
  EXPECT_EQ(print_period(period_of(Frequency::school_period, make_day(2025, 9, 2), calendar)), "2024/25-P5");
  EXPECT_EQ(print_period(due_period(Frequency::school_period, make_day(2026, 7, 20), calendar)), "2025/26-P2");
}

TEST(SchoolCalendar, SaysAllThatIsWrong) {
  SchoolCalendar calendar;
  auto const answer = calendar.state(
      2025, {{make_day(2025, 8, 30), make_day(2025, 10, 17), ""}, {make_day(2025, 10, 10), make_day(2025, 10, 5), ""}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.problem().fields.size(), 3U);
  EXPECT_FALSE(calendar.state(2025, {}));
  EXPECT_EQ(calendar.spans_of(2025), french_default(2025));
}

}  // namespace arpent::measure
