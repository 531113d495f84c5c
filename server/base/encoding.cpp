#include "base/encoding.h"

#include <cstdint>

namespace arpent {
namespace {

constexpr std::string_view hex_alphabet = "0123456789abcdef";
constexpr std::string_view base64url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::string hex(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    out += hex_alphabet[byte >> 4];
    out += hex_alphabet[byte & 15];
  }
  return out;
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return {};
  std::string out;
  out.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size(); at += 2) {
    auto const high = hex_alphabet.find(lower(text[at])), low = hex_alphabet.find(lower(text[at + 1]));
    if (high == std::string_view::npos || low == std::string_view::npos) return {};
    out += static_cast<char>(high << 4 | low);
  }
  return out;
}

std::string base64url(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t held = 0;
  int bits = 0;
  for (char const c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out += base64url_alphabet[held >> bits & 63];
    }
  }
  if (bits > 0) out += base64url_alphabet[held << (6 - bits) & 63];
  return out;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t held = 0;
  int bits = 0;
  for (char const c : text) {
    auto const value = base64url_alphabet.find(c);
    if (value == std::string_view::npos) return {};
    held = held << 6 | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out += static_cast<char>(held >> bits & 255);
    }
  }
  bool const left_over = bits >= 6 || (held & ((1U << bits) - 1)) != 0;
  if (left_over) return {};
  return out;
}

std::optional<std::string> read_crockford(std::string_view typed) {
  std::string out;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    c = upper(c);
    if (c == 'I' || c == 'L') c = '1';
    if (c == 'O') c = '0';
    if (crockford_alphabet.find(c) == std::string_view::npos) return {};
    out += c;
  }
  return out;
}

}  // namespace arpent
