#include "doors/http/pace.h"

#include <gtest/gtest.h>

namespace arpent::http {
namespace {

using namespace std::chrono_literals;

struct PaceTest : testing::Test {
  FixedClock clock{Instant{1'700'000'000'000ms}};
  PaceLimiter limiter{clock, {.a_second = 2, .at_once = 3, .remembered_max = 2}};
};

TEST_F(PaceTest, LetsABurstThroughAndThenTheSteadyPace) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.wait("anna"), 0s);
  EXPECT_EQ(limiter.wait("anna"), 1s);
  EXPECT_EQ(limiter.wait("bert"), 0s) << "another token has its own";
  clock.advance(500ms);
  EXPECT_EQ(limiter.wait("anna"), 0s);
  EXPECT_EQ(limiter.wait("anna"), 1s);
  clock.advance(60s);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.wait("anna"), 0s) << "never more than one burst is saved up";
  EXPECT_EQ(limiter.wait("anna"), 1s);
}

TEST_F(PaceTest, ForgetsWhoAskedLongestAgo) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.wait("anna"), 0s);
  EXPECT_EQ(limiter.wait("bert"), 0s);
  EXPECT_EQ(limiter.wait("cleo"), 0s);
  EXPECT_EQ(limiter.wait("anna"), 0s);
}

TEST_F(PaceTest, LimitsNeitherStrangersNorAClockSetBack) {
  for (int i = 0; i < 100; ++i) EXPECT_EQ(limiter.wait(""), 0s);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.wait("anna"), 0s);
  clock.set(Instant{1'600'000'000'000ms});
  EXPECT_EQ(limiter.wait("anna"), 1s);
  clock.advance(1s);
  EXPECT_EQ(limiter.wait("anna"), 0s);
}

TEST(Pace, CanBeSwitchedOff) {
  FixedClock const clock{Instant{0ms}};
  PaceLimiter limiter(clock, {.a_second = 0});
  for (int i = 0; i < 10'000; ++i) ASSERT_EQ(limiter.wait("anna"), 0s);
}

}  // namespace
}  // namespace arpent::http
