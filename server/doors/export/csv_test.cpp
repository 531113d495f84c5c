#include "doors/export/csv.h"

#include <gtest/gtest.h>

namespace arpent::writing {
namespace {

Table one_row(std::vector<Value> values) { return {"T", {{"a"}, {"b"}}, {std::move(values)}}; }

}  // namespace

TEST(CsvOut, WritesEveryKind) {
  Table const table{"T",
                    {{"texte"}, {"nombre"}, {"oui"}, {"jour"}, {"rien"}},
                    {{"été", -1.5, true, make_day(2026, 3, 12), {}}, {"x"}}};
  EXPECT_EQ(write_csv(table), "\xEF\xBB\xBFtexte,nombre,oui,jour,rien\r\nété,-1.5,yes,2026-03-12,\r\nx,,,,\r\n");
  EXPECT_EQ(write_csv(table, french_csv),
            "\xEF\xBB\xBFtexte;nombre;oui;jour;rien\r\nété;-1,5;oui;2026-03-12;\r\nx;;;;\r\n");
  EXPECT_EQ(write_csv({"T", {{"a"}}}, {.mark = false}), "a\r\n");
}

TEST(CsvOut, QuotesWhatNeedsIt) {
  EXPECT_EQ(write_csv(one_row({"a,b", "il dit \"oui\""}), {.mark = false}),
            "a,b\r\n\"a,b\",\"il dit \"\"oui\"\"\"\r\n");
  EXPECT_EQ(write_csv(one_row({" a", "b\nc"}), {.mark = false}), "a,b\r\n\" a\",\"b\nc\"\r\n");
  EXPECT_EQ(write_csv(one_row({1.5, "1,5"}), {.decimal = ',', .mark = false}), "a,b\r\n\"1,5\",\"1,5\"\r\n");
}

TEST(CsvOut, GuardsFormulas) {
  for (char const* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "''-"})
    EXPECT_EQ(guarded(text), "'" + std::string(text));
  for (char const* text : {"", "a=1", "'", "l'an", "'a", " =1"}) EXPECT_EQ(guarded(text), text);
  EXPECT_EQ(write_csv(one_row({"=cmd|' /C calc'!A0", -3.0}), {.mark = false}), "a,b\r\n\"'=cmd|' /C calc'!A0\",-3\r\n");
}

TEST(CsvOut, HeadingsAreTextsToo) {
  EXPECT_EQ(write_csv({"T", {{"=x"}, {"a,b"}}}, {.mark = false}), "'=x,\"a,b\"\r\n");
}

}  // namespace arpent::writing
