// CSV as a stream of rows (records.h).
#pragma once
#include <istream>

#include "doors/tools/records.h"

namespace arpent::tools {

// A row longer than this is a quote that never closes.
inline constexpr std::size_t row_bytes_max = 16u << 20;

class CsvRecords : public Records {
 public:
  // `begin`: what was already read of `in`, without a byte-order mark.
  CsvRecords(std::istream& in, std::string begin, Faults& faults);

  std::vector<std::string> const& heading() const override { return heading_; }
  bool next(std::vector<std::string_view>& cells, Faults& faults) override;
  std::size_t line() const override { return row_line_; }
  bool comma_cuts() const override { return delimiter_ == ','; }

 private:
  enum class Found { row, end, quote_open };
  struct Cell {
    std::size_t from = 0, to = 0;
    bool quoted = false, doubled = false;  // doubled: holds doubled quotes
  };

  Found scan(std::vector<std::string_view>& cells);
  bool scan_cell(std::size_t& at, Cell& cell);
  bool scan_quoted(std::size_t& at, Cell& cell);
  bool fill();
  std::string_view text_of(Cell const& cell);
  void choose_delimiter();

  std::istream& in_;
  std::string block_;
  std::size_t at_ = 0;  // in block_: where the next row starts
  bool ended_ = false;
  char delimiter_ = ';';
  std::size_t line_ = 1, row_line_ = 1;
  std::vector<Cell> found_{};
  std::vector<std::string> heading_{};
};

}  // namespace arpent::tools
