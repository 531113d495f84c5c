// What strangers' files become: sheets of cells, each knowing what it is and what it was called.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace arpent::reading {

struct Cell {
  enum class Kind {
    empty,
    text,
    number,
    date,                   // `number` counts days since 1899-12-30, whatever date system the file uses
    flag,                   // `number` is 1 or 0
    error,                  // a formula's "#N/A", "#DIV/0!"…
    formula_without_value,  // written by a program that never computed it
  };
  Kind kind = Kind::empty;
  std::string
      text{};  // as a person would read it; lines end with \n. "2026-03-12", "12 %", "0.5", "TRUE". Always UTF-8.
  double number = 0;
  bool percent = false;  // shown as a percentage: number 0.12, text "12 %"
};

// Cells joined into one; the value stands in the first. All counted from 0.
struct Range {
  std::size_t row, column, last_row, last_column;
};

struct Sheet {
  std::string name;  // "" for CSV
  bool hidden = false;
  std::vector<std::vector<Cell>> rows;  // rows may differ in length; no row and no sheet ends in empty ones
  std::vector<Range> merged{};
};

// 0-based: (6, 1) → "B7".
std::string cell_name(std::size_t row, std::size_t column);

// The cell, an empty one where the sheet has none.
Cell const& cell_at(Sheet const& sheet, std::size_t row, std::size_t column);

// The joined range that covers the cell and does not start there: why it is empty. nullptr otherwise.
Range const* covering(Sheet const& sheet, std::size_t row, std::size_t column);

// How much is taken in. Beyond: 413 with the limit as parameter.
namespace limits {
constexpr std::size_t file_bytes = 20u << 20;
constexpr std::size_t entry_bytes = 200u << 20;     // one part of a workbook, unpacked
constexpr std::size_t unpacked_bytes = 400u << 20;  // all parts that are read
constexpr std::size_t ratio = 250;                  // unpacked to packed, looked at beyond 16 MB
constexpr std::size_t rows = 200'000;               // each sheet
constexpr std::size_t columns = 512;
constexpr std::size_t cells = 2'000'000;       // all sheets; gaps and rows count
constexpr std::size_t text_bytes = 64u << 20;  // all cells
constexpr std::size_t sheets = 100;
}  // namespace limits

}  // namespace arpent::reading
