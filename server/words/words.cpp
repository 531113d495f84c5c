#include "words/words.h"

#include <algorithm>
#include <map>

#include "base/day_words.h"
#include "base/json.h"
#include "embedded/words_files.h"

namespace arpent {
namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;

Sentences read(std::string_view folder) {
  Sentences sentences;
  for (auto const& file : words_files().files()) {
    if (!file.path.starts_with(folder)) continue;
    auto const parsed = parse_json(file.bytes);
    ensure(parsed && parsed->is_object(), "a file of sentences is one flat JSON object");
    for (auto const& [code, sentence] : parsed->items()) {
      ensure(sentence.is_string(), "a sentence is a text");
      ensure(sentences.emplace(code, sentence.get<std::string>()).second, "a code has one sentence");
    }
  }
  return sentences;
}

Sentences const& sentences_of(std::string_view language) {
  static Sentences const english = read("en/"), french = read("fr/");
  return language == "fr" ? french : english;
}

std::string const* look_up(std::string_view language, std::string_view code) {
  for (auto const* sentences : {&sentences_of(language), &sentences_of("en")})
    if (auto const at = sentences->find(code); at != sentences->end()) return &at->second;
  return nullptr;
}

std::string const* value_of(Params const& params, std::string_view name) {
  for (auto const& [key, value] : params)
    if (key == name) return &value;
  return nullptr;
}

bool is_singular(std::string_view language, Params const& params) {
  auto const* const n = value_of(params, "n");
  return n && (*n == "1" || (language == "fr" && *n == "0"));
}

// 12345.5 → "12,345.5", in French "12 345,5" with narrow spaces that do not break; what is no plain number stays.
std::string grouped(std::string_view language, std::string_view number) {
  auto const sign = number.starts_with('-') ? 1U : 0U;
  auto const point = std::min(number.find('.'), number.size());
  if (point == sign || number.find_first_not_of("0123456789.", sign) != number.npos) return std::string(number);
  bool const french = language == "fr";
  std::string out(number.substr(0, sign));
  for (auto at = std::size_t{sign}; at < point; ++at) {
    if (at > sign && (point - at) % 3 == 0) out += french ? "\u202f" : ",";
    out += number[at];
  }
  if (point < number.size()) out.append(french ? "," : ".").append(number.substr(point + 1));
  return out;
}

// 2026-03-01 → "1 March 2026", in French "1er mars 2026"; what is no day stays.
std::string in_words(std::string_view language, std::string_view text) {
  auto const day = parse_day(text);
  return day ? day_in_words(language, *day) : std::string(text);
}

std::string fill(std::string_view language, std::string_view sentence, Params const& params) {
  constexpr std::string_view as_number = ", number", as_day = ", day";
  std::string said;
  for (std::size_t at = 0; at < sentence.size();) {
    auto const open = sentence.find('{', at);
    auto const close = open == sentence.npos ? open : sentence.find('}', open);
    if (close == sentence.npos) return said.append(sentence.substr(at));
    said.append(sentence.substr(at, open - at));
    auto name = sentence.substr(open + 1, close - open - 1);
    bool const number = name.ends_with(as_number);
    if (number) name.remove_suffix(as_number.size());
    bool const day = name.ends_with(as_day);
    if (day) name.remove_suffix(as_day.size());
    auto const* const value = value_of(params, name);
    if (!value) said.append(sentence.substr(open, close - open + 1));
    else if (number) said.append(grouped(language, *value));
    else if (day) said.append(in_words(language, *value));
    else said.append(*value);
    at = close + 1;
  }
  return said;
}

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t");
  if (first == text.npos) return "";
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "q=0.8" → 800; what is not a weight counts as full, as if it were not there.
int thousandths(std::string_view parameter) {
  parameter = trimmed(parameter);
  if (!parameter.starts_with("q=")) return 1000;
  parameter.remove_prefix(2);
  if (parameter.empty() || parameter[0] != '0') return 1000;
  int weight = 0;
  for (std::size_t place = 2, worth = 100; place < parameter.size() && worth > 0; ++place, worth /= 10)
    if (parameter[place] >= '0' && parameter[place] <= '9')
      weight += (parameter[place] - '0') * static_cast<int>(worth);
  return weight;
}

bool same_letters(std::string_view a, std::string_view lower) {
  if (a.size() != lower.size()) return false;
  for (std::size_t at = 0; at < a.size(); ++at)
    if ((a[at] | 0x20) != lower[at]) return false;
  return true;
}

}  // namespace

std::string say(std::string_view language, std::string_view code, Params const& params) {
  if (is_singular(language, params))
    if (auto const* const sentence = look_up(language, std::string(code) + "_one"))
      return fill(language, *sentence, params);
  auto const* const sentence = look_up(language, code);
  return sentence ? fill(language, *sentence, params) : std::string(code);
}

bool knows(std::string_view code) { return sentences_of("en").contains(code); }

std::vector<std::string_view> codes(std::string_view language) {
  std::vector<std::string_view> all;
  for (auto const& [code, sentence] : sentences_of(language)) all.push_back(code);
  return all;
}

std::string_view language_from(std::string_view accept_language, std::string_view otherwise) {
  std::string_view best = otherwise;
  int best_weight = 0;
  while (!accept_language.empty()) {
    auto const comma = accept_language.find(',');
    auto const wish = accept_language.substr(0, comma);
    accept_language.remove_prefix(comma == accept_language.npos ? accept_language.size() : comma + 1);
    auto const semicolon = wish.find(';');
    int const weight = semicolon == wish.npos ? 1000 : thousandths(wish.substr(semicolon + 1));
    auto const tag = trimmed(wish.substr(0, semicolon));
    auto const primary = tag.substr(0, tag.find('-'));
    for (std::string_view const language : {"en", "fr"})
      if (weight > best_weight && same_letters(primary, language)) best = language, best_weight = weight;
  }
  return best;
}

}  // namespace arpent
