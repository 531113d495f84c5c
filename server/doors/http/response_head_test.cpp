#include "doors/http/response_head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent::http {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ResponseHead, AGivenHeaderReplacesTheStandardOne) {
  Response response{.headers = {{"content-security-policy", "sandbox"}, {"Cache-Control", "no-cache"}}, .body = "abc"};
  auto const head = response_head(response, "now", AfterAnswer::keep_alive);
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\nDate: now\r\n"));
  EXPECT_THAT(head, HasSubstr("\r\ncontent-security-policy: sandbox\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("default-src")));
  EXPECT_THAT(head, Not(HasSubstr("no-store")));
  EXPECT_THAT(head, HasSubstr("\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(ResponseHead, CannotBeSplit) {
  Response response{
      .headers = {{"Location", "/a\r\nSet-Cookie: x=y"}, {"Bad name", "x"}, {"Content-Length", "7"}, {"X", "ok"}}};
  auto const head = response_head(response, "now", AfterAnswer::close);
  EXPECT_THAT(head, Not(HasSubstr("Set-Cookie")));
  EXPECT_THAT(head, Not(HasSubstr("Bad name")));
  EXPECT_THAT(head, Not(HasSubstr("Content-Length: 7")));
  EXPECT_THAT(head, HasSubstr("X: ok\r\n"));
}

TEST(HttpDate, IsWrittenAsTheStandardSays) { EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT"); }

}  // namespace arpent::http
