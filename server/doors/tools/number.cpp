#include "doors/tools/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "base/text.h"

namespace arpent::tools {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool parsed(std::string_view text, double& value) {
  if (text.starts_with('+')) text.remove_prefix(1);
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && end == text.data() + text.size();
}

// Digits alone: whole numbers and most decimals in a file need nothing more.
bool is_plain(std::string_view text) {
  if (!is_digit(text.front()) && text.front() != '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.' || c == '-'; });
}

// Without the spaces between groups of three digits; nothing where a space stands elsewhere.
std::optional<std::string> without_grouping(std::string_view text) {
  std::string out;
  bool grouped = false;
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const character = next_character(text, at);
    if (is_space(character)) {
      if (run == 0 || run > 3 || (grouped && run != 3)) return std::nullopt;
      grouped = true, run = 0;
      continue;
    }
    if (character == U'\u2212') {
      out += '-';
      continue;
    }
    bool const digit = character >= U'0' && character <= U'9';
    if (!digit && grouped && run != 3) return std::nullopt;
    if (!digit) grouped = false;
    run = digit ? run + 1 : 0;
    append_character(out, character);
  }
  if (grouped && run != 3) return std::nullopt;
  return out;
}

}  // namespace

ReadNumber read_number(std::string_view text, bool comma_cuts) {
  double value = 0;
  if (text.empty()) return {};
  if (is_plain(text) && parsed(text, value)) return {Number::read, value};
  auto const trimmed = trim(text);
  if (trimmed.empty() || trimmed == "NA" || trimmed == "N/A" || trimmed == "n/a") return {};
  auto plain = without_grouping(trimmed);
  if (!plain || plain->empty()) return {Number::not_one};
  auto const commas = std::count(plain->begin(), plain->end(), ',');
  auto const points = std::count(plain->begin(), plain->end(), '.');
  if (commas > 0) {
    if (commas > 1 || points > 0) {
      bool const digits = std::all_of(plain->begin(), plain->end(),
                                      [](char c) { return is_digit(c) || c == ',' || c == '.' || c == '-'; });
      return {digits ? Number::ambiguous : Number::not_one};
    }
    auto const at = plain->find(',');
    auto const after = plain->substr(at + 1);
    bool const three = after.size() == 3 && std::all_of(after.begin(), after.end(), is_digit);
    if (comma_cuts && three && at > 0 && at <= 3 + (plain->front() == '-')) return {Number::ambiguous};
    (*plain)[at] = '.';
  }
  if (!parsed(*plain, value)) {
    // "1e999" is a number that no double holds.
    auto const end = std::from_chars(plain->data(), plain->data() + plain->size(), value);
    bool const beyond = end.ec == std::errc::result_out_of_range && end.ptr == plain->data() + plain->size();
    return {beyond ? Number::not_finite : Number::not_one};
  }
  return std::isfinite(value) ? ReadNumber{Number::read, value} : ReadNumber{Number::not_finite};
}

std::optional<long long> whole(double value) {
  if (!(std::fabs(value) <= 9007199254740992.0) || value != std::floor(value)) return std::nullopt;
  return static_cast<long long>(value);
}

}  // namespace arpent::tools
