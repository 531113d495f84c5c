#include "doors/tools/options.h"

#include <algorithm>
#include <cmath>

#include "base/json.h"
#include "base/text.h"
#include "doors/tools/number.h"

namespace arpent::tools {
namespace {

// How many letters differ: the likeliest option that was meant.
std::size_t distance(std::string const& one, std::string const& other) {
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t at = 0; at < row.size(); ++at) row[at] = at;
  for (std::size_t a = 1; a <= one.size(); ++a) {
    std::size_t corner = row[0];
    row[0] = a;
    for (std::size_t b = 1; b <= other.size(); ++b) {
      std::size_t const above = row[b];
      row[b] = std::min({row[b] + 1, row[b - 1] + 1, corner + (one[a - 1] != other[b - 1])});
      corner = above;
    }
  }
  return row.back();
}

bool is_number(Option::Kind kind) {
  return kind == Option::Kind::number || kind == Option::Kind::whole || kind == Option::Kind::numbers;
}
bool is_list(Option::Kind kind) { return kind == Option::Kind::texts || kind == Option::Kind::numbers; }

void check(Option const& option, std::string const& value, Faults& faults) {
  Params const params{{"name", option.name}, {"seen", value}};
  if (option.kind == Option::Kind::choice &&
      std::find(option.choices.begin(), option.choices.end(), value) == option.choices.end()) {
    std::string all;
    for (auto const& one : option.choices) all += (all.empty() ? "" : ", ") + one;
    return faults.add({}, "tools.option_choice", {{"name", option.name}, {"seen", value}, {"choices", all}});
  }
  if (!is_number(option.kind)) return;
  auto const read = read_number(value, true);
  if (read.what != Number::read) return faults.add({}, "tools.option_number", params);
  if (option.kind == Option::Kind::whole && (!whole(read.value) || std::fabs(read.value) > 2e9))
    return faults.add({}, "tools.option_whole", params);
  bool const inside = option.closed ? read.value >= option.least && read.value <= option.most
                                    : read.value > option.least && read.value < option.most;
  if (!inside)
    faults.add({}, option.most < 1e300 ? "tools.option_between" : "tools.option_least",
               {{"name", option.name},
                {"seen", value},
                {"least", print_number(option.least)},
                {"most", print_number(option.most)}});
}

std::vector<std::string> names_of(std::vector<Option> const& options) {
  std::vector<std::string> out;
  for (auto const& one : options) out.push_back(one.name);
  return out;
}

}  // namespace

std::string nearest(std::vector<std::string> const& names, std::string const& name) {
  auto const best = std::min_element(
      names.begin(), names.end(), [&](auto const& a, auto const& b) { return distance(a, name) < distance(b, name); });
  return best == names.end() ? "" : *best;
}

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> out;
  while (!text.empty()) {
    auto const to = std::min(text.find(by), text.size());
    if (auto const part = trim(text.substr(0, to)); !part.empty()) out.emplace_back(part);
    text.remove_prefix(std::min(to + 1, text.size()));
  }
  return out;
}

Option share(std::string name, std::string fallback) {
  return {.name = std::move(name),
          .kind = Option::Kind::number,
          .fallback = std::move(fallback),
          .least = 0,
          .most = 1,
          .closed = false};
}

bool Given::has(std::string const& name) const { return values_.contains(name); }

std::string Given::text(std::string const& name) const {
  auto const found = values_.find(name);
  return found == values_.end() || found->second.empty() ? "" : found->second.back();
}
double Given::number(std::string const& name) const { return read_number(text(name), true).value; }
int Given::whole(std::string const& name) const { return static_cast<int>(number(name)); }
bool Given::flag(std::string const& name) const { return has(name); }

std::vector<std::string> Given::texts(std::string const& name) const {
  auto const found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

std::vector<double> Given::numbers(std::string const& name) const {
  std::vector<double> out;
  for (auto const& text : texts(name)) out.push_back(read_number(text, true).value);
  return out;
}

Given read_options(std::vector<Option> const& options, std::vector<std::string> const& words, Faults& faults) {
  Given out;
  bool has_file = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    auto const& word = words[at];
    if (!word.starts_with("--")) {
      if (has_file) faults.add({}, "tools.second_file", {{"seen", word}});
      has_file = true;
      out.file = word;
      continue;
    }
    auto const sign = word.find('=');
    auto const name = word.substr(2, sign == std::string::npos ? sign : sign - 2);
    auto const option = std::find_if(options.begin(), options.end(), [&](auto const& one) { return one.name == name; });
    if (option == options.end()) {
      faults.add({}, "tools.option_unknown", {{"name", name}, {"nearest", nearest(names_of(options), name)}});
      if (sign == std::string::npos && at + 1 < words.size() && !words[at + 1].starts_with("--")) ++at;
      continue;
    }
    auto& values = out.values_[name];
    if (option->kind == Option::Kind::flag) continue;
    if (sign == std::string::npos && at + 1 == words.size()) {
      faults.add({}, "tools.option_value", {{"name", name}});
      continue;
    }
    auto const typed = sign == std::string::npos ? words[++at] : word.substr(sign + 1);
    auto const parts = is_list(option->kind) ? split(typed, ',') : std::vector<std::string>{typed};
    if (parts.empty()) faults.add({}, "tools.option_value", {{"name", name}});
    for (auto const& part : parts) check(*option, part, faults), values.push_back(part);
  }
  for (auto const& option : options)
    if (!option.fallback.empty() && !out.values_.contains(option.name))
      out.values_[option.name] =
          is_list(option.kind) ? split(option.fallback, ',') : std::vector<std::string>{option.fallback};
  return out;
}

}  // namespace arpent::tools
