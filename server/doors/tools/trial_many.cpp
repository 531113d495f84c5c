// Many small tests at once: which of them may be declared.
#include <algorithm>
#include <cmath>

#include "doors/tools/trial_parts.h"
#include "trial/many.h"

namespace arpent::tools {
namespace {

using W = Wanted;

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const records = open_records(in, faults);
  if (!records) return;
  bool const is_log = find_heading(records->heading(), "ln_e").has_value();
  auto const table = read_table(*records, {{"pilot", W::Kind::category}, {is_log ? "ln_e" : "e"}}, faults);
  if (faults.any()) return;
  std::vector<double> e;
  std::vector<bool> seen(table.texts("pilot").size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    double const value = table.numbers(is_log ? "ln_e" : "e")[row];
    auto const pilot = static_cast<std::size_t>(table.codes("pilot")[row]);
    if (!is_log && value < 0) faults.add({table.line(row), "e"}, "tools.many.negative");
    if (seen[pilot]) faults.add({table.line(row), "pilot"}, "tools.twice", {{"seen", table.texts("pilot")[pilot]}});
    seen[pilot] = true;
    e.push_back(is_log ? std::exp(std::min(value, 700.0)) : value);
  }
  if (faults.any()) return;
  double const alpha = given.number("alpha"), m = static_cast<double>(e.size());
  auto const declared = trial::declared(e, alpha);
  auto& page = answer.page;
  page.title(page.sentence("tools.many.title"));
  answer.json = {{"alpha", alpha}, {"rule", "e_(k) >= m / (alpha k)"}, {"pilots", Json::array()}};
  answer.table.columns = {text_column("pilot"), number_column("e"), text_column("evidence"), number_column("declared")};
  std::vector<std::vector<std::string>> lines;
  for (std::size_t row = 0; row < e.size(); ++row) {
    auto const& name = table.texts("pilot")[static_cast<std::size_t>(table.codes("pilot")[row])];
    bool const is = std::find(declared.begin(), declared.end(), static_cast<int>(row)) != declared.end();
    auto const word = std::string(name_of(trial::evidence_of(e[row])));
    answer.json["pilots"].push_back({{"pilot", name}, {"e", e[row]}, {"evidence", word}, {"declared", is}});
    answer.table.rows.push_back({name, e[row], word, is ? 1.0 : 0.0});
    lines.push_back({name, page.figure(e[row]), page.sentence("tools.evidence." + word),
                     page.sentence(is ? "tools.many.declared" : "tools.many.not_declared")});
  }
  double const limit = m / (alpha * std::max<double>(1, static_cast<double>(declared.size())));
  answer.json["limit"] = limit;
  page.line(page.sentence("tools.many.rule", {{"n", page.count(m)},
                                              {"k", page.count(1.0 * declared.size())},
                                              {"limit", page.figure(limit)},
                                              {"alpha", page.figure(alpha)}}));
  if (given.has("together")) {
    bool const independent = given.text("together") == "independent";
    double const all = independent ? trial::together_independent(e) : trial::together_dependent(e);
    auto const word = std::string(name_of(trial::evidence_of(all)));
    answer.json["together"] = {{"how", given.text("together")}, {"e", number_or_null(all)}, {"evidence", word}};
    page.line(page.sentence(independent ? "tools.many.product" : "tools.many.average",
                            {{"e", page.figure(all)}, {"word", page.sentence("tools.evidence." + word)}}));
  }
  if (m > 1) page.line(page.sentence("tools.many.luck", {{"n", page.count(m)}}));
  page.line().table(
      {page.sentence("tools.head.pilot"), page.sentence("tools.head.e"), page.sentence("tools.head.evidence"), ""},
      lines);
}

}  // namespace

Command trial_many() {
  return {.tool = "trial",
          .verb = "many",
          .options = {share("alpha", "0.05"),
                      {.name = "together", .kind = Option::Kind::choice, .choices = {"independent", "dependent"}}},
          .example = {.rows = "pilot,e\nReading corner,44\nWalking bus,3.1\nQuiet hour,0.6\nGarden,160\n",
                      .words = "--report"},
          .run = run};
}

}  // namespace arpent::tools
