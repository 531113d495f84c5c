#include "doors/import/sheet.h"

#include <algorithm>

namespace arpent::reading {

std::string cell_name(std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters + std::to_string(row + 1);
}

Cell const& cell_at(Sheet const& sheet, std::size_t row, std::size_t column) {
  static Cell const nothing;
  if (row >= sheet.rows.size() || column >= sheet.rows[row].size()) return nothing;
  return sheet.rows[row][column];
}

Range const* covering(Sheet const& sheet, std::size_t row, std::size_t column) {
  auto const found = std::find_if(sheet.merged.begin(), sheet.merged.end(), [&](Range const& range) {
    bool const first = row == range.row && column == range.column;
    return !first && row >= range.row && row <= range.last_row && column >= range.column && column <= range.last_column;
  });
  return found == sheet.merged.end() ? nullptr : &*found;
}

}  // namespace arpent::reading
