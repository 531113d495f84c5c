#include "doors/tools/records.h"

#include <gmock/gmock.h>

#include <sstream>

#include "doors/tools/number.h"
#include "doors/tools/table.h"

namespace arpent::tools {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Read {
  std::vector<std::string> heading{};
  std::vector<std::vector<std::string>> rows{};
  std::vector<std::size_t> lines{};
  std::vector<std::string> faults{};
};

Read read(std::string const& bytes) {
  std::istringstream in(bytes);
  Faults faults;
  Read out;
  if (auto const records = open_records(in, faults)) {
    out.heading = records->heading();
    std::vector<std::string_view> cells;
    while (records->next(cells, faults)) {
      out.rows.emplace_back(cells.begin(), cells.end());
      out.lines.push_back(records->line());
    }
  }
  out.faults = faults.codes();
  return out;
}

TEST(Records, DelimitersQuotesMarksAndLineEnds) {
  auto const plain = read("a,b\n1,2\n3,4\n");
  EXPECT_THAT(plain.heading, ElementsAre("a", "b"));
  EXPECT_THAT(plain.rows, ElementsAre(ElementsAre("1", "2"), ElementsAre("3", "4")));
  for (auto const* same : {"a;b\r\n1;2\r\n3;4",
                           "\xEF\xBB\xBF"
                           "a\tb\r1\t2\r3\t4\r",
                           "sep=|\na|b\n1|2\n3|4\n", "\na, b \n\"1\",\"2\"\n\n 3 ,\"4\" \n,\n",
                           "[{\"a\":1,\"b\":2},{\"b\":4,\"a\":\"3\"}]", "{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":4}\n",
                           "{\"rows\": [{\"a\":1,\"b\":2},{\"a\":3,\"b\":4}]}"}) {
    auto const other = read(same);
    EXPECT_EQ(other.heading, plain.heading) << same;
    EXPECT_EQ(other.rows, plain.rows) << same;
    EXPECT_THAT(other.faults, IsEmpty()) << same;
  }
  auto const wide =
      read(std::string("\xFF\xFE"
                       "a\0;\0b\0\n\0"
                       "1\0;\0"
                       "2\0\n\0"
                       "3\0;\0"
                       "4\0",
                       24));
  EXPECT_EQ(wide.rows, plain.rows);
}

TEST(Records, QuotedCellsHoldDelimitersLineBreaksAndQuotes) {
  auto const seen = read("id;text\n1;\"a;b\nc \"\"d\"\"\"\n2;he said \"yes\"\n3;\"\"\n");
  EXPECT_THAT(seen.rows,
              ElementsAre(ElementsAre("1", "a;b\nc \"d\""), ElementsAre("2", "he said \"yes\""), ElementsAre("3", "")));
  EXPECT_THAT(seen.lines, ElementsAre(2, 4, 5));
}

TEST(Records, FaultsOfAFileAsAWhole) {
  EXPECT_THAT(read("").faults, ElementsAre("tools.empty"));
  EXPECT_THAT(read(" \n \n").faults, ElementsAre("tools.empty"));
  EXPECT_THAT(read("\" \"x\n").faults, ElementsAre("tools.empty"));
  EXPECT_THAT(read("PK\x03\x04....").faults, ElementsAre("tools.workbook"));
  EXPECT_THAT(read("%PDF-1.7").faults, ElementsAre("tools.not_a_table"));
  EXPECT_THAT(read(std::string("a,b\n1,\0\n", 8)).faults, ElementsAre("tools.not_a_table"));
  EXPECT_THAT(read("a,b\n1,\"x\n2,3\n").faults, ElementsAre("tools.quote_open"));
  EXPECT_THAT(read("a,b\n1,2,3\n4,5,,\n").faults, ElementsAre("tools.too_many_cells"));
  EXPECT_THAT(read("[1,2]").faults, ElementsAre("tools.json_not_rows"));
  EXPECT_THAT(read("[{\"a\":1},{\"a\":").faults, ElementsAre("tools.json"));
  EXPECT_THAT(read(" [{\"a\":1},{\"a\":2}").faults, ElementsAre("tools.json")) << "cut off behind a whole one";
  EXPECT_THAT(read(" [{\"a\":1},{\"a\":2}] ").faults, ElementsAre());
  EXPECT_THAT(read("[{\"a\":1},{\"a\":x},{\"a\":2}]").faults, ElementsAre("tools.json"));
}

TEST(Records, RowsThatCrossTheBlocksOfReadingAreWhole) {
  std::string bytes = "id,text\n";
  std::string const text(997, 'x');
  for (int row = 0; row < 2000; ++row) bytes += std::to_string(row) + ",\"" + text + "\"\"\n\"\r\n";
  auto const seen = read(bytes);
  ASSERT_EQ(seen.rows.size(), 2000u);
  for (std::size_t row = 0; row < 2000; ++row) {
    EXPECT_EQ(seen.rows[row][0], std::to_string(row));
    EXPECT_EQ(seen.rows[row][1], text + "\"\n");
    EXPECT_EQ(seen.lines[row], 2 + 2 * row);
  }
}

TEST(Records, AQuoteThatNeverClosesInALargeFileIsSaidAndEndsReading) {
  auto const seen = read("a,b\n1,2\n3,\"" + std::string(40u << 20, 'x'));
  EXPECT_EQ(seen.rows.size(), 1u);
  EXPECT_THAT(seen.faults, ElementsAre("tools.quote_open"));
}

TEST(Numbers, AsOfficesWriteThem) {
  auto const value = [](std::string_view text, bool comma_cuts = false) {
    auto const read = read_number(text, comma_cuts);
    EXPECT_EQ(read.what, Number::read) << text;
    return read.value;
  };
  EXPECT_EQ(value("12.5"), 12.5);
  EXPECT_EQ(value("12,5"), 12.5);
  EXPECT_EQ(value("12,5", true), 12.5);
  EXPECT_EQ(value("1,234"), 1.234) << "where semicolons cut, a comma is the decimal mark";
  EXPECT_EQ(value("1 234,5"), 1234.5);
  EXPECT_EQ(value("1\u202f234\u202f567"), 1234567);
  EXPECT_EQ(value("\u22123"), -3);
  EXPECT_EQ(value("+1e-3"), 1e-3);
  EXPECT_EQ(value(" 7 "), 7);
  auto const what = [](std::string_view text, bool comma_cuts = false) { return read_number(text, comma_cuts).what; };
  EXPECT_EQ(what("1,234", true), Number::ambiguous);
  EXPECT_EQ(what("1.234,5"), Number::ambiguous);
  for (auto const* text : {"", " ", "NA", "N/A"}) EXPECT_EQ(what(text), Number::missing) << text;
  for (auto const* text : {"nan", "inf", "-Infinity", "1e999"}) EXPECT_EQ(what(text), Number::not_finite) << text;
  for (auto const* text : {"x", "12 %", "1 23", "12a", "--1", "0x10", "1e", ".", "1 2345"})
    EXPECT_EQ(what(text), Number::not_one) << text;
}

TEST(Tables, ColumnsByNameWithoutRegardToAccentsAndByTheirOtherNames) {
  std::istringstream in("Quartier ;POIDS-final;n\nNord;1,5;3\nSud;2;NA\nNord;3;4\n\xC9t\xE9;1;1\n");
  Faults faults;
  using W = Wanted;
  auto const table = read_table(in,
                                {{"district", W::Kind::category},
                                 {"poids final"},
                                 {"n", W::Kind::number, W::Cells::some},
                                 {"more", W::Kind::number, W::Cells::all, W::There::may}},
                                faults);
  EXPECT_FALSE(faults.any());
  EXPECT_EQ(table.rows(), 4u);
  EXPECT_THAT(table.codes("district"), ElementsAre(0, 1, 0, 2));
  EXPECT_THAT(table.texts("district"), ElementsAre("Nord", "Sud", "Été"));
  EXPECT_THAT(table.numbers("poids final"), ElementsAre(1.5, 2, 3, 1));
  EXPECT_TRUE(std::isnan(table.numbers("n")[1]));
  EXPECT_FALSE(table.has("more"));
  EXPECT_EQ(table.line(2), 4u);
}

}  // namespace
}  // namespace arpent::tools
