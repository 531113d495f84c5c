#include "base/password.h"

#include <gtest/gtest.h>

#include <chrono>

namespace arpent {
namespace {

TEST(Password, IsKnownAgainByItsHashAlone) {
  SystemRandom random;
  auto const hash = password_hash("une phrase à moi", random);
  EXPECT_EQ(hash.rfind("$argon2id$v=19$m=19456,t=2,p=1$", 0), 0U) << hash;
  EXPECT_TRUE(is_password("une phrase à moi", hash));
  EXPECT_FALSE(is_password("une phrase a moi", hash));
  EXPECT_FALSE(is_password("", hash));
  EXPECT_NE(hash, password_hash("une phrase à moi", random));
}

// Reference: RFC 9106's own program, `echo -n "password" | argon2 somesalt -id -t 2 -k 65536 -p 1 -e`, from the test
// vectors of the reference implementation (phc-winner-argon2, test.c).
TEST(Password, ReadsTheReferenceProgram) {
  std::string const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  EXPECT_TRUE(is_password("password", hash));
  EXPECT_FALSE(is_password("Password", hash));
}

TEST(Password, OfNobodyTakesAsLong) {
  SystemRandom random;
  auto const hash = password_hash("une phrase à moi", random);
  auto const took = [](std::string const& of) {
    auto least = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 5; ++i) {
      auto const began = std::chrono::steady_clock::now();
      EXPECT_FALSE(is_password("autre chose", of));
      least = std::min(least, std::chrono::steady_clock::now() - began);
    }
    return std::chrono::duration<double>(least).count();
  };
  auto const known = took(hash), unknown = took("");
  EXPECT_LT(std::max(known, unknown) / std::min(known, unknown), 2) << known << " " << unknown;
}

TEST(Password, IsNoPasswordWhereThereIsNoHash) {
  EXPECT_FALSE(is_password("", ""));
  EXPECT_FALSE(is_password("x", "x"));
  EXPECT_FALSE(is_password("x", "$argon2id$v=19$m=19456,t=2,p=1$"));
}

}  // namespace
}  // namespace arpent
