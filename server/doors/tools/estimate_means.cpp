// Means, totals, shares, ratios and quantiles of a survey, overall or by district, each with what is uncertain about
// it.
#include <algorithm>
#include <cmath>
#include <limits>

#include "doors/tools/survey.h"
#include "estimation/disclosure.h"
#include "estimation/estimate.h"
#include "estimation/interval.h"

namespace arpent::tools {
namespace {

using estimation::Column;
using estimation::Design;
using estimation::Domain;
using W = Wanted;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Line {
  std::string what{}, of{}, category{}, domain{};
  int respondents = 0;
  double value = missing, se = missing;
  estimation::Interval interval{missing, missing};
  double df = missing, deff = missing;
  double cv() const { return value == 0 ? missing : std::fabs(se / value); }
};

// The domains asked for: all rows, or each category of --by in the order in which they come.
struct Domains {
  std::string by{};
  std::vector<int> const* codes = nullptr;
  std::vector<std::string> names{""};

  Domain rows_of(std::size_t at, std::size_t rows) const {
    Domain out(rows, 1);
    if (codes)
      for (std::size_t row = 0; row < rows; ++row) out[row] = (*codes)[row] == static_cast<int>(at);
    return out;
  }
};

class Estimator {
 public:
  Estimator(Given const& given, Survey const& survey, Domains const& domains)
      : given_(given),
        design_(*survey.design),
        table_(survey.table),
        domains_(domains),
        level_(given.number("level")) {}

  std::vector<Line> lines() {
    for (auto const& name : given_.texts("value")) means(name);
    for (auto const& name : given_.texts("total")) totals(name);
    for (auto const& name : given_.texts("share")) shares(name);
    for (auto const& pair : given_.texts("ratio")) ratios(split(pair, '/'));
    for (auto const& pair : given_.texts("quantile")) quantiles(split(pair, ':'));
    return std::move(lines_);
  }

 private:
  std::vector<int> respondents(Column const& y) const {
    std::vector<int> out(domains_.names.size());
    for (std::size_t row = 0; row < y.size(); ++row) {
      int const code = domains_.codes ? (*domains_.codes)[row] : 0;
      if (code >= 0 && !std::isnan(y[row])) ++out[static_cast<std::size_t>(code)];
    }
    return out;
  }

  std::vector<int> codes_or_zero() const {
    return domains_.codes ? *domains_.codes : std::vector<int>(design_.rows(), 0);
  }

  void add(Line line, estimation::Estimate const& estimate, std::size_t at) {
    line.domain = domains_.names[at];
    line.value = estimate.value[at], line.se = estimate.se(at), line.df = estimate.df;
    if (std::isnan(line.value)) line.se = missing;
    else line.interval = estimation::t_interval(line.value, line.se, line.df, level_);
    lines_.push_back(std::move(line));
  }

  void means(std::string const& name) {
    auto const& y = table_.numbers(name);
    auto const n = respondents(y);
    auto const found = domains_.codes ? means_by(design_, y, *domains_.codes, static_cast<int>(n.size()))
                                      : estimation::mean(design_, {y});
    for (std::size_t at = 0; at < n.size(); ++at) {
      add({.what = "mean", .of = name, .respondents = n[at]}, found, at);
      if (given_.flag("deff") && n[at] > 1)
        lines_.back().deff =
            design_effect_of_mean(design_, y, found.variance(at), estimation::Against::without_replacement,
                                  domains_.codes ? domains_.rows_of(at, design_.rows()) : Domain());
    }
  }

  void totals(std::string const& name) {
    auto const& y = table_.numbers(name);
    auto const n = respondents(y);
    auto const found = domains_.codes ? totals_by(design_, y, *domains_.codes, static_cast<int>(n.size()))
                                      : estimation::total(design_, {y});
    for (std::size_t at = 0; at < n.size(); ++at) add({.what = "total", .of = name, .respondents = n[at]}, found, at);
  }

  void shares(std::string const& name) {
    auto const& codes = table_.codes(name);
    auto const& categories = table_.texts(name);
    for (std::size_t c = 0; c < categories.size(); ++c) {
      Column y(codes.size());
      for (std::size_t row = 0; row < y.size(); ++row)
        y[row] = codes[row] < 0 ? missing : codes[row] == static_cast<int>(c);
      auto const n = respondents(y);
      auto const found = domains_.codes ? means_by(design_, y, *domains_.codes, static_cast<int>(n.size()))
                                        : estimation::mean(design_, {y});
      for (std::size_t at = 0; at < n.size(); ++at) {
        add({.what = "share", .of = name, .category = categories[c], .respondents = n[at]}, found, at);
        auto& line = lines_.back();
        if (std::isnan(line.value)) continue;
        line.interval = proportion_interval(line.value, line.se, line.df, design_.rows(),
                                            estimation::best_method(line.value, line.respondents), level_);
      }
    }
  }

  void ratios(std::vector<std::string> const& pair) {
    auto const &above = table_.numbers(pair[0]), &below = table_.numbers(pair[1]);
    Column both(above.size());
    for (std::size_t row = 0; row < both.size(); ++row) both[row] = above[row] + below[row];
    auto const n = respondents(both);
    for (std::size_t at = 0; at < n.size(); ++at) {
      Line line{.what = "ratio", .of = pair[0] + "/" + pair[1], .domain = domains_.names[at], .respondents = n[at]};
      if (n[at] > 0) {
        auto const found = estimation::ratio(design_, above, below, domains_.rows_of(at, design_.rows()));
        line.value = found.value[0], line.se = found.se(0), line.df = found.df;
        line.interval = estimation::t_interval(line.value, line.se, line.df, level_);
      }
      lines_.push_back(std::move(line));
    }
  }

  void quantiles(std::vector<std::string> const& pair) {
    auto const& y = table_.numbers(pair[0]);
    double const p = std::stod(pair[1]);
    auto const n = respondents(y);
    for (std::size_t at = 0; at < n.size(); ++at) {
      Line line{.what = "quantile " + pair[1], .of = pair[0], .domain = domains_.names[at], .respondents = n[at]};
      if (n[at] > 1) {
        auto const found =
            quantile(design_, y, p, estimation::QuantileRule::math, level_, domains_.rows_of(at, design_.rows()));
        line.value = found.value, line.se = found.se, line.interval = found.interval, line.df = design_.df();
      }
      lines_.push_back(std::move(line));
    }
  }

  Given const& given_;
  Design const& design_;
  Table const& table_;
  Domains const& domains_;
  double level_;
  std::vector<Line> lines_{};
};

// What is asked for, as columns; a pair that is none is a fault.
std::vector<Wanted> wanted_of(Given const& given, Faults& faults) {
  std::vector<Wanted> out;
  for (auto const* option : {"value", "total"})
    for (auto const& name : given.texts(option)) out.push_back({name, W::Kind::number, W::Cells::some});
  for (auto const& name : given.texts("share")) out.push_back({name, W::Kind::category, W::Cells::some});
  for (auto const& text : given.texts("ratio")) {
    auto const pair = split(text, '/');
    if (pair.size() != 2) faults.add({}, "tools.survey.ratio", {{"seen", text}});
    for (auto const& name : pair) out.push_back({name, W::Kind::number, W::Cells::some});
  }
  for (auto const& text : given.texts("quantile")) {
    auto const pair = split(text, ':');
    double p = 0;
    if (pair.size() == 2) p = std::strtod(pair[1].c_str(), nullptr);
    if (!(p > 0 && p < 1)) faults.add({}, "tools.survey.quantile", {{"seen", text}});
    if (!pair.empty()) out.push_back({pair[0], W::Kind::number, W::Cells::some});
  }
  if (out.empty()) faults.add({}, "tools.survey.nothing");
  if (given.has("by")) out.push_back({given.text("by"), W::Kind::category, W::Cells::some});
  return out;
}

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
  if (faults.any()) return;
  auto const survey = read_survey(given, in, std::move(more), faults);
  if (!survey) return;
  Domains domains{.by = given.text("by")};
  if (given.has("by"))
    domains.codes = &survey->table.codes(domains.by), domains.names = survey->table.texts(domains.by);
  auto const lines = Estimator(given, *survey, domains).lines();
  answer.page.title(answer.page.sentence("tools.survey.title"));
  say_design(*survey, answer);
  write(given, lines, answer);
  if (survey->calibration) say_calibration(*survey, answer);
}

}  // namespace

std::vector<Command> estimate_commands() {
  return {estimate_means(), estimate_rake(), estimate_small_area(), estimate_chart(), estimate_disclose()};
}

Command estimate_means() {
  using K = Option::Kind;
  auto options = survey_options();
  for (auto const* name : {"value", "total", "share", "ratio", "quantile"})
    options.push_back({.name = name, .kind = K::texts});
  options.push_back({.name = "by"});
  options.push_back(share("level", "0.95"));
  options.push_back({.name = "deff", .kind = K::flag});
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
