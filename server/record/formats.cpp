#include "record/formats.h"

#include <algorithm>

#include "base/day.h"
#include "base/id.h"

namespace arpent::record {
namespace {
bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool below(std::string_view two, int limit) { return digits(two) && (two[0] - '0') * 10 + (two[1] - '0') < limit; }
}  // namespace

bool is_date(std::string_view text) {
  return text.size() == 10 && text >= "1800" && text < "2200" && parse_day(text).has_value();
}

bool is_moment(std::string_view text) {
  if (text.size() < 20 || text.back() != 'Z' || !is_date(text.substr(0, 10))) return false;
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
  if (!below(text.substr(11, 2), 24) || !below(text.substr(14, 2), 60) || !below(text.substr(17, 2), 60)) return false;
  auto const fraction = text.substr(19, text.size() - 20);
  return fraction.empty() || (fraction.front() == '.' && digits(fraction.substr(1)) && fraction.size() <= 10);
}

bool is_email(std::string_view text) {
  auto const at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) return false;
  auto const host = text.substr(at + 1);
  if (host.find('.') == std::string_view::npos || host.front() == '.' || host.back() == '.') return false;
  return std::none_of(text.begin(), text.end(), [](unsigned char c) {
    return c <= ' ' || c == 127 || c == ',' || c == ';' || c == '<' || c == '>';
  });
}

bool is_id(std::string_view text) { return canonical_uuid(text).has_value(); }

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace arpent::record
