// Areas with few respondents, steadied by what similar areas say.
#include <cmath>

#include "doors/tools/survey.h"
#include "estimation/interval.h"
#include "estimation/small_area.h"

namespace arpent::tools {
namespace {

using W = Wanted;

void check(Table const& table, bool has_n, std::string const& spread, Faults& faults) {
  std::vector<bool> seen(table.texts("area").size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const area = static_cast<std::size_t>(table.codes("area")[row]);
    if (seen[area]) faults.add({table.line(row), "area"}, "tools.twice", {{"seen", table.texts("area")[area]}});
    seen[area] = true;
    if (!(table.numbers(spread)[row] > 0)) faults.add({table.line(row), spread}, "tools.not_positive");
    double const n = has_n ? table.numbers("respondents")[row] : 1;
    if (!(n >= 1) || n != std::floor(n) || n > 1e9) faults.add({table.line(row), "respondents"}, "tools.not_a_count");
  }
}

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const records = open_records(in, faults);
  if (!records) return;
  bool const has_n = find_heading(records->heading(), "respondents").has_value();
  std::string const spread = find_heading(records->heading(), "variance") ? "variance" : "se";
  std::vector<Wanted> wanted{{"area", W::Kind::category}, {"estimate"}, {spread}};
  if (has_n) wanted.push_back({"respondents"});
  auto const covariates = given.texts("x");
  for (auto const& name : covariates) wanted.push_back({name});
  auto const table = read_table(*records, wanted, faults);
  if (!faults.any()) check(table, has_n, spread, faults);
  if (!faults.any() && table.rows() < covariates.size() + 2)
    faults.add({}, "tools.areas.few", {{"n", std::to_string(table.rows())}});
  if (faults.any()) return;

  estimation::Areas areas{.y = table.numbers("estimate"), .variance = table.numbers(spread)};
  if (spread == "se")
    for (auto& one : areas.variance) one *= one;
  bool const smooth = has_n && !given.flag("raw");
  if (smooth) {
    std::vector<int> n;
    for (double const one : table.numbers("respondents")) n.push_back(static_cast<int>(one));
    areas.variance = estimation::smoothed_variances(areas.variance, n);
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    areas.x.push_back({1});
    for (auto const& name : covariates) areas.x.back().push_back(table.numbers(name)[row]);
  }
  auto const fit = given.text("fit");
  auto const found = estimation::fay_herriot(areas, fit == "ml"   ? estimation::Fit::ml
                                                    : fit == "fh" ? estimation::Fit::fay_herriot
                                                                  : estimation::Fit::reml);

  auto& page = answer.page;
  page.title(page.sentence("tools.areas.title"));
  page.line(page.sentence(smooth ? "tools.areas.smoothed" : "tools.areas.raw"));
  page.line(page.sentence("tools.areas.between", {{"between", page.figure(found.between)}}));
  if (!found.converged) page.line(page.sentence("tools.areas.not_settled"));
  answer.json = {{"between", found.between},
                 {"beta", found.beta},
                 {"beta_se", found.beta_se},
                 {"smoothed", smooth},
                 {"converged", found.converged},
                 {"log_likelihood", found.log_likelihood},
                 {"aic", found.aic},
                 {"bic", found.bic},
                 {"areas", Json::array()}};
  answer.table.columns = {text_column("area")};
  for (auto const* name : {"direct", "direct_se", "estimate", "rmse", "lower", "upper", "gamma"})
    answer.table.columns.push_back(number_column(name));
  std::vector<std::vector<std::string>> lines;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const& name = table.texts("area")[static_cast<std::size_t>(table.codes("area")[row])];
    double const rmse = std::sqrt(found.mse[row]), direct_se = std::sqrt(areas.variance[row]);
    auto const interval = estimation::normal_interval(found.estimate[row], rmse, given.number("level"));
    answer.json["areas"].push_back({{"area", name},
                                    {"direct", areas.y[row]},
                                    {"direct_se", direct_se},
                                    {"estimate", found.estimate[row]},
                                    {"rmse", rmse},
                                    {"lower", interval.lower},
                                    {"upper", interval.upper},
                                    {"gamma", found.gamma[row]}});
    answer.table.rows.push_back(
        {name, areas.y[row], direct_se, found.estimate[row], rmse, interval.lower, interval.upper, found.gamma[row]});
    lines.push_back({name, page.figure(areas.y[row]), page.figure(direct_se, 3), page.figure(found.estimate[row]),
                     page.figure(rmse, 3), page.figure(interval.lower) + " – " + page.figure(interval.upper),
                     page.percent(found.gamma[row])});
  }
  std::vector<std::string> heads;
  for (auto const* code : {"tools.head.area", "tools.head.direct", "tools.head.se", "tools.head.steadied",
                           "tools.head.rmse", "tools.head.interval", "tools.head.gamma"})
    heads.push_back(page.sentence(code));
  page.line().table(heads, lines);
  page.line().line(page.sentence("tools.areas.honest"));
}

}  // namespace

Command estimate_small_area() {
  using K = Option::Kind;
  return {
      .tool = "estimate",
      .verb = "small-area",
      .options = {{.name = "x", .kind = K::texts},
                  {.name = "fit", .kind = K::choice, .fallback = "reml", .choices = {"reml", "ml", "fh"}},
                  {.name = "raw", .kind = K::flag},
                  share("level", "0.95")},
      .example = {.rows = "area,estimate,se,respondents,poverty\nNord,12.1,3.1,14,0.31\nSud,7.9,2.2,25,0.12\n"
                          "Est,9.4,4.0,9,0.22\nOuest,6.8,2.9,17,0.10\nCentre,10.9,2.5,22,0.27\nPort,8.8,3.3,12,0.18\n",
                  .words = "--x poverty --report"},
      .run = run};
}

}  // namespace arpent::tools
