#include "doors/tools/survey.h"

#include <algorithm>
#include <cmath>

namespace arpent::tools {
namespace {

using W = Wanted;

constexpr int respondents_floor = 5;

// Codes of the margin's own order; a category that no margin names is a fault, once.
std::vector<int> in_order_of(Margins::Factor const& factor, Table const& table, Faults& faults) {
  auto const& texts = table.texts(factor.name);
  std::vector<int> order(texts.size());
  for (std::size_t code = 0; code < texts.size(); ++code) {
    auto const found = std::find(factor.categories.begin(), factor.categories.end(), texts[code]);
    order[code] = static_cast<int>(found - factor.categories.begin());
    if (found != factor.categories.end()) continue;
    auto const& codes = table.codes(factor.name);
    auto const row = std::find(codes.begin(), codes.end(), static_cast<int>(code)) - codes.begin();
    faults.add({table.line(static_cast<std::size_t>(row)), factor.name}, "tools.margin.unnamed",
               {{"seen", texts[code]}});
  }
  std::vector<int> out;
  out.reserve(table.rows());
  for (int const code : table.codes(factor.name)) out.push_back(order[static_cast<std::size_t>(code)]);
  return out;
}

// What is no number was said before.
void check_positive(Table const& table, std::string const& column, Faults& faults) {
  if (!table.has(column)) return;
  auto const& values = table.numbers(column);
  for (std::size_t row = 0; row < values.size(); ++row)
    if (values[row] <= 0) faults.add({table.line(row), column}, "tools.not_positive");
}

// Columns go to the design without a copy, unless something else needs them too.
estimation::Sample sample_of(Given const& given, std::vector<Wanted> const& also, Table& table) {
  using estimation::Lonely;
  auto const is_needed = [&](std::string const& name) {
    return std::any_of(also.begin(), also.end(), [&](auto const& one) { return one.name == name; });
  };
  auto const weight = given.text("weight"), stratum = given.text("stratum");
  estimation::Sample sample;
  if (given.has("weight")) sample.weight = is_needed(weight) ? table.numbers(weight) : table.take_numbers(weight);
  if (given.has("stratum")) sample.stratum = is_needed(stratum) ? table.codes(stratum) : table.take_codes(stratum);
  auto const clusters = given.texts("cluster"), populations = given.texts("population");
  for (std::size_t stage = 0; stage < std::max(clusters.size(), populations.size()); ++stage) {
    sample.stages.emplace_back();
    if (stage < clusters.size()) sample.stages.back().cluster = table.codes(clusters[stage]);
    if (stage < populations.size()) sample.stages.back().population = table.numbers(populations[stage]);
  }
  auto const lonely = given.text("lonely");
  sample.lonely = lonely == "average"     ? Lonely::average
                  : lonely == "certainty" ? Lonely::certainty
                  : lonely == "refuse"    ? Lonely::refuse
                                          : Lonely::adjust;
  bool const drawn = !populations.empty();
  if (sample.weight.empty() && !drawn) sample.weight.assign(table.rows(), 1.0);
  return sample;
}

void calibrate(Given const& given, Survey& survey, Faults& faults) {
  estimation::Auxiliary known;
  std::vector<std::vector<double>> margins;
  auto const& weight = survey.design->weight();
  for (auto const& factor : survey.margins.factors) {
    auto codes = in_order_of(factor, survey.table, faults);
    if (faults.any()) continue;
    survey.before.emplace_back(factor.categories.size());
    survey.respondents.emplace_back(factor.categories.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
      auto const code = static_cast<std::size_t>(codes[row]);
      survey.before.back()[code] += weight[row];
      ++survey.respondents.back()[code];
    }
    for (std::size_t c = 0; c < factor.categories.size(); ++c)
      if (int const n = survey.respondents.back()[c]; n < respondents_floor)
        faults.add({}, n == 0 ? "tools.margin.nobody" : "tools.margin.thin",
                   {{"name", factor.name}, {"category", factor.categories[c]}, {"n", std::to_string(n)}});
    known.add_factor(factor.name, std::move(codes), factor.categories);
    margins.push_back(factor.totals);
  }
  if (faults.any()) return;
  std::vector<double> numbers;
  for (auto const& number : survey.margins.numbers) {
    known.add_number(number.name, survey.table.numbers(number.name));
    numbers.push_back(number.total);
  }
  survey.totals = estimation::totals_of(known, margins, numbers);
  survey.calibration = estimation::Calibration::solve(weight, std::move(known), survey.totals, calibration_of(given));
  survey.design = std::move(*survey.design).calibrated(survey.calibration);
}

void keep_for_jackknife(Given const& given, Survey& survey) {
  auto const rows = survey.table.rows();
  survey.stratum.assign(rows, 0);
  if (given.has("stratum")) survey.stratum = survey.table.codes(given.text("stratum"));
  survey.unit.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) survey.unit[row] = static_cast<int>(row);
  if (auto const clusters = given.texts("cluster"); !clusters.empty())
    survey.unit = survey.table.codes(clusters.front());
  if (auto const populations = given.texts("population"); !populations.empty())
    survey.population = survey.table.numbers(populations.front());
}

void want(std::vector<Wanted>& wanted, Wanted one) {
  bool const there = std::any_of(wanted.begin(), wanted.end(),
                                 [&](auto const& other) { return other.name == one.name && other.kind == one.kind; });
  if (!there) wanted.push_back(std::move(one));
}

}  // namespace

estimation::Wanted calibration_of(Given const& given) {
  using estimation::Distance;
  auto const method = given.text("method");
  estimation::Wanted out{.distance = method == "linear"      ? Distance::linear
                                     : method == "logit"     ? Distance::logit
                                     : method == "truncated" ? Distance::truncated_linear
                                                             : Distance::raking};
  if (auto const bounds = given.numbers("bounds"); bounds.size() == 2) out.lower = bounds[0], out.upper = bounds[1];
  return out;
}

bool has_margins(Given const& given) { return given.has("margins") || given.has("margin"); }

std::vector<Option> survey_options() {
  using K = Option::Kind;
  return {{.name = "weight"},
          {.name = "stratum"},
          {.name = "cluster", .kind = K::texts},
          {.name = "population", .kind = K::texts},
          {.name = "lonely",
           .kind = K::choice,
           .fallback = "adjust",
           .choices = {"adjust", "average", "certainty", "refuse"}},
          {.name = "margins"},
          {.name = "margin", .kind = K::texts},
          {.name = "method",
           .kind = K::choice,
           .fallback = "raking",
           .choices = {"raking", "linear", "logit", "truncated"}},
          {.name = "bounds", .kind = K::numbers, .least = 0}};
}

std::optional<Survey> read_survey(Given const& given, std::istream& in, std::vector<Wanted> more, Faults& faults) {
  Survey out;
  if (has_margins(given)) out.margins = read_margins(given, faults);
  auto const bounds = given.numbers("bounds");
  bool const bounded = given.text("method") == "logit" || given.text("method") == "truncated";
  if (bounded && !(bounds.size() == 2 && bounds[0] < 1 && bounds[1] > 1)) faults.add({}, "tools.margin.bounds");
  std::vector<Wanted> also = std::move(more);
  for (auto const& factor : out.margins.factors) also.push_back({factor.name, W::Kind::category});
  for (auto const& number : out.margins.numbers) also.push_back({number.name});
  std::vector<Wanted> wanted;
  if (given.has("weight")) wanted.push_back({given.text("weight")});
  if (given.has("stratum")) want(wanted, {given.text("stratum"), W::Kind::category});
  for (auto const& name : given.texts("cluster")) want(wanted, {name, W::Kind::category});
  for (auto const& name : given.texts("population")) want(wanted, {name});
  for (auto const& one : also) want(wanted, one);
  auto const records = open_records(in, faults);
  if (!records) return std::nullopt;
  out.table = read_table(*records, wanted, faults);
  if (given.has("weight")) check_positive(out.table, given.text("weight"), faults);
  for (auto const& name : given.texts("population")) check_positive(out.table, name, faults);
  if (faults.any()) return std::nullopt;
  if (given.flag("jackknife")) keep_for_jackknife(given, out);
  out.design.emplace(sample_of(given, also, out.table), out.table.rows());
  if (has_margins(given)) calibrate(given, out, faults);
  if (faults.any()) return std::nullopt;
  return out;
}

void say_design(Survey const& survey, Answer& answer) {
  auto const& design = *survey.design;
  answer.json["design"] = {{"rows", design.rows()},
                           {"units", design.units()},
                           {"strata", design.strata()},
                           {"df", design.df()},
                           {"lonely", design.had_lonely()}};
  auto& page = answer.page;
  page.line(page.sentence("tools.survey.design", {{"rows", page.count(static_cast<double>(design.rows()))},
                                                  {"units", page.count(design.units())},
                                                  {"strata", page.count(design.strata())},
                                                  {"df", page.count(design.df())}}));
  if (design.had_lonely()) page.line(page.sentence("tools.survey.lonely"));
}

}  // namespace arpent::tools
