#include "doors/http/cookies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/result.h"

namespace arpent::http {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(Cookies, AreReadInTheirOrder) {
  EXPECT_THAT(parse_cookies("a=1; b=\"two\";c=x=y ;d="),
              ElementsAre(Pair("a", "1"), Pair("b", "two"), Pair("c", "x=y"), Pair("d", "")));
}

TEST(Cookies, WhatIsNoneIsLeftOut) {
  EXPECT_THAT(parse_cookies(";; =1; lonely; bad name=2; ok=3; \"=\""), ElementsAre(Pair("ok", "3")));
  EXPECT_THAT(parse_cookies(""), IsEmpty());
  EXPECT_THAT(parse_cookies("x=\""), ElementsAre(Pair("x", "\"")));
}

TEST(Cookies, AreNotReadWithoutEnd) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "a=1;";
  EXPECT_EQ(parse_cookies(many).size(), 100U);
}

TEST(Cookies, TheFirstOfANameCounts) {
  EXPECT_EQ(cookie("s=real; s=planted", "s"), "real");
  EXPECT_FALSE(cookie("ss=1", "s"));
}

TEST(Cookies, AreSetForThisHostOnly) {
  EXPECT_EQ(set_cookie({.name = "session", .value = "abc-_1", .age = 3600s, .encrypted = Encrypted::yes}),
            "session=abc-_1; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure");
  EXPECT_EQ(set_cookie({.name = "session", .value = "", .age = -1s, .encrypted = Encrypted::no}),
            "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

TEST(Cookies, CannotSmuggleAnAttribute) {
  EXPECT_THROW(set_cookie({.name = "s", .value = "a; Domain=x", .age = 1s, .encrypted = Encrypted::no}), Bug);
  EXPECT_THROW(set_cookie({.name = "s", .value = "a\r\nX: y", .age = 1s, .encrypted = Encrypted::no}), Bug);
  EXPECT_THROW(set_cookie({.name = "s=", .value = "a", .age = 1s, .encrypted = Encrypted::no}), Bug);
}

}  // namespace arpent::http
