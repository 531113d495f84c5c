#include "base/json.h"

#include <gtest/gtest.h>

namespace arpent {

TEST(Json, NamesThePlaceOfAFault) {
  auto const answer = parse_json("{\n  \"a\": x}");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.problem().code, "json.invalid");
  EXPECT_EQ(answer.problem().params.front().second, "2");
}

TEST(Json, RefusesDeepNesting) {
  auto const answer = parse_json(std::string(10000, '['));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.problem().code, "json.too_deep");
}

TEST(Json, RefusesNumbersThatNoDoubleHolds) {
  auto const answer = parse_json("[1e3081]");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.problem().code, "json.number_too_large");
}

TEST(Json, PrintsNumbersWithoutExponents) {
  EXPECT_EQ(print_number(0.1), "0.1");
  EXPECT_EQ(print_number(120000), "120000");
  EXPECT_EQ(print_number(0.1 + 0.2), "0.3");
  EXPECT_EQ(print_number(-1.5), "-1.5");
  EXPECT_EQ(print_number(1e15), "1000000000000000");
}

}  // namespace arpent
