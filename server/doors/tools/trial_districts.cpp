// Few districts: what a draw by lot lets one say, and the draw itself.
#include <algorithm>

#include "doors/tools/number.h"
#include "doors/tools/trial_parts.h"
#include "trial/lots.h"

namespace arpent::tools {
namespace {

using W = Wanted;

void say_validity(Given const& given, Answer& answer) {
  answer.json["drawn_by_lot"] = given.flag("drawn");
  answer.page.line(answer.page.sentence(given.flag("drawn") ? "tools.lots.drawn" : "tools.lots.descriptive"));
}

void answer_row(Answer& answer, std::vector<std::pair<std::string, double>> const& values) {
  answer.table.rows.emplace_back();
  for (auto const& [name, value] : values) {
    answer.json[name] = value;
    answer.table.columns.push_back(number_column(name));
    answer.table.rows.back().emplace_back(value);
  }
}

void run_changes(Given const& given, Records& records, Answer& answer, Faults& faults) {
  auto const table = read_table(records, {{"district", W::Kind::category}, {"before"}, {"after"}, {"treated"}}, faults);
  if (faults.any()) return;
  auto const marks = counts_of(table, "treated", faults);
  std::vector<int> treated;
  std::string names;
  std::vector<bool> seen(table.texts("district").size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const district = static_cast<std::size_t>(table.codes("district")[row]);
    auto const& name = table.texts("district")[district];
    if (seen[district]) faults.add({table.line(row), "district"}, "tools.twice", {{"seen", name}});
    seen[district] = true;
    if (marks[row] > 1) faults.add({table.line(row), "treated"}, "tools.not_0_or_1");
    if (marks[row] == 1) treated.push_back(static_cast<int>(row)), names += (names.empty() ? "" : ", ") + name;
  }
  if (treated.empty() || treated.size() == table.rows()) faults.add({}, "tools.lots.nobody");
  if (faults.any()) return;
  auto const found = trial::difference_in_differences(table.numbers("before"), table.numbers("after"), treated,
                                                      given.number("level"), given.number("step"));
  auto& page = answer.page;
  page.title(page.sentence("tools.lots.title"));
  say_validity(given, answer);
  answer_row(answer, {{"difference", found.difference},
                      {"p_two_sided", found.p_two_sided},
                      {"p_one_sided", found.p_one_sided},
                      {"draws", static_cast<double>(found.draws)},
                      {"least_p", found.least_p},
                      {"lower", found.interval.lower},
                      {"upper", found.interval.upper}});
  page.line(page.sentence("tools.lots.treated", {{"names", names}}));
  page.line(page.sentence("tools.lots.difference", {{"difference", page.figure(found.difference)},
                                                    {"lower", page.figure(found.interval.lower)},
                                                    {"upper", page.figure(found.interval.upper)}}));
  page.line(page.sentence("tools.lots.p", {{"p", page.figure(found.p_two_sided)},
                                           {"draws", page.count(static_cast<double>(found.draws))}}));
  page.line(page.sentence(found.least_p > given.number("level") ? "tools.lots.floor_above" : "tools.lots.floor",
                          {{"least", page.figure(found.least_p)}, {"level", page.figure(given.number("level"))}}));
}

void run_wedge(Given const& given, Records& records, Answer& answer, Faults& faults) {
  auto const table = read_table(
      records,
      {{"district", W::Kind::category}, {"period", W::Kind::category}, {"value"}, {"start", W::Kind::category}},
      faults);
  if (faults.any()) return;
  auto const &districts = table.texts("district"), &periods = table.texts("period"), &starts = table.texts("start");
  std::size_t const n = districts.size(), t = periods.size();
  std::vector<std::vector<double>> y(n, std::vector<double>(t));
  std::vector<std::vector<bool>> there(n, std::vector<bool>(t));
  std::vector<int> start(n, -1);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const d = static_cast<std::size_t>(table.codes("district")[row]);
    auto const p = static_cast<std::size_t>(table.codes("period")[row]);
    auto const& label = starts[static_cast<std::size_t>(table.codes("start")[row])];
    auto const at = static_cast<int>(std::find(periods.begin(), periods.end(), label) - periods.begin());
    if (at == static_cast<int>(t)) faults.add({table.line(row), "start"}, "tools.wedge.no_period", {{"seen", label}});
    if (start[d] >= 0 && start[d] != at)
      faults.add({table.line(row), "start"}, "tools.wedge.two_starts", {{"district", districts[d]}});
    if (there[d][p])
      faults.add({table.line(row), "period"}, "tools.twice", {{"seen", districts[d] + ", " + periods[p]}});
    start[d] = at, there[d][p] = true, y[d][p] = table.numbers("value")[row];
  }
  for (std::size_t d = 0; d < n; ++d)
    for (std::size_t p = 0; p < t; ++p)
      if (!there[d][p]) faults.add({}, "tools.wedge.hole", {{"district", districts[d]}, {"period", periods[p]}});
  if (faults.any()) return;
  auto const found = trial::stepped_wedge(y, start);
  auto& page = answer.page;
  page.title(page.sentence("tools.wedge.title"));
  say_validity(given, answer);
  answer_row(answer, {{"difference", found.difference},
                      {"p_two_sided", found.p_two_sided},
                      {"p_one_sided", found.p_one_sided},
                      {"orders", static_cast<double>(found.orders)},
                      {"least_p", 1.0 / static_cast<double>(found.orders)}});
  page.line(page.sentence("tools.wedge.difference", {{"difference", page.figure(found.difference)}}));
  page.line(page.sentence("tools.wedge.p", {{"p", page.figure(found.p_two_sided)},
                                            {"orders", page.count(static_cast<double>(found.orders))},
                                            {"least", page.figure(1.0 / static_cast<double>(found.orders))}}));
}

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const records = open_records(in, faults);
  if (!records) return;
  find_heading(records->heading(), "period") ? run_wedge(given, *records, answer, faults)
                                             : run_changes(given, *records, answer, faults);
}

void run_draw(Given const& given, std::istream&, Answer& answer, Faults& faults) {
  auto names = given.texts("names");
  if (names.size() < 2) faults.add({}, "tools.draw.names");
  if (given.whole("treated") >= static_cast<int>(names.size()))
    faults.add({}, "tools.draw.treated", {{"n", std::to_string(names.size())}});
  for (std::size_t at = 1; at < names.size(); ++at)
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(at), names[at]) !=
        names.begin() + static_cast<std::ptrdiff_t>(at))
      faults.add({}, "tools.twice", {{"seen", names[at]}});
  if (faults.any()) return;
  auto const seed = static_cast<std::uint64_t>(given.number("seed"));
  auto const drawn = trial::draw(static_cast<int>(names.size()), given.whole("treated"), seed);
  auto& page = answer.page;
  page.title(page.sentence("tools.draw.title"));
  page.line(page.sentence("tools.draw.seed", {{"seed", given.text("seed")}, {"n", page.count(1.0 * names.size())}}));
  answer.json = {{"seed", seed}, {"names", names}, {"drawn", Json::array()}};
  answer.table.columns = {text_column("name"), number_column("treated")};
  for (auto const& name : names) answer.table.rows.push_back({name, 0.0});
  for (int const at : drawn) {
    answer.json["drawn"].push_back(names[static_cast<std::size_t>(at)]);
    answer.table.rows[static_cast<std::size_t>(at)][1] = 1.0;
    page.bullet(names[static_cast<std::size_t>(at)]);
  }
}

}  // namespace

Command trial_districts() {
  return {.tool = "trial",
          .verb = "districts",
          .options = {{.name = "drawn", .kind = Option::Kind::flag},
                      share("level", "0.05"),
                      {.name = "step", .kind = Option::Kind::number, .fallback = "0.05", .least = 1e-9, .most = 1e9}},
          .example = {.rows = "district,before,after,treated\nNord,41,48,1\nSud,39,40,0\nEst,44,43,0\nOuest,40,47,1\n"
                              "Centre,42,43,0\nPort,38,39,0\n",
                      .words = "--drawn --report"},
          .run = run};
}

Command trial_draw() {
  using K = Option::Kind;
  return {.tool = "trial",
          .verb = "draw",
          .options = {{.name = "names", .kind = K::texts},
                      {.name = "treated", .kind = K::whole, .fallback = "1", .least = 1, .most = 1e5},
                      {.name = "seed", .kind = K::whole, .fallback = "1", .least = 0, .most = 2e9}},
          .reads = false,
          .example = {.words = "--names Nord,Sud,Est,Ouest,Centre --treated 2 --seed 20260312 --report"},
          .run = run_draw};
}

}  // namespace arpent::tools
