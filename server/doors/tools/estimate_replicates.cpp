// Variance from replicate weights: those of the file, or of a jackknife; and such weights for other programs.
#include <algorithm>
#include <set>

#include "doors/tools/estimate_parts.h"

namespace arpent::tools {
namespace {

using estimation::Codes;
using estimation::Column;
using estimation::Replicates;

constexpr double cells_max = 1e8;  // of all sets of weights together

// Stratum and unit together, numbered as they first come.
std::size_t units_of(Survey const& survey) {
  std::set<std::pair<int, int>> seen;
  for (std::size_t row = 0; row < survey.unit.size(); ++row) seen.insert({survey.stratum[row], survey.unit[row]});
  return seen.size();
}

// The part of each stratum's units that was drawn.
std::vector<double> fractions_of(Survey const& survey, std::size_t strata) {
  std::vector<double> out(strata);
  if (survey.population.empty()) return out;
  std::vector<std::set<int>> units(strata);
  for (std::size_t row = 0; row < survey.unit.size(); ++row) {
    auto const h = static_cast<std::size_t>(survey.stratum[row]);
    units[h].insert(survey.unit[row]);
    out[h] = survey.population[row];
  }
  for (std::size_t h = 0; h < strata; ++h) out[h] = std::min(1.0, static_cast<double>(units[h].size()) / out[h]);
  return out;
}

// A stratum with one unit: nothing of it can be left out.
void check_strata(Given const& given, Survey const& survey, Faults& faults) {
  if (!given.has("stratum")) return;
  std::vector<std::set<int>> units(survey.table.rows());
  for (std::size_t row = 0; row < survey.unit.size(); ++row)
    units[static_cast<std::size_t>(survey.stratum[row])].insert(survey.unit[row]);
  std::set<int> said;
  for (std::size_t row = 0; row < survey.unit.size(); ++row)
    if (units[static_cast<std::size_t>(survey.stratum[row])].size() == 1 && said.insert(survey.stratum[row]).second)
      faults.add({survey.table.line(row), given.text("stratum")}, "tools.replicates.lonely");
}

std::optional<Replicated> jackknife(Given const& given, Survey const& survey, Faults& faults) {
  check_strata(given, survey, faults);
  auto const units = units_of(survey);
  if (static_cast<double>(units) * static_cast<double>(survey.unit.size()) > cells_max)
    faults.add({}, "tools.replicates.many", {{"n", std::to_string(units)}});
  if (faults.any()) return std::nullopt;
  auto const strata = static_cast<std::size_t>(
      survey.stratum.empty() ? 1 : *std::max_element(survey.stratum.begin(), survey.stratum.end()) + 1);
  auto const fraction = fractions_of(survey, strata);
  // A calibrated design holds calibrated weights: what is left out is left out before.
  estimation::Design const plain(
      {.weight = survey.calibration ? survey.calibration->base_weight() : survey.design->weight()},
      survey.table.rows());
  if (strata == 1)
    return Replicated{.replicates = jackknife_unstratified(plain, survey.unit, fraction[0]),
                      .kind = "jackknife_unstratified"};
  Replicated out{.replicates = jackknife_stratified(plain, survey.stratum, survey.unit),
                 .kind = "jackknife_stratified"};
  std::size_t at = 0;  // replicates stand stratum by stratum
  for (std::size_t h = 0; h < strata; ++h) {
    std::set<int> in_h;
    for (std::size_t row = 0; row < survey.unit.size(); ++row)
      if (survey.stratum[row] == static_cast<int>(h)) in_h.insert(survey.unit[row]);
    for (std::size_t unit = 0; unit < in_h.size(); ++unit) out.replicates.row_scales[at++] *= 1 - fraction[h];
  }
  return out;
}

std::optional<Replicated> of_columns(Given const& given, Survey const& survey, Faults& faults) {
  Replicated out{.kind = given.text("replicate-kind")};
  std::vector<std::string> names;
  for (auto const& pattern : given.texts("replicates")) {
    auto const like = survey.table.names_like(pattern);
    if (like.empty()) names.push_back(pattern);
    names.insert(names.end(), like.begin(), like.end());
  }
  double const n = static_cast<double>(names.size());
  if (names.size() < 2) faults.add({}, "tools.replicates.few");
  for (auto const& name : names) {
    auto const& column = survey.table.numbers(name);
    for (std::size_t row = 0; row < column.size(); ++row)
      if (column[row] < 0) faults.add({survey.table.line(row), name}, "tools.rules.negative");
    out.replicates.weights.push_back(column);
  }
  if (faults.any()) return std::nullopt;
  out.replicates.scale = out.kind == "jk1" ? (n - 1) / n : out.kind == "brr" ? 1 / n : 1 / (n - 1);
  if (given.has("replicate-scale")) out.replicates.scale = given.number("replicate-scale");
  out.replicates.df =
      given.has("replicate-df") ? given.number("replicate-df") : estimation::degrees_of_freedom(out.replicates.weights);
  return out;
}

}  // namespace

std::vector<Option> replicate_options() {
  using K = Option::Kind;
  return {
      {.name = "jackknife", .kind = K::flag},
      {.name = "replicates", .kind = K::texts},
      {.name = "replicate-kind", .kind = K::choice, .fallback = "bootstrap", .choices = {"bootstrap", "jk1", "brr"}},
      {.name = "replicate-scale", .kind = K::number, .least = 1e-12, .most = 1e6},
      {.name = "replicate-df", .kind = K::number, .least = 1, .most = 1e9}};
}

bool has_replicates(Given const& given) { return given.flag("jackknife") || given.has("replicates"); }

void want_replicates(Given const& given, std::vector<Wanted>& wanted) {
  for (auto const& name : given.texts("replicates")) wanted.push_back({name});
}

std::optional<Replicated> replicates_of(Given const& given, Survey const& survey, Faults& faults) {
  if (given.flag("jackknife") && given.has("replicates")) return faults.add({}, "tools.replicates.both"), std::nullopt;
  if (given.texts("cluster").size() > 1 || given.texts("population").size() > 1)
    return faults.add({}, "tools.replicates.stages"), std::nullopt;
  auto out = given.has("replicates") ? of_columns(given, survey, faults) : jackknife(given, survey, faults);
  if (!out || !survey.calibration) return out;
  out->analysis = [&survey, method = calibration_of(given)](Column const& w) {
    return estimation::Calibration::solve(w, survey.calibration->known(), survey.totals, method)->weight();
  };
  return out;
}

void say_replicates(Replicated const& replicated, Answer& answer) {
  auto const& of = replicated.replicates;
  auto& page = answer.page;
  answer.json["replicates"] = {{"kind", replicated.kind},
                               {"n", of.weights.size()},
                               {"scale", of.scale},
                               {"df", of.df},
                               {"raked_anew", bool(replicated.analysis)}};
  page.line(page.sentence("tools.replicates.said", {{"n", page.count(1.0 * of.weights.size())},
                                                    {"kind", page.sentence("tools.replicates.kind." + replicated.kind)},
                                                    {"df", page.count(of.df)}}));
  if (replicated.analysis) page.line(page.sentence("tools.replicates.raked"));
}

namespace {

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  std::vector<Wanted> more;
  if (given.has("id")) more.push_back({given.text("id"), Wanted::Kind::category});
  auto const survey = read_survey(given, in, std::move(more), faults);
  if (!survey) return;
  auto const replicated = replicates_of(given, *survey, faults);
  if (!replicated) return;
  answer.page.title(answer.page.sentence("tools.replicates.title"));
  say_design(*survey, answer);
  say_replicates(*replicated, answer);
  answer.page.line(answer.page.sentence("tools.replicates.where"));
  auto const& of = replicated->replicates;
  answer.json["row_scales"] = of.row_scales;
  auto& table = answer.table;
  table.columns = {text_column("id"), number_column("line"), number_column("weight")};
  std::vector<Column> sets{survey->design->weight()};
  for (std::size_t r = 0; r < of.weights.size(); ++r) {
    table.columns.push_back(number_column("rep_" + std::to_string(r + 1)));
    sets.push_back(replicated->analysis ? replicated->analysis(of.weights[r]) : of.weights[r]);
  }
  auto& weights = answer.json["weights"] = Json::array();
  for (std::size_t row = 0; row < survey->table.rows(); ++row) {
    std::string id;
    if (given.has("id"))
      id = survey->table.texts(given.text("id"))[static_cast<std::size_t>(survey->table.codes(given.text("id"))[row])];
    if (given.flag("csv")) {
      table.rows.push_back({std::move(id), static_cast<double>(survey->table.line(row))});
      for (auto const& set : sets) table.rows.back().emplace_back(set[row]);
      continue;
    }
    Json all = Json::array();
    for (auto const& set : sets) all.push_back(set[row]);
    weights.push_back({{"id", std::move(id)}, {"line", survey->table.line(row)}, {"weights", std::move(all)}});
  }
}

}  // namespace

Command estimate_replicates() {
  auto options = survey_options();
  options.push_back({.name = "id"});
  options.push_back({.name = "jackknife", .kind = Option::Kind::flag, .fallback = "yes"});
  return {.tool = "estimate",
          .verb = "replicates",
          .options = std::move(options),
          .example = {.rows = "id,school,w,wait\n1,a,10,5\n2,a,10,8\n3,b,12,3\n4,b,12,6\n5,c,9,9\n6,c,9,4\n",
                      .words = "--weight w --cluster school --id id --report"},
          .run = run};
}

}  // namespace arpent::tools
