#include "doors/import/csv.h"

#include <gtest/gtest.h>

#include "doors/import/read_any.h"

namespace arpent::reading {
namespace {

using namespace std::string_literals;
using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string const& bytes) {
  auto const sheets = read_csv(bytes);
  if (!sheets) return {{"refused: " + sheets.problem().code}};
  Rows rows;
  for (auto const& row : sheets->front().rows) {
    rows.emplace_back();
    for (auto const& cell : row) rows.back().push_back(cell.text);
  }
  return rows;
}

std::string wide(std::u16string_view text, bool big) {
  std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
  for (char16_t const c : text) {
    char const high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    bytes += big ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

}  // namespace

TEST(Csv, ReadsEveryDelimiter) {
  Rows const expected{{"a", "b", "c"}, {"1", "2", "3"}};
  for (char const* delimiter : {";", ",", "\t", "|"}) {
    std::string const d = delimiter;
    EXPECT_EQ(rows_of("a" + d + "b" + d + "c\n1" + d + "2" + d + "3\n"), expected) << delimiter;
  }
}

TEST(Csv, IsNotFooledByDecimalCommasAndLists) {
  EXPECT_EQ(rows_of("Nom;Valeur\nBellevue;1,5\nNord;2,5\n"),
            (Rows{{"Nom", "Valeur"}, {"Bellevue", "1,5"}, {"Nord", "2,5"}}));
  EXPECT_EQ(rows_of("1,5;2,5\n1,5;2,5"), (Rows{{"1,5", "2,5"}, {"1,5", "2,5"}}));
  EXPECT_EQ(rows_of("Titre,Lieux\nA,Est;Nord\nB,Nord\n")[1], (std::vector<std::string>{"A", "Est;Nord"}));
  EXPECT_EQ(rows_of("Un seul titre\nLire, écrire\nJouer"), (Rows{{"Un seul titre"}, {"Lire, écrire"}, {"Jouer"}}));
}

TEST(Csv, TakesTheDelimiterThatExcelNames) {
  EXPECT_EQ(rows_of("sep=|\r\na,1|b,2\r\n"), (Rows{{"a,1", "b,2"}}));
  EXPECT_EQ(rows_of("sep=;\n\"sep=;\";2"), (Rows{{"sep=;", "2"}}));
}

TEST(Csv, ReadsQuotes) {
  EXPECT_EQ(rows_of("a;\"b;c\";\"d\ne\"\r\n\"il dit \"\"oui\"\"\";x \"y\" z;\"\"\n"),
            (Rows{{"a", "b;c", "d\ne"}, {"il dit \"oui\"", "x \"y\" z"}}));
  EXPECT_EQ(rows_of("\" a \" ; b ;\"c\"d\n"), (Rows{{" a ", "b", "cd"}}));
  EXPECT_EQ(rows_of("\"a\r\nb\";c"), (Rows{{"a\nb", "c"}}));
}

TEST(Csv, NamesTheLineOfAnOpenQuote) {
  auto const answer = read_csv("a;b\n\"x\ny\";1\nc;\"never\nclosed\n");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.problem().code, "import.quote_open");
  EXPECT_EQ(answer.problem().params, (Params{{"line", "4"}}));
}

TEST(Csv, KeepsBlankLinesAndDropsTrailingOnes) {
  EXPECT_EQ(rows_of("a;b\n\n;c\n;;\n\n\n"), (Rows{{"a", "b"}, {}, {"", "c"}}));
  EXPECT_EQ(rows_of("a\rb\r\nc"), (Rows{{"a"}, {"b"}, {"c"}}));
}

TEST(Csv, ReadsEveryEncoding) {
  Rows const expected{{"été", "œuf"}};
  EXPECT_EQ(rows_of("été;œuf"), expected);
  EXPECT_EQ(rows_of("\xEF\xBB\xBFété;œuf"), expected);
  EXPECT_EQ(rows_of("\xE9t\xE9;\x9Cuf"), expected);
  EXPECT_EQ(rows_of(wide(u"été;œuf", true)), expected);
  EXPECT_EQ(rows_of(wide(u"été;œuf", false)), expected);
  EXPECT_EQ(rows_of(wide(u"🌱;1", false)), (Rows{{"🌱", "1"}}));
  EXPECT_EQ(rows_of("a;b\0c"s), (Rows{{"refused: import.not_text"}}));
}

TEST(Csv, TakesTheGuardAwayAgain) {
  EXPECT_EQ(rows_of("'=1+1;'-5;''+a;l'an;'"), (Rows{{"=1+1", "-5", "'+a", "l'an", "'"}}));
}

TEST(Csv, RefusesEmptiness) {
  for (auto const& bytes : {""s, "\n\n"s, ";;;\n"s, "\xEF\xBB\xBF"s})
    EXPECT_EQ(rows_of(bytes), (Rows{{"refused: import.empty"}}));
  EXPECT_EQ(rows_of(std::string(600, ';') + "x"), (Rows{{"refused: import.too_many_columns"}}));
}

TEST(ReadAny, GoesByContent) {
  EXPECT_EQ(kind_of(""), FileKind::nothing);
  EXPECT_EQ(kind_of(" \r\n\xEF\xBB\xBF"), FileKind::nothing);
  EXPECT_EQ(kind_of("PK\x03\x04..."), FileKind::workbook);
  EXPECT_EQ(kind_of("\xD0\xCF\x11\xE0....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s), FileKind::encrypted);
  EXPECT_EQ(kind_of("\xD0\xCF\x11\xE0....W\0o\0r\0k\0b\0o\0o\0k\0"s), FileKind::old_excel);
  EXPECT_EQ(kind_of("\xD0\xCF\x11\xE0...."), FileKind::other_office);
  EXPECT_EQ(kind_of("%PDF-1.7"), FileKind::pdf);
  EXPECT_EQ(kind_of("\x89PNG\r\n"), FileKind::picture);
  EXPECT_EQ(kind_of("\n {\"type\": 1}"), FileKind::json);
  EXPECT_EQ(kind_of("<HTML><table>"), FileKind::web_page);
  EXPECT_EQ(kind_of("Titre;Statut"), FileKind::text);
  EXPECT_EQ(kind_of("\x7F"
                    "ELF\0\0"s),
            FileKind::unknown);
}

TEST(ReadAny, SaysWhatToDoInstead) {
  auto const fault = [](std::string const& bytes) { return read_any(bytes).problem().code; };
  EXPECT_EQ(fault("\xD0\xCF\x11\xE0....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s), "import.encrypted");
  EXPECT_EQ(fault("\xD0\xCF\x11\xE0....B\0o\0o\0k\0"s), "import.old_excel");
  EXPECT_EQ(fault("%PDF-1.7"), "import.pdf");
  EXPECT_EQ(fault("<!DOCTYPE html><p>"), "import.web_page");
  EXPECT_EQ(fault("  "), "import.empty");
  EXPECT_TRUE(read_any("a;b"));
}

TEST(Sheet, NamesCells) {
  EXPECT_EQ(cell_name(6, 1), "B7");
  EXPECT_EQ(cell_name(0, 25), "Z1");
  EXPECT_EQ(cell_name(0, 26), "AA1");
  EXPECT_EQ(cell_name(199'999, 511), "SR200000");
}

}  // namespace arpent::reading
