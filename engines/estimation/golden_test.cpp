// Against R (packages survey, sae, NHSRplotthedots), where its results are at hand.
#include "testing/golden.h"

#include <map>
#include <sstream>

#include "estimation/calibration.h"
#include "estimation/chart.h"
#include "estimation/estimate.h"
#include "estimation/interval.h"
#include "estimation/replicates.h"
#include "estimation/small_area.h"

namespace arpent::estimation {
namespace {

using golden::expect_near;
using golden::Json;

double const missing = std::nan("");

// A file of the reference folder, by column.
class File {
 public:
  explicit File(std::string const& name) {
    auto const* named = std::getenv("ARPENT_REFERENCE");
    std::string const folder = named ? named : std::string(ARPENT_ENGINES) + "/../../shared";
    std::ifstream in(folder + "/golden/field/data/" + name);
    std::string line;
    std::getline(in, line);
    auto const names = cells(line);
    while (std::getline(in, line)) {
      auto const row = cells(line);
      for (std::size_t c = 0; c < names.size(); ++c) columns_[names[c]].push_back(c < row.size() ? row[c] : "");
    }
  }
  bool is_there() const { return !columns_.empty(); }
  std::size_t rows() const { return columns_.begin()->second.size(); }
  std::vector<std::string> const& text(std::string const& name) const { return columns_.at(name); }
  Column number(std::string const& name) const {
    Column out;
    for (auto const& cell : columns_.at(name)) out.push_back(cell.empty() || cell == "NA" ? missing : std::stod(cell));
    return out;
  }
  Codes codes(std::string const& name, std::vector<std::string> const& names) const {
    Codes out;
    for (auto const& cell : columns_.at(name)) {
      auto const found = std::find(names.begin(), names.end(), cell);
      out.push_back(found == names.end() ? -1 : static_cast<int>(found - names.begin()));
    }
    return out;
  }
  Codes whole(std::string const& name) const {
    Codes out;
    for (auto const& cell : columns_.at(name)) out.push_back(std::stoi(cell));
    return out;
  }

 private:
  static std::vector<std::string> cells(std::string const& line) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (char const c : line)
      if (c == '"') quoted = !quoted;
      else if (c == ',' && !quoted) out.emplace_back();
      else if (c != '\r') out.back() += c;
    return out;
  }
  std::map<std::string, std::vector<std::string>> columns_;
};

std::vector<std::string> const stypes{"E", "H", "M"}, no_yes{"No", "Yes"};

struct Case {
  File file;
  Design design;
};

Case drawn(std::string const& prefix) {
  auto const api = [](char const* name) { return File(std::string("api") + name + ".csv"); };
  if (prefix == "srs") {
    auto file = api("srs");
    return {file, Design({.weight = file.number("pw"), .stages = {{.population = file.number("fpc")}}}, file.rows())};
  }
  if (prefix == "strat" || prefix == "stratwr") {
    auto file = api("strat");
    Sample sample{.weight = file.number("pw"), .stratum = file.codes("stype", stypes)};
    if (prefix == "strat") sample.stages = {{.population = file.number("fpc")}};
    return {file, Design(std::move(sample), file.rows())};
  }
  if (prefix == "clus1") {
    auto file = api("clus1");
    return {file,
            Design({.weight = file.number("pw"), .stages = {{file.whole("dnum"), file.number("fpc")}}}, file.rows())};
  }
  if (prefix == "clus2") {
    auto file = api("clus2");
    return {file,
            Design({.stages = {{file.whole("dnum"), file.number("fpc1")}, {file.whole("snum"), file.number("fpc2")}}},
                   file.rows())};
  }
  if (prefix == "clus2wr") {
    auto file = api("clus2");
    return {file, Design({.weight = file.number("pw"), .stages = {{file.whole("dnum"), {}}}}, file.rows())};
  }
  if (prefix == "mu284") {
    File file("mu284.csv");
    return {file, Design({.stages = {{file.whole("id1"), file.number("n1")}, {file.whole("id2"), file.number("n2")}}},
                         file.rows())};
  }
  File file("nhanes.csv");
  return {file, Design({.weight = file.number("WTMEC2YR"),
                        .stratum = file.whole("SDMVSTRA"),
                        .stages = {{file.whole("SDMVPSU"), {}}}},
                       file.rows())};
}

std::vector<double> list(Json const& value) {
  if (!value.is_array()) return {value.get<double>()};
  return value.get<std::vector<double>>();
}

void expect_estimate(Estimate const& seen, Json const& wanted, double tolerance, std::string const& id) {
  auto const values = list(wanted["estimate"]), errors = list(wanted["se"]);
  ASSERT_EQ(seen.value.size(), values.size()) << id;
  for (std::size_t i = 0; i < values.size(); ++i) {
    EXPECT_LE(std::fabs(seen.value[i] - values[i]), tolerance * std::fabs(values[i]) + 1e-14) << id;
    EXPECT_LE(std::fabs(seen.se(i) - errors[i]), tolerance * std::fabs(errors[i]) + tolerance * 1e-3)
        << id << " se " << seen.se(i) << " for " << errors[i];
    if (wanted.contains("ci95_t") && wanted.contains("df")) {
      auto const t = t_interval(seen.value[i], seen.se(i), wanted["df"]);
      expect_near(t.lower, list(wanted["ci95_t"]["lo"])[i], tolerance * 10, id + " lower");
      expect_near(t.upper, list(wanted["ci95_t"]["hi"])[i], tolerance * 10, id + " upper");
    }
    if (wanted.contains("ci95_normal"))
      expect_near(normal_interval(seen.value[i], seen.se(i)).lower, list(wanted["ci95_normal"]["lo"])[i],
                  tolerance * 10, id);
  }
  if (wanted.contains("df")) {
    EXPECT_EQ(seen.df, wanted["df"].get<double>()) << id;
  }
  if (!wanted.contains("vcov")) return;
  for (std::size_t a = 0; a < values.size(); ++a)
    for (std::size_t b = 0; b < values.size(); ++b)
      EXPECT_LE(std::fabs(seen.covariance[a * values.size() + b] - wanted["vcov"][a][b].get<double>()),
                tolerance * errors[a] * errors[b] * 10 + 1e-14)
          << id << " covariance " << a << b;
}

Codes crossed(Codes const& one, Codes const& other, int first) {
  Codes out(one.size());
  for (std::size_t row = 0; row < one.size(); ++row)
    out[row] = one[row] < 0 || other[row] < 0 ? -1 : other[row] * first + one[row];
  return out;
}

// What a case asks for, by the end of its id; false: not one of these.
bool asked(Case const& at, std::string const& what, Json const& wanted, double tolerance, std::string const& id) {
  auto const& [file, design] = at;
  auto const number = [&](char const* name) { return file.number(name); };
  if (what == "mean_api00" || what == "mean_api00_deffWR") {
    auto const y = number("api00");
    auto const seen = mean(design, {y});
    expect_estimate(seen, wanted, tolerance, id);
    if (wanted.contains("deff"))
      expect_near(
          design_effect_of_mean(design, y, seen.variance(0),
                                what == "mean_api00" ? Against::without_replacement : Against::with_replacement),
          list(wanted["deff"])[0], tolerance * 10, id + " deff");
  } else if (what == "mean_enroll_narm") {
    expect_estimate(mean(design, {number("enroll")}), wanted, tolerance, id);
  } else if (what == "total_enroll") {
    auto const y = number("enroll");
    auto const seen = total(design, {y});
    expect_estimate(seen, wanted, tolerance, id);
    if (wanted.contains("deff"))
      expect_near(design_effect_of_total(design, y, seen.variance(0), Against::without_replacement),
                  list(wanted["deff"])[0], tolerance * 10, id + " deff");
  } else if (what == "mean_stype") {
    expect_estimate(proportions(design, file.codes("stype", stypes), 3), wanted, tolerance, id);
  } else if (what == "total_stype") {
    expect_estimate(category_totals(design, file.codes("stype", stypes), 3), wanted, tolerance, id);
  } else if (what == "prop_schwide") {
    expect_estimate(proportions(design, file.codes("sch.wide", no_yes), 2), wanted, tolerance, id);
  } else if (what == "ratio_apistu_enroll" || what == "ratio") {
    expect_estimate(ratio(design, number("api.stu"), number("enroll")), wanted, tolerance, id);
  } else if (what == "by_stype_mean_api00") {
    auto const by = file.codes("stype", stypes);
    auto const seen = means_by(design, number("api00"), by, 3);
    expect_estimate(seen, wanted, tolerance, id);
    if (wanted.contains("deff"))
      for (std::size_t i = 0; i < 3; ++i) {
        Domain domain(by.size());
        for (std::size_t row = 0; row < by.size(); ++row) domain[row] = by[row] == static_cast<int>(i);
        expect_near(
            design_effect_of_mean(design, number("api00"), seen.variance(i), Against::without_replacement, domain),
            wanted["deff"][i], tolerance * 10, id + " deff");
      }
  } else if (what == "by_both_mean_api00") {
    expect_estimate(means_by(design, number("api00"), file.codes("both", no_yes), 2), wanted, tolerance, id);
  } else if (what == "by_stype_schwide_total_enroll") {
    expect_estimate(
        totals_by(design, number("enroll"), crossed(file.codes("stype", stypes), file.codes("sch.wide", no_yes), 3), 6),
        wanted, tolerance, id);
  } else if (what == "by_stype_prop_schwide") {
    auto y = number("api00");
    auto const yes = file.codes("sch.wide", no_yes);
    for (std::size_t row = 0; row < y.size(); ++row) y[row] = yes[row];
    auto seen = means_by(design, y, file.codes("stype", stypes), 3);
    auto const values = list(wanted["estimate"]);
    if (values.size() == 6)  // all FALSE first, then all TRUE
      for (std::size_t i = 0; i < 3; ++i) {
        expect_near(1 - seen.value[i], values[i], tolerance, id);
        expect_near(seen.value[i], values[i + 3], tolerance, id);
        expect_near(seen.se(i), list(wanted["se"])[i + 3], tolerance, id);
      }
    else expect_estimate(seen, wanted, tolerance, id);
  } else if (what == "contrast_H_minus_E") {
    auto const seen = contrast(means_by(design, number("api00"), file.codes("stype", stypes), 3), {-1, 1, 0});
    expect_near(seen.value, wanted["estimate"], tolerance, id);
    expect_near(seen.se(), wanted["se"], tolerance, id);
  } else if (what == "ttest_api00_schwide") {
    auto const seen = compare_means(design, number("api00"), file.codes("sch.wide", no_yes));
    expect_near(seen.t, wanted["t"], tolerance * 10, id);
    expect_near(seen.df, wanted["df"], tolerance, id);
    expect_near(seen.p, wanted["p"], tolerance * 10, id);
    expect_near(seen.difference, wanted["diff"], tolerance, id);
  } else if (what == "chisq_schwide_stype_F") {
    auto const seen = independence(design, file.codes("sch.wide", no_yes), 2, file.codes("stype", stypes), 3);
    expect_near(seen.f, wanted["F"], 1e-7, id);
    expect_near(seen.numerator_df, wanted["ndf"], 1e-7, id);
    expect_near(seen.denominator_df, wanted["ddf"], 1e-7, id);
    expect_near(seen.p, wanted["p"], 1e-7, id);
  } else if (what.rfind("ciprop_schwide_", 0) == 0) {
    auto const method = what.substr(15);
    static std::map<std::string, Method> const methods{
        {"logit", Method::logit}, {"xlogit", Method::logit}, {"likelihood", Method::likelihood},
        {"asin", Method::asin},   {"beta", Method::beta},    {"mean", Method::mean}};
    auto const share = proportions(design, file.codes("sch.wide", no_yes), 2);
    auto const seen = proportion_interval(share.value[1], share.se(1), design.df(), design.rows(), methods.at(method));
    double const near = method == "likelihood" ? 2e-5 : 1e-8;
    expect_near(share.value[1], wanted["estimate"], tolerance, id);
    expect_near(seen.lower, wanted["ci95"][0], near, id + " lower");
    expect_near(seen.upper, wanted["ci95"][1], near, id + " upper");
  } else if (what == "quantile_api00_math" || what == "quantile_api00_hf7") {
    double const p[] = {0.25, 0.5, 0.75};
    for (std::size_t i = 0; i < 3; ++i) {
      auto const seen = quantile(design, number("api00"), p[i],
                                 what == "quantile_api00_math" ? QuantileRule::math : QuantileRule::hf7);
      auto const& row = wanted["table"][i];
      expect_near(seen.value, row[0], 1e-9, id + " quantile");
      expect_near(seen.interval.lower, row[1], 1e-8, id + " lower");
      expect_near(seen.interval.upper, row[2], 1e-8, id + " upper");
      expect_near(seen.se, row[3], 1e-7, id + " se");
    }
  } else if (what == "total_y1") {
    expect_estimate(total(design, {number("y1")}), wanted, tolerance, id);
  } else if (what == "by_race_gender") {
    Codes race = file.whole("race"), gender = file.whole("RIAGENDR");
    for (auto& code : race) --code;
    for (auto& code : gender) --code;
    expect_estimate(means_by(design, file.number("HI_CHOL"), crossed(race, gender, 4), 8), wanted, tolerance, id);
  } else {
    return false;
  }
  return true;
}

std::pair<std::string, std::string> split(std::string const& id) {
  auto const at = id.rfind('/');
  return {id.substr(0, at), id.substr(at + 1)};
}

TEST(EstimationGolden, Designs) {
  ARPENT_REFERENCE_OR_SKIP(survey, "field/survey_golden.json");
  int tried = 0;
  for (auto const& wanted : survey["cases"]) {
    auto const [prefix, what] = split(wanted["id"]);
    if (prefix.rfind("cal", 0) == 0 || prefix.rfind("rep", 0) == 0 || prefix.rfind("lonely", 0) == 0) continue;
    EXPECT_TRUE(asked(drawn(prefix), what, wanted, 1e-9, wanted["id"])) << wanted["id"] << " is not tried";
    ++tried;
  }
  EXPECT_GT(tried, 70);
}

TEST(EstimationGolden, LonelyUnits) {
  ARPENT_REFERENCE_OR_SKIP(survey, "field/survey_golden.json");
  File const file("apistrat_lonely.csv");
  for (auto const& wanted : survey["cases"]) {
    auto const [prefix, what] = split(wanted["id"]);
    if (prefix.rfind("lonely", 0) != 0) continue;
    auto const rule = prefix.substr(7);
    Design const design({.weight = file.number("pw"),
                         .stratum = file.codes("stype", stypes),
                         .stages = {{.population = file.number("fpc")}},
                         .lonely = rule == "average"  ? Lonely::average
                                   : rule == "adjust" ? Lonely::adjust
                                                      : Lonely::certainty},
                        file.rows());
    EXPECT_TRUE(design.had_lonely());
    asked({file, design}, what, wanted, 1e-9, wanted["id"]);
  }
}

std::shared_ptr<Calibration const> calibrated(File const& file, Column const& weight, std::string const& how) {
  std::vector<double> const by_stype{4421, 755, 1018}, by_wide{1072, 5122}, with_api{6194, 755, 1018, 3914069},
      both{6194, 755, 1018, 5122};
  Auxiliary known;
  known.add_factor("stype", file.codes("stype", stypes), stypes);
  if (how == "poststrat") return Calibration::rake(weight, known, {by_stype});
  if (how == "cal_linear_stype")
    return Calibration::solve(weight, known, {6194, 755, 1018}, {.distance = Distance::linear});
  if (how == "rake" || how == "cal_raking_margins" || how == "cal_logit_margins") {
    known.add_factor("sch.wide", file.codes("sch.wide", no_yes), no_yes);
    if (how == "rake") return Calibration::rake(weight, known, {by_stype, by_wide});
    if (how == "cal_raking_margins") return Calibration::solve(weight, known, both);
    return Calibration::solve(weight, known, both, {.distance = Distance::logit, .lower = 0.5, .upper = 2.5});
  }
  known.add_number("api99", file.number("api99"));
  if (how == "cal_linear_stype_api99")
    return Calibration::solve(weight, known, with_api, {.distance = Distance::linear});
  if (how == "cal_raking_stype_api99") return Calibration::solve(weight, known, with_api);
  if (how == "cal_logit")
    return Calibration::solve(weight, known, with_api, {.distance = Distance::logit, .lower = 0.7, .upper = 1.7});
  return Calibration::solve(weight, known, with_api,
                            {.distance = Distance::truncated_linear, .lower = 0.7, .upper = 1.7});
}

TEST(EstimationGolden, Calibrations) {
  ARPENT_REFERENCE_OR_SKIP(survey, "field/survey_golden.json");
  auto const at = drawn("clus1");
  File const weights("apiclus1_calibrated_weights.csv");
  std::map<std::string, std::string> const columns{{"poststrat", "poststrat"},
                                                   {"rake", "rake"},
                                                   {"cal_linear_stype", "cal_linear_stype"},
                                                   {"cal_linear_stype_api99", "cal_linear_stype_api99"},
                                                   {"cal_raking_stype_api99", "cal_raking_stype_api99"},
                                                   {"cal_logit", "cal_logit_0.7_1.7"},
                                                   {"cal_logit_margins", "cal_logit_margins_0.5_2.5"},
                                                   {"cal_trunc_linear", "cal_truncated_linear_0.7_1.7"},
                                                   {"cal_raking_margins", "cal_raking_margins"}};
  for (auto const& [how, column] : columns) {
    auto const calibration = calibrated(at.file, at.design.weight(), how);
    auto const wanted = weights.number(column);
    for (std::size_t row = 0; row < wanted.size(); ++row)
      expect_near(calibration->weight()[row], wanted[row], 1e-6, how);
  }
  auto const trim = trimmed(calibrated(at.file, at.design.weight(), "rake")->weight(), 20, 45);
  auto const wanted_trim = weights.number("rake_trim_20_45");
  for (std::size_t row = 0; row < trim.size(); ++row) expect_near(trim[row], wanted_trim[row], 1e-6, "trimmed");
  int tried = 0;
  for (auto const& wanted : survey["cases"]) {
    std::string const id = wanted["id"];
    if (id.rfind("cal/", 0) != 0) continue;
    auto const [prefix, what] = split(id);
    auto const calibration = calibrated(at.file, at.design.weight(), prefix.substr(4));
    if (what == "weight_diag") {
      auto const report = report_on(at.design.weight(), calibration->weight());
      expect_near(report.sum, wanted["sum"], 1e-6, id);
      expect_near(report.least, wanted["min"], 1e-6, id);
      expect_near(report.most, wanted["max"], 1e-6, id);
      expect_near(report.kish_n, wanted["kish_neff"], 1e-6, id);
      expect_near(report.kish_deff, wanted["kish_deff"], 1e-6, id);
      expect_near(report.least_factor, wanted["gmin"], 1e-6, id);
      expect_near(report.most_factor, wanted["gmax"], 1e-6, id);
    } else {
      EXPECT_TRUE(asked({at.file, at.design.calibrated(calibration)}, what, wanted, 1e-6, id)) << id;
    }
    ++tried;
  }
  EXPECT_GT(tried, 20);
}

TEST(EstimationGolden, Jackknife) {
  ARPENT_REFERENCE_OR_SKIP(survey, "field/survey_golden.json");
  auto const clus = drawn("clus1"), strat = drawn("stratwr");
  double const population = clus.file.number("fpc")[0];
  for (auto const& wanted : survey["cases"]) {
    std::string const id = wanted["id"];
    auto const [prefix, what] = split(id);
    if (prefix != "rep/jk1" && prefix != "rep/jk1_nofpc" && prefix != "rep/jkn" && prefix != "rep/jk1_raked") continue;
    auto const& at = prefix == "rep/jkn" ? strat : clus;
    Codes rows(at.design.rows());
    for (std::size_t row = 0; row < rows.size(); ++row) rows[row] = static_cast<int>(row);
    auto const replicates =
        prefix == "rep/jkn"
            ? jackknife_stratified(at.design, at.file.codes("stype", stypes), rows)
            : jackknife_unstratified(at.design, at.file.whole("dnum"), prefix == "rep/jk1_nofpc" ? 0 : 15 / population);
    if (what == "meta") {
      expect_near(replicates.scale, wanted["scale"], 1e-9, id);
      EXPECT_EQ(replicates.weights.size(), wanted["R"].get<std::size_t>());
      EXPECT_EQ(replicates.df, wanted["df"].get<double>());
      continue;
    }
    auto const y = at.file.number(what == "total_enroll" ? "enroll" : "api00");
    auto const by = at.file.codes("stype", stypes);
    auto const of = [&](Column const& w) {
      std::vector<double> sum(3), weight(3);
      double all = 0, of_all = 0;
      for (std::size_t row = 0; row < w.size(); ++row) {
        if (std::isnan(y[row])) continue;
        all += w[row] * y[row], of_all += w[row];
        sum[static_cast<std::size_t>(by[row])] += w[row] * y[row], weight[static_cast<std::size_t>(by[row])] += w[row];
      }
      if (what == "total_enroll") return std::vector<double>{all};
      if (what == "by_stype") return std::vector<double>{sum[0] / weight[0], sum[1] / weight[1], sum[2] / weight[2]};
      return std::vector<double>{all / of_all};
    };
    auto const raked = [&](Column const& w) {
      // A unit that is left out has weight 0: it keeps it.
      Column positive;
      Auxiliary known;
      Codes stype, wide;
      auto const all_wide = at.file.codes("sch.wide", no_yes);
      std::vector<std::size_t> kept;
      for (std::size_t row = 0; row < w.size(); ++row)
        if (w[row] > 0)
          kept.push_back(row), positive.push_back(w[row]), stype.push_back(by[row]), wide.push_back(all_wide[row]);
      known.add_factor("stype", stype, stypes);
      known.add_factor("sch.wide", wide, no_yes);
      auto const calibration = Calibration::rake(positive, known, {{4421, 755, 1018}, {1072, 5122}});
      Column out(w.size(), 0.0);
      for (std::size_t k = 0; k < kept.size(); ++k) out[kept[k]] = calibration->weight()[k];
      return of(out);
    };
    bool const is_raked = prefix == "rep/jk1_raked";
    auto const seen = is_raked ? by_replicates(at.design.weight(), replicates, raked)
                               : by_replicates(at.design.weight(), replicates, of);
    auto const values = list(wanted["estimate"]), errors = list(wanted["se"]);
    for (std::size_t i = 0; i < values.size(); ++i) {
      expect_near(seen.value[i], values[i], is_raked ? 1e-5 : 1e-9, id);
      expect_near(seen.se(i), errors[i], is_raked ? 1e-5 : 1e-9, id + " se");
    }
  }
}

TEST(EstimationGolden, SmallAreas) {
  ARPENT_REFERENCE_OR_SKIP(sae, "field/sae_golden.json");
  File const milk("milk.csv");
  auto const major = milk.whole("MajorArea");
  Areas areas{.y = milk.number("yi")};
  auto const sd = milk.number("SD");
  for (std::size_t i = 0; i < major.size(); ++i) {
    areas.variance.push_back(sd[i] * sd[i]);
    areas.x.push_back({1, major[i] == 2 ? 1.0 : 0.0, major[i] == 3 ? 1.0 : 0.0, major[i] == 4 ? 1.0 : 0.0});
  }
  for (auto const& [name, fit] :
       std::map<std::string, Fit>{{"REML", Fit::reml}, {"ML", Fit::ml}, {"FH", Fit::fay_herriot}}) {
    auto const& wanted = sae["milk"][name];
    auto const seen = fay_herriot(areas, fit);
    EXPECT_TRUE(seen.converged) << name;
    expect_near(seen.between, wanted["refvar"], 1e-9, name + " A");
    for (std::size_t c = 0; c < 4; ++c) {
      expect_near(seen.beta[c], wanted["beta"][c], 1e-8, name + " beta");
      expect_near(seen.beta_se[c], wanted["beta_se"][c], 1e-8, name + " beta se");
    }
    for (std::size_t i = 0; i < seen.estimate.size(); ++i) {
      expect_near(seen.estimate[i], wanted["eblup"][i], 1e-8, name + " estimate");
      expect_near(seen.mse[i], wanted["mse"][i], 1e-8, name + " mse");
    }
    expect_near(seen.log_likelihood, wanted["goodness"]["loglike"], 1e-8, name);
    expect_near(seen.aic, wanted["goodness"]["AIC"], 1e-8, name);
    expect_near(seen.bic, wanted["goodness"]["BIC"], 1e-8, name);
    expect_near(seen.kic, wanted["goodness"]["KIC"], 1e-8, name);
  }
}

std::string name_of(PointType type) {
  switch (type) {
    case PointType::common_cause:
      return "common_cause";
    case PointType::improvement:
      return "special_cause_improvement";
    case PointType::concern:
      return "special_cause_concern";
    case PointType::neutral_high:
      return "special_cause_neutral_high";
    case PointType::neutral_low:
      return "special_cause_neutral_low";
  }
  return "";
}

TEST(EstimationGolden, Charts) {
  ARPENT_REFERENCE_OR_SKIP(spc, "field/spc_golden.json");
  int tried = 0;
  // R writes a series of one as a scalar.
  auto const each = [](Json const& of, std::size_t i) { return of.is_array() ? of[i] : of; };
  auto const& all = spc.contains("series") ? spc["series"] : spc.contains("cases") ? spc["cases"] : spc;
  for (auto const& [name, wanted] : all.items()) {
    if (!wanted.is_object() || !wanted.contains("y")) continue;
    ChartRules rules{.screen = wanted.value("screen_outliers", true)};
    auto const better = wanted["improvement_direction"].get<std::string>();
    rules.better = better == "increase" ? Better::higher : better == "decrease" ? Better::lower : Better::neither;
    if (wanted["target"].is_number()) rules.target = wanted["target"].get<double>();
    if (wanted["rebase_at_1based"].is_number()) rules.rebase_at = {wanted["rebase_at_1based"].get<std::size_t>() - 1};
    if (wanted["rebase_at_1based"].is_array())
      for (auto const& at : wanted["rebase_at_1based"]) rules.rebase_at.push_back(at.get<std::size_t>() - 1);
    if (wanted["fix_after_n_points"].is_number()) rules.fix_after = wanted["fix_after_n_points"].get<int>();
    auto const seen = chart(list(wanted["y"]), rules);
    for (std::size_t i = 0; i < seen.points.size(); ++i) {
      auto const& point = seen.points[i];
      auto const at = name + " at " + std::to_string(i);
      expect_near(point.mean, each(wanted["mean"], i), 1e-9, at);
      if (each(wanted["lpl"], i).is_number())
        expect_near(point.lower.value_or(1e300), each(wanted["lpl"], i), 1e-9, at);
      if (each(wanted["upl"], i).is_number())
        expect_near(point.upper.value_or(1e300), each(wanted["upl"], i), 1e-9, at);
      EXPECT_EQ(point.side, each(wanted["relative_to_mean"], i).get<int>()) << at;
      if (each(wanted["outside_limits"], i).is_boolean()) {
        EXPECT_EQ(point.outside, each(wanted["outside_limits"], i).get<bool>()) << at;
      }
      if (each(wanted["close_to_limits"], i).is_boolean()) {
        EXPECT_EQ(point.close, each(wanted["close_to_limits"], i).get<bool>()) << at;
      }
      EXPECT_EQ(name_of(point.type), each(wanted["point_type"], i)) << at;
      EXPECT_EQ(point.trial_limits, each(wanted["short_group_warning"], i).get<bool>()) << at;
      EXPECT_EQ(point.segment, each(wanted["rebase_group"], i).get<int>()) << at;
    }
    if (wanted["variation_icon"].is_string()) {
      EXPECT_EQ(name_of(seen.variation), wanted["variation_icon"]) << name;
    }
    if (wanted["assurance"].is_string()) {
      static std::map<Assurance, std::string> const words{{Assurance::pass, "consistent_pass"},
                                                          {Assurance::fail, "consistent_fail"},
                                                          {Assurance::inconsistent, "inconsistent"},
                                                          {Assurance::not_said, ""}};
      EXPECT_EQ(words.at(seen.assurance), wanted["assurance"]) << name;
    }
    ++tried;
  }
  EXPECT_GT(tried, 20);
}

}  // namespace
}  // namespace arpent::estimation
