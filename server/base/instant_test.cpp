#include "base/instant.h"

#include <gtest/gtest.h>

#include "base/clock.h"

namespace arpent {

TEST(Instant, PrintsAndParsesTheSameText) {
  for (auto const* text : {"2026-03-12T14:05:09.123Z", "1970-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z",
                           "2024-02-29T12:00:00.001Z", "9999-12-31T23:59:59.999Z"}) {
    auto const instant = parse_instant(text);
    ASSERT_TRUE(instant) << text;
    EXPECT_EQ(print_instant(*instant), text);
  }
}

TEST(Instant, ReadsOffsetsAndFractions) {
  EXPECT_EQ(print_instant(*parse_instant("2026-03-12T01:30:00+02:00")), "2026-03-11T23:30:00.000Z");
  EXPECT_EQ(print_instant(*parse_instant("2026-03-12T22:30:00.5-03:30")), "2026-03-13T02:00:00.500Z");
  EXPECT_EQ(print_instant(*parse_instant("2026-03-12T00:00:00.999999999Z")), "2026-03-12T00:00:00.999Z");
}

TEST(Instant, RefusesWhatIsNotRfc3339) {
  for (auto const* text :
       {"", "2026-03-12", "2026-03-12 14:05:09Z", "2026-03-12T14:05:09", "2026-03-12T14:05Z", "2026-02-30T00:00:00Z",
        "2026-03-12T24:00:00Z", "2026-03-12T14:60:00Z", "2026-03-12T14:05:60Z", "2026-03-12T14:05:09.Z",
        "2026-03-12T14:05:09.1234567890Z", "2026-03-12T14:05:09z", "2026-03-12T14:05:09+2:00", "2026-03-12T14:05:09Zx",
        "2026-03-12T+4:05:09Z"})
    EXPECT_FALSE(parse_instant(text)) << text;
}

TEST(Clock, FixedStandsStillShiftedRuns) {
  auto const start = *parse_instant("2026-03-12T14:00:00Z");
  FixedClock fixed{start};
  ShiftedClock const shifted{fixed, *parse_instant("2026-05-01T00:00:00Z")};
  fixed.advance(std::chrono::seconds{5});
  EXPECT_EQ(print_instant(fixed.now()), "2026-03-12T14:00:05.000Z");
  EXPECT_EQ(print_instant(shifted.now()), "2026-05-01T00:00:05.000Z");
  fixed.set(start);
  EXPECT_EQ(fixed.now(), start);
  EXPECT_GT(SystemClock{}.now(), start - std::chrono::hours{24 * 365});
}

}  // namespace arpent
