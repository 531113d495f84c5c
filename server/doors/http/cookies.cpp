#include "doors/http/cookies.h"

#include <algorithm>

#include "base/result.h"
#include "doors/http/message.h"

namespace arpent::http {

namespace {

constexpr std::size_t cookies_max = 100;

bool is_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\'; });
}

bool is_name(std::string_view text) {
  return !text.empty() && is_value(text) && text.find_first_of("()<>@:/[]?={}") == std::string_view::npos;
}

}  // namespace

std::vector<std::pair<std::string_view, std::string_view>> parse_cookies(std::string_view header) {
  std::vector<std::pair<std::string_view, std::string_view>> cookies;
  for (std::size_t begin = 0; begin < header.size() && cookies.size() < cookies_max;) {
    auto const end = std::min(header.find(';', begin), header.size());
    auto const part = header.substr(begin, end - begin);
    begin = end + 1;
    auto const equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    auto const name = trimmed(part.substr(0, equals));
    auto value = trimmed(part.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    if (is_name(name)) cookies.emplace_back(name, value);
  }
  return cookies;
}

std::optional<std::string_view> cookie(std::string_view header, std::string_view name) {
  for (auto const& [given, value] : parse_cookies(header)) {
    if (given == name) return value;
  }
  return {};
}

std::string set_cookie(NewCookie const& cookie) {
  ensure(is_name(cookie.name) && is_value(cookie.value), "a cookie's name and value fit into a cookie");
  std::string text(cookie.name);
  text.append("=").append(cookie.value).append("; Path=/; HttpOnly; SameSite=Lax; Max-Age=");
  text.append(std::to_string(std::max<std::chrono::seconds::rep>(cookie.age.count(), 0)));
  if (cookie.encrypted == Encrypted::yes) text.append("; Secure");
  return text;
}

}  // namespace arpent::http
