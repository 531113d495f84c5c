#include "doors/import/number_format.h"

#include <gtest/gtest.h>

namespace arpent::reading {

TEST(NumberFormat, KnowsDates) {
  for (auto const* code :
       {"dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", "yyyy\\-mm\\-dd", "[h]:mm", "mm:ss.0", "jj/mm/aaaa", "[Red]d-mmm"})
    EXPECT_EQ(shown_custom(code), Shown::date) << code;
}

TEST(NumberFormat, KnowsNumbersThatOnlyLookLikeDates) {
  for (auto const* code :
       {"General", "0.0\" days\"", "#,##0 [$EUR]", "0\\d", "_-* #,##0.00_-;d", "[Red]0", "\"m", "0.00E+00"})
    EXPECT_EQ(shown_custom(code), Shown::number) << code;
  EXPECT_EQ(shown_custom("0.0%"), Shown::percent);
  EXPECT_EQ(shown_custom("0\" %\""), Shown::number);
}

TEST(NumberFormat, KnowsBuiltinIds) {
  EXPECT_EQ(shown_builtin(14), Shown::date);
  EXPECT_EQ(shown_builtin(47), Shown::date);
  EXPECT_EQ(shown_builtin(9), Shown::percent);
  EXPECT_EQ(shown_builtin(4), Shown::number);
  EXPECT_EQ(shown_builtin(48), Shown::number);
}

TEST(NumberFormat, PrintsSerials) {
  EXPECT_EQ(print_serial(1), "1900-01-01");
  EXPECT_EQ(print_serial(59), "1900-02-28");
  EXPECT_EQ(print_serial(60), "1900-02-28");
  EXPECT_EQ(print_serial(61), "1900-03-01");
  EXPECT_EQ(print_serial(46093), "2026-03-12");
  EXPECT_EQ(print_serial(46093.999999), "2026-03-13");
  EXPECT_EQ(print_serial(46093 + 14.5 / 24), "2026-03-12 14:30");
  EXPECT_EQ(print_serial(2958465), "9999-12-31");
  EXPECT_EQ(print_serial(2958465.9999999), "2958465.9999999");
  EXPECT_EQ(print_serial(-3), "-3");
  EXPECT_EQ(print_serial(1e300).size(), 301u);
}

}  // namespace arpent::reading
