#include "doors/http/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent::http {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(Target, IsTakenApart) {
  auto const target = parse_target("/api/periods/2025%2F26/%C3%A9cole?on=2026-03-12&why=a+b%26c&flag&=x&&e=");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->segments, ElementsAre("api", "periods", "2025/26", "école"));
  EXPECT_EQ(target->path, "/api/periods/2025/26/école");
  EXPECT_THAT(target->query, ElementsAre(Pair("on", "2026-03-12"), Pair("why", "a b&c"), Pair("flag", ""),
                                         Pair("", "x"), Pair("e", "")));
}

TEST(Target, KeepsEmptySegments) {
  EXPECT_THAT(parse_target("/")->segments, IsEmpty());
  EXPECT_EQ(parse_target("/")->path, "/");
  EXPECT_THAT(parse_target("/a/")->segments, ElementsAre("a", ""));
  EXPECT_EQ(parse_target("/a/")->path, "/a/");
  EXPECT_THAT(parse_target("//a")->segments, ElementsAre("", "a"));
  EXPECT_EQ(parse_target("//a")->path, "//a");
  EXPECT_EQ(parse_target("/a+b")->path, "/a+b");
}

TEST(Target, MayNameItsHost) {
  auto const target = parse_target("HTTP://City.example:8080?q=1");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->authority, "City.example:8080");
  EXPECT_EQ(target->path, "/");
  EXPECT_THAT(target->query, ElementsAre(Pair("q", "1")));
}

TEST(Target, RefusesWhatOnlyProbesSend) {
  for (auto const* raw : {"",         "a",          "*",           "?a",         "/..",
                          "/.",       "/a/..",      "/a/%2e%2E/b", "/..%2fb",    "/a%2f..",
                          "/%",       "/%4",        "/%4g",        "/%00",       "/%0a",
                          "/%7f",     "/%ff",       "/%c0%af",     "/%ed%a0%80", "/%f5%80%80%80",
                          "/%e2%82",  "/a#b",       "/?a=%ff",     "/?%00",      "http://",
                          "ftp://x/", "http://a b/"}) {
    EXPECT_FALSE(parse_target(raw)) << raw;
  }
}

TEST(Target, ValuesMayHaveLines) { EXPECT_EQ(parse_target("/?t=a%0D%0Ab%09c")->query.front().second, "a\r\nb\tc"); }

TEST(HostName, LosesItsPort) {
  EXPECT_EQ(host_name("A.Localhost:8080"), "a.localhost");
  EXPECT_EQ(host_name("[::1]:80"), "::1");
  EXPECT_EQ(host_name("127.0.0.1"), "127.0.0.1");
  for (auto const* odd : {"", ":80", "a b", "a/b", "a@b", "a:b", "a:80:80", "[::1", "[::1]x", "é.example"}) {
    EXPECT_FALSE(host_name(odd)) << odd;
  }
}

}  // namespace arpent::http
