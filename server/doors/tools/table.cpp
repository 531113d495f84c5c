#include "doors/tools/table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "base/text.h"
#include "doors/import/charset.h"
#include "doors/tools/number.h"
#include "doors/tools/time.h"
#include "words/words.h"

namespace arpent::tools {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// "Agents-exposés " and "agents_exposes" are one name.
std::string plain(std::string_view name) {
  std::string out;
  for (char const c : fold(name))
    if (c != ' ' && c != '-' && c != '_') out += c;
  return out;
}

std::vector<std::string> names_of(std::string const& name) {
  std::vector<std::string> out{plain(name)};
  auto const code = "also.tools." + name;
  if (!knows(code)) return out;
  for (auto const* language : {"en", "fr"}) {
    auto const also = say(language, code);
    for (std::size_t from = 0; from <= also.size();) {
      auto const to = std::min(also.find('|', from), also.size());
      out.push_back(plain(also.substr(from, to - from)));
      from = to + 1;
    }
  }
  return out;
}

std::string joined(std::vector<std::string> const& names) {
  std::string out;
  for (std::size_t at = 0; at < names.size() && at < 30; ++at) out += (at ? ", " : "") + names[at];
  return names.size() > 30 ? out + ", …" : out;
}

std::string shortened(std::string_view cell) {
  auto const text = is_utf8(cell) ? std::string(cell) : std::string();
  auto const first = first_characters(text, 40);
  return first.size() < text.size() ? std::string(first) + "…" : text;
}

bool is_missing(std::string_view cell) { return cell.empty() || cell == "NA" || cell == "N/A" || cell == "n/a"; }

// The names of a file as they are compared, each worked out once: a matrix of votes has thousands.
class Headings {
 public:
  explicit Headings(std::vector<std::string> const& heading) {
    for (std::size_t at = 0; at < heading.size(); ++at) places_[plain(heading[at])].push_back(at);
  }
  std::optional<std::size_t> find(std::string const& name) const {
    for (auto const& one : names_of(name))
      if (auto const found = places_.find(one); found != places_.end()) return found->second.front();
    return std::nullopt;
  }
  bool is_twice(std::string const& heading) const { return places_.at(plain(heading)).size() > 1; }

 private:
  std::unordered_map<std::string, std::vector<std::size_t>> places_{};
};

}  // namespace

std::optional<std::size_t> find_heading(std::vector<std::string> const& heading, std::string const& name) {
  return Headings(heading).find(name);
}

std::optional<std::size_t> Table::find(std::string const& name) const {
  for (std::size_t at = 0; at < columns_.size(); ++at)
    if (columns_[at].wanted.name == name && columns_[at].at) return at;
  return std::nullopt;
}

std::size_t Table::position(std::string const& name, Wanted::Kind kind) const {
  for (std::size_t at = 0; at < columns_.size(); ++at)
    if (bool const is_number = columns_[at].wanted.kind != Wanted::Kind::category;
        columns_[at].wanted.name == name && is_number == (kind == Wanted::Kind::number) && columns_[at].at)
      return at;
  throw Bug("a column is asked for that was wanted and is there");
}

std::vector<double> const& Table::numbers(std::string const& name) const {
  return columns_[position(name, Wanted::Kind::number)].numbers;
}
std::vector<int> const& Table::codes(std::string const& name) const {
  return columns_[position(name, Wanted::Kind::category)].codes;
}
std::vector<std::string> const& Table::texts(std::string const& name) const {
  return columns_[position(name, Wanted::Kind::category)].dictionary.texts();
}
std::vector<double> Table::take_numbers(std::string const& name) {
  return std::move(columns_[position(name, Wanted::Kind::number)].numbers);
}
std::vector<int> Table::take_codes(std::string const& name) {
  return std::move(columns_[position(name, Wanted::Kind::category)].codes);
}

std::size_t Table::line(std::size_t row) const {
  auto const after = std::upper_bound(lines_.begin(), lines_.end(), row,
                                      [](std::size_t wanted, auto const& one) { return wanted < one.first; });
  if (after == lines_.begin()) return row + 2;
  auto const& [from, line] = *std::prev(after);
  return line + (row - from);
}

void Table::put(Column& column, std::string_view cell, bool comma_cuts, std::size_t line, Faults& faults) {
  bool const may_miss = column.wanted.cells == Wanted::Cells::some;
  if (column.wanted.kind == Wanted::Kind::category) {
    if (is_missing(cell)) {
      if (!may_miss) faults.add({line, column.wanted.name}, "tools.cell_empty");
      column.codes.push_back(-1);
      return;
    }
    std::string decoded;
    if (!is_utf8(cell)) {
      auto text = reading::to_utf8(cell);
      if (text) decoded = std::move(*text), cell = decoded;
    }
    column.codes.push_back(column.dictionary.code_of(cell));
    return;
  }
  if (column.wanted.kind == Wanted::Kind::time) {
    auto const time = read_time(cell);
    column.numbers.push_back(time.value_or(missing));
    if (is_missing(cell) && !may_miss) faults.add({line, column.wanted.name}, "tools.cell_empty");
    else if (!is_missing(cell) && !time)
      faults.add({line, column.wanted.name}, "tools.not_a_time", {{"seen", shortened(cell)}});
    return;
  }
  auto const read = read_number(cell, comma_cuts);
  column.numbers.push_back(read.what == Number::read ? read.value : missing);
  Place const place{line, column.wanted.name};
  switch (read.what) {
    case Number::read:
      return;
    case Number::missing:
      if (!may_miss) faults.add(place, "tools.cell_empty");
      return;
    case Number::ambiguous:
      return faults.add(place, "tools.number_ambiguous", {{"seen", shortened(cell)}});
    case Number::not_finite:
      return faults.add(place, "tools.number_not_finite", {{"seen", shortened(cell)}});
    case Number::not_one:
      return faults.add(place, "tools.not_a_number", {{"seen", shortened(cell)}});
  }
}

namespace {

bool is_pattern(std::string const& name) { return name.size() > 1 && name.back() == '*'; }
bool is_like(std::string const& heading, std::string const& pattern) {
  return is_pattern(pattern) && plain(heading).starts_with(plain(pattern.substr(0, pattern.size() - 1)));
}

// Every pattern as the columns that it stands for; one that stands for none stays, and is a fault.
std::vector<Wanted> unfolded(std::vector<Wanted> const& wanted, std::vector<std::string> const& heading) {
  std::vector<Wanted> out;
  for (auto const& one : wanted) {
    auto const before = out.size();
    for (auto const& name : heading)
      if (is_like(name, one.name)) out.push_back(one), out.back().name = name;
    if (out.size() == before) out.push_back(one);
  }
  return out;
}

}  // namespace

std::vector<std::string> Table::names_like(std::string const& pattern) const {
  std::vector<std::string> out;
  for (auto const& column : columns_)
    if (is_like(column.wanted.name, pattern)) out.push_back(column.wanted.name);
  return out;
}

Table read_table(Records& records, std::vector<Wanted> const& asked, Faults& faults) {
  Table out;
  auto const& heading = records.heading();
  auto const wanted = unfolded(asked, heading);
  Headings const headings(heading);
  for (auto const& one : wanted) {
    Table::Column column{.wanted = one, .at = headings.find(one.name)};
    if (!column.at && one.there == Wanted::There::must)
      faults.add({}, "tools.no_column", {{"name", one.name}, {"columns", joined(heading)}});
    if (column.at && headings.is_twice(heading[*column.at]))
      faults.add({}, "tools.column_twice", {{"name", heading[*column.at]}});
    out.columns_.push_back(std::move(column));
  }
  if (faults.any()) return out;
  std::vector<std::string_view> cells;
  std::size_t expected = 2;
  bool const comma_cuts = records.comma_cuts();
  while (records.next(cells, faults)) {
    std::size_t const line = records.line();
    if (line != expected) out.lines_.emplace_back(out.rows_, line);
    expected = line + 1;
    for (auto& column : out.columns_)
      if (column.at) out.put(column, *column.at < cells.size() ? cells[*column.at] : "", comma_cuts, line, faults);
    ++out.rows_;
  }
  if (out.rows_ == 0 && !faults.any()) faults.add({}, "tools.no_rows");
  return out;
}

Table read_table(std::istream& in, std::vector<Wanted> const& wanted, Faults& faults) {
  auto const records = open_records(in, faults);
  return records ? read_table(*records, wanted, faults) : Table();
}

}  // namespace arpent::tools
