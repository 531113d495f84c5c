// A panel by lot that keeps its quotas: the list of panels, who is in them how often, and the one that is drawn.
#include <algorithm>
#include <cmath>

#include "doors/export/csv.h"
#include "doors/tools/opinion_parts.h"
#include "doors/tools/opinion_pool.h"
#include "opinion/lottery.h"

namespace arpent::tools {
namespace {

using opinion::Lottery;
using opinion::PanelPlan;
using opinion::Quota;

std::string text_of(Quota quota) {
  return quota.least == quota.most ? std::to_string(quota.least)
                                   : std::to_string(quota.least) + "–" + std::to_string(quota.most);
}

class Drawer {
 public:
  Drawer(Given const& given, std::vector<Rule> const& rules, PoolFile const& file) : rules_(rules), file_(file) {
    for (auto const& rule : rules) plan_.quotas.push_back({static_cast<int>(rule.least), static_cast<int>(rule.most)});
    plan_.size = given.whole("size");
    plan_.panels = given.whole("panels");
    plan_.seed = static_cast<std::uint64_t>(given.number("seed"));
    lottery_ = panel_lottery(file.pool, plan_);
    if (!given.has("public-seed")) return;
    public_seed_ = static_cast<std::uint64_t>(given.number("public-seed"));
    drawn_ = opinion::drawn_panel(static_cast<int>(lottery_.panels.size()), public_seed_);
  }

  void answer(Answer& answer) const {
    trace(answer);
    quotas(answer);
    drawn(answer);
    people(answer);
  }

  // Panel and person, for publication before the draw.
  std::string list() const {
    writing::Table table{.columns = {number_column("panel"), text_column("id")}};
    for (std::size_t at = 0; at < lottery_.panels.size(); ++at)
      for (int const person : lottery_.panels[at]) table.rows.push_back({static_cast<double>(at + 1), id(person)});
    return writing::write_csv(table, {.mark = false});
  }

 private:
  std::string const& id(int person) const { return file_.ids[static_cast<std::size_t>(person)]; }
  std::vector<int> const* panel() const {
    return drawn_ < 0 ? nullptr : &lottery_.panels[static_cast<std::size_t>(drawn_)];
  }
  Quota granted(std::size_t category) const {
    for (auto const& one : lottery_.relaxed)
      if (one.category == static_cast<int>(category)) return one.granted;
    return plan_.quotas[category];
  }

  void trace(Answer& answer) const {
    auto& page = answer.page;
    double const people = static_cast<double>(file_.ids.size());
    page.title(page.sentence("tools.lottery.title"));
    page.line(page.sentence("tools.lottery.made", {{"size", page.count(plan_.size)},
                                                   {"people", page.count(people)},
                                                   {"panels", page.count(plan_.panels)},
                                                   {"seed", std::to_string(plan_.seed)}}));
    page.line(page.sentence("tools.lottery.chances", {{"least", page.percent(lottery_.least_chance)},
                                                      {"most", page.percent(lottery_.most_chance)},
                                                      {"equal", page.percent(plan_.size / people)},
                                                      {"ceiling", page.percent(lottery_.ceiling)}}));
    if (lottery_.never > 0) page.line(page.sentence("tools.lottery.never", {{"n", page.count(lottery_.never)}}));
    if (lottery_.relaxed.empty()) page.line(page.sentence("tools.lottery.kept"));
    else
      page.line(page.sentence("tools.lottery.relaxed", {{"n", page.count(1.0 * lottery_.relaxed.size())},
                                                        {"part", page.percent(lottery_.relaxation)}}));
    answer.json = {{"seed", plan_.seed},
                   {"size", plan_.size},
                   {"people", file_.ids.size()},
                   {"chances",
                    {{"least", lottery_.least_chance},
                     {"most", lottery_.most_chance},
                     {"equal", plan_.size / people},
                     {"ceiling", lottery_.ceiling},
                     {"never", lottery_.never}}},
                   {"relaxation", lottery_.relaxation}};
  }

  void quotas(Answer& answer) const {
    std::vector<double> chance(rules_.size());
    std::vector<int> members(rules_.size());
    for (auto const& column : file_.pool.attribute)
      for (std::size_t i = 0; i < column.size(); ++i)
        if (column[i] >= 0) chance[static_cast<std::size_t>(column[i])] += lottery_.chance[i];
    if (auto const* one = panel())
      for (int const person : *one)
        for (auto const& column : file_.pool.attribute)
          if (int const c = column[static_cast<std::size_t>(person)]; c >= 0) ++members[static_cast<std::size_t>(c)];
    auto& page = answer.page;
    std::vector<std::vector<std::string>> lines;
    answer.json["quotas"] = Json::array();
    for (std::size_t c = 0; c < rules_.size(); ++c) {
      auto const asked = plan_.quotas[c], held = granted(c);
      double const mean = file_.people[c] > 0 ? chance[c] / file_.people[c] : NAN;
      answer.json["quotas"].push_back({{"variable", rules_[c].variable},
                                       {"category", rules_[c].category},
                                       {"people", file_.people[c]},
                                       {"least", asked.least},
                                       {"most", asked.most},
                                       {"relaxed", !(asked == held)},
                                       {"granted_least", held.least},
                                       {"granted_most", held.most},
                                       {"mean_chance", number_or_null(mean)},
                                       {"drawn", panel() ? Json(members[c]) : Json()}});
      lines.push_back(
          {rules_[c].name(), page.count(file_.people[c]), text_of(asked), text_of(held), page.percent(mean)});
      if (panel()) lines.back().push_back(page.count(members[c]));
    }
    std::vector<std::string> heads;
    for (auto const* code : {"tools.head.category", "tools.head.in_pool", "tools.head.quota", "tools.head.granted",
                             "tools.head.mean_chance"})
      heads.push_back(page.sentence(code));
    if (panel()) heads.push_back(page.sentence("tools.head.in_panel"));
    page.line().table(heads, lines);
  }

  void drawn(Answer& answer) const {
    auto& page = answer.page;
    auto& all = answer.json["panels"] = Json::array();
    for (auto const& one : lottery_.panels) {
      Json members = Json::array();
      for (int const person : one) members.push_back(id(person));
      all.push_back(std::move(members));
    }
    auto const* one = panel();
    if (!one) {
      page.line().line(page.sentence("tools.lottery.not_drawn"));
      return;
    }
    answer.json["drawn"] = {
        {"public_seed", public_seed_}, {"panel", drawn_ + 1}, {"members", all[static_cast<std::size_t>(drawn_)]}};
    page.title(page.sentence("tools.lottery.drawn"));
    page.line(page.sentence("tools.lottery.which", {{"panel", page.count(drawn_ + 1)},
                                                    {"panels", page.count(1.0 * lottery_.panels.size())},
                                                    {"seed", std::to_string(public_seed_)}}));
    std::vector<std::vector<std::string>> lines;
    for (int const person : *one) lines.push_back(row_of(person, page));
    std::vector<std::string> heads{page.sentence("tools.head.person")};
    heads.insert(heads.end(), file_.variables.begin(), file_.variables.end());
    heads.push_back(page.sentence("tools.head.their_chance"));
    page.table(heads, lines);
  }

  std::vector<std::string> row_of(int person, Page const& page) const {
    auto const i = static_cast<std::size_t>(person);
    std::vector<std::string> out{id(person)};
    for (auto const& column : file_.pool.attribute)
      out.push_back(column[i] < 0 ? "–" : rules_[static_cast<std::size_t>(column[i])].category);
    out.push_back(page.percent(lottery_.chance[i]));
    return out;
  }

  void people(Answer& answer) const {
    auto& table = answer.table;
    table.columns = {text_column("id")};
    for (auto const& name : file_.variables) table.columns.push_back(text_column(name));
    for (auto const* name : {"chance", "drawn"}) table.columns.push_back(number_column(name));
    auto& out = answer.json["chance_of_each"] = Json::array();
    for (std::size_t i = 0; i < file_.ids.size(); ++i) {
      out.push_back({{"id", file_.ids[i]}, {"chance", lottery_.chance[i]}});
      std::vector<writing::Value> row{file_.ids[i]};
      for (auto const& column : file_.pool.attribute)
        row.emplace_back(column[i] < 0 ? "" : rules_[static_cast<std::size_t>(column[i])].category);
      row.emplace_back(lottery_.chance[i]);
      auto const* one = panel();
      row.push_back(one ? writing::Value(std::binary_search(one->begin(), one->end(), static_cast<int>(i)) ? 1.0 : 0.0)
                        : writing::Value());
      table.rows.push_back(std::move(row));
    }
  }

  std::vector<Rule> const& rules_;
  PoolFile const& file_;
  PanelPlan plan_{};
  Lottery lottery_{};
  std::uint64_t public_seed_ = 0;
  int drawn_ = -1;
};

// What no panel can keep whatever the lot: said by name, before anything is sought.
void check(Given const& given, std::vector<Rule> const& rules, PoolFile const& file, Faults& faults) {
  int const size = given.whole("size");
  if (static_cast<int>(file.ids.size()) < size)
    faults.add({}, "tools.lottery.too_few", {{"size", given.text("size")}, {"n", std::to_string(file.ids.size())}});
  for (std::size_t c = 0; c < rules.size(); ++c)
    if (rules[c].least > size)
      faults.add({}, "tools.lottery.beyond", {{"name", rules[c].name()}, {"size", given.text("size")}});
}

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const rules = read_rules(given, Rules::quotas, faults);
  if (!given.has("size")) faults.add({}, "tools.lottery.size");
  if (faults.any()) return;
  auto const file = read_pool(given, in, rules, {}, faults);
  if (!file) return;
  check(given, rules, *file, faults);
  if (faults.any()) return;
  Drawer const drawer(given, rules, *file);
  drawer.answer(answer);
  if (given.has("list")) answer.files.emplace_back(given.text("list"), drawer.list());
}

}  // namespace

Command opinion_lottery() {
  using K = Option::Kind;
  return {.tool = "opinion",
          .verb = "lottery",
          .options = {{.name = "quotas"},
                      {.name = "quota", .kind = K::texts},
                      {.name = "size", .kind = K::whole, .least = 1, .most = 1e5},
                      {.name = "panels", .kind = K::whole, .fallback = "200", .least = 1, .most = 1e5},
                      {.name = "id"},
                      {.name = "list"},
                      {.name = "seed", .kind = K::whole, .fallback = "1", .least = 0, .most = 2e9},
                      {.name = "public-seed", .kind = K::whole, .least = 0, .most = 2e9}},
          .example = {.rows = "person,district,role\np1,Nord,parent\np2,Nord,teacher\np3,Nord,parent\np4,Sud,parent\n"
                              "p5,Sud,teacher\np6,Sud,parent\np7,Est,parent\np8,Est,teacher\np9,Est,parent\n",
                      .words = "--size 4 --seed 7 --public-seed 20261126 --quota district=Nord=1-2,district=Sud=1-2,"
                               "district=Est=1-2,role=parent=2-3,role=teacher=1-2 --report"},
          .run = run};
}

}  // namespace arpent::tools
