#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

#include "base/digits.h"
#include "base/text.h"
#include "doors/import/values.h"

namespace arpent::reading {
namespace {

constexpr int serial_of_1970 = 25569;

Problem unreadable(char const* code, std::string_view text) {
  return {422, code, {{"text", std::string(first_characters(trim(text), 60))}}};
}

// The first letters of each month that tell it from the others, folded, French and English.
struct MonthName {
  std::string_view whole;
  std::size_t enough;  // letters that may stand for it
  int month;
};
constexpr MonthName month_names[] = {
    {"janvier", 3, 1},   {"january", 3, 1},   {"fevrier", 3, 2},   {"february", 3, 2}, {"mars", 3, 3},
    {"march", 3, 3},     {"avril", 3, 4},     {"april", 3, 4},     {"mai", 3, 5},      {"may", 3, 5},
    {"juin", 4, 6},      {"june", 3, 6},      {"juillet", 4, 7},   {"july", 3, 7},     {"aout", 3, 8},
    {"august", 3, 8},    {"septembre", 4, 9}, {"september", 3, 9}, {"octobre", 3, 10}, {"october", 3, 10},
    {"novembre", 3, 11}, {"november", 3, 11}, {"decembre", 3, 12}, {"december", 3, 12}};

std::optional<int> month_named(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  for (auto const& name : month_names)
    if (word.size() >= name.enough && name.whole.starts_with(word)) return name.month;
  return std::nullopt;
}

bool is_weekday(std::string_view word) {
  static constexpr std::string_view names[] = {"lundi",    "mardi",    "mercredi", "jeudi",   "vendredi",
                                               "samedi",   "dimanche", "monday",   "tuesday", "wednesday",
                                               "thursday", "friday",   "saturday", "sunday"};
  auto const fits = [&](std::string_view name) { return word.size() >= 3 && name.starts_with(word); };
  return std::any_of(std::begin(names), std::end(names), fits);
}

std::vector<std::string_view> words_of(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> words;
  while (true) {
    std::size_t const start = text.find_first_not_of(separators);
    if (start == std::string_view::npos) return words;
    text.remove_prefix(start);
    std::size_t const end = std::min(text.find_first_of(separators), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::optional<int> year_of(std::string_view word) {
  auto const year = digits(word);
  if (year && word.size() == 4 && *year >= 1900) return year;
  if (year && word.size() == 2) return *year < 70 ? 2000 + *year : 1900 + *year;
  return std::nullopt;
}

std::optional<int> small_number(std::string_view word) {
  for (std::string_view const ending : {"er", "st", "nd", "rd", "th"})
    if (word.size() > ending.size() && word.ends_with(ending)) word.remove_suffix(ending.size());
  return word.size() <= 2 ? digits(word) : std::nullopt;
}

Days one(Day day) { return {day, day}; }
Days whole_month(int year, int month) {
  Day const first = make_day(year, month, 1);
  return {first, add_days(add_months(first, 1), -1)};
}
Days whole_year(int year) { return {make_day(year, 1, 1), make_day(year, 12, 31)}; }

enum class Fault { no_such_day, month_first };
using Found = std::optional<std::variant<Days, Fault>>;  // nothing: not of this form

Found day_found(int year, int month, int day) {
  if (auto const found = day_of({year, month, day})) return one(*found);
  bool const swapped = month > 12 && month <= 31 && day <= 12;
  return swapped ? Fault::month_first : Fault::no_such_day;
}

// "T14:30", "14:30:00Z", "14h30": a time after the day is let go.
bool is_time(std::string_view text) {
  bool const shaped = text.find_first_not_of("0123456789:.hz+-t ") == std::string_view::npos;
  return shaped && (text.find(':') != std::string_view::npos || text.find('h') != std::string_view::npos);
}

std::string_view without_time(std::string_view text) {
  std::size_t const end = text.find_first_of("t ");
  return end != std::string_view::npos && is_time(text.substr(end)) ? text.substr(0, end) : text;
}

Found month_found(int year, int month) {
  if (month < 1 || month > 12) return Fault::no_such_day;
  return whole_month(year, month);
}

// 2026-03-12, 2026-03
Found year_first(std::string_view text) {
  auto const parts = words_of(text, "-/.");
  if (parts.size() < 2 || parts.size() > 3 || parts[0].size() != 4) return std::nullopt;
  auto const year = year_of(parts[0]), month = small_number(parts[1]);
  if (!year || !month) return std::nullopt;
  if (parts.size() == 2) return month_found(*year, *month);
  auto const day = small_number(parts[2]);
  return day ? day_found(*year, *month, *day) : std::nullopt;
}

// 12/03/2026, 12.03.26, 12-3-2026, 12 03 2026, 03/2026
Found day_first(std::string_view text) {
  auto const parts = words_of(text, "/.- ");
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  auto const year = year_of(parts.back()), first = small_number(parts[0]), month = small_number(parts[1]);
  if (!year || !first) return std::nullopt;
  if (parts.size() == 2) return parts[1].size() == 4 ? month_found(*year, *first) : std::nullopt;
  return month ? day_found(*year, *month, *first) : std::nullopt;
}

// "jeudi 1er mars 2026", "March 12, 2026", "mars 2026", "12-mars-26".
Found named(std::string_view text) {
  auto words = words_of(text, " ,-/");
  if (!words.empty() && is_weekday(words[0]) && !month_named(words[0])) words.erase(words.begin());
  if (!words.empty() && words[0] == "le") words.erase(words.begin());
  std::erase_if(words, [](std::string_view word) { return word == "of" || word == "the" || word == "de"; });
  if (words.size() == 2) {
    auto const month = month_named(words[0]);
    auto const year = words[1].size() == 4 ? year_of(words[1]) : std::nullopt;
    if (month && year) return whole_month(*year, *month);
  }
  if (words.size() != 3 || !year_of(words[2])) return std::nullopt;
  auto const month = month_named(words[1]) ? month_named(words[1]) : month_named(words[0]);
  auto const day = small_number(month_named(words[1]) ? words[0] : words[1]);
  if (!month || !day) return std::nullopt;
  return day_found(*year_of(words[2]), *month, *day);
}

Found only_year(std::string_view text) {
  if (text.size() != 4 || !year_of(text)) return std::nullopt;
  return whole_year(*year_of(text));
}

}  // namespace

Result<Days> parse_days(std::string_view text) {
  std::string const folded = fold(text);
  std::string_view const day = without_time(folded);
  for (auto const form : {only_year, year_first, day_first, named}) {
    auto const found = form(day);
    if (!found) continue;
    if (auto const* days = std::get_if<Days>(&*found)) return *days;
    bool const month_first = std::get<Fault>(*found) == Fault::month_first;
    return unreadable(month_first ? "import.month_first" : "import.no_such_day", text);
  }
  return unreadable("import.not_a_date", text);
}

Result<Day> parse_date(std::string_view text) {
  ARPENT_TRY(days, parse_days(text));
  return days.first;
}

Result<Days> read_days(Cell const& cell) {
  bool const counts = cell.kind == Cell::Kind::number || cell.kind == Cell::Kind::date;
  if (!counts) {
    if (cell.kind == Cell::Kind::error) return unreadable("import.cell_error", cell.text);
    if (cell.kind == Cell::Kind::formula_without_value) return Problem{422, "import.formula_without_value"};
    return parse_days(cell.text);
  }
  double const number = std::floor(cell.number);
  bool const is_year = cell.kind == Cell::Kind::number && number == cell.number && number >= 1900 && number <= 2100;
  if (is_year) return whole_year(static_cast<int>(number));
  bool const is_day =
      cell.kind == Cell::Kind::date ? number >= 61 && number <= 2958465 : number >= 20000 && number <= 80000;
  if (!is_day) return unreadable("import.not_a_date", cell.text);
  return one(Day{static_cast<int>(number) - serial_of_1970});
}

}  // namespace arpent::reading
