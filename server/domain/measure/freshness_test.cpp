#include "domain/measure/freshness.h"

#include <gtest/gtest.h>

namespace arpent::measure {
namespace {

Day const end_of_january = make_day(2026, 1, 31), end_of_february = make_day(2026, 2, 28);

FreshnessFacts monthly(std::optional<Day> latest) {
  return {.frequency = Frequency::month, .grace_days = 14, .latest_accepted_end = latest, .someone_tells_us = true};
}

}  // namespace

TEST(Freshness, FreshUntilTheNextPeriodHasEnded) {
  EXPECT_EQ(freshness(monthly(end_of_february), make_day(2026, 3, 1)).word, Freshness::fresh);
  EXPECT_EQ(freshness(monthly(end_of_february), make_day(2026, 3, 31)).word, Freshness::fresh);
  EXPECT_EQ(freshness(monthly(end_of_february), make_day(2026, 4, 1)).word, Freshness::due);
}

TEST(Freshness, DueThroughTheLastDayOfGraceThenOverdue) {
  auto const last_day_of_grace = freshness(monthly(end_of_january), make_day(2026, 3, 14));
  EXPECT_EQ(last_day_of_grace.word, Freshness::due);
  EXPECT_EQ(print_period(last_day_of_grace.due), "2026-02");
  EXPECT_EQ(last_day_of_grace.answer_by, make_day(2026, 3, 14));
  auto const late = freshness(monthly(end_of_january), make_day(2026, 3, 17));
  EXPECT_EQ(late.word, Freshness::overdue);
  EXPECT_EQ(late.days_late, 3);
}

TEST(Freshness, NeverOnlyAfterTheGrace) {
  EXPECT_EQ(freshness(monthly({}), make_day(2026, 3, 14)).word, Freshness::due);
  EXPECT_EQ(freshness(monthly({}), make_day(2026, 3, 15)).word, Freshness::never);
}

TEST(Freshness, NoOneTellsUs) {
  auto facts = monthly(end_of_january);
  facts.someone_tells_us = false;
  EXPECT_EQ(freshness(facts, make_day(2026, 3, 5)).word, Freshness::no_one);
  facts.latest_accepted_end = end_of_february;
  EXPECT_EQ(freshness(facts, make_day(2026, 3, 5)).word, Freshness::fresh);
}

TEST(Freshness, ALaterPeriodOrAnotherFrequencyCounts) {
  EXPECT_EQ(freshness(monthly(make_day(2026, 3, 31)), make_day(2026, 3, 20)).word, Freshness::fresh);
  auto quarterly = monthly(end_of_january);
  quarterly.frequency = Frequency::quarter;  // was monthly: January lies after the quarter that is due
  EXPECT_EQ(freshness(quarterly, make_day(2026, 3, 20)).word, Freshness::fresh);
}

TEST(Freshness, OnceIsDueUntilItIsThere) {
  FreshnessFacts facts{.frequency = Frequency::once, .grace_days = 7, .someone_tells_us = true};
  EXPECT_EQ(freshness(facts, make_day(2036, 1, 1)).word, Freshness::due);
  facts.once_by = make_day(2026, 6, 30);
  EXPECT_EQ(freshness(facts, make_day(2026, 7, 7)).word, Freshness::due);
  EXPECT_EQ(freshness(facts, make_day(2026, 7, 8)).word, Freshness::never);
  facts.latest_accepted_end = make_day(2026, 1, 1);
  EXPECT_EQ(freshness(facts, make_day(2036, 1, 1)).word, Freshness::fresh);
}

// As days go by with nothing new, a word never gets better.
TEST(Freshness, OnlyGetsWorseByItself) {
  for (auto const frequency : {Frequency::week, Frequency::month, Frequency::school_period, Frequency::quarter,
                               Frequency::half, Frequency::year, Frequency::school_year}) {
    FreshnessFacts const facts{.frequency = frequency,
                               .grace_days = 400,
                               .latest_accepted_end = make_day(2026, 3, 12),
                               .someone_tells_us = true};
    bool was_fresh = true;
    for (Day today = make_day(2026, 3, 12); today < make_day(2028, 3, 12); today = add_days(today, 1)) {
      bool const is_fresh = freshness(facts, today).word == Freshness::fresh;
      ASSERT_FALSE(is_fresh && !was_fresh) << name_of(frequency) << print_day(today);
      was_fresh = is_fresh;
    }
    EXPECT_FALSE(was_fresh);
  }
}

}  // namespace arpent::measure
