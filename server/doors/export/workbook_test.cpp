#include "doors/export/workbook.h"

#include <gtest/gtest.h>

namespace arpent::writing {

TEST(Workbook, IsAZipFile) {
  auto const bytes = write_workbook({{"Fiches", {{"a"}}, {{"x"}}}});
  ASSERT_TRUE(bytes);
  EXPECT_TRUE(bytes->starts_with("PK"));
  EXPECT_TRUE(write_workbook({}));
}

TEST(Workbook, RefusesWhatExcelCannotHold) {
  auto const refused = write_workbook({{"Fiches", {{"a"}, {"b"}}, {{"x"}, {"x", std::string(32768, 'x')}}}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().code, "export.cell_too_long");
  EXPECT_EQ(refused.problem().params[0].second, "B3");
  EXPECT_TRUE(write_workbook({{"Fiches", {{"a"}}, {{std::string(32767, 'x')}}}}));
  EXPECT_EQ(write_workbook({{"Fiches", std::vector<Column>(513)}}).problem().code, "export.too_many_columns");
}

TEST(Workbook, NamesSheetsAsExcelAllows) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(sheet_names({"Plan", "plan", "Été", "ete"}), (Names{"Plan", "plan 2", "Été", "ete 2"}));
  EXPECT_EQ(sheet_names({"a/b[c]:*?\\", "'quoted'", "", "History"}), (Names{"a-b-c-----", "quoted", "_", "History_"}));
  auto const names = sheet_names({std::string(40, 'x'), std::string(41, 'x')});
  EXPECT_EQ(names[0], std::string(31, 'x'));
  EXPECT_EQ(names[1], std::string(29, 'x') + " 2");
}

}  // namespace arpent::writing
