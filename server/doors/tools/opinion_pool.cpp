#include "doors/tools/opinion_pool.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include "doors/tools/number.h"

namespace arpent::tools {
namespace {

using W = Wanted;

void add(Place const& place, Rule rule, Rules kind, std::vector<Rule>& to, Faults& faults) {
  bool const twice = std::any_of(to.begin(), to.end(), [&](auto const& one) {
    return one.variable == rule.variable && one.category == rule.category;
  });
  if (twice) faults.add(place, "tools.twice", {{"seen", rule.name()}});
  if (rule.least < 0 || rule.most < 0 || !(rule.weight >= 0)) faults.add(place, "tools.rules.negative");
  if (rule.least > rule.most)
    faults.add(place, "tools.rules.crossed",
               {{"name", rule.name()}, {"least", print_number(rule.least)}, {"most", print_number(rule.most)}});
  bool const is_whole = whole(rule.least) && whole(rule.most) && rule.most <= 1e6;
  if (kind == Rules::quotas && !is_whole) faults.add(place, "tools.not_a_count");
  to.push_back(std::move(rule));
}

void add_file(std::string const& path, Rules kind, std::vector<Rule>& to, Faults& faults) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return faults.add({}, "tools.no_file", {{"file", path}});
  Faults::Inside const inside(faults, path);
  std::vector<Wanted> wanted{{"variable", W::Kind::category}, {"category", W::Kind::category}};
  if (kind == Rules::quotas) wanted.insert(wanted.end(), {{"least"}, {"most"}});
  else wanted.insert(wanted.end(), {{"target"}, {"weight", W::Kind::number, W::Cells::all, W::There::may}});
  auto const table = read_table(file, wanted, faults);
  if (faults.any()) return;
  auto const text = [&](char const* column, std::size_t row) {
    return table.texts(column)[static_cast<std::size_t>(table.codes(column)[row])];
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Rule rule{text("variable", row), text("category", row)};
    if (kind == Rules::quotas) rule.least = table.numbers("least")[row], rule.most = table.numbers("most")[row];
    else rule.least = rule.most = table.numbers("target")[row];
    if (kind == Rules::targets && table.has("weight")) rule.weight = table.numbers("weight")[row];
    add({table.line(row), "category"}, std::move(rule), kind, to, faults);
  }
}

void add_words(std::string const& text, Rules kind, std::vector<Rule>& to, Faults& faults) {
  auto const parts = split(text, '=');
  auto const ends = parts.size() == 3 ? split(parts[2], '-') : std::vector<std::string>();
  auto const first = read_number(ends.empty() ? "" : ends.front(), true);
  auto const last = read_number(ends.empty() ? "" : ends.back(), true);
  bool const fits =
      first.what == Number::read && last.what == Number::read && ends.size() <= (kind == Rules::quotas ? 2u : 1u);
  if (!fits)
    return faults.add({}, kind == Rules::quotas ? "tools.rules.quota" : "tools.rules.target", {{"seen", text}});
  add({}, {parts[0], parts[1], first.value, last.value}, kind, to, faults);
}

// The column that names people, or none.
std::optional<std::string> id_column(Given const& given, std::vector<std::string> const& heading) {
  if (given.has("id")) return given.text("id");
  auto const found = find_heading(heading, "person");
  return found ? std::optional(heading[*found]) : std::nullopt;
}

void name_people(std::optional<std::string> const& column, PoolFile& out, Faults& faults) {
  std::vector<bool> seen(column ? out.table.texts(*column).size() : 0);
  for (std::size_t row = 0; row < out.table.rows(); ++row) {
    if (!column) {
      out.ids.push_back(std::to_string(out.table.line(row)));
      continue;
    }
    auto const code = static_cast<std::size_t>(out.table.codes(*column)[row]);
    out.ids.push_back(out.table.texts(*column)[code]);
    if (seen[code]) faults.add({out.table.line(row), *column}, "tools.twice", {{"seen", out.ids.back()}});
    seen[code] = true;
  }
}

// The rule of each text of a column; a text without one is a fault at the first row that has it.
std::vector<int> rules_of(std::string const& variable, std::vector<Rule> const& rules, Table const& table,
                          Faults& faults) {
  std::vector<int> out;
  auto const& codes = table.codes(variable);
  for (auto const& text : table.texts(variable)) {
    auto const found = std::find_if(rules.begin(), rules.end(),
                                    [&](auto const& one) { return one.variable == variable && one.category == text; });
    if (found == rules.end()) {
      auto const row = std::find(codes.begin(), codes.end(), static_cast<int>(out.size())) - codes.begin();
      faults.add({table.line(static_cast<std::size_t>(row)), variable}, "tools.rules.unnamed", {{"seen", text}});
    }
    out.push_back(static_cast<int>(found - rules.begin()));
  }
  return out;
}

}  // namespace

std::vector<Rule> read_rules(Given const& given, Rules kind, Faults& faults) {
  std::vector<Rule> out;
  std::string const name = kind == Rules::quotas ? "quota" : "target";
  if (given.has(name + "s")) add_file(given.text(name + "s"), kind, out, faults);
  for (auto const& text : given.texts(name)) add_words(text, kind, out, faults);
  if (out.empty() && !faults.any())
    faults.add({}, kind == Rules::quotas ? "tools.rules.no_quota" : "tools.rules.no_target");
  if (kind == Rules::quotas) return out;
  std::map<std::string, double> sums;
  for (auto const& rule : out) sums[rule.variable] += rule.least;
  for (auto const& [variable, sum] : sums)
    if (!(sum > 0)) faults.add({}, "tools.rules.nothing", {{"name", variable}});
  for (auto& rule : out)
    if (double const sum = sums[rule.variable]; sum > 0) rule.least = rule.most = rule.least / sum;
  return out;
}

std::optional<PoolFile> read_pool(Given const& given, std::istream& in, std::vector<Rule> const& rules,
                                  std::vector<Wanted> more, Faults& faults) {
  auto const records = open_records(in, faults);
  if (!records) return std::nullopt;
  PoolFile out;
  for (auto const& rule : rules)
    if (std::find(out.variables.begin(), out.variables.end(), rule.variable) == out.variables.end())
      out.variables.push_back(rule.variable);
  auto const id = id_column(given, records->heading());
  std::vector<Wanted> wanted = std::move(more);
  for (auto const& variable : out.variables) wanted.push_back({variable, W::Kind::category, W::Cells::some});
  if (id && std::find(out.variables.begin(), out.variables.end(), *id) == out.variables.end())
    wanted.push_back({*id, W::Kind::category});
  out.table = read_table(*records, wanted, faults);
  if (faults.any()) return std::nullopt;
  name_people(id, out, faults);
  out.people.resize(rules.size());
  for (auto const& variable : out.variables) {
    auto const rule = rules_of(variable, rules, out.table, faults);
    auto& column = out.pool.attribute.emplace_back();
    if (faults.any()) continue;
    for (int const code : out.table.codes(variable)) {
      column.push_back(code < 0 ? -1 : rule[static_cast<std::size_t>(code)]);
      if (code >= 0) ++out.people[static_cast<std::size_t>(column.back())];
    }
  }
  if (faults.any()) return std::nullopt;
  return out;
}

}  // namespace arpent::tools
