#include "doors/export/clean.h"

#include "base/text.h"

namespace arpent::writing {

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_character(text, at);
    append_character(out, c == 0 || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  std::string const whole = clean(text);
  for (std::size_t at = 0; at < whole.size();) {
    std::string one;
    append_character(one, next_character(whole, at));
    if (!has_control_characters(one)) out += one;
  }
  return out;
}

}  // namespace arpent::writing
