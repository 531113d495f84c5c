#include "doors/import/charset.h"

#include "base/text.h"

namespace arpent::reading {
namespace {

using namespace std::string_view_literals;

// Windows-1252 where it differs from Latin-1; 0 for bytes without a meaning.
constexpr char16_t windows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                  0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (char const byte : bytes) {
    auto const code = static_cast<unsigned char>(byte);
    bool const special = code >= 0x80 && code < 0xA0;
    char32_t const character = !special ? code : windows[code - 0x80] != 0 ? windows[code - 0x80] : 0xFFFD;
    append_character(text, character);
  }
  return text;
}

enum class Order { big, little };

Result<std::string> from_utf16(std::string_view bytes, Order order) {
  if (bytes.size() % 2 != 0) return Problem{422, "import.not_text"};
  auto const unit = [&](std::size_t at) -> char32_t {
    auto const one = static_cast<unsigned char>(bytes[at]), two = static_cast<unsigned char>(bytes[at + 1]);
    return order == Order::big ? one * 256u + two : two * 256u + one;
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t character = unit(at);
    bool const high = character >= 0xD800 && character < 0xDC00 && at + 3 < bytes.size();
    if (char32_t const low = high ? unit(at + 2) : 0; low >= 0xDC00 && low < 0xE000) {
      character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    if (character == 0) return Problem{422, "import.not_text"};
    append_character(text, character);
  }
  return text;
}

}  // namespace

Result<std::string> to_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE"sv)) return from_utf16(bytes.substr(2), Order::little);
  if (bytes.starts_with("\xFE\xFF"sv)) return from_utf16(bytes.substr(2), Order::big);
  if (bytes.find('\0') != std::string_view::npos) return Problem{422, "import.not_text"};
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
  return is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
}

}  // namespace arpent::reading
