#include "doors/openid/fetch.h"

#include <gtest/gtest.h>

namespace arpent::openid {
namespace {

TEST(Fetch, AsksOverTlsOnlyOrThisMachine) {
  for (auto const* url :
       {"https://login.ville.fr/realms/ville", "https://login.ville.fr:8443", "HTTPS://LOGIN.VILLE.FR"})
    EXPECT_TRUE(may_ask(url, Reach::tls_only)) << url;
  for (auto const* url : {"http://127.0.0.1:8080/a", "http://localhost", "http://[::1]:80"}) {
    EXPECT_FALSE(may_ask(url, Reach::tls_only)) << url;
    EXPECT_TRUE(may_ask(url, Reach::loopback_too)) << url;
  }
  for (auto const* url : {"http://login.ville.fr", "http://127.0.0.1.evil.example", "http://127.0.0.1@evil.example",
                          "https://me@login.ville.fr", "https://me:secret@login.ville.fr", "https://",
                          "file:///etc/passwd", "ftp://127.0.0.1", "login.ville.fr", "", "javascript:alert(1)"})
    EXPECT_FALSE(may_ask(url, Reach::loopback_too)) << url;
}

TEST(Fetch, WritesForms) {
  EXPECT_EQ(form_of({{"a", "1"}, {"é b", "c&d=e+~"}}), "a=1&%C3%A9%20b=c%26d%3De%2B~");
  EXPECT_EQ(form_of({}), "");
}

TEST(Fetch, SaysThatNothingCame) {
  std::atomic<bool> given_up = false;
  auto const nobody = fetch({.url = "http://127.0.0.1:1/"}, Reach::loopback_too, given_up);
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.problem().params.front().second, "unreachable");
  EXPECT_FALSE(fetch({.url = "http://127.0.0.1:1/"}, Reach::tls_only, given_up));
}

}  // namespace
}  // namespace arpent::openid
