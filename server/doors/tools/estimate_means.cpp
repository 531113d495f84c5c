// Means, totals, shares, ratios and quantiles of a survey, overall or by district, each with what is uncertain about
// it.
#include <cmath>

#include "doors/tools/estimate_parts.h"
#include "estimation/disclosure.h"

namespace arpent::tools {
namespace {

void write(Given const& given, std::vector<Line> const& lines, Answer& answer) {
  auto& page = answer.page;
  int const floor = given.whole("floor");
  std::vector<std::vector<std::string>> rows;
  Json out = Json::array();
  bool has_hidden = false, has_deff = false;
  for (auto const* name : {"what", "of", "category", "domain"}) answer.table.columns.push_back(text_column(name));
  for (auto const* name : {"respondents", "value", "se", "lower", "upper", "df", "cv", "deff", "may_be_published"})
    answer.table.columns.push_back(number_column(name));
  auto const cell = [](double value) { return std::isnan(value) ? writing::Value() : writing::Value(value); };
  for (auto const& line : lines) {
    double const cv = line.cv();
    bool const may = estimation::may_publish(line.respondents, std::isnan(cv) ? 0 : cv, floor);
    has_hidden = has_hidden || !may, has_deff = has_deff || !std::isnan(line.deff);
    out.push_back({{"what", line.what},
                   {"of", line.of},
                   {"category", line.category},
                   {"domain", line.domain},
                   {"respondents", line.respondents},
                   {"value", number_or_null(line.value)},
                   {"se", number_or_null(line.se)},
                   {"lower", number_or_null(line.interval.lower)},
                   {"upper", number_or_null(line.interval.upper)},
                   {"df", number_or_null(line.df)},
                   {"cv", number_or_null(cv)},
                   {"deff", number_or_null(line.deff)},
                   {"may_be_published", may}});
    answer.table.rows.push_back({line.what, line.of, line.category, line.domain, 1.0 * line.respondents,
                                 cell(line.value), cell(line.se), cell(line.interval.lower), cell(line.interval.upper),
                                 cell(line.df), cell(cv), cell(line.deff), may ? 1.0 : 0.0});
    bool const share = line.what == "share";
    auto const shown = [&](double value) { return share ? page.percent(value) : page.figure(value); };
    auto const kind = line.what.substr(0, line.what.find(' '));
    auto const number = line.what.size() > kind.size() ? line.what.substr(kind.size()) : "";
    rows.push_back({page.sentence("tools.what." + kind) + number,
                    line.of + (line.category.empty() ? "" : " = ") + line.category, line.domain,
                    page.count(line.respondents), shown(line.value), shown(line.se),
                    shown(line.interval.lower) + " – " + shown(line.interval.upper),
                    page.sentence(may ? "tools.survey.may" : "tools.survey.may_not")});
    if (!std::isnan(line.deff)) rows.back().push_back(page.figure(line.deff, 3));
  }
  answer.json["level"] = given.number("level");
  answer.json["estimates"] = std::move(out);
  std::vector<std::string> heads;
  for (auto const* code : {"tools.head.what", "tools.head.of", "tools.head.domain", "tools.head.respondents",
                           "tools.head.value", "tools.head.se", "tools.head.interval", "tools.head.publish"})
    heads.push_back(page.sentence(code));
  if (has_deff) heads.push_back(page.sentence("tools.head.deff"));
  page.line().table(heads, rows);
  page.line().line(page.sentence("tools.survey.level", {{"level", page.percent(given.number("level"))}}));
  if (has_hidden) page.line(page.sentence("tools.survey.rule", {{"floor", std::to_string(floor)}}));
}

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto more = wanted_of(given, faults);
  want_replicates(given, more);
  if (faults.any()) return;
  auto const survey = read_survey(given, in, std::move(more), faults);
  if (!survey) return;
  std::optional<Replicated> replicated;
  if (has_replicates(given)) replicated = replicates_of(given, *survey, faults);
  if (faults.any()) return;
  auto const lines =
      replicated ? lines_of(given, *survey, &replicated->replicates, replicated->analysis) : lines_of(given, *survey);
  answer.page.title(answer.page.sentence("tools.survey.title"));
  say_design(*survey, answer);
  if (replicated) say_replicates(*replicated, answer);
  write(given, lines, answer);
  if (survey->calibration) say_calibration(*survey, answer);
}

}  // namespace

std::vector<Command> estimate_commands() {
  return {estimate_means(),      estimate_compare(), estimate_rake(),    estimate_replicates(),
          estimate_small_area(), estimate_chart(),   estimate_disclose()};
}

Command estimate_means() {
  using K = Option::Kind;
  auto options = survey_options();
  for (auto& one : line_options()) options.push_back(std::move(one));
  for (auto& one : replicate_options()) options.push_back(std::move(one));
  options.push_back({.name = "floor", .kind = K::whole, .fallback = "11", .least = 5, .most = 1e6});
  return {
      .tool = "estimate",
      .verb = "means",
      .options = std::move(options),
      .example = {.rows = "district,weight,wait,satisfied\nNord,12,5,yes\nNord,12,8,no\nNord,10,3,yes\nNord,11,6,yes\n"
                          "Sud,20,9,no\nSud,18,4,yes\nSud,20,12,no\nSud,21,7,yes\n",
                  .words = "--weight weight --stratum district --value wait --share satisfied --by district --report"},
      .run = run};
}

}  // namespace arpent::tools
