#include "doors/export/csv.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "doors/export/clean.h"

namespace arpent::writing {
namespace {

bool needs_quotes(std::string_view text) {
  // All four delimiters: a reader that has to guess which one it is must find the others only between quotes.
  bool const special = text.find_first_of(";,\t|\"\r\n") != std::string_view::npos;
  // Readers trim what is not quoted, and take a first line "sep=;" for something else.
  return special || trim(text).size() != text.size() || fold(text).starts_with("sep=");
}

std::string quoted(std::string const& text) {
  if (!needs_quotes(text)) return text;
  std::string out = "\"";
  for (char const c : text) out += c == '"' ? std::string(2, c) : std::string(1, c);
  return out + '"';
}

std::string number(double value, char decimal) {
  std::string text = print_number(value);
  std::replace(text.begin(), text.end(), '.', decimal);
  return text;
}

struct Cell {
  CsvStyle const& style;

  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(std::string const& text) const { return quoted(guarded(clean(text))); }
  std::string operator()(double value) const {
    return style.decimal == style.delimiter ? quoted(number(value, style.decimal)) : number(value, style.decimal);
  }
  std::string operator()(bool flag) const { return quoted(std::string(flag ? style.yes : style.no)); }
  std::string operator()(Day day) const { return print_day(day); }
};

}  // namespace

std::string write_csv(Table const& table, CsvStyle const& style) {
  std::string out = style.mark ? "\xEF\xBB\xBF" : "";
  auto const line = [&](std::vector<std::string> const& cells) {
    for (std::size_t at = 0; at < cells.size(); ++at)
      out += (at > 0 ? std::string(1, style.delimiter) : "") + cells[at];
    out += "\r\n";
  };
  std::vector<std::string> headings;
  for (auto const& column : table.columns) headings.push_back(Cell{style}(column.heading));
  line(headings);
  for (auto const& row : table.rows) {
    std::vector<std::string> cells;
    for (auto const& value : row) cells.push_back(std::visit(Cell{style}, value));
    cells.resize(std::max(cells.size(), table.columns.size()));
    line(cells);
  }
  return out;
}

std::string guarded(std::string_view text) {
  std::size_t const first = text.find_first_not_of('\'');
  bool const formula =
      first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
  return (formula ? "'" : "") + std::string(text);
}

}  // namespace arpent::writing
