#include "doors/import/numbering.h"

#include <algorithm>

#include "base/text.h"

namespace arpent::reading {
namespace {

struct Work : Numbering {
  std::string_view rest;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string with_plain_spaces(std::string_view line) {
  std::string text;
  for (std::size_t at = 0; at < line.size();) {
    char32_t const c = next_character(line, at);
    bool const has_width = c != 0xFEFF && c != 0x200B && c != 0x2060;
    if (has_width) append_character(text, is_space(c) && c != U'\t' ? U' ' : c);
  }
  return text;
}

template <class Is>
std::size_t run(std::string_view text, Is is) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is) - text.begin());
}

std::string_view without_leading_spaces(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    if (!is_space(next_character(text, next))) return text.substr(at);
    at = next;
  }
  return {};
}

std::size_t take_indentation(std::string_view& line) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t next = at;
    char32_t const c = next_character(line, next);
    if (!is_space(c)) {
      line.remove_prefix(at);
      return columns;
    }
    columns += c == '\t' ? 4 - columns % 4 : 1;
    at = next;
  }
  line = {};
  return columns;
}

std::string take_bullet(std::string_view& line) {
  static constexpr std::string_view bullets[] = {"-", "–", "—", "•", "*", "◦", "▪",      "‣",     "·",
                                                 "●", "○", "■", "➢", "→", "o", "\uF0B7", "\uF0A7"};
  for (auto const bullet : bullets) {
    if (!line.starts_with(bullet)) continue;
    std::string_view const rest = line.substr(bullet.size());
    std::size_t next = 0;
    bool const stands_alone = rest.empty() || is_space(next_character(rest, next));
    // Signs that no word begins with need no space after them.
    bool const sign = bullet.size() > 1 || bullet == "*";
    if (!stands_alone && !(sign && bullet != "–" && bullet != "—")) continue;
    line = without_leading_spaces(rest);
    return std::string(bullet);
  }
  return {};
}

// ":" "–" "-" "." ")" and the blanks around it. A tab is one too: the code stood in a column of its own.
bool take_separator(std::string_view& text) {
  bool const tab = text.starts_with('\t');
  std::string_view const rest = without_leading_spaces(text);
  for (std::string_view const sign : {":", "–", "—", "-", ".", ")", "/", "|"}) {
    if (!rest.starts_with(sign)) continue;
    std::string_view const after = rest.substr(sign.size());
    std::string_view const title = without_leading_spaces(after);
    // "12-15 ans" and "1.5" are no numbering.
    bool const goes_on =
        !title.empty() && is_digit(title[0]) && sign != ":" && (sign != "." || after.size() == title.size());
    bool const glued = after.size() == title.size() && !title.empty() && sign != "." && sign != ")" && sign != ":";
    if (goes_on || glued) return false;
    text = title;
    return true;
  }
  if (!tab) return false;
  text = rest;
  return true;
}

struct Code {
  std::size_t size = 0, parts = 0, letters = 0;
};

// "12", "1.2.3", "G1.3", "OS-2.1": up to four capitals, then numbers of up to three digits between points.
Code code_at(std::string_view text) {
  Code code;
  code.letters = run(text, is_upper);
  if (code.letters > 4) return {};
  code.size = code.letters;
  bool const hyphen = code.letters > 0 && text.substr(code.size, 1) == "-";
  if (hyphen) ++code.size;
  while (true) {
    std::size_t const digits = run(text.substr(code.size), is_digit);
    if (digits == 0 || digits > 3) break;
    code.size += digits;
    ++code.parts;
    bool const goes_on =
        text.substr(code.size, 1) == "." && code.size + 1 < text.size() && is_digit(text[code.size + 1]);
    if (!goes_on) break;
    ++code.size;
  }
  bool const cut_short = code.size < text.size() && is_digit(text[code.size]);
  return code.parts == 0 || cut_short ? Code{} : code;
}

std::string style_of(std::string_view label, std::string_view letters, std::size_t parts) {
  return fold(label) + "/" + fold(letters) + "/" + std::to_string(parts);
}

bool take_number(Work& found) {
  Code const code = code_at(found.rest);
  if (code.size == 0) return false;
  std::string_view rest = found.rest.substr(code.size);
  bool const ends = rest.empty() || rest.starts_with(' ');
  if (!take_separator(rest)) {
    if (!ends || code.parts < 2) return false;
    rest = without_leading_spaces(rest);
  }
  found.code = found.rest.substr(0, code.size);
  found.style = style_of("", found.rest.substr(0, code.letters), code.parts);
  found.rest = rest;
  return true;
}

// "a)", "B.", "IV."
bool take_letter(Work& found) {
  std::string_view const text = found.rest;
  std::size_t const roman = run(text, [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
  bool const lower = !text.empty() && text[0] >= 'a' && text[0] <= 'z';
  bool const upper = !text.empty() && is_upper(text[0]);
  std::size_t const size = roman > 0 ? roman : lower || upper ? 1 : 0;
  bool const closed = size > 0 && size + 1 < text.size() && (text[size] == ')' || (text[size] == '.' && upper)) &&
                      text[size + 1] == ' ';
  if (!closed) return false;
  found.code = text.substr(0, size);
  found.style = lower ? "letter" : "capital";
  found.rest = without_leading_spaces(text.substr(size + 1));
  return true;
}

// "Axe 2 :", "Objectif opérationnel 3.1 -", "Axe n° 2": up to three words without digits, a number, and its separator
// or the end.
bool take_labelled_number(Work& found) {
  std::string_view const text = found.rest;
  std::size_t at = 0, words = 0;
  for (; words < 4 && at < text.size() && !is_digit(text[at]); ++words) {
    if (words > 0 && code_at(text.substr(at)).size > 0) break;
    std::size_t const space = text.find(' ', at);
    std::string_view const word = text.substr(at, space - at);
    bool const plain =
        std::none_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == ':' || c == ',' || c == '.'; });
    if (space == std::string_view::npos || !plain) return false;
    at = space + 1;
  }
  Code const code = words == 0 || words > 3 ? Code{} : code_at(text.substr(at));
  if (code.size == 0) return false;
  std::string_view rest = text.substr(at + code.size);
  if (!trim(rest).empty() && !take_separator(rest)) return false;
  std::string label = squeeze(text.substr(0, at));
  for (std::string_view const number : {" n°", " N°", " no", " nº"})
    if (label.ends_with(number)) label.resize(label.size() - number.size());
  found.label = std::move(label);
  found.code = text.substr(at, code.size);
  found.style = style_of(found.label, text.substr(at, code.letters), code.parts);
  found.rest = trim(rest);
  return true;
}

}  // namespace

Numbering take_numbering(std::string_view line) {
  std::string const text = with_plain_spaces(line);
  std::string_view rest = text;
  Work found{};
  found.columns = take_indentation(rest);
  found.bullet = take_bullet(rest);
  found.rest = trim(rest);
  take_number(found) || take_letter(found) || take_labelled_number(found);
  rest = trim(found.rest);
  while (rest.ends_with(':') || rest.ends_with(';')) rest = trim(rest.substr(0, rest.size() - 1));
  found.title = rest;
  return found;
}

}  // namespace arpent::reading
