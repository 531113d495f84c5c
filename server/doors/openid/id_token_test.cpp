#include "doors/openid/id_token.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace arpent::openid {
namespace {

// Keys and tokens made by jose 6.2.18 (SignJWT): "zoe" for the client "arpent", from 2026-01-01 00:00 UTC for an hour.
constexpr char const* modulus =
    "zpQi1JB4XHrwcwJUEqbe5dvVuOk5isiSXN73fF3Dl-VbjuwMSoFsx_By3q6_8B6WAISFcAlHYIzksdGrZ82L2XG4nR0n6bzx-2kPnJzA6unf"
    "W3c9vWp4P03ZR2gE007z3iEv5gyBnb4B1s5fCchhcLTYJYTFbgnFKcu5S9sFro3Q05xqP1hze25in7YwJcB4oV9o53cicKXkIhVGC4tCOLn1"
    "9iMZ-HB9woIpFpFVhTwblAM9pE93kUVJm2tMtQXhW1m8GnAW-G7BA5XPUOxLpnpeDbCxt_1X-8vyLLvW_F92s72YBSPY58pb14H_UusgpBBf"
    "Q_MSH0XimS6kROpk9Q";
constexpr char const* by_rsa =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.eyJub25jZSI6Im4tMFM2X1d6QTJNaiIsImVtYWlsIjoiem9lQGV4YW1wbGUub3JnIiwiaXNz"
    "IjoiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwiYXVkIjoiYXJwZW50Iiwic3ViIjoiem9lIiwiaWF0IjoxNzY3MjI1NjAwLCJleHAiOjE3Njcy"
    "MjkyMDB9.XyHyKPJ6tWNLAFt2VVfggGJ5jrbAFbWJ3oKBM6AVuarlNWmMUUaAzc_CjvCwOxv40JmJ9I0fn-PLaDqDvHiwlvk7NYETzX7viKs"
    "It37AsnmbzVgd9HE4lxdz2mNbA9-hvGvIad7m2sjVqeTQLruhiURvEmMWTcUm7ptjnKEixeWYNn2T2E4sB5EN70cRrTyuD_ojGPnAkMN7lMF"
    "5VGBbjk0KtSp1R_d3SjkJF-hb3zgePz3cE19ctbxfwQMx_jbWNiiS8jqNVoIJ4WcXSxOxZi7bPgJ-ELmz2Gwpzue7YH2KUnFMy0edJDJ6tSh"
    "LpP5_WFvntavJP_uVN_a_92cbNg";
constexpr char const* x = "0vJB9KhwFBD8rPWTtn62oCjpiibN4egaFfAzfucAluU";
constexpr char const* y = "JzGUOoYdL_M2mQ6LoNj8_nnsdkcMyNG7zU3T3V1uvI4";
constexpr char const* by_p256 =
    "eyJhbGciOiJFUzI1NiIsImtpZCI6ImsxIn0.eyJub25jZSI6Im4tMFM2X1d6QTJNaiIsImVtYWlsIjoiem9lQGV4YW1wbGUub3JnIiwiaXNz"
    "IjoiaHR0cHM6Ly9sb2dpbi5leGFtcGxlIiwiYXVkIjoiYXJwZW50Iiwic3ViIjoiem9lIiwiaWF0IjoxNzY3MjI1NjAwLCJleHAiOjE3Njcy"
    "MjkyMDB9.DnsUHq2K34Kvp2PLN57zffa5FTU1bPXpAVbRJ1saLXgcfqxBaSh9vE5xvX0niwlnlhB82WORPsy0NMWXIfU11A";

Json rsa_key() { return {{"kty", "RSA"}, {"kid", "k1"}, {"n", modulus}, {"e", "AQAB"}}; }
Json p256_key() { return {{"kty", "EC"}, {"crv", "P-256"}, {"kid", "k1"}, {"x", x}, {"y", y}}; }
KeySet set_of(Json const& key) { return KeySet::read({{"keys", Json::array({key})}}); }
Expected ours() { return {"https://login.example", "arpent", "n-0S6_WzA2Mj"}; }
Instant at(char const* instant) { return parse_instant(instant).value(); }
Instant in_time() { return at("2026-01-01T00:30:00.000Z"); }

std::string reason(Result<Json> const& answer) { return answer ? "" : answer.problem().params.at(1).second; }

TEST(IdToken, SaysWhoItIs) {
  for (auto const& [token, key] : {std::pair(by_rsa, rsa_key()), std::pair(by_p256, p256_key())}) {
    auto const claims = claims_of(token, set_of(key), ours(), in_time());
    ASSERT_TRUE(claims) << reason(claims);
    EXPECT_EQ((*claims)["sub"], "zoe");
    EXPECT_EQ((*claims)["email"], "zoe@example.org");
  }
}

TEST(IdToken, IsOfItsTimeGiveOrTakeAMinute) {
  auto const when = [](char const* instant) {
    return reason(claims_of(by_rsa, set_of(rsa_key()), ours(), at(instant)));
  };
  EXPECT_EQ(when("2025-12-31T23:58:59.000Z"), "ID token: not yet valid");
  EXPECT_EQ(when("2025-12-31T23:59:00.000Z"), "");
  EXPECT_EQ(when("2026-01-01T01:00:59.000Z"), "");
  EXPECT_EQ(when("2026-01-01T01:01:00.000Z"), "ID token: expired");
}

TEST(IdToken, IsForThisSignInAlone) {
  auto const expecting = [](Expected const& expected) {
    return reason(claims_of(by_rsa, set_of(rsa_key()), expected, in_time()));
  };
  EXPECT_EQ(expecting({"https://login.example/", "arpent", "n-0S6_WzA2Mj"}), "ID token: another issuer");
  EXPECT_EQ(expecting({"https://login.example", "Arpent", "n-0S6_WzA2Mj"}), "ID token: another audience");
  EXPECT_EQ(expecting({"https://login.example", "arpent", "n-0S6_WzA2Mk"}), "ID token: another nonce");
  EXPECT_EQ(expecting({"https://login.example", "arpent", ""}), "ID token: another nonce");
}

TEST(IdToken, IsSignedAsItsKeySays) {
  auto const with = [](std::string const& token, Json const& key) {
    return reason(claims_of(token, set_of(key), ours(), in_time()));
  };
  std::string const unsigned_ = "ID token: not signed by a key of the provider";
  EXPECT_EQ(with(by_rsa, p256_key()), unsigned_);
  auto other = rsa_key();
  other["kid"] = "k2";
  EXPECT_EQ(with(by_rsa, other), unsigned_);
  for (auto const& [name, value] : {std::pair("use", "enc"), std::pair("alg", "PS256")}) {
    auto marked = rsa_key();
    marked[name] = value;
    EXPECT_TRUE(set_of(marked).empty()) << name;
  }
  std::string bent = by_rsa;
  bent[bent.find('.') + 5] ^= 1;
  EXPECT_NE(with(bent, rsa_key()), "");
  std::string const rsa = by_rsa;
  auto const body = rsa.substr(rsa.find('.'), rsa.rfind('.') - rsa.find('.'));
  EXPECT_EQ(with(base64url(R"({"alg":"none"})") + body + ".", rsa_key()), unsigned_);
  EXPECT_EQ(with(base64url(R"({"alg":"HS256","kid":"k1"})") + body + "." + base64url("x"), rsa_key()), unsigned_);
}

TEST(IdToken, IsNoTokenWhereItIsNone) {
  for (std::string const token : {"", ".", "..", "a.b", "a.b.c.d", "e30.e30.e30", "bnVsbA.bnVsbA.", "e30.W10."})
    EXPECT_FALSE(claims_of(token, set_of(rsa_key()), ours(), in_time())) << token;
  EXPECT_TRUE(KeySet::read({{"keys", "none"}}).empty());
  EXPECT_TRUE(KeySet::read(Json::array({1})).empty());
  EXPECT_TRUE(KeySet::read({{"keys", Json::array({1, nullptr, {{"kty", "oct"}, {"k", "AQAB"}}})}}).empty());
}

}  // namespace
}  // namespace arpent::openid
