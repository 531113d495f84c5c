// Puts cells into sheets and keeps within limits:: while doing so. For the readers of this room.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "doors/import/sheet.h"

namespace arpent::reading {

class Filling {
 public:
  void start_sheet(std::string name, bool hidden = false);

  // False when a limit is reached; then problem() says which and nothing more is taken in. Empty cells take no room.
  bool put(std::size_t row, std::size_t column, Cell cell);
  void merge(Range range);

  // 413 import.too_many_rows {sheet, max}, .too_many_columns {sheet, max}, .too_many_cells {max}, .too_much_text {max}
  std::optional<Problem> const& problem() const { return problem_; }

  // The sheets, or the problem; 422 import.empty where no sheet has a cell.
  Result<std::vector<Sheet>> finish() &&;

 private:
  bool refuse(char const* code, Params params);

  std::vector<Sheet> sheets_;
  std::optional<Problem> problem_;
  std::size_t cells_ = 0, text_ = 0;
};

// The sum of two sizes is over the limit, without wrapping round.
constexpr bool over(std::size_t have, std::size_t more, std::size_t limit) {
  return more > limit || have > limit - more;
}

// Line ends of every kind become \n.
std::string plain_lines(std::string text);

}  // namespace arpent::reading
