#include "doors/import/xlsx_sheet.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "base/digits.h"
#include "base/json.h"
#include "base/text.h"
#include "doors/import/xlsx_parts.h"

namespace arpent::reading {
namespace {

constexpr double days_1900_to_1904 = 1462;

std::optional<double> plain_number(std::string_view text) {
  text = trim(text);
  double number = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

// The <c> that is being read.
struct Raw {
  std::size_t row = 0, column = 0;
  std::string type{}, value{}, inline_text{};
  std::size_t style = 0;
  bool has_formula = false;
};

Cell text_cell(std::string text) {
  Cell cell{.kind = text.empty() ? Cell::Kind::empty : Cell::Kind::text};
  cell.text = std::move(text);
  return cell;
}

class SheetReader {
 public:
  SheetReader(Shelf const& shelf, Filling& filling) : shelf_(shelf), filling_(filling) {}

  XmlHandlers handlers() {
    XmlHandlers handlers;
    handlers.start = [this](std::string_view name, Attributes attributes) { return start(name, attributes); };
    handlers.end = [this](std::string_view name) { return end(name); };
    handlers.text = [this](std::string_view piece) { text(piece); };
    return handlers;
  }

 private:
  enum class Into { nothing, value, inline_text };

  bool start(std::string_view name, Attributes attributes) {
    if (name == "row") start_row(attributes);
    else if (name == "c") start_cell(attributes);
    else if (name == "v") into_ = Into::value;
    else if (name == "t") into_ = phonetic_ ? Into::nothing : Into::inline_text;
    else if (name == "rPh") phonetic_ = true;
    else if (name == "f") raw_.has_formula = true;
    else if (name == "mergeCell") merge(attributes["ref"]);
    return true;
  }

  bool end(std::string_view name) {
    if (name == "v" || name == "t") into_ = Into::nothing;
    if (name == "rPh") phonetic_ = false;
    if (name != "c") return true;
    auto cell = finished();
    return filling_.put(raw_.row, raw_.column, std::move(cell));
  }

  void text(std::string_view piece) {
    std::string& into = into_ == Into::value ? raw_.value : raw_.inline_text;
    // One byte past the limit is enough for the Filling to refuse.
    if (into_ != Into::nothing && into.size() <= limits::text_bytes) into += piece;
  }

  // Rows and cells may leave out where they are: then they follow the one before.
  void start_row(Attributes attributes) {
    int const number = digits(attributes["r"]).value_or(0);
    row_ = number > 0 ? static_cast<std::size_t>(number) - 1 : next_row_;
    next_row_ = row_ + 1;
    next_column_ = 0;
  }

  void start_cell(Attributes attributes) {
    raw_ = {row_, next_column_, std::string(attributes["t"])};
    raw_.style = static_cast<std::size_t>(digits(attributes["s"]).value_or(0));
    if (auto const name = attributes["r"]; !name.empty()) parse_cell_name(name, raw_.row, raw_.column);
    next_column_ = raw_.column + 1;
  }

  void merge(std::string_view ref) {
    auto const colon = ref.find(':');
    Range range{};
    bool const sound = colon != std::string_view::npos &&
                       parse_cell_name(ref.substr(0, colon), range.row, range.column) &&
                       parse_cell_name(ref.substr(colon + 1), range.last_row, range.last_column) &&
                       range.last_row >= range.row && range.last_column >= range.column;
    if (sound) filling_.merge(range);
  }

  Cell finished() {
    if (raw_.type == "inlineStr") return text_cell(plain_lines(unescaped(std::move(raw_.inline_text))));
    if (raw_.type == "str") return text_cell(plain_lines(unescaped(std::move(raw_.value))));
    if (raw_.value.empty()) return {.kind = raw_.has_formula ? Cell::Kind::formula_without_value : Cell::Kind::empty};
    if (raw_.type == "s") return shared();
    if (raw_.type == "e") return {.kind = Cell::Kind::error, .text = std::move(raw_.value)};
    if (raw_.type == "d") return text_cell(std::move(raw_.value));
    auto const number = plain_number(raw_.value);
    if (!number) return text_cell(std::move(raw_.value));
    if (raw_.type == "b")
      return {.kind = Cell::Kind::flag, .text = *number != 0 ? "TRUE" : "FALSE", .number = *number != 0 ? 1.0 : 0.0};
    return shown(*number);
  }

  Cell shared() const {
    auto const index = digits(trim(raw_.value));
    bool const known = index && static_cast<std::size_t>(*index) < shelf_.strings.size();
    return text_cell(known ? shelf_.strings[static_cast<std::size_t>(*index)] : "");
  }

  Cell shown(double number) const {
    Shown const how = raw_.style < shelf_.styles.size() ? shelf_.styles[raw_.style] : Shown::number;
    if (how == Shown::percent)
      return {.kind = Cell::Kind::number, .text = print_number(number * 100) + " %", .number = number, .percent = true};
    if (how == Shown::number) return {.kind = Cell::Kind::number, .text = print_number(number), .number = number};
    double const days = number + (shelf_.from_1904 ? days_1900_to_1904 : 0);
    return {.kind = Cell::Kind::date, .text = print_serial(days), .number = days};
  }

  Shelf const& shelf_;
  Filling& filling_;
  Raw raw_{};
  Into into_ = Into::nothing;
  bool phonetic_ = false;
  std::size_t row_ = 0, next_row_ = 0, next_column_ = 0;
};

}  // namespace

bool parse_cell_name(std::string_view name, std::size_t& row, std::size_t& column) {
  std::size_t letters = 0, index = 0;
  for (; letters < name.size() && letters < 3; ++letters) {
    char const c = static_cast<char>(name[letters] & ~0x20);
    if (c < 'A' || c > 'Z') break;
    index = index * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  auto const number = digits(name.substr(letters));
  if (letters == 0 || !number || *number == 0) return false;
  row = static_cast<std::size_t>(*number) - 1;
  column = index - 1;
  return true;
}

Result<Done> read_sheet(Archive& archive, std::string const& part, Shelf const& shelf, Filling& filling) {
  SheetReader reader(shelf, filling);
  return read_part(archive, part, reader.handlers());
}

}  // namespace arpent::reading
