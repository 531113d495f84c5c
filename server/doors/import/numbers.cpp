#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/json.h"
#include "base/text.h"
#include "doors/import/values.h"

namespace arpent::reading {
namespace {

constexpr double number_max = 999'999'999'999'999.5;  // spreadsheets hold fifteen digits

Problem unreadable(char const* code, std::string_view text) {
  return {422, code, {{"text", std::string(first_characters(trim(text), 60))}}};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t leading_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

// 1 to 3 digits, then groups of three, each after one `separator`; or digits alone.
bool is_grouped(std::string_view text, char separator) {
  std::size_t const head = leading_digits(text);
  if (head == text.size()) return head > 0;
  if (head == 0 || head > 3) return false;
  for (text.remove_prefix(head); !text.empty(); text.remove_prefix(4))
    if (text[0] != separator || text.size() < 4 || leading_digits(text.substr(1, 3)) != 3) return false;
  return true;
}

// The separators that occur, once or more, in order of appearance: "1 234,5" → " ,".
std::string separators_in(std::string_view text) {
  std::string found;
  for (char const c : text)
    if (!is_digit(c) && found.find(c) == std::string::npos) found += c;
  return found;
}

bool looks_like_thousands(std::string_view text, std::size_t comma) {
  return comma >= 1 && comma <= 3 && text.size() == comma + 4 && text[0] != '0';
}

// The character before the decimals, 0 where there are none.
char decimal_of(std::string_view text, Comma comma) {
  std::size_t const at = text.find_last_of(",.");
  if (at == std::string_view::npos) return 0;
  char const last = text[at], other = last == ',' ? '.' : ',';
  if (text.find(last) != at) return 0;
  bool const alone = text.find_first_of(std::string{' ', '\'', other}) == std::string_view::npos;
  if (alone && last == ',' && comma == Comma::thousands && looks_like_thousands(text, at)) return 0;
  return last;
}

// Unsigned, spaces plain: digits with separators → digits with a point.
std::optional<std::string> plain_digits(std::string_view text, Comma comma) {
  char const decimal = decimal_of(text, comma);
  std::size_t const point = decimal == 0 ? text.size() : text.find_last_of(decimal);
  std::string_view const whole = text.substr(0, point);
  std::string_view const rest = point < text.size() ? text.substr(point + 1) : "";
  std::string const separators = separators_in(whole);
  if (leading_digits(rest) != rest.size() || separators.size() > 1) return std::nullopt;
  if (whole.empty() ? rest.empty() : !is_grouped(whole, separators.empty() ? ' ' : separators[0])) return std::nullopt;
  if (!separators.empty() && std::string_view(" ',.").find(separators[0]) == std::string_view::npos)
    return std::nullopt;
  std::string plain;
  std::copy_if(whole.begin(), whole.end(), std::back_inserter(plain), is_digit);
  if (plain.empty()) plain = "0";
  if (!rest.empty()) plain += "." + std::string(rest);
  return plain;
}

// "e3", "E-2" at the end.
std::string_view take_exponent(std::string_view& text) {
  std::size_t const at = text.find('e');
  if (at == std::string_view::npos || at == 0) return {};
  std::string_view const exponent = text.substr(at);
  std::string_view const digits =
      exponent.substr(exponent.size() > 1 && (exponent[1] == '-' || exponent[1] == '+') ? 2 : 1);
  if (digits.empty() || digits.size() > 3 || leading_digits(digits) != digits.size()) return {};
  text.remove_suffix(exponent.size());
  return exponent;
}

// fold() makes spaces, minus signs and apostrophes plain.
Result<double> number_of(std::string_view folded, std::string_view written, Comma comma) {
  auto const refused = [&] { return unreadable("import.not_a_number", written); };
  std::string_view text = folded;
  if (text.ends_with('%')) text = trim(text.substr(0, text.size() - 1));
  bool const negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text = trim(text.substr(1));
  std::string_view const exponent = take_exponent(text);
  auto plain = plain_digits(text, comma);
  if (!plain) return refused();
  *plain += exponent.starts_with("e+") ? "e" + std::string(exponent.substr(2)) : std::string(exponent);
  double value = 0;
  auto const [end, fault] = std::from_chars(plain->data(), plain->data() + plain->size(), value);
  if (fault == std::errc::result_out_of_range || value >= number_max)
    return unreadable("import.number_too_large", written);
  if (fault != std::errc{} || end != plain->data() + plain->size()) return refused();
  return negative && value != 0 ? -value : value;
}

bool only_thousands(std::string_view text) {
  std::string const folded = fold(text);
  auto const one = number_of(folded, text, Comma::decimal), other = number_of(folded, text, Comma::thousands);
  auto const commas = std::count(folded.begin(), folded.end(), ',');
  bool const point_after = folded.find('.') != std::string::npos && folded.rfind('.') > folded.rfind(',');
  return one && other && *one == *other && commas > 0 && (commas > 1 || point_after);
}

bool only_decimal(std::string_view text) {
  std::string const folded = fold(text);
  bool const one_comma = std::count(folded.begin(), folded.end(), ',') == 1;
  auto const one = number_of(folded, text, Comma::decimal), other = number_of(folded, text, Comma::thousands);
  return one_comma && one && other && *one == *other && folded.find('.') == std::string::npos;
}

// "12 k€", "€12", "12 euros": the amount and what it counts, in cents.
struct Amount {
  std::string number;
  double cents;
};

Amount amount_of(std::string text) {
  static constexpr std::pair<std::string_view, double> units[] = {{"millions d'euros", 1e8},
                                                                  {"million d'euros", 1e8},
                                                                  {"millions", 1e8},
                                                                  {"million", 1e8},
                                                                  {"meur", 1e8},
                                                                  {"m€", 1e8},
                                                                  {"keur", 1e5},
                                                                  {"k€", 1e5},
                                                                  {"euros", 1e2},
                                                                  {"euro", 1e2},
                                                                  {"eur", 1e2},
                                                                  {"€", 1e2},
                                                                  {"ht", 1e2},
                                                                  {"ttc", 1e2}};
  double cents = 100;
  // "12 000 € TTC": up to two words may follow, a sign may stand before.
  for (int words = 0; words < 2; ++words)
    for (auto const& [unit, worth] : units) {
      if (!text.ends_with(unit)) continue;
      text = std::string(trim(std::string_view(text).substr(0, text.size() - unit.size())));
      cents = std::max(cents, worth);
      break;
    }
  if (text.starts_with("€")) text = std::string(trim(std::string_view(text).substr(std::string_view("€").size())));
  return {std::move(text), cents};
}

// "12.500" and "12,500" of plain euros: cents have two digits, so three are thousands.
std::string without_thousands(std::string number) {
  std::size_t const at = number.find_last_of(",.");
  std::size_t const start = number.find_first_of("0123456789");
  if (at == std::string::npos || start == std::string::npos || start > at) return number;
  std::string_view const unsigned_part = std::string_view(number).substr(start);
  if (looks_like_thousands(unsigned_part, at - start) && leading_digits(unsigned_part) == at - start)
    number.erase(at, 1);
  return number;
}

Result<std::int64_t> whole_cents(double cents, std::string_view written) {
  double const whole = std::round(cents);
  if (std::fabs(whole) >= number_max) return unreadable("import.number_too_large", written);
  return static_cast<std::int64_t>(whole);
}

// A product of two doubles leaves dust, which is no part of a cent.
bool has_parts(double cents) { return std::fabs(cents - std::round(cents)) > 1e-4 + std::fabs(cents) * 1e-14; }

double without_dust(double value) { return *number_of(print_number(value), "", Comma::decimal); }

}  // namespace

Comma comma_of(std::vector<std::string_view> const& texts, Comma otherwise) {
  if (std::any_of(texts.begin(), texts.end(), only_decimal)) return Comma::decimal;
  return std::any_of(texts.begin(), texts.end(), only_thousands) ? Comma::thousands : otherwise;
}

Result<double> parse_number(std::string_view text, Comma comma) { return number_of(fold(text), text, comma); }

Result<double> read_number(Cell const& cell, Comma comma) {
  switch (cell.kind) {
    case Cell::Kind::number:
      return cell.percent ? without_dust(cell.number * 100) : cell.number;
    case Cell::Kind::flag:
      return cell.number;
    case Cell::Kind::date:
      return unreadable("import.date_not_number", cell.text);
    case Cell::Kind::error:
      return unreadable("import.cell_error", cell.text);
    case Cell::Kind::formula_without_value:
      return Problem{422, "import.formula_without_value"};
    case Cell::Kind::empty:
    case Cell::Kind::text:
      break;
  }
  return parse_number(cell.text, comma);
}

Result<std::int64_t> parse_money(std::string_view text, Comma comma) {
  Amount amount = amount_of(fold(text));
  if (amount.cents == 100) amount.number = without_thousands(std::move(amount.number));
  auto const number = number_of(amount.number, text, comma);
  if (!number || amount.number.ends_with('%')) return unreadable("import.not_money", text);
  double const cents = *number * amount.cents;
  if (has_parts(cents)) return unreadable("import.parts_of_cents", text);
  return whole_cents(cents, text);
}

Result<std::int64_t> read_money(Cell const& cell, Comma comma) {
  if (cell.kind == Cell::Kind::text || cell.kind == Cell::Kind::empty) return parse_money(cell.text, comma);
  if (cell.percent || cell.kind == Cell::Kind::flag) return unreadable("import.not_money", cell.text);
  ARPENT_TRY(amount, read_number(cell));
  return whole_cents(amount * 100, cell.text);
}

}  // namespace arpent::reading
