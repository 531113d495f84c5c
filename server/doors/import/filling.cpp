#include "doors/import/filling.h"

#include <algorithm>

namespace arpent::reading {
namespace {

constexpr std::size_t merged_max = 100'000;

}  // namespace

void Filling::start_sheet(std::string name, bool hidden) { sheets_.push_back({std::move(name), hidden, {}, {}}); }

bool Filling::put(std::size_t row, std::size_t column, Cell cell) {
  if (problem_) return false;
  if (cell.kind == Cell::Kind::empty) return true;
  Sheet& sheet = sheets_.back();
  if (row >= limits::rows)
    return refuse("import.too_many_rows", {{"sheet", sheet.name}, {"max", std::to_string(limits::rows)}});
  if (column >= limits::columns)
    return refuse("import.too_many_columns", {{"sheet", sheet.name}, {"max", std::to_string(limits::columns)}});
  std::size_t const new_rows = row < sheet.rows.size() ? 0 : row + 1 - sheet.rows.size();
  std::size_t const width = new_rows > 0 ? 0 : sheet.rows[row].size();
  std::size_t const new_cells = column < width ? 0 : column + 1 - width;
  if (over(cells_, new_rows + new_cells, limits::cells))
    return refuse("import.too_many_cells", {{"max", std::to_string(limits::cells)}});
  if (over(text_, cell.text.size(), limits::text_bytes))
    return refuse("import.too_much_text", {{"max", std::to_string(limits::text_bytes >> 20)}});
  cells_ += new_rows + new_cells;
  text_ += cell.text.size();
  if (new_rows > 0) sheet.rows.resize(row + 1);
  if (new_cells > 0) sheet.rows[row].resize(column + 1);
  sheet.rows[row][column] = std::move(cell);
  return true;
}

void Filling::merge(Range range) {
  auto& merged = sheets_.back().merged;
  if (merged.size() < merged_max) merged.push_back(range);
}

Result<std::vector<Sheet>> Filling::finish() && {
  if (problem_) return *std::move(problem_);
  if (std::all_of(sheets_.begin(), sheets_.end(), [](Sheet const& sheet) { return sheet.rows.empty(); }))
    return Problem{422, "import.empty"};
  return std::move(sheets_);
}

bool Filling::refuse(char const* code, Params params) {
  problem_ = Problem{413, code, std::move(params)};
  sheets_.clear();
  return false;
}

std::string plain_lines(std::string text) {
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    bool const pair = text[from] == '\r' && from + 1 < text.size() && text[from + 1] == '\n';
    if (pair) ++from;
    text[to++] = text[from] == '\r' ? '\n' : text[from];
  }
  text.resize(to);
  return text;
}

}  // namespace arpent::reading
