#include "base/random.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include "base/encoding.h"
#include "base/result.h"

namespace arpent {

TEST(Random, SystemTokensDiffer) {
  SystemRandom random;
  std::set<std::string> seen;
  for (int at = 0; at < 1000; ++at) {
    auto const token = random_token(random);
    EXPECT_EQ(token.size(), 22U);
    EXPECT_EQ(from_base64url(token)->size(), 16U);
    EXPECT_TRUE(seen.insert(token).second);
  }
}

TEST(Random, TheSameSeedGivesTheSame) {
  SeededRandom one{42}, same{42}, other{43};
  auto const bytes = random_bytes(one, 33);
  EXPECT_EQ(random_bytes(same, 33), bytes);
  EXPECT_NE(random_bytes(other, 33), bytes);
}

TEST(Random, ChoosesEvenly) {
  SeededRandom random{1};
  std::array<int, 6> counts{};
  for (int at = 0; at < 60'000; ++at) ++counts.at(random_below(random, 6));
  for (int const count : counts) EXPECT_NEAR(count, 10'000, 400);  // four standard deviations
  EXPECT_THROW(random_below(random, 0), Bug);
}

TEST(Random, CodesHaveTheirForm) {
  SeededRandom random{5};
  for (int at = 0; at < 500; ++at) {
    auto const code = random_crockford(random, 6);
    EXPECT_EQ(read_crockford(code), code);
    EXPECT_EQ(code.size(), 6U);
    auto const digits = random_six_digits(random);
    EXPECT_EQ(digits.size(), 6U);
    EXPECT_EQ(digits.find_first_not_of("0123456789"), std::string::npos);
  }
}

}  // namespace arpent
