// What is written comes back as it was: random tables through CSV and through workbooks.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>

#include "base/json.h"
#include "base/text.h"
#include "doors/export/csv.h"
#include "doors/export/workbook.h"
#include "doors/import/csv.h"
#include "doors/import/values.h"
#include "doors/import/xlsx.h"

namespace arpent {
namespace {

using reading::Cell;
using writing::Column;
using writing::Table;
using writing::Value;

class Sheets : public testing::Test {
 protected:
  Sheets()
      : seed_(std::getenv("ARPENT_SEED") ? std::strtoul(std::getenv("ARPENT_SEED"), nullptr, 10)
                                         : std::random_device()()) {
    std::cout << "seed " << seed_ << " (ARPENT_SEED repeats it)\n";
    chance_.seed(static_cast<unsigned>(seed_));
  }

  std::size_t below(std::size_t limit) { return chance_() % limit; }

  std::string text() {
    static std::string const pieces[] = {"a", "été", ";",   ",",     "\t",     "|",   "\"",   "\n",      "'",  "=",
                                         "+", "-",   "@",   " ",     "\u00A0", "1",   "12,5", "_x0041_", "_x", "<",
                                         "&", "🌱",   "]]>", "sep=;", "\u0001", "oui", "#N/A", "x y"};
    std::string made;
    for (std::size_t left = below(6); left > 0; --left) made += pieces[below(std::size(pieces))];
    return made;
  }

  double number() {
    static double const some[] = {0, 1, -1, 0.1, 12.5, -0.001, 1e14, 123456789.125, 1.0 / 3, 2026};
    return below(2) ? some[below(std::size(some))]
                    : std::stod(print_number(static_cast<double>(chance_()) / 1000 - 1e6));
  }

  Value value() {
    switch (below(6)) {
      case 0:
        return {};
      case 1:
        return number();
      case 2:
        return below(2) == 0;
      case 3:
        return make_day(static_cast<int>(1900 + below(300)), static_cast<int>(1 + below(12)),
                        static_cast<int>(1 + below(28)));
      default:
        return text();
    }
  }

  Table table() {
    Table made{text(), {{"Titre"}, {"Valeur"}}, {}};
    for (std::size_t more = below(4); more > 0; --more)
      made.columns.push_back(
          {text() + "x", static_cast<Column::Kind>(below(7)), below(3) == 0, text(), {text(), text()}});
    for (std::size_t rows = 1 + below(8); rows > 0; --rows) {
      made.rows.emplace_back();
      for (std::size_t at = 0; at < made.columns.size(); ++at) made.rows.back().push_back(value());
    }
    made.rows.back()[0] = "end";  // sheets that come back end with their last filled row
    return made;
  }

  std::mt19937 chance_;

 private:
  unsigned long seed_;
};

// An empty text and nothing are one in a spreadsheet.
bool is_nothing(Value const& value) {
  auto const* text = std::get_if<std::string>(&value);
  return std::holds_alternative<std::monostate>(value) || (text && text->empty());
}

bool same(Value const& value, Cell const& cell) {
  if (is_nothing(value)) return cell.kind == Cell::Kind::empty;
  if (auto const* text = std::get_if<std::string>(&value)) return cell.kind == Cell::Kind::text && cell.text == *text;
  if (auto const* number = std::get_if<double>(&value))
    return print_number(*read_number(cell)) == print_number(*number);
  if (auto const* flag = std::get_if<bool>(&value)) return *read_flag(cell) == *flag;
  return read_days(cell)->first == std::get<Day>(value);
}

void expect_same(Table const& table, reading::Sheet const& sheet) {
  ASSERT_EQ(sheet.rows.size(), table.rows.size() + 1);
  for (std::size_t at = 0; at < table.columns.size(); ++at)
    EXPECT_EQ(cell_at(sheet, 0, at).text, table.columns[at].heading);
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (std::size_t at = 0; at < table.columns.size(); ++at)
      EXPECT_TRUE(same(table.rows[row][at], cell_at(sheet, row + 1, at)))
          << reading::cell_name(row + 1, at) << " came back as "
          << testing::PrintToString(cell_at(sheet, row + 1, at).text);
}

}  // namespace

TEST_F(Sheets, ComeBackFromCsv) {
  for (int round = 0; round < 2000 && !HasFailure(); ++round) {
    Table const made = table();
    std::string const bytes =
        write_csv(made, round % 2 ? writing::french_csv : writing::CsvStyle{.mark = round % 4 == 0});
    auto const read = reading::read_csv(bytes);
    ASSERT_TRUE(read) << bytes;
    SCOPED_TRACE(bytes);
    expect_same(made, read->front());
  }
}

TEST_F(Sheets, ComeBackFromWorkbooks) {
  for (int round = 0; round < 60 && !HasFailure(); ++round) {
    std::vector<Table> made;
    for (std::size_t sheets = 1 + below(3); sheets > 0; --sheets) made.push_back(table());
    auto const bytes = write_workbook(made);
    ASSERT_TRUE(bytes);
    auto const read = reading::read_xlsx(*bytes);
    ASSERT_TRUE(read) << read.problem().code << " " << testing::PrintToString(read.problem().params);
    ASSERT_EQ(read->size(), made.size());
    for (std::size_t at = 0; at < made.size(); ++at) expect_same(made[at], (*read)[at]);
  }
}

}  // namespace arpent
