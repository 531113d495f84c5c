#include "doors/http/target.h"

#include <algorithm>
#include <cstdint>

namespace arpent::http {

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// How many bytes the sequence beginning here has; 0 when it is none (overlong, surrogate, cut short).
std::size_t utf8_length(std::string_view text) {
  auto const byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  auto const follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  auto const first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

enum class Allow { text, lines };  // query values of a form may hold line ends; paths may not

bool is_clean(std::string_view text, Allow allow) {
  for (std::size_t i = 0; i < text.size();) {
    auto const c = static_cast<unsigned char>(text[i]);
    bool const line = allow == Allow::lines && (c == '\n' || c == '\r' || c == '\t');
    if ((c < 0x20 && !line) || c == 0x7F) return false;
    auto const length = utf8_length(text.substr(i));
    if (length == 0) return false;
    i += length;
  }
  return true;
}

bool climbs(std::string_view path) {
  for (std::size_t begin = 0; begin <= path.size();) {
    auto const end = std::min(path.find('/', begin), path.size());
    auto const part = path.substr(begin, end - begin);
    if (part == "." || part == "..") return true;
    begin = end + 1;
  }
  return false;
}

bool read_path(std::string_view raw, Target& target) {
  if (raw.empty() || raw.front() != '/') return false;
  for (std::size_t begin = 1; begin < raw.size();) {
    auto const end = std::min(raw.find('/', begin), raw.size());
    auto segment = percent_decoded(raw.substr(begin, end - begin));
    if (!segment || !is_clean(*segment, Allow::text)) return false;
    target.segments.push_back(std::move(*segment));
    begin = end + 1;
    if (end + 1 == raw.size()) target.segments.emplace_back();
  }
  target.path = "/";
  for (auto const& segment : target.segments) {
    if (target.path.size() > 1 || &segment != &target.segments.front()) target.path += '/';
    target.path += segment;
  }
  return !climbs(target.path);
}

bool read_query(std::string_view raw, Query& query) {
  for (std::size_t begin = 0; begin < raw.size();) {
    auto const end = std::min(raw.find('&', begin), raw.size());
    auto const part = raw.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty()) continue;
    auto const equals = std::min(part.find('='), part.size());
    auto name = percent_decoded(part.substr(0, equals), PlusIsSpace::yes);
    auto value = percent_decoded(equals < part.size() ? part.substr(equals + 1) : "", PlusIsSpace::yes);
    if (!name || !value || !is_clean(*name, Allow::text) || !is_clean(*value, Allow::lines)) return false;
    query.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, PlusIsSpace plus) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == PlusIsSpace::yes) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      if (i + 2 >= text.size()) return {};
      auto const high = hex_value(text[i + 1]);
      auto const low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return {};
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return decoded;
}

std::optional<std::string> host_name(std::string_view authority) {
  std::string_view name;
  std::string_view port;
  if (!authority.empty() && authority.front() == '[') {
    auto const end = authority.find(']');
    if (end == std::string_view::npos) return {};
    name = authority.substr(1, end - 1);
    port = authority.substr(end + 1);
  } else {
    auto const colon = std::min(authority.find(':'), authority.size());
    name = authority.substr(0, colon);
    port = authority.substr(colon);
  }
  if (name.empty() || name.size() > 253) return {};
  if (!port.empty() && (port.front() != ':' || port.find_first_not_of("0123456789", 1) != std::string_view::npos))
    return {};
  std::string lower;
  for (auto const c : name) {
    bool const letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == ':';
    if (c >= 'A' && c <= 'Z') lower += static_cast<char>(c + 32);
    else if (letter) lower += c;
    else return {};
  }
  return lower;
}

std::optional<Target> parse_target(std::string_view raw) {
  Target target;
  for (std::string_view const scheme : {"http://", "https://"}) {
    if (!same_name(raw.substr(0, scheme.size()), scheme)) continue;
    auto const rest = raw.substr(scheme.size());
    auto const end = std::min(rest.find_first_of("/?"), rest.size());
    target.authority = rest.substr(0, end);
    if (!host_name(target.authority)) return {};
    raw = rest.substr(end);
  }
  if (raw.find('#') != std::string_view::npos) return {};
  auto const question = std::min(raw.find('?'), raw.size());
  auto const path = raw.substr(0, question);
  if (!read_path(path.empty() && !target.authority.empty() ? "/" : path, target)) return {};
  if (question < raw.size() && !read_query(raw.substr(question + 1), target.query)) return {};
  return target;
}

}  // namespace arpent::http
