#include "doors/tools/csv_records.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "doors/import/charset.h"

namespace arpent::tools {
namespace {

constexpr std::size_t block_bytes = 256u << 10;
constexpr std::string_view delimiters = ";\t,|";

bool is_blank(std::vector<std::string_view> const& cells) {
  return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return cell.empty(); });
}

// Headings of old spreadsheets are in Windows-1252, as their cells are.
std::string in_utf8(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  auto decoded = reading::to_utf8(text);
  return decoded ? std::move(*decoded) : std::string(text);
}

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

CsvRecords::CsvRecords(std::istream& in, std::string begin, Faults& faults) : in_(in), block_(std::move(begin)) {
  choose_delimiter();
  std::vector<std::string_view> cells;
  while (heading_.empty()) {
    auto const found = scan(cells);
    if (found == Found::quote_open) {
      faults.add({row_line_}, "tools.quote_open");
      return;
    }
    if (found == Found::end) break;
    if (is_blank(cells)) continue;
    for (auto const cell : cells) heading_.push_back(in_utf8(trim(cell)));
    while (!heading_.empty() && heading_.back().empty()) heading_.pop_back();
  }
  if (heading_.empty()) faults.add({}, "tools.empty");
}

bool CsvRecords::next(std::vector<std::string_view>& cells, Faults& faults) {
  if (heading_.empty()) return false;
  for (;;) {
    auto const found = scan(cells);
    if (found == Found::quote_open) faults.add({row_line_}, "tools.quote_open");
    if (found != Found::row) return false;
    if (cells.size() == 1 && cells.front().empty()) continue;
    while (cells.size() > heading_.size() && cells.back().empty()) cells.pop_back();
    if (cells.size() > heading_.size()) {
      faults.add({row_line_}, "tools.too_many_cells",
                 {{"n", std::to_string(cells.size())}, {"wanted", std::to_string(heading_.size())}});
      cells.resize(heading_.size());
    } else if (is_blank(cells)) {
      continue;  // a row of delimiters alone: what spreadsheets leave below a table
    }
    return true;
  }
}

// The row at at_. Whatever is not whole in the block is scanned again when there is more of it.
CsvRecords::Found CsvRecords::scan(std::vector<std::string_view>& cells) {
  for (;;) {
    found_.clear();
    std::size_t at = at_;
    bool whole = at < block_.size();
    while (whole) {
      Cell cell{};
      whole = scan_cell(at, cell);
      if (!whole) break;
      found_.push_back(cell);
      if (at < block_.size() && block_[at] == delimiter_) {
        ++at;
        // The delimiter may be the last character of the file: an empty cell follows.
        if (at == block_.size() && !ended_) whole = false;
        else if (at == block_.size()) {
          found_.push_back({.from = at, .to = at});
          break;
        }
        continue;
      }
      break;
    }
    if (!whole) {
      if (fill()) continue;
      if (at_ >= block_.size()) return Found::end;
      row_line_ = line_;
      return Found::quote_open;
    }
    row_line_ = line_;
    cells.clear();
    for (auto const& cell : found_) {
      if (cell.quoted) line_ += static_cast<std::size_t>(std::count(&block_[cell.from], &block_[cell.to], '\n'));
      cells.push_back(text_of(cell));
    }
    bool const pair = at + 1 < block_.size() && block_[at] == '\r' && block_[at + 1] == '\n';
    at = std::min(at + (pair ? 2 : 1), block_.size());
    ++line_;
    at_ = at;
    return Found::row;
  }
}

// Moves `at` to the delimiter or line end behind the cell. False: the block ends before it is known where the cell
// does.
bool CsvRecords::scan_cell(std::size_t& at, Cell& cell) {
  std::size_t start = at;
  while (start < block_.size() && block_[start] == ' ') ++start;
  if (start < block_.size() && block_[start] == '"') return at = start, scan_quoted(at, cell);
  char const* const from = block_.data() + at;
  char const* const end = block_.data() + block_.size();
  char const* to = from;
  while (to != end && *to != delimiter_ && *to != '\n' && *to != '\r') ++to;
  if (!ended_ && (to == end || (*to == '\r' && to + 1 == end))) return false;
  cell = {.from = at, .to = static_cast<std::size_t>(to - block_.data())};
  at = cell.to;
  return true;
}

bool CsvRecords::scan_quoted(std::size_t& at, Cell& cell) {
  std::size_t const from = at + 1;
  bool doubled = false;
  for (std::size_t quote = from;;) {
    quote = block_.find('"', quote);
    if (quote == std::string::npos) return false;
    if (quote + 1 == block_.size() && !ended_) return false;
    if (quote + 1 < block_.size() && block_[quote + 1] == '"') {
      doubled = true, quote += 2;
      continue;
    }
    cell = {.from = from, .to = quote, .quoted = true, .doubled = doubled};
    at = quote + 1;
    break;
  }
  // What follows the closing quote is not kept: only spaces belong there.
  while (at < block_.size() && block_[at] != delimiter_ && block_[at] != '\n' && block_[at] != '\r') ++at;
  return ended_ || (at < block_.size() && !(block_[at] == '\r' && at + 1 == block_.size()));
}

// More of the file, behind what is not yet read. False at its end.
bool CsvRecords::fill() {
  if (ended_) return false;
  block_.erase(0, at_);
  at_ = 0;
  if (block_.size() > row_bytes_max) return false;
  std::size_t const kept = block_.size(), more = std::max(block_bytes, kept);
  block_.resize(kept + more);
  in_.read(block_.data() + kept, static_cast<std::streamsize>(more));
  auto const got = static_cast<std::size_t>(in_.gcount());
  block_.resize(kept + got);
  if (got < more) ended_ = true;
  return true;
}

std::string_view CsvRecords::text_of(Cell const& cell) {
  std::string_view const text(block_.data() + cell.from, cell.to - cell.from);
  if (!cell.quoted) return without_spaces(text);
  if (!cell.doubled) return text;
  char* to = block_.data() + cell.from;
  char const* const start = to;
  for (std::size_t at = cell.from; at < cell.to; ++at) {
    *to++ = block_[at];
    if (block_[at] == '"') ++at;
  }
  return {start, static_cast<std::size_t>(to - start)};
}

// By the first line alone, so that nothing more has to be held.
void CsvRecords::choose_delimiter() {
  while (block_.find_first_of("\n\r") == std::string::npos && fill()) {
  }
  std::string_view head(block_);
  bool const named = head.size() > 4 && fold(head.substr(0, 4)) == "sep=" &&
                     delimiters.find(head[4]) != std::string_view::npos &&
                     (head.size() == 5 || head[5] == '\n' || head[5] == '\r');
  if (named) {
    delimiter_ = head[4];
    at_ = std::min(head.find('\n'), head.size() - 1) + 1;
    ++line_;
    return;
  }
  std::size_t counts[delimiters.size()]{};
  bool quoted = false, filled = false;
  for (char const c : head) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if ((c == '\n' || c == '\r') && filled) break;
    filled = filled || (c != '\n' && c != '\r');
    if (auto const at = delimiters.find(c); at != std::string_view::npos) ++counts[at];
  }
  delimiter_ = delimiters[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) - counts)];
}

}  // namespace arpent::tools
