#include "doors/http/rate.h"

#include <gtest/gtest.h>

namespace arpent::http {

using namespace std::chrono_literals;

namespace {

class GuessLimiterTest : public ::testing::Test {
 protected:
  FixedClock clock{Instant{1'000'000s}};
  GuessLimiter limiter{clock, {.failures_by_address = 5, .failures_about_one = 3, .window = 60s, .remembered_max = 4}};

  void fail(Guess const& guess, int times) {
    for (int i = 0; i < times; ++i) limiter.failed(guess);
  }
};

}  // namespace

TEST_F(GuessLimiterTest, CountsFailuresOnly) {
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(limiter.wait({"10.0.0.1", "login a"}), 0s);
}

TEST_F(GuessLimiterTest, AnAccountIsProtectedFromManyAddresses) {
  limiter.failed({"10.0.0.1", "login a"});
  limiter.failed({"10.0.0.2", "login a"});
  EXPECT_EQ(limiter.wait({"10.0.0.3", "login a"}), 0s);
  limiter.failed({"10.0.0.3", "login a"});
  EXPECT_EQ(limiter.wait({"10.0.0.4", "login a"}), 60s);
  EXPECT_EQ(limiter.wait({"10.0.0.4", "login b"}), 0s);
}

TEST_F(GuessLimiterTest, ManyAccountsAreProtectedFromOneAddress) {
  for (auto const* about : {"a", "b", "c", "d", ""}) limiter.failed({"10.0.0.1", about});
  EXPECT_EQ(limiter.wait({"10.0.0.1", "e"}), 60s);
  EXPECT_EQ(limiter.wait({"10.0.0.2", "e"}), 0s);
}

TEST_F(GuessLimiterTest, TheWindowSlides) {
  fail({"10.0.0.1", "a"}, 1);
  clock.advance(30s);
  fail({"10.0.0.1", "a"}, 2);
  EXPECT_EQ(limiter.wait({"10.0.0.1", "a"}), 30s);
  clock.advance(29'001ms);
  EXPECT_EQ(limiter.wait({"10.0.0.1", "a"}), 1s);
  clock.advance(999ms);
  EXPECT_EQ(limiter.wait({"10.0.0.1", "a"}), 0s);
  limiter.failed({"10.0.0.1", "a"});
  EXPECT_EQ(limiter.wait({"10.0.0.1", "a"}), 30s);
}

TEST_F(GuessLimiterTest, SuccessForgivesTheAccountNotTheAddress) {
  fail({"10.0.0.1", "a"}, 5);
  limiter.succeeded({"10.0.0.1", "a"});
  EXPECT_EQ(limiter.wait({"10.0.0.2", "a"}), 0s);
  EXPECT_EQ(limiter.wait({"10.0.0.1", "a"}), 60s);
}

TEST_F(GuessLimiterTest, AHouseholdOfIpv6IsOneAddress) {
  for (auto const* address : {"2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:ffff::3"}) fail({address, ""}, 2);
  EXPECT_EQ(limiter.wait({"2001:db8:1:2:aaaa::9", ""}), 60s);
  EXPECT_EQ(limiter.wait({"2001:db8:1:3::1", ""}), 0s);
}

TEST_F(GuessLimiterTest, ForgetsWhoFailedLongestAgo) {
  fail({"10.0.0.1", ""}, 5);
  for (auto const* address : {"10.0.0.2", "10.0.0.3", "10.0.0.4"}) fail({address, ""}, 1);
  EXPECT_EQ(limiter.wait({"10.0.0.1", ""}), 60s);
  fail({"10.0.0.5", ""}, 1);
  EXPECT_EQ(limiter.wait({"10.0.0.1", ""}), 0s);
}

TEST_F(GuessLimiterTest, AClockSetBackLocksNobodyOut) {
  fail({"10.0.0.1", "a"}, 3);
  clock.advance(-24h);
  EXPECT_LE(limiter.wait({"10.0.0.1", "a"}), 60s);
}

}  // namespace arpent::http
