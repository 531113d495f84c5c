// Any bytes as CSV. What was read is written and read again, and must be the same.
#include "base/text.h"
#include "doors/export/clean.h"
#include "doors/export/csv.h"
#include "doors/import/csv.h"
#include "doors/import/read_any.h"
#include "fuzz.h"

namespace arpent::fuzz {
namespace {

using reading::Sheet;

bool same(Sheet const& a, Sheet const& b) {  // apart from what no file can carry
  if (a.rows.size() != b.rows.size()) return false;
  for (std::size_t row = 0; row < a.rows.size(); ++row)
    for (std::size_t at = 0; at < std::max(a.rows[row].size(), b.rows[row].size()); ++at)
      if (writing::clean(cell_at(a, row, at).text) != cell_at(b, row, at).text) return false;
  return true;
}

// Between two columns of our own, so that the delimiter shows.
writing::Table framed(Sheet const& sheet) {
  std::size_t width = 0;
  for (auto const& row : sheet.rows) width = std::max(width, row.size());
  writing::Table table{"", std::vector<writing::Column>(width + 1, {"h"})};
  for (auto const& row : sheet.rows) {
    table.rows.emplace_back();
    for (auto const& cell : row) table.rows.back().push_back(cell.text);
    table.rows.back().resize(width);
    table.rows.back().push_back("end");
  }
  return table;
}

Sheet unframed(Sheet sheet) {
  sheet.rows.erase(sheet.rows.begin());
  for (auto& row : sheet.rows) row.pop_back();
  return sheet;
}

}  // namespace

std::vector<std::string> seeds() {
  return {"Titre;Statut;Budget\r\nLire;en cours;\"1 234,5\"\r\n\"Jouer; dehors\";'=1+1;12 €\r\n",
          "a,b\n\"x\ny\",\"il dit \"\"oui\"\"\"\n", "sep=|\na|b\n", "\xFF\xFEn\0o\0m\0;\0"};
}

std::vector<std::string> dictionary() {
  return {";", ",", "\t", "|", "\"", "\"\"", "\r\n", "\r", "'=", "sep=", "\xFF\xFE", "\xFE\xFF", "''-"};
}

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent;
  using fuzz::promise;
  std::string_view const bytes = fuzz::view(data, size);
  reading::kind_of(bytes);
  auto const sheets = reading::read_csv(bytes);
  if (!sheets) return 0;
  auto const& sheet = sheets->front();
  promise(!sheet.rows.empty() && !sheet.rows.back().empty(), "no sheet ends in empty rows");
  for (auto const& row : sheet.rows)
    for (auto const& cell : row) {
      promise(is_utf8(cell.text), "cells are UTF-8");
      promise(cell.text.find('\r') == std::string::npos, "lines end with \\n");
      promise(cell.text.empty() == (cell.kind == reading::Cell::Kind::empty), "empty cells are empty");
    }
  bool const fits = sheet.rows.size() < reading::limits::rows - 1 && sheet.rows.front().size() < 400;
  if (!fits) return 0;
  auto const again =
      reading::read_csv(write_csv(fuzz::framed(sheet), size % 2 ? writing::french_csv : writing::CsvStyle{}));
  if (!again) return 0;  // wider than what may be read, with the frame
  promise(fuzz::same(sheet, fuzz::unframed(again->front())), "what is written comes back");
  return 0;
}
