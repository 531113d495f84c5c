// Workbooks: the first byte says which part of a sound one is replaced by the rest; 'z' takes the rest as the whole
// file.
#include "base/text.h"
#include "doors/import/read_any.h"
#include "doors/import/xlsx.h"
#include "doors/import/zip_for_tests.h"
#include "fuzz.h"

namespace arpent::fuzz {
namespace {

constexpr char const* parts[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",       "xl/styles.xml",
                                 "xl/workbook.xml",          "xl/_rels/workbook.xml.rels", "_rels/.rels"};

std::string sound(std::string const& sheet = "") {
  return reading::workbook_of(R"(<row><c t="s"><v>0</v></c><c s="1"><v>46093</v></c></row>)", "<si><t>x</t></si>",
                              sheet.empty() ? reading::Entries{} : reading::Entries{{parts[0], sheet}});
}

}  // namespace

std::vector<std::string> seeds() {
  return {
      R"(0<worksheet><sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" s="2"><v>0.5</v></c>)"
      R"(<c t="inlineStr"><is><t>a</t></is></c>)"
      R"(<c><f>A1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>)",
      R"(1<sst><si><t>a_x000D_</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>)",
      R"(2<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d\ mmmm;@"/></numFmts><cellXfs>)"
      R"(<xf numFmtId="164"/></cellXfs></styleSheet>)",
      R"(3<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A" state="hidden" r:id="r1"/>)"
      R"(</sheets></workbook>)",
      R"(4<Relationships><Relationship Id="r1" Type="a/worksheet" Target="../xl/worksheets/sheet1.xml"/></Relationships>)",
      R"(5<Relationships><Relationship Id="r1" Type="a/officeDocument" Target="xl/workbook.xml"/></Relationships>)",
      "z" + sound()};
}

std::vector<std::string> dictionary() {
  return {"<row>",   "</row>",  "<c>",          "</c>",          "<v>",       "<f/>",
          "t=\"e\"", "t=\"b\"", "r=\"XFD1\"",   "r=\"A200000\"", "s=\"3\"",   "<t>",
          "_x0000_", "&amp;",   "<!DOCTYPE a>", "<![CDATA[",     "1e308",     "-1",
          "2958466", "[h]",     "\"",           "../",           "PK\x03\x04"};
}

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent;
  if (size == 0) return 0;
  std::string const rest(fuzz::view(data + 1, size - 1));
  std::size_t const part = static_cast<std::size_t>(data[0] - '0') % 6;
  auto const sheets =
      data[0] == 'z'
          ? reading::read_any(rest)
          : reading::read_xlsx(reading::workbook_of(R"(<row><c t="s"><v>0</v></c><c s="1"><v>46093</v></c></row>)",
                                                    "<si><t>x</t></si>", {{fuzz::parts[part], rest}}));
  if (!sheets) return 0;
  std::size_t cells = 0;
  for (auto const& sheet : *sheets)
    for (auto const& row : sheet.rows)
      for (auto const& cell : row) {
        ++cells;
        fuzz::promise(is_utf8(cell.text), "cells are UTF-8");
        fuzz::promise(cell.number == cell.number, "numbers are numbers");
      }
  fuzz::promise(cells > 0 && cells <= reading::limits::cells, "between one cell and the limit");
  return 0;
}
