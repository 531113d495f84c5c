// One worksheet of a workbook, read into the sheet that was started last.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "doors/import/archive.h"
#include "doors/import/filling.h"
#include "doors/import/number_format.h"

namespace arpent::reading {

// What the cells of all sheets refer to.
struct Shelf {
  std::vector<std::string> strings{};
  std::vector<Shown> styles{};
  bool from_1904 = false;
};

// "B7" → (6, 1); false for anything else. For what the writers of files wrote.
bool parse_cell_name(std::string_view name, std::size_t& row, std::size_t& column);

// Limits are the Filling's: the answer is Done when it refused.
Result<Done> read_sheet(Archive& archive, std::string const& part, Shelf const& shelf, Filling& filling);

}  // namespace arpent::reading
