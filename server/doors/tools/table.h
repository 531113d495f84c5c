// The columns that a command asks for, out of a file: numbers and categories, never rows.
#pragma once
#include <optional>

#include "doors/tools/dictionary.h"
#include "doors/tools/records.h"

namespace arpent::tools {

// A name that ends in * stands for every column whose name begins so.
struct Wanted {
  enum class Kind { number, category, time };  // time: milliseconds (time.h), among the numbers
  enum class Cells { all, some };              // all: an empty one is a fault; some: NaN, or code -1
  enum class There { must, may };              // may: the column can be absent
  std::string name;
  Kind kind = Kind::number;
  Cells cells = Cells::all;
  There there = There::must;
};

class Table {
 public:
  std::size_t rows() const { return rows_; }
  bool has(std::string const& name) const { return find(name).has_value(); }
  std::vector<double> const& numbers(std::string const& name) const;
  std::vector<int> const& codes(std::string const& name) const;
  std::vector<std::string> const& texts(std::string const& name) const;  // of the codes
  std::vector<double> take_numbers(std::string const& name);             // leaves the column empty
  std::vector<int> take_codes(std::string const& name);
  std::size_t line(std::size_t row) const;  // where it stands in the file
  // The names of the columns that were wanted with this one, in the order of the file.
  std::vector<std::string> names_like(std::string const& pattern) const;

 private:
  friend Table read_table(Records& records, std::vector<Wanted> const& wanted, Faults& faults);
  struct Column {
    Wanted wanted;
    std::optional<std::size_t> at{};  // in the heading
    std::vector<double> numbers{};
    std::vector<int> codes{};
    Dictionary dictionary{};
  };
  std::optional<std::size_t> find(std::string const& name) const;
  std::size_t position(std::string const& name, Wanted::Kind kind) const;
  static void put(Column& column, std::string_view cell, bool comma_cuts, std::size_t line, Faults& faults);

  std::vector<Column> columns_{};
  std::size_t rows_ = 0;
  // Rows whose line is not the one after the line of the row before: (row, line).
  std::vector<std::pair<std::size_t, std::size_t>> lines_{};
};

// Reads to the end and notes every fault on the way: columns that are missing or there twice, cells that are no
// number, empty cells where none may be. A column is found by its name without regard to case, accents, spaces and -_,
// or by the names of also.tools.<name> (French and English). Without a row: tools.no_rows.
Table read_table(Records& records, std::vector<Wanted> const& wanted, Faults& faults);

// Opens and reads. An empty table where it could not be opened.
Table read_table(std::istream& in, std::vector<Wanted> const& wanted, Faults& faults);

// Where a column of this name stands in a heading.
std::optional<std::size_t> find_heading(std::vector<std::string> const& heading, std::string const& name);

}  // namespace arpent::tools
