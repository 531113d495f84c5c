// Tables as comma-separated values (RFC 4180: CRLF, doubled quotes).
#pragma once
#include <string>
#include <string_view>

#include "doors/export/table.h"

namespace arpent::writing {

struct CsvStyle {
  char delimiter = ',';  // , ; tab |
  char decimal = '.';
  bool mark = true;  // a byte-order mark, without which Excel takes UTF-8 for Windows-1252
  std::string_view yes = "yes", no = "no";
};

// What Excel opens by double-click in French.
constexpr CsvStyle french_csv{.delimiter = ';', .decimal = ',', .yes = "oui", .no = "non"};

// The headings, then the rows; hidden columns too. Days as 2026-03-12, numbers without grouping.
std::string write_csv(Table const& table, CsvStyle const& style = {});

// A text that a spreadsheet would take for a formula (leading = + - @ tab CR) with an apostrophe before it; one that
// already looks so guarded gets another, so that taking one away always gives the text back.
std::string guarded(std::string_view text);

}  // namespace arpent::writing
