// Any text as a number, a date, money, a flag, a list, a heading.
#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "doors/import/headings.h"
#include "doors/import/values.h"
#include "fuzz.h"

namespace arpent::fuzz {
namespace {

void numbers(std::string_view text) {
  for (auto const comma : {reading::Comma::decimal, reading::Comma::thousands}) {
    auto const number = reading::parse_number(text, comma);
    if (!number) continue;
    promise(std::fabs(*number) < 1e15, "numbers have at most 15 digits");
    std::string const printed = print_number(*number);
    auto const again = reading::parse_number(printed);
    promise(again && print_number(*again) == printed, "a printed number is read as itself");
  }
}

void dates(std::string_view text) {
  auto const days = reading::parse_days(text);
  if (!days) return;
  promise(days->first <= days->last && days_between(days->first, days->last) <= 365,
          "a date is a day, a month or a year");
  promise(reading::parse_date(print_day(days->first))->number == days->first.number, "a printed day is read as itself");
}

void texts(std::string_view text) {
  promise(fold(fold(text)) == fold(text), "folding twice changes nothing");
  promise(squeeze(squeeze(text)) == squeeze(text), "squeezing twice changes nothing");
  promise(trim(trim(text)) == trim(text), "trimming twice changes nothing");
  for (auto const& entry : reading::split_list(text, reading::AlsoComma::yes))
    promise(!entry.empty(), "no entry is empty");
  reading::says_nothing(text);
  reading::heading_words(text);
}

}  // namespace

std::vector<std::string> seeds() {
  return {"1\u202F234,5",
          "1,234.5",
          "−3 %",
          "12/03/2026",
          "jeudi 1er mars 2026",
          "March 12, 2026",
          "2026-03-12T14:30Z",
          "12 000 €",
          "1,2 M€ HT",
          "Bellevue; Nord / Sud\n• Est",
          "Élu·e(s) référent(e)s (facultatif) :",
          "oui",
          "mars 2026"};
}

std::vector<std::string> dictionary() {
  return {",",     ".",    "'",      " ",   "\u00A0", "%",   "€",  "k€", "e3", "-", "/", "mars",
          "juil.", "2026", "29/02/", "000", "1er",    "(e)", "·e", "·",  "(",  ")", "; "};
}

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent;
  std::string_view const text = fuzz::view(data, size);
  fuzz::numbers(text);
  fuzz::dates(text);
  fuzz::texts(text);
  if (auto const cents = reading::parse_money(text))
    fuzz::promise(*cents < 1'000'000'000'000'000, "money has at most 15 digits");
  if (auto const flag = reading::parse_flag(text))
    fuzz::promise(length(text) < 200 || *flag || !*flag, "flags are short");
  return 0;
}
