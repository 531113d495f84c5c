#include "base/qr.h"

#include <gtest/gtest.h>

namespace arpent {

TEST(Qr, IsASquareWithItsThreeFinders) {
  auto const rows = qr_rows("https://plan.ville.fr/l/q3Zr0b3Jt5mP8wYd2LxQ4A");
  ASSERT_GE(rows.size(), 21u);
  for (auto const& row : rows) EXPECT_EQ(row.size(), rows.size());
  EXPECT_EQ(rows[0].substr(0, 8), "11111110");
  EXPECT_EQ(rows[0].substr(rows.size() - 8), "01111111");
  EXPECT_EQ(rows[rows.size() - 1].substr(0, 8), "11111110");
  EXPECT_NE(qr_rows("another"), rows);
}

TEST(Qr, RefusesWhatDoesNotFit) { EXPECT_TRUE(qr_rows(std::string(4000, 'x')).empty()); }

}  // namespace arpent
