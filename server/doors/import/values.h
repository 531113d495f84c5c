// What people write in cells, in French and in English, as values.
//
// Everything or nothing: "12 or so" is no number. A fault is a Problem 422 whose parameter `text` is what was written;
// the caller adds where. Spaces round the text, of any kind, never matter. An empty text is a fault too: the caller
// knows what an empty cell means.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "doors/import/sheet.h"

namespace arpent::reading {

// What a single comma before exactly three digits means. French and most of Europe: decimals ("1,234" is a bit more
// than one). English: thousands.
enum class Comma { decimal, thousands };

// The convention of a column: thousands where a text of it can be read no other way ("1,234.5", "1,234,567" with no
// text such as "2,5"), else `otherwise`.
Comma comma_of(std::vector<std::string_view> const& texts, Comma otherwise = Comma::decimal);

// "1 234,5" "1.234,5" "1,234.5" "1'234" "-3" "−3" "+3" ".5" "12 %" (12) "1e3" (1000).
// Rules: of comma and point together, the last is the decimal one. A repeated one groups thousands. A single comma is
// as `comma` says where exactly three digits follow one to three that are not just 0, else decimal. A single point is
// decimal. Groups have three digits. 422 import.not_a_number, import.number_too_large (1e15 and beyond: spreadsheets
// hold 15 digits).
Result<double> parse_number(std::string_view text, Comma comma = Comma::decimal);

// The same for a cell: number cells as they are (a cell shown as "12 %" gives 12), flags 1 and 0, texts as above. 422
// import.date_not_number; also, as for every read_ below, import.cell_error and import.formula_without_value.
Result<double> read_number(Cell const& cell, Comma comma = Comma::decimal);

// The days a date stands for: one, or a whole month or year.
struct Days {
  Day first, last;
};

// "2026-03-12" (also with a time after it), "12/03/2026" "12.03.26" "12-3-2026" (day first, always), "12 mars 2026"
// "jeudi 1er mars 2026" "March 12, 2026" "12 Mar 26" "mars 2026" "03/2026" "2026-03" "2026". Two-digit years: 00-69 are
// 2000-2069. 422 import.month_first ("03/13/2026": no such day unless the month comes first), import.no_such_day
// (30 February), import.not_a_date.
Result<Days> parse_days(std::string_view text);

// Its first day: "mars 2026" is 1 March.
Result<Day> parse_date(std::string_view text);

// Date cells; number cells that are a year (1900 to 2100) or a spreadsheet's day number (20000 to 80000: 1954 to 2119);
// texts.
Result<Days> read_days(Cell const& cell);

// oui non o n, yes no y, vrai faux, true false, x ✓ ✔ ☑ ☒ ☐, 1 0. 422 import.not_a_flag
Result<bool> parse_flag(std::string_view text);
Result<bool> read_flag(Cell const& cell);

// "12 000 €" "€12,000" "1 234,5 EUR" "12 k€" "1,2 M€" "3000 euros HT" "45" → cents. Three digits after a single comma
// or point are thousands here, since cents have two ("12.500 €" is 1250000); not so before k€ and M€. Number cells are
// rounded to the cent. 422 import.not_money, import.parts_of_cents, import.number_too_large.
Result<std::int64_t> parse_money(std::string_view text, Comma comma = Comma::decimal);
Result<std::int64_t> read_money(Cell const& cell, Comma comma = Comma::decimal);

// The entries of a cell that lists several: between ; | line breaks, bullets and " / ". Where there is none of these
// and the caller says so, between commas. Trimmed, empty ones left out.
enum class AlsoComma { no, yes };
std::vector<std::string> split_list(std::string_view text, AlsoComma also_comma = AlsoComma::no);

// Is it one of the ways to say that there is nothing to say: "", "-", "—", "?", "n/a", "n.d.", "NC", "s.o.", "néant",
// "sans objet", "none", "tbd", "à définir"…?
bool says_nothing(std::string_view text);

}  // namespace arpent::reading
