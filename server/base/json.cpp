#include "base/json.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace arpent {
namespace {

constexpr int deepest = 64;

bool too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      else if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

Params place(std::string_view text, std::size_t byte) {
  std::size_t line = 1, column = 1;
  for (std::size_t at = 0; at + 1 < byte && at < text.size(); ++at) {
    if (text[at] == '\n') ++line, column = 1;
    else ++column;
  }
  return {{"line", std::to_string(line)}, {"column", std::to_string(column)}};
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
  if (too_deep(text)) return Problem{400, "json.too_deep", {{"max", std::to_string(deepest)}}};
  try {
    return Json::parse(text);
  } catch (Json::parse_error const& error) {
    return Problem{400, "json.invalid", place(text, error.byte)};
  } catch (Json::out_of_range const&) {
    return Problem{400, "json.number_too_large"};
  }
}

std::string print_number(double value) {
  if (!std::isfinite(value)) return "";
  if (value == 0) return "0";
  std::array<char, 400> out{};
  int const digits = std::max(0, 14 - static_cast<int>(std::floor(std::log10(std::fabs(value)))));
  std::snprintf(out.data(), out.size(), "%.*f", std::min(digits, 20), value);
  std::string text = out.data();
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

}  // namespace arpent
