#include "doors/import/headings.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace arpent::reading {
namespace {

constexpr std::size_t rows_looked_at = 20;
constexpr std::size_t heading_length_max = 120;  // what is longer is a text, not a heading
constexpr std::size_t contained_letters_min = 4;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

// "elu(e)s" "elu·e·s" "elu.e" "elu/e" "citoyen-ne-s" → the word without its endings.
void drop_inclusive_endings(std::string& text) {
  for (std::string_view const dot : {"·", "•", "‧", "⋅", "∙"}) replace_all(text, dot, ".");
  for (std::string_view const ending : {"e", "s", "es", "ne", "nes", "le", "les", "trice", "trices"}) {
    std::string const bracket = "(" + std::string(ending) + ")";
    for (std::size_t at = text.find(bracket); at != std::string::npos; at = text.find(bracket, at + 1))
      if (at > 0 && is_letter(text[at - 1])) text.erase(at, bracket.size());
  }
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool const joint = (text[at] == '.' || text[at] == '/' || text[at] == '-') && at > 0 && is_letter(text[at - 1]);
    if (joint) {
      std::string_view const rest = std::string_view(text).substr(at + 1);
      auto const end = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_letter) - rest.begin());
      std::string_view const word = rest.substr(0, end);
      bool const ending = word == "e" || word == "s" || word == "es" || word == "ne" || word == "nes" ||
                          word == "trice" || word == "trices";
      if (ending) {
        at += end;
        continue;
      }
    }
    out += text[at];
  }
  text = std::move(out);
}

// The crudest of stems: enough for the same word in two columns' headings.
std::string stem(std::string word) {
  for (char const ending : {'s', 'e'})
    if (word.size() > 3 && word.back() == ending) word.pop_back();
  return word;
}

std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (char const c : text) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return out;
}

std::string words_of(std::string_view text) {
  std::string words, word;
  auto const keep = [&] {
    if (!word.empty()) words += (words.empty() ? "" : " ") + stem(std::move(word));
    word.clear();
  };
  for (char const c : text) {
    if (is_letter(c)) word += c;
    else keep();
  }
  keep();
  return words;
}

std::string folded(std::string_view heading) {
  std::string text = fold(heading);
  drop_inclusive_endings(text);
  return text;
}

// A column's heading in the forms that are compared.
struct Forms {
  std::string written, whole, short_form;

  explicit Forms(std::string_view heading) : written(squeeze(heading)) {
    std::string const text = folded(heading);
    whole = words_of(text);
    short_form = words_of(without_brackets(text));
    if (short_form.empty()) short_form = whole;
  }
};

struct Name {
  std::string field, written, words;
};

std::vector<Name> names_of(Catalogue const& catalogue) {
  std::vector<Name> names;
  for (auto const& heading : catalogue)
    for (auto const& name : heading.names) names.push_back({heading.field, squeeze(name), words_of(folded(name))});
  return names;
}

bool has_words(std::string const& text, std::string const& words) {
  return words.size() >= contained_letters_min && (" " + text + " ").find(" " + words + " ") != std::string::npos;
}

// Less is better; 0 is exact. Nothing: no fit.
std::optional<int> fit(Forms const& heading, Name const& name) {
  if (name.words.empty()) return std::nullopt;
  if (heading.written == name.written) return 0;
  if (heading.whole == name.words) return 1;
  if (heading.short_form == name.words) return 2;
  constexpr int contained = 1000;
  if (has_words(heading.whole, name.words))
    return contained - static_cast<int>(std::min<std::size_t>(name.words.size(), 900));
  return std::nullopt;
}

struct Claim {
  int fit;
  std::vector<std::string> fields;
};

std::optional<Claim> best_claim(std::string_view heading, std::vector<Name> const& names) {
  std::optional<Claim> best;
  Forms const forms(heading);
  for (auto const& name : names) {
    auto const found = fit(forms, name);
    if (!found || (best && *found > best->fit)) continue;
    if (!best || *found < best->fit) best = Claim{*found, {}};
    if (std::find(best->fields.begin(), best->fields.end(), name.field) == best->fields.end())
      best->fields.push_back(name.field);
  }
  return best;
}

How how(int fit) { return fit == 0 ? How::exact : fit <= 2 ? How::folded : How::contained; }

bool is_heading(Cell const& cell) {
  return (cell.kind == Cell::Kind::text || cell.kind == Cell::Kind::number) && length(cell.text) <= heading_length_max;
}

std::vector<ColumnMatch> match_names(std::vector<Cell> const& row, std::vector<Name> const& names) {
  std::vector<ColumnMatch> columns;
  std::map<std::string, std::vector<std::pair<int, std::size_t>>> claims;  // field → fit, place in columns
  for (std::size_t column = 0; column < row.size(); ++column) {
    if (!is_heading(row[column])) continue;
    ColumnMatch match{column, squeeze(row[column].text)};
    if (match.heading.empty()) continue;
    if (auto const claim = best_claim(row[column].text, names); claim) {
      match.how = how(claim->fit);
      if (claim->fields.size() == 1) claims[claim->fields[0]].push_back({claim->fit, columns.size()});
      else match.candidates = claim->fields;
    }
    columns.push_back(std::move(match));
  }
  for (auto const& [field, claimants] : claims) {
    int const best = std::min_element(claimants.begin(), claimants.end())->first;
    auto const fits_best = [&](auto const& claimant) { return claimant.first == best; };
    bool const clear = std::count_if(claimants.begin(), claimants.end(), fits_best) == 1;
    for (auto const& [fit, place] : claimants) {
      if (clear && fit == best) columns[place].field = field;
      else columns[place].candidates = {field};
    }
  }
  return columns;
}

}  // namespace

std::vector<ColumnMatch> match(std::vector<Cell> const& row, Catalogue const& catalogue) {
  return match_names(row, names_of(catalogue));
}

std::optional<std::size_t> heading_row(Sheet const& sheet, Catalogue const& catalogue) {
  auto const names = names_of(catalogue);
  std::size_t widest = 0, best_score = 0;
  std::optional<std::size_t> best;
  for (std::size_t row = 0; row < std::min(rows_looked_at, sheet.rows.size()); ++row) {
    widest = std::max(widest, sheet.rows[row].size());
    std::size_t score = 0;
    for (auto const& column : match_names(sheet.rows[row], names)) {
      if (column.field) score += column.how == How::contained ? 1 : 2;
      else if (!column.candidates.empty()) score += 1;
    }
    if (score > best_score) best = row, best_score = score;
  }
  return best_score >= (widest > 1 ? 3u : 2u) ? best : std::nullopt;
}

std::string heading_words(std::string_view heading) { return Forms(heading).short_form; }

}  // namespace arpent::reading
