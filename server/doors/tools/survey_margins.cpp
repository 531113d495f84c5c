// Known totals: reading them, and meeting them.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

#include "base/json.h"
#include "doors/tools/number.h"
#include "doors/tools/survey.h"

namespace arpent::tools {
namespace {

using W = Wanted;

double sum_of(Margins::Factor const& factor) {
  return std::accumulate(factor.totals.begin(), factor.totals.end(), 0.0);
}

void check_sums(Margins const& margins, Faults& faults) {
  for (auto const& factor : margins.factors) {
    double const sum = sum_of(factor), first = sum_of(margins.factors.front());
    bool const is_share = std::fabs(sum - 1) < 1e-3 || std::fabs(sum - 100) < 1e-3;
    if (is_share && &factor == &margins.factors.front())
      faults.add({}, "tools.margin.shares", {{"name", factor.name}, {"sum", print_number(sum)}});
    if (std::fabs(sum - first) > 1e-6 * std::max(1.0, first))
      faults.add({}, "tools.margin.sums",
                 {{"one", margins.factors.front().name},
                  {"sum_one", print_number(first)},
                  {"other", factor.name},
                  {"sum_other", print_number(sum)}});
  }
}

void add(Place place, std::string const& variable, std::string const& category, double total, Margins& to,
         Faults& faults) {
  if (category.empty()) return to.numbers.push_back({variable, total});
  if (total < 0) faults.add(place, "tools.margin.negative");
  auto factor =
      std::find_if(to.factors.begin(), to.factors.end(), [&](auto const& one) { return one.name == variable; });
  if (factor == to.factors.end()) factor = to.factors.insert(factor, {variable});
  if (std::find(factor->categories.begin(), factor->categories.end(), category) != factor->categories.end())
    faults.add(place, "tools.twice", {{"seen", category}});
  factor->categories.push_back(category);
  factor->totals.push_back(total);
}

void add_file(std::string const& path, Margins& to, Faults& faults) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return faults.add({}, "tools.no_file", {{"file", path}});
  Faults::Inside const inside(faults, path);
  auto const table = read_table(
      file,
      {{"variable", W::Kind::category}, {"category", W::Kind::category, W::Cells::some, W::There::may}, {"total"}},
      faults);
  if (faults.any()) return;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    int const category = table.has("category") ? table.codes("category")[row] : -1;
    add({table.line(row), "category"}, table.texts("variable")[static_cast<std::size_t>(table.codes("variable")[row])],
        category < 0 ? "" : table.texts("category")[static_cast<std::size_t>(category)], table.numbers("total")[row],
        to, faults);
  }
}

}  // namespace

Margins read_margins(Given const& given, Faults& faults) {
  Margins out;
  if (given.has("margins")) add_file(given.text("margins"), out, faults);
  for (auto const& text : given.texts("margin")) {
    auto const parts = split(text, '=');
    auto const total = read_number(parts.empty() ? "" : parts.back(), true);
    if ((parts.size() != 2 && parts.size() != 3) || total.what != Number::read)
      faults.add({}, "tools.margin.inline", {{"seen", text}});
    else add({}, parts[0], parts.size() == 3 ? parts[1] : "", total.value, out, faults);
  }
  if (out.factors.empty() && !faults.any()) faults.add({}, "tools.margin.none");
  if (!faults.any()) check_sums(out, faults);
  return out;
}

void say_calibration(Survey const& survey, Answer& answer) {
  auto const& calibration = *survey.calibration;
  auto const report = estimation::report_on(calibration.base_weight(), calibration.weight());
  auto& page = answer.page;
  page.title(page.sentence("tools.margin.title"));
  Json margins = Json::array();
  std::vector<std::vector<std::string>> lines;
  for (std::size_t f = 0; f < survey.margins.factors.size(); ++f) {
    auto const& factor = survey.margins.factors[f];
    double const n = std::accumulate(survey.respondents[f].begin(), survey.respondents[f].end(), 0.0);
    double const before = std::accumulate(survey.before[f].begin(), survey.before[f].end(), 0.0);
    for (std::size_t c = 0; c < factor.categories.size(); ++c) {
      double const share = survey.respondents[f][c] / n, weighted = survey.before[f][c] / before,
                   target = factor.totals[c] / sum_of(factor);
      margins.push_back({{"variable", factor.name},
                         {"category", factor.categories[c]},
                         {"respondents", survey.respondents[f][c]},
                         {"unweighted", share},
                         {"weighted", weighted},
                         {"target", target},
                         {"total", factor.totals[c]}});
      lines.push_back({factor.name + " " + factor.categories[c], page.count(survey.respondents[f][c]),
                       page.percent(share), page.percent(weighted), page.percent(target)});
    }
  }
  page.table({page.sentence("tools.head.margin"), page.sentence("tools.head.respondents"),
              page.sentence("tools.head.unweighted"), page.sentence("tools.head.weighted"),
              page.sentence("tools.head.target")},
             lines);
  page.line().line(page.sentence("tools.margin.factors", {{"least", page.figure(report.least_factor, 3)},
                                                          {"most", page.figure(report.most_factor, 3)}}));
  page.line(page.sentence("tools.margin.kish", {{"n", page.figure(report.kish_n, 3)},
                                                {"deff", page.figure(report.kish_deff, 3)},
                                                {"rows", page.count(static_cast<double>(survey.table.rows()))}}));
  page.line(page.sentence("tools.margin.honest"));
  answer.json["calibration"] = {{"margins", std::move(margins)},
                                {"sum", report.sum},
                                {"least_factor", report.least_factor},
                                {"most_factor", report.most_factor},
                                {"least_weight", report.least},
                                {"most_weight", report.most},
                                {"kish_n", report.kish_n},
                                {"kish_deff", report.kish_deff}};
}

}  // namespace arpent::tools
