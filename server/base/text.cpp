#include "base/text.h"

namespace arpent {
namespace {

constexpr char32_t broken = 0xFFFD;

struct Decoded {
  char32_t character;
  std::size_t size;
  bool sound;
};

Decoded decode(std::string_view text, std::size_t at) {
  auto const lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t const size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return {broken, 1, false};
  char32_t character = lead & (0x7Fu >> size);
  for (std::size_t next = 1; next < size; ++next) {
    auto const tail = static_cast<unsigned char>(text[at + next]);
    if ((tail & 0xC0) != 0x80) return {broken, 1, false};
    character = (character << 6) | (tail & 0x3Fu);
  }
  char32_t const smallest = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
  bool const surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (character < smallest || surrogate || character > 0x10FFFF) return {broken, 1, false};
  return {character, size, true};
}

bool is_invisible(char32_t c) { return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x00AD; }

// Base letters of U+00C0-U+024F and U+1E00-U+1EFF, one per code point; '?' where there is none or more than one.
constexpr std::string_view latin =
    "aaaaaa?ceeeeiiiidnooooo*ouuuuy??aaaaaa?ceeeeiiiidnooooo/ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll"
    "lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "bbbb??occdddd?eeeffg???ikkl?mnnooo??pp?????ttttuu?vyyzz?????????"
    "?????????????aaiioouuuuuuuuuueaaaa??ggggkkoooo??j???gg??nnaa??oo"
    "aaaaeeeeiiiioooorrrruuuusstt??hhnd??zzaaeeooooooooyylntj??acclts"
    "z??buveejjqqrryy";
constexpr std::string_view latin_additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyasss??aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??vvyy";
static_assert(latin.size() == 0x250 - 0xC0 && latin_additional.size() == 0x100);

// clang-format off
std::string_view two_letters(char32_t c) {
  switch (c) {
    case 0xC6: case 0xE6: case 0x1E2: case 0x1E3: case 0x1FC: case 0x1FD: return "ae";
    case 0xDE: case 0xFE: return "th";
    case 0xDF: case 0x1E9E: return "ss";
    case 0x132: case 0x133: return "ij";
    case 0x152: case 0x153: return "oe";
    case 0x1C4: case 0x1C5: case 0x1C6: case 0x1F1: case 0x1F2: case 0x1F3: return "dz";
    case 0x1C7: case 0x1C8: case 0x1C9: return "lj";
    case 0x1CA: case 0x1CB: case 0x1CC: return "nj";
    case 0xFB00: return "ff";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0x2026: return "...";
    default: return {};
  }
}
// clang-format on

char plain(char32_t c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  if (c < 0x80) return static_cast<char>(c);
  if (c >= 0xC0 && c <= 0x24F) return latin[c - 0xC0];
  if (c >= 0x1E00 && c <= 0x1EFF) return latin_additional[c - 0x1E00];
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == 0xB4 || c == 0x2032) return '\'';
  if (c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F)) return '"';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  return '?';
}

bool is_accent(char32_t c) { return c >= 0x300 && c <= 0x36F; }

void append_folded(std::string& out, char32_t c) {
  if (auto const letters = two_letters(c); !letters.empty()) {
    out += letters;
  } else if (char const letter = plain(c); letter != '?' || c == '?') {
    out += letter;
  } else {
    append_character(out, c);
  }
}

template <class Skip, class Append>
std::string squeezed(std::string_view text, Skip skip, Append append) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_character(text, at);
    if (skip(c)) continue;
    if (is_space(c)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    append(out, c);
  }
  return out;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const [character, size, sound] = decode(text, at);
    if (!sound) return false;
    at += size;
  }
  return true;
}

char32_t next_character(std::string_view text, std::size_t& at) {
  auto const [character, size, sound] = decode(text, at);
  at += size;
  return character;
}

void append_character(std::string& text, char32_t c) {
  if ((c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) c = broken;
  auto const tail = [&](int shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    tail(6), tail(0);
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    tail(12), tail(6), tail(0);
  }
}

std::size_t length(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) next_character(text, at);
  return characters;
}

std::string_view first_characters(std::string_view text, std::size_t max) {
  std::size_t at = 0;
  for (std::size_t taken = 0; taken < max && at < text.size(); ++taken) next_character(text, at);
  return text.substr(0, at);
}

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 ||
         c == 0x3000 || c == 0xFEFF;
}

std::string_view trim(std::string_view text) {
  std::size_t first = text.size(), last = text.size();
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const start = at;
    if (is_space(next_character(text, at))) continue;
    if (first == text.size()) first = start;
    last = at;
  }
  return text.substr(first, last - first);
}

std::string squeeze(std::string_view text) { return squeezed(text, is_invisible, append_character); }

bool has_control_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = next_character(text, at);
    bool const layout = c == '\t' || c == '\n' || c == '\r' || c == 0x85;
    if (!layout && (c < 0x20 || (c >= 0x7F && c <= 0x9F))) return true;
  }
  return false;
}

std::string fold(std::string_view text) {
  return squeezed(
      text, [](char32_t c) { return is_invisible(c) || is_accent(c); }, append_folded);
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto const end = text.find_first_of("\r\n");
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    bool const pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    text.remove_prefix(end + (pair ? 2 : 1));
  }
  return lines;
}

}  // namespace arpent
