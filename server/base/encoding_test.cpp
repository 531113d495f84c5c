#include "base/encoding.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/random.h"

namespace arpent {

TEST(Encoding, HexAndBase64urlAreInverse) {
  SeededRandom random{7};
  for (std::size_t size = 0; size < 70; ++size) {
    auto const bytes = random_bytes(random, size);
    EXPECT_EQ(from_hex(hex(bytes)), bytes);
    EXPECT_EQ(from_base64url(base64url(bytes)), bytes);
  }
}

// RFC 4648 section 10, without padding.
TEST(Encoding, Base64urlKnownAnswers) {
  EXPECT_EQ(base64url("f"), "Zg");
  EXPECT_EQ(base64url("fo"), "Zm8");
  EXPECT_EQ(base64url("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64url("\xff\xfe\xfb"), "__77");
}

TEST(Encoding, OneValueHasOneText) {
  for (auto const* text : {"Zg==", "Zh", "Z", "Zm9+", "Zm9/", "Zm 9"}) EXPECT_FALSE(from_base64url(text)) << text;
  for (auto const* text : {"a", "0g", "0x12"}) EXPECT_FALSE(from_hex(text)) << text;
  EXPECT_EQ(from_hex("AbfF"), "\xab\xff");
}

TEST(Encoding, CodesAreReadAsPeopleTypeThem) {
  EXPECT_EQ(read_crockford("k7o-li9"), "K70119");
  EXPECT_EQ(read_crockford(" k 7 "), "K7");
  EXPECT_FALSE(read_crockford("K7U"));
  EXPECT_FALSE(read_crockford("K7é"));
}

// FIPS 180-2 appendix B and RFC 4231 case 2.
TEST(Hash, KnownAnswers) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex({}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hmac_sha256_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hmac_sha256_hex({}, {}), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(Hash, PartsGiveTheSameAsTheWhole) {
  Sha256 parts;
  parts.add("a");
  parts.add({});
  parts.add("bc");
  EXPECT_EQ(parts.hex(), sha256_hex("abc"));
}

TEST(Hash, ComparesWhole) {
  EXPECT_TRUE(equal_in_constant_time("token", "token"));
  EXPECT_TRUE(equal_in_constant_time({}, {}));
  EXPECT_FALSE(equal_in_constant_time("token", "tokem"));
  EXPECT_FALSE(equal_in_constant_time("token", "toke"));
}

}  // namespace arpent
