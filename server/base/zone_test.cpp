#include "base/zone.h"

#include <gtest/gtest.h>

namespace arpent {

TEST(Zone, IsFoundByItsName) {
  EXPECT_TRUE(Zone::find("UTC"));
  EXPECT_FALSE(Zone::find("Europe/Atlantis"));
  EXPECT_FALSE(Zone::find(""));
  EXPECT_EQ(Zone::find("Europe/Paris")->name(), "Europe/Paris");
}

TEST(Zone, ADayEndsWhenItEndsThere) {
  auto const paris = *Zone::find("Europe/Paris");
  EXPECT_EQ(print_instant(paris.end_of(make_day(2026, 3, 12))), "2026-03-12T22:59:59.999Z");
  EXPECT_EQ(print_instant(paris.end_of(make_day(2026, 7, 14))), "2026-07-14T21:59:59.999Z");
  EXPECT_EQ(print_instant(Zone::find("Indian/Reunion")->end_of(make_day(2026, 3, 12))), "2026-03-12T19:59:59.999Z");
}

TEST(Zone, ItsDaysTouchWithoutGapAlsoWhenClocksChange) {
  for (auto const* name : {"Europe/Paris", "UTC", "America/Asuncion", "Africa/Cairo"}) {
    auto const zone = *Zone::find(name);
    for (Day day = make_day(2023, 1, 1); day < make_day(2026, 1, 1); day = add_days(day, 1)) {
      ASSERT_EQ(zone.day_of(zone.start_of(day)), day) << name << print_day(day);
      ASSERT_EQ(zone.day_of(zone.end_of(day)), day) << name << print_day(day);
      ASSERT_EQ(zone.day_of(zone.end_of(day) + std::chrono::milliseconds{1}), add_days(day, 1))
          << name << print_day(day);
    }
  }
}

TEST(Zone, TheClockOnTheWall) {
  auto const paris = *Zone::find("Europe/Paris");
  EXPECT_EQ(print_instant(paris.at(make_day(2026, 3, 12), 18, 30)), "2026-03-12T17:30:00.000Z");
  EXPECT_EQ(print_instant(paris.at(make_day(2026, 3, 29), 2, 30)), "2026-03-29T01:00:00.000Z");   // skipped
  EXPECT_EQ(print_instant(paris.at(make_day(2026, 10, 25), 2, 30)), "2026-10-25T00:30:00.000Z");  // twice
  auto const wall = paris.wall_time(*parse_instant("2026-07-14T22:15:30Z"));
  EXPECT_EQ(wall.day, make_day(2026, 7, 15));
  EXPECT_EQ(wall.hour, 0);
  EXPECT_EQ(wall.minute, 15);
}

}  // namespace arpent
