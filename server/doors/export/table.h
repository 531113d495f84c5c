// What is written out as a sheet: columns of one kind each, rows of values.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/day.h"

namespace arpent::writing {

// Nothing, a text (UTF-8), a number, yes or no, a day. Money is written in whole units, not in cents.
using Value = std::variant<std::monostate, std::string, double, bool, Day>;

struct Column {
  enum class Kind { text, long_text, number, percent, money, date, flag };

  std::string heading;
  Kind kind = Kind::text;              // how a workbook shows it; a value that is of another kind is written as it is
  bool hidden = false;                 // in workbooks: ids that come back with an import
  std::string note{};                  // said where the heading is pointed at
  std::vector<std::string> choices{};  // offered for each cell, other texts stay possible
  double width = 0;                    // in characters; 0: as the kind needs
};

struct Table {
  std::string name;  // of the sheet
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows{};  // a row may be shorter than the columns
};

}  // namespace arpent::writing
