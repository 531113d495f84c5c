#include "doors/import/xlsx.h"

#include <gtest/gtest.h>

#include "doors/import/zip_for_tests.h"

namespace arpent::reading {
namespace {

using Kind = Cell::Kind;

Sheet only_sheet(std::string const& bytes) {
  auto sheets = read_xlsx(bytes);
  if (!sheets) {
    ADD_FAILURE() << sheets.problem().code;
    return {};
  }
  EXPECT_EQ(sheets->size(), 1u);
  return sheets->front();
}

std::string fault_of(std::string const& bytes) {
  auto const sheets = read_xlsx(bytes);
  return sheets ? "" : sheets.problem().code;
}

}  // namespace

TEST(Xlsx, ReadsEveryKindOfCell) {
  Sheet const sheet = only_sheet(workbook_of(
      R"(<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2"><v>0.1</v></c>)"
      R"(<c r="E2" t="b"><v>1</v></c>)"
      R"(<c r="F2" t="e"><v>#N/A</v></c><c r="G2" t="inlineStr"><is><t>en </t><r><t>ligne</t></r></is></c>)"
      R"(<c r="H2" t="str"><f>A1</f><v>calculé</v></c>)"
      R"(<c r="I2"><f>SUM(A1)</f></c><c r="J2"><f>1+1</f><v>2</v></c><c r="K2" s="1"/></row>)",
      R"(<si><t>Titre</t></si><si><r><t xml:space="preserve">riche </t></r><r><t>texte</t></r><rPh sb="0"><t>no</t>)"
      R"(</rPh></si>)"));
  EXPECT_EQ(sheet.name, "Fiches");
  ASSERT_EQ(sheet.rows.size(), 2u);
  EXPECT_TRUE(sheet.rows[0].empty());
  ASSERT_EQ(sheet.rows[1].size(), 10u);
  EXPECT_EQ(cell_at(sheet, 1, 0).kind, Kind::empty);
  EXPECT_EQ(cell_at(sheet, 1, 1).text, "Titre");
  EXPECT_EQ(cell_at(sheet, 1, 2).text, "riche texte");
  EXPECT_EQ(cell_at(sheet, 1, 3).kind, Kind::number);
  EXPECT_EQ(cell_at(sheet, 1, 3).number, 0.1);
  EXPECT_EQ(cell_at(sheet, 1, 3).text, "0.1");
  EXPECT_EQ(cell_at(sheet, 1, 4).kind, Kind::flag);
  EXPECT_EQ(cell_at(sheet, 1, 5).kind, Kind::error);
  EXPECT_EQ(cell_at(sheet, 1, 5).text, "#N/A");
  EXPECT_EQ(cell_at(sheet, 1, 6).text, "en ligne");
  EXPECT_EQ(cell_at(sheet, 1, 7).text, "calculé");
  EXPECT_EQ(cell_at(sheet, 1, 8).kind, Kind::formula_without_value);
  EXPECT_EQ(cell_at(sheet, 1, 9).number, 2);
}

TEST(Xlsx, TellsDatesFromNumbers) {
  std::string const rows =
      R"(<row><c s="1"><v>46093</v></c><c s="3"><v>46093.5</v></c><c s="4"><v>46093</v></c><c s="2"><v>0.12</v></c>)"
      R"(<c s="1"><v>0.5</v></c></row>)";
  Sheet const sheet = only_sheet(workbook_of(rows));
  EXPECT_EQ(cell_at(sheet, 0, 0).kind, Kind::date);
  EXPECT_EQ(cell_at(sheet, 0, 0).text, "2026-03-12");
  EXPECT_EQ(cell_at(sheet, 0, 1).text, "2026-03-12 12:00");
  EXPECT_EQ(cell_at(sheet, 0, 2).kind, Kind::number);
  EXPECT_EQ(cell_at(sheet, 0, 3).text, "12 %");
  EXPECT_TRUE(cell_at(sheet, 0, 3).percent);
  EXPECT_EQ(cell_at(sheet, 0, 4).text, "12:00");
}

TEST(Xlsx, KnowsTheDateSystemOf1904) {
  std::string const book =
      R"(<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A" r:id="r1"/></sheets></workbook>)";
  Sheet const sheet =
      only_sheet(workbook_of(R"(<row><c s="1"><v>44631</v></c></row>)", "", {{"xl/workbook.xml", book}}));
  EXPECT_EQ(cell_at(sheet, 0, 0).text, "2026-03-12");
  EXPECT_EQ(cell_at(sheet, 0, 0).number, 46093);
}

TEST(Xlsx, KeepsMergedRanges) {
  std::string const sheet_xml =
      R"(<worksheet><sheetData><row><c t="str"><v>Axe 1</v></c></row><row><c r="B2"><v>1</v></c></row></sheetData>)"
      R"(<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="nonsense"/><mergeCell ref="C3:A1"/></mergeCells></worksheet>)";
  Sheet const sheet = only_sheet(workbook_of("", "", {{"xl/worksheets/sheet1.xml", sheet_xml}}));
  ASSERT_EQ(sheet.merged.size(), 1u);
  EXPECT_EQ(covering(sheet, 0, 0), nullptr);
  ASSERT_NE(covering(sheet, 2, 0), nullptr);
  EXPECT_EQ(covering(sheet, 2, 0)->last_row, 2u);
  EXPECT_EQ(covering(sheet, 3, 0), nullptr);
}

TEST(Xlsx, ReadsPrefixedNamesSeveralSheetsAndHiddenOnes) {
  std::string const book = R"(<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Un" r:id="r1"/>)"
                           R"(<x:sheet name="Deux" state="veryHidden" r:id="r9"/></x:sheets></x:workbook>)";
  std::string const relations =
      R"(<Relationships><Relationship Id="r1" Type="a/worksheet" Target="worksheets/sheet1.xml"/>)"
      R"(<Relationship Id="r9" Type="a/worksheet" Target="../xl/other.xml"/></Relationships>)";
  std::string const other =
      R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
  auto const sheets = read_xlsx(
      workbook_of("<row><c><v>1</v></c></row>", "",
                  {{"xl/workbook.xml", book}, {"xl/_rels/workbook.xml.rels", relations}, {"xl/other.xml", other}}));
  ASSERT_TRUE(sheets);
  ASSERT_EQ(sheets->size(), 2u);
  EXPECT_FALSE((*sheets)[0].hidden);
  EXPECT_TRUE((*sheets)[1].hidden);
  EXPECT_EQ(cell_at((*sheets)[1], 0, 0).number, 7);
}

TEST(Xlsx, UnescapesWhatXmlCannotHold) {
  Sheet const sheet = only_sheet(workbook_of(R"(<row><c t="str"><v>a_x000D_&#10;b_x005F_x0041_ _x00_</v></c></row>)"));
  EXPECT_EQ(cell_at(sheet, 0, 0).text, "a\nb_x0041_ _x00_");
}

TEST(Xlsx, RefusesWhatIsBroken) {
  std::string const good = workbook_of("<row><c><v>1</v></c></row>");
  EXPECT_EQ(fault_of(good), "");
  EXPECT_EQ(fault_of("PK\x03\x04 and nothing else"), "import.broken");
  EXPECT_EQ(fault_of(good.substr(0, good.size() / 2)), "import.broken");
  EXPECT_EQ(fault_of(workbook_of("<row><c><v>1</v></row>")), "import.broken");
  EXPECT_EQ(fault_of(workbook_of("")), "import.empty");
  EXPECT_EQ(fault_of(zip_of({{"readme.txt", "hello"}})), "import.not_a_sheet");
  EXPECT_EQ(fault_of(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<a/>"}})),
            "import.open_document");
}

TEST(Xlsx, RefusesEntityBombs) {
  std::string const bomb =
      R"(<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str">)"
      R"(<v>&b;</v></c></row></sheetData></worksheet>)";
  EXPECT_EQ(fault_of(workbook_of("", "", {{"xl/worksheets/sheet1.xml", bomb}})), "import.broken");
}

TEST(Xlsx, RefusesZipBombs) {
  std::string const bomb = "<worksheet>" + std::string(100u << 20, ' ') + "</worksheet>";
  EXPECT_EQ(fault_of(workbook_of("", "", {{"xl/worksheets/sheet1.xml", bomb}})), "import.unpacks_too_large");
}

TEST(Xlsx, KeepsItsLimits) {
  EXPECT_EQ(fault_of(workbook_of(R"(<row r="200001"><c r="A200001"><v>1</v></c></row>)")), "import.too_many_rows");
  EXPECT_EQ(fault_of(workbook_of(R"(<row><c r="XFD1"><v>1</v></c></row>)")), "import.too_many_columns");
  EXPECT_EQ(
      fault_of(workbook_of(R"(<row r="200001"><c r="XFD200001" s="1"/></row><row r="1"><c r="A1"><v>1</v></c></row>)")),
      "");
  EXPECT_EQ(fault_of(std::string((20u << 20) + 1, ' ')), "import.too_large");
  std::string wide;
  for (int row = 0; row < 4000; ++row) wide += "<row><c r=\"SR" + std::to_string(row + 1) + "\"><v>1</v></c></row>";
  EXPECT_EQ(fault_of(workbook_of(wide)), "import.too_many_cells");
  std::string fat;
  for (int row = 0; row < 1000; ++row) fat += R"(<row><c t="s"><v>0</v></c></row>)";
  EXPECT_EQ(fault_of(workbook_of(fat, "<si><t>" + std::string(100'000, 'x') + "</t></si>")), "import.too_much_text");
}

TEST(Xlsx, ToleratesSharedStringsThatAreNotThere) {
  Sheet const sheet =
      only_sheet(workbook_of(R"(<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c><c><v>1</v></c></row>)"));
  EXPECT_EQ(cell_at(sheet, 0, 0).kind, Kind::empty);
  EXPECT_EQ(cell_at(sheet, 0, 2).number, 1);
}

}  // namespace arpent::reading
