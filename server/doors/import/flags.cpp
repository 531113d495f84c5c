#include <algorithm>

#include "base/text.h"
#include "doors/import/values.h"

namespace arpent::reading {
namespace {

using namespace std::string_view_literals;

Problem not_a_flag(std::string_view text) {
  return {422, "import.not_a_flag", {{"text", std::string(first_characters(trim(text), 60))}}};
}

bool is_bullet(char32_t c) { return c == U'•' || c == U'◦' || c == U'▪' || c == U'‣' || c == U'·' || c == U'●'; }

// Cuts at each place where `cut` says how many bytes to leave out (0: none).
template <class Cut>
std::vector<std::string> pieces(std::string_view text, Cut cut) {
  std::vector<std::string> found;
  auto const keep = [&](std::string_view piece) {
    if (auto const entry = trim(piece); !entry.empty()) found.emplace_back(entry);
  };
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (std::size_t const out = cut(text, at); out > 0) {
      keep(text.substr(start, at - start));
      start = at += out;
    } else {
      next_character(text, at);
    }
  }
  keep(text.substr(start));
  return found;
}

std::size_t strong_cut(std::string_view text, std::size_t at) {
  if (std::string_view(";|\n\r").find(text[at]) != std::string_view::npos) return 1;
  if (text.substr(at, 3) == " / ") return 3;
  bool const starts_line = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
  if (starts_line && (text.substr(at, 2) == "- " || text.substr(at, 2) == "* ")) return 2;
  std::size_t next = at;
  // "Élu·e" is one word: a bullet stands at the start or after a blank.
  bool const after_blank = starts_line || text[at - 1] == ' ';
  return after_blank && is_bullet(next_character(text, next)) ? next - at : 0;
}

std::size_t comma_cut(std::string_view text, std::size_t at) { return text[at] == ',' ? 1 : 0; }

}  // namespace

Result<bool> parse_flag(std::string_view text) {
  static constexpr std::string_view yes[] = {"oui", "o", "yes", "y", "vrai", "true", "x", "1", "✓", "✔", "☑", "☒", "✅"};
  static constexpr std::string_view no[] = {"non", "n", "no", "faux", "false", "0", "☐"};
  std::string const folded = fold(text);
  if (std::find(std::begin(yes), std::end(yes), folded) != std::end(yes)) return true;
  if (std::find(std::begin(no), std::end(no), folded) != std::end(no)) return false;
  return not_a_flag(text);
}

Result<bool> read_flag(Cell const& cell) {
  bool const counts = cell.kind == Cell::Kind::flag || (cell.kind == Cell::Kind::number && !cell.percent);
  if (counts && (cell.number == 0 || cell.number == 1)) return cell.number == 1;
  if (cell.kind == Cell::Kind::error) return Problem{422, "import.cell_error", {{"text", cell.text}}};
  if (cell.kind == Cell::Kind::formula_without_value) return Problem{422, "import.formula_without_value"};
  return parse_flag(cell.text);
}

std::vector<std::string> split_list(std::string_view text, AlsoComma also_comma) {
  auto entries = pieces(text, strong_cut);
  if (entries.size() == 1 && also_comma == AlsoComma::yes) return pieces(entries.front(), comma_cut);
  return entries;
}

bool says_nothing(std::string_view text) {
  static constexpr std::string_view marks[] = {"",
                                               "-",
                                               "--",
                                               "?",
                                               "/",
                                               ".",
                                               "...",
                                               "n/a",
                                               "na",
                                               "n.a.",
                                               "n.d.",
                                               "nd",
                                               "nc",
                                               "n.c.",
                                               "s.o.",
                                               "so",
                                               "neant",
                                               "sans objet",
                                               "non defini",
                                               "none",
                                               "nil",
                                               "tbd",
                                               "tbc",
                                               "a definir",
                                               "a preciser",
                                               "a completer",
                                               "to be defined",
                                               "non renseigne",
                                               "non communique",
                                               "inconnu",
                                               "unknown"};
  return std::find(std::begin(marks), std::end(marks), fold(text)) != std::end(marks);
}

}  // namespace arpent::reading
