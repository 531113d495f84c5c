// Cookies in and out. Host-only always: a city never sees its neighbour's.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arpent::http {

// "a=1; b=\"2\"" → {{"a","1"},{"b","2"}}, in the order sent. What is no name=value is left out, quotes around a value
// go; never more than 100.
std::vector<std::pair<std::string_view, std::string_view>> parse_cookies(std::string_view header);

// The first cookie of that name; nothing when absent. The view lives as long as the header.
std::optional<std::string_view> cookie(std::string_view header, std::string_view name);

enum class Encrypted { no, yes };  // yes: the browser sends it over TLS only

// The value of a Set-Cookie header: HttpOnly, SameSite=Lax, Path=/, no Domain. A zero or negative age takes the cookie
// away. A name or value that a cookie cannot carry (blank, quote, comma, semicolon, backslash, not ASCII) is a Bug.
struct NewCookie {
  std::string_view name;
  std::string_view value;
  std::chrono::seconds age;
  Encrypted encrypted;
};
std::string set_cookie(NewCookie const& cookie);

}  // namespace arpent::http
