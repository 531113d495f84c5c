#include "base/public_key.h"

#include <gtest/gtest.h>

#include <string>

#include "base/encoding.h"

namespace arpent {
namespace {

// The examples of RFC 7515, appendices A.2 (RS256) and A.3 (ES256): one payload under two keys.
constexpr std::string_view payload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
constexpr std::string_view modulus =
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-"
    "pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2Ca"
    "pHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb5"
    "4h4FRWyuXpoQ";
constexpr std::string_view by_rsa =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr"
    "7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--x"
    "i12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_Ioy"
    "pGlUPQGe77Rw";
constexpr std::string_view by_p256 =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
constexpr std::string_view x = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
constexpr std::string_view y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";

std::string const usual_exponent("\x01\x00\x01", 3);

std::string raw(std::string_view text) { return from_base64url(text).value(); }
std::string rsa_text() { return "eyJhbGciOiJSUzI1NiJ9." + std::string(payload); }
std::string p256_text() { return "eyJhbGciOiJFUzI1NiJ9." + std::string(payload); }

TEST(PublicKey, ReadsTheExampleOfRs256) {
  auto const key = PublicKey::rsa(raw(modulus), usual_exponent).value();
  EXPECT_EQ(key.kind(), PublicKey::Kind::rsa);
  EXPECT_TRUE(key.has_signed(rsa_text(), raw(by_rsa)));
  EXPECT_FALSE(key.has_signed(p256_text(), raw(by_rsa)));
}

TEST(PublicKey, ReadsTheExampleOfEs256) {
  auto const key = PublicKey::p256(raw(x), raw(y)).value();
  EXPECT_TRUE(key.has_signed(p256_text(), raw(by_p256)));
  EXPECT_FALSE(key.has_signed(rsa_text(), raw(by_p256)));
}

TEST(PublicKey, TakesNothingElseForASignature) {
  auto const rsa = PublicKey::rsa(raw(modulus), usual_exponent).value();
  auto const p256 = PublicKey::p256(raw(x), raw(y)).value();
  for (auto const& signature : {std::string(), std::string(64, '\0'), std::string(256, '\0'), std::string("x")}) {
    EXPECT_FALSE(rsa.has_signed(rsa_text(), signature)) << signature.size();
    EXPECT_FALSE(p256.has_signed(p256_text(), signature)) << signature.size();
  }
  auto bent = raw(by_p256);
  bent[40] = static_cast<char>(bent[40] ^ 1);
  EXPECT_FALSE(p256.has_signed(p256_text(), bent));
  EXPECT_FALSE(p256.has_signed(p256_text(), raw(by_rsa)));
}

TEST(PublicKey, IsNoKeyWhereTheNumbersAreNone) {
  EXPECT_FALSE(PublicKey::rsa("", ""));
  EXPECT_FALSE(PublicKey::rsa(raw(modulus).substr(128), usual_exponent));  // 1024 bits
  EXPECT_FALSE(PublicKey::rsa(raw(modulus), std::string(1, 1)));
  EXPECT_FALSE(PublicKey::p256(raw(x), raw(x)));  // not on the curve
  EXPECT_FALSE(PublicKey::p256(raw(x), ""));
}

}  // namespace
}  // namespace arpent
