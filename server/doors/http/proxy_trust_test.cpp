#include "doors/http/proxy_trust.h"

#include <gtest/gtest.h>

namespace arpent::http {

TEST(ProxyTrust, NobodyIsBelievedUnlessNamed) {
  auto const nobody = ProxyTrust::of({});
  EXPECT_EQ(nobody->person("127.0.0.1", "1.2.3.4"), "127.0.0.1");
}

TEST(ProxyTrust, TheLastAddressThatIsNoProxyIsThePerson) {
  auto const trust = ProxyTrust::of({"127.0.0.1", "10.0.0.0/8", "fd00::/8"});
  ASSERT_TRUE(trust);
  EXPECT_EQ(trust->person("127.0.0.1", "6.6.6.6, 192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(trust->person("127.0.0.1", "6.6.6.6, 192.0.2.7 , 10.1.2.3"), "192.0.2.7");
  EXPECT_EQ(trust->person("192.0.2.9", "6.6.6.6"), "192.0.2.9");
  EXPECT_EQ(trust->person("fd00::1", "\t[2001:db8::1]:443"), "2001:db8::1");
  EXPECT_EQ(trust->person("127.0.0.1", "::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(trust->person("127.0.0.1", ""), "127.0.0.1");
  EXPECT_EQ(trust->person("127.0.0.1", "192.0.2.7, rubbish"), "127.0.0.1");
  EXPECT_EQ(trust->person("127.0.0.1", ",,,"), "127.0.0.1");
}

TEST(ProxyTrust, RangesEndWhereTheySay) {
  auto const trust = ProxyTrust::of({"192.168.4.0/22"});
  EXPECT_TRUE(trust->trusts("192.168.7.255"));
  EXPECT_FALSE(trust->trusts("192.168.8.0"));
  EXPECT_TRUE(ProxyTrust::of({"0.0.0.0/0"})->trusts("8.8.8.8"));
  EXPECT_FALSE(ProxyTrust::of({"0.0.0.0/0"})->trusts("2001:db8::1"));
}

TEST(ProxyTrust, RefusesWhatIsNoRange) {
  for (auto const* proxy : {"", "proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "::/129"}) {
    auto const refused = ProxyTrust::of({proxy});
    ASSERT_FALSE(refused) << proxy;
    EXPECT_EQ(refused.problem().code, "http.proxy_invalid");
  }
}

TEST(PlainAddress, IsWrittenOneWay) {
  EXPECT_EQ(plain_address("::ffff:10.0.0.1"), "10.0.0.1");
  EXPECT_EQ(plain_address("2001:DB8:0:0::1"), "2001:db8::1");
  EXPECT_EQ(plain_address("10.0.0.1:80"), "10.0.0.1");
  EXPECT_EQ(plain_address("1"), "");
}

}  // namespace arpent::http
