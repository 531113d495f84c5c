#include "doors/tools/counts.h"

#include <cmath>

#include "doors/tools/number.h"

namespace arpent::tools {

std::vector<int> counts_of(Table const& table, std::string const& column, Faults& faults) {
  std::vector<int> out;
  out.reserve(table.rows());
  auto const& values = table.numbers(column);
  for (std::size_t row = 0; row < values.size(); ++row) {
    double const value = std::isnan(values[row]) ? 0 : values[row];
    bool const fits = whole(value) && value >= 0 && value <= 1e9;
    if (!fits) faults.add({table.line(row), column}, "tools.not_a_count");
    out.push_back(fits ? static_cast<int>(value) : 0);
  }
  return out;
}

}  // namespace arpent::tools
