#include "store/backup.h"

#include <gtest/gtest.h>

namespace arpent::store {
namespace {

Instant at(int day_of_2026, int hour) {
  return *parse_instant("2026-01-01T00:00:00.000Z") + std::chrono::days(day_of_2026) + std::chrono::hours(hour);
}

TEST(Retention, KeepsTheNewestOfEachDayWeekAndMonth) {
  std::vector<Instant> taken;
  for (int day = 0; day < 100; ++day)
    for (int const hour : {2, 14}) taken.push_back(at(day, hour));
  auto const gone = beyond(taken, {.days = 7, .weeks = 4, .months = 12});
  std::vector<int> kept;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (std::find(gone.begin(), gone.end(), i) != gone.end()) continue;
    EXPECT_EQ(i % 2, 1U) << "the later one of a day";
    kept.push_back(static_cast<int>(i / 2));
  }
  // Day 99 is Friday, 10 April: seven days; the Sundays 5 April (in them), 29 and 22 March; the ends of three months.
  EXPECT_EQ(kept, (std::vector{30, 58, 80, 87, 89, 93, 94, 95, 96, 97, 98, 99}));
}

TEST(Retention, NeverTakesTheLastOne) {
  EXPECT_TRUE(beyond({}, {}).empty());
  EXPECT_TRUE(beyond({at(3, 1)}, {.days = 0, .weeks = 0, .months = 0}).empty());
  EXPECT_EQ(beyond({at(3, 1), at(2, 1)}, {.days = 0, .weeks = 0, .months = 0}), std::vector<std::size_t>{1});
}

}  // namespace
}  // namespace arpent::store
