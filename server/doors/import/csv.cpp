#include "doors/import/csv.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "doors/import/charset.h"
#include "doors/import/filling.h"

namespace arpent::reading {
namespace {

constexpr std::string_view delimiters = ";\t,|";
constexpr std::size_t sample_records = 50;
constexpr std::size_t sample_bytes = 64u << 10;

// Reads one cell after the other.
class Scanner {
 public:
  Scanner(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter), stops_{delimiter, '\n', '\r'} {}

  struct Token {
    std::string text{};
    bool quoted = false, open = false;  // open: the quote never closed
    bool stray_quote = false;           // a quote where none belongs
    bool ends_record = false;
  };

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t line() const { return line_; }

  Token next() {
    Token token;
    skip_spaces();
    if (!at_end() && text_[at_] == '"') read_quoted(token);
    std::size_t const end = std::min(text_.find_first_of(stops_, at_), text_.size());
    std::string_view const rest = text_.substr(at_, end - at_);
    token.stray_quote = rest.find('"') != std::string_view::npos || (token.quoted && !trim(rest).empty());
    token.text += trim(rest);
    at_ = end;
    token.ends_record = at_end() || text_[at_] != delimiter_;
    step_over_end();
    return token;
  }

 private:
  void skip_spaces() {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] == ' ') ++at;
    if (at < text_.size() && text_[at] == '"') at_ = at;
  }

  void read_quoted(Token& token) {
    token.quoted = token.open = true;
    std::size_t from = ++at_;
    while (token.open) {
      std::size_t const quote = text_.find('"', from);
      token.text += text_.substr(from, quote - from);
      if (quote == std::string_view::npos) {
        at_ = text_.size();
        return;
      }
      bool const doubled = quote + 1 < text_.size() && text_[quote + 1] == '"';
      if (doubled) token.text += '"';
      token.open = doubled;
      from = quote + (doubled ? 2 : 1);
    }
    line_ += count_lines(text_.substr(at_, from - at_));
    at_ = from;
  }

  static std::size_t count_lines(std::string_view text) {
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
      lines += text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
    return lines;
  }

  void step_over_end() {
    if (at_end()) return;
    if (text_[at_] == delimiter_) {
      ++at_;
      return;
    }
    bool const pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    at_ += pair ? 2 : 1;
    ++line_;
  }

  std::string_view text_;
  char delimiter_;
  std::string stops_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

// The share of records that have the commonest number of cells, 0 where that is one cell.
double regularity(std::string_view sample, char delimiter, bool cut) {
  Scanner scanner(sample, delimiter);
  std::map<std::size_t, std::size_t> widths;
  std::size_t records = 0;
  while (!scanner.at_end() && records < sample_records) {
    std::size_t width = 1;
    bool filled = false, stray_quote = false;
    for (auto token = scanner.next();; token = scanner.next(), ++width) {
      filled = filled || !token.text.empty();
      stray_quote = stray_quote || token.stray_quote;
      if (token.ends_record) break;
    }
    bool const partial = cut && scanner.at_end() && records > 0;
    if (!filled || partial) continue;
    ++records;
    // The wrong delimiter cuts quoted cells open.
    if (!stray_quote) ++widths[width];
  }
  if (widths.empty()) return 0;
  auto const commonest =
      std::max_element(widths.begin(), widths.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
  return commonest->first == 1 ? 0 : static_cast<double>(commonest->second) / static_cast<double>(records);
}

char likely_delimiter(std::string_view text) {
  std::string_view const sample = text.substr(0, sample_bytes);
  char best = ';';
  double best_regularity = 0;
  for (char const delimiter : delimiters) {
    double const found = regularity(sample, delimiter, sample.size() < text.size());
    if (found > best_regularity) best = delimiter, best_regularity = found;
  }
  return best;
}

// "sep=;" on a line of its own: Excel's way of naming the delimiter.
char take_named_delimiter(std::string_view& text) {
  bool const named = text.size() > 5 && fold(text.substr(0, 4)) == "sep=" && (text[5] == '\n' || text[5] == '\r');
  if (!named || delimiters.find(text[4]) == std::string_view::npos) return 0;
  char const delimiter = text[4];
  text.remove_prefix(text.substr(5, 2) == "\r\n" ? 7 : 6);
  return delimiter;
}

std::string without_guard(std::string text) {
  std::size_t const first = text.find_first_not_of('\'');
  if (first == std::string::npos) return text;
  bool const guarded = first > 0 && std::string_view("=+-@\t\r").find(text[first]) != std::string::npos;
  if (guarded) text.erase(0, 1);
  return text;
}

}  // namespace

Result<std::vector<Sheet>> read_csv(std::string_view bytes) {
  if (bytes.size() > limits::file_bytes)
    return Problem{413, "import.too_large", {{"max", std::to_string(limits::file_bytes >> 20)}}};
  ARPENT_TRY(text, to_utf8(bytes));
  return read_csv_text(text);
}

Result<std::vector<Sheet>> read_csv_text(std::string_view text) {
  if (text.size() > 2 * limits::file_bytes)
    return Problem{413, "import.too_large", {{"max", std::to_string(limits::file_bytes >> 20)}}};
  char const named = take_named_delimiter(text);
  Scanner scanner(text, named != 0 ? named : likely_delimiter(text));
  Filling filling;
  filling.start_sheet("");
  for (std::size_t row = 0, column = 0; !scanner.at_end();) {
    std::size_t const line = scanner.line();
    auto token = scanner.next();
    if (token.open) return Problem{422, "import.quote_open", {{"line", std::to_string(line)}}};
    Cell cell{.kind = token.text.empty() ? Cell::Kind::empty : Cell::Kind::text};
    cell.text = plain_lines(without_guard(std::move(token.text)));
    if (!filling.put(row, column, std::move(cell))) break;
    if (token.ends_record) ++row, column = 0;
    else ++column;
  }
  return std::move(filling).finish();
}

}  // namespace arpent::reading
