// Against the reference programs, where their results are at hand.
#include "testing/golden.h"

#include "trial/bounded.h"
#include "trial/chances.h"
#include "trial/harm.h"
#include "trial/ladder.h"
#include "trial/lots.h"
#include "trial/many.h"
#include "trial/mixture.h"
#include "trial/proportion.h"
#include "trial/two_arms.h"

namespace arpent::trial {
namespace {

using golden::expect_near;
using golden::Json;

Counts counts(Json const& row) { return {row.at("s"), row.at("n")}; }
Prior prior(Json const& row) { return {row.at("a"), row.at("b")}; }
Sided sided(Json const& row) { return row.at("one_sided").get<bool>() ? Sided::one : Sided::two; }
std::string said(Json const& row) { return row.dump().substr(0, 160); }

void expect_all(std::vector<double> const& seen, Json const& wanted, double tolerance, std::string const& what) {
  ASSERT_EQ(seen.size(), wanted.size()) << what;
  for (std::size_t i = 0; i < seen.size(); ++i)
    expect_near(seen[i], wanted[i], tolerance, what + " at " + std::to_string(i));
}

void expect_intervals(std::vector<Interval> const& seen, Json const& wanted, double tolerance,
                      std::string const& what) {
  ASSERT_EQ(seen.size(), wanted["lower"].size()) << what;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    expect_near(seen[i].lower, wanted["lower"][i], tolerance, what + " lower at " + std::to_string(i));
    expect_near(seen[i].upper, wanted["upper"][i], tolerance, what + " upper at " + std::to_string(i));
  }
}

std::vector<Interval> narrowing(std::vector<Interval> all) {
  for (std::size_t i = 1; i < all.size(); ++i)
    all[i] = {std::max(all[i].lower, all[i - 1].lower), std::min(all[i].upper, all[i - 1].upper)};
  return all;
}

// 40-digit values: 1e-9 is what double arithmetic with a logarithmic gamma function keeps.
TEST(TrialGolden, OneProportion) {
  ARPENT_REFERENCE_OR_SKIP(own, "trial/own_goldens.json");
  for (auto const& row : own["beta_binomial_cs"]["rows"]) {
    auto const interval = confidence_sequence(counts(row), row["alpha"], prior(row));
    expect_near(interval.lower, row["lower"], 1e-9, said(row));
    expect_near(interval.upper, row["upper"], 1e-9, said(row));
    expect_near(ln_evidence_against(counts(row), 0.5, prior(row)), row["log_e_at_half"], 1e-10, said(row));
  }
  for (auto const& row : own["zero_events_upper"]["rows"])
    expect_near(upper_bound_without_events(row["n"], row["alpha"]), row["upper"], 1e-12, said(row));
  for (auto const& row : own["beta_binomial_predictive"])
    expect_near(chance_of_at_most(row["max_h"], row["next_m"], counts(row), prior(row)),
                row["predictive_prob_at_most_h"], 1e-10, said(row));
}

TEST(TrialGolden, Harm) {
  ARPENT_REFERENCE_OR_SKIP(own, "trial/own_goldens.json");
  for (auto const& row : own["harm_e_values"]["rows"]) {
    auto const evidence = harm_evidence(counts(row), row["p0"], prior(row));
    expect_near(evidence.ln_harm, row["ln_e_harm"], 1e-9, said(row));
    expect_near(evidence.ln_clear, row["ln_e_clear"], 1e-9, said(row));
    expect_near(evidence.chance_above, row["posterior_prob_rate_above_p0_uniform_prior"], 1e-9, said(row));
  }
  for (auto const& row : own["harm_monitor_exact"]["rows"]) {
    auto const limits = harm_boundaries(row["N"], row["p0"], row["alpha"], prior(row));
    EXPECT_EQ(limits.alarm_from, row["alarm_min_s_by_n"].get<std::vector<int>>()) << said(row);
    EXPECT_EQ(limits.clear_up_to, row["clear_max_s_by_n"].get<std::vector<int>>()) << said(row);
    for (auto const& wanted : row["operating_characteristics"]) {
      auto const seen = harm_operation(wanted["p"], row["N"], row["p0"], row["alpha"], prior(row));
      expect_near(seen.alarm, wanted["p_alarm_by_N"], 1e-9, said(wanted));
      expect_near(seen.expected_exposed, wanted["expected_exposed"], 1e-9, said(wanted));
      expect_near(seen.expected_events, wanted["expected_harms"], 1e-9, said(wanted));
      expect_near(seen.alarm_by[9], wanted["alarm_by_10"], 1e-9, said(wanted));
      expect_near(seen.alarm_by[29], wanted["alarm_by_30"], 1e-9, said(wanted));
      if (wanted["p"] == row["p0"]) {
        EXPECT_LE(seen.alarm, row["alpha"].get<double>()) << "type I error";
      }
    }
  }
}

TEST(TrialGolden, LadderAndTraces) {
  ARPENT_REFERENCE_OR_SKIP(own, "trial/own_goldens.json");
  ARPENT_REFERENCE_OR_SKIP(pilot, "trial/pilot_trace.json");
  for (auto const& row : own["exposure_cap"]["rows"])
    EXPECT_EQ(exposure_cap(row["H_max"], row["p_plausible"], row["eps"]), row["cap"]) << said(row);
  for (auto const& wanted : pilot["operating_characteristics_exact"]) {
    auto const seen = ladder_operation(Plan{}, wanted["p"]);
    expect_near(seen.alarm, wanted["alarm"], 1e-9, said(wanted));
    expect_all(seen.review, wanted["stage_review"], 1e-9, said(wanted));
    expect_near(seen.completed, wanted["completed"], 1e-9, said(wanted));
    expect_near(seen.expected_exposed, wanted["expected_exposed"], 1e-9, said(wanted));
    expect_near(seen.expected_events, wanted["expected_harms"], 1e-9, said(wanted));
  }
  for (auto const& [name, rows] : pilot["traces"].items()) {
    Monitor monitor{Plan{}};
    for (auto const& row : rows) {
      auto const event = row["event"].get<std::string>();
      auto const& look = monitor.see(event == "H" ? Outcome::red_line : event == "h" ? Outcome::harm : Outcome::calm);
      EXPECT_EQ(name_of(look.state), row["state"]) << name << said(row);
      EXPECT_EQ(look.refused, row.value("refused", false)) << name << said(row);
      if (look.refused) continue;
      EXPECT_EQ(look.counts.exposed, row["n"]) << name;
      EXPECT_EQ(look.counts.events, row["harms"]) << name;
      EXPECT_EQ(look.step, row["stage"]) << name << said(row);
      expect_near(look.evidence.ln_harm, row["ln_e_harm"], 1e-9, name);
      expect_near(look.evidence.ln_clear, row["ln_e_clear"], 1e-9, name);
      expect_near(look.evidence.chance_above, row["posterior_above_p0"], 1e-9, name);
    }
  }
}

Blocks sizes(Json const& row) { return {row["na"], row["nb"], row["gamma"]}; }
std::vector<Block> blocks(Json const& row) {
  std::vector<Block> out;
  for (std::size_t i = 0; i < row["ya"].size(); ++i) out.push_back({row["ya"][i], row["yb"][i]});
  return out;
}

TEST(TrialGolden, TwoArms) {
  ARPENT_REFERENCE_OR_SKIP(own, "trial/own_goldens.json");
  ARPENT_REFERENCE_OR_SKIP(safestats, "trial/safestats_two_proportions.json");
  ARPENT_REFERENCE_OR_SKIP(differences, "trial/difference_cs_blocks.json");
  ARPENT_REFERENCE_OR_SKIP(unions, "trial/difference_union_cs.json");
  for (auto const& row : own["two_proportion_blocks"]["rows"]) {
    expect_all(ln_e_of_blocks(sizes(row), blocks(row)), row["ln_e"], 1e-9, said(row));
    expect_all(ln_e_of_blocks(sizes(row), blocks(row), Side::a_greater), row["ln_e_one_sided_a_greater"], 1e-9,
               said(row));
  }
  for (auto const& row : safestats["cases"]) {
    auto const ln_e = ln_e_of_blocks(sizes(row), blocks(row));
    for (std::size_t i = 0; i < ln_e.size(); ++i)
      expect_near(std::exp(ln_e[i]), row["e_process"][i], 1e-7, said(row));  // printed with 8 digits
  }
  for (auto const& row : differences["cases"]) {
    auto const interval = difference_sequence(sizes(row), blocks(row), row["alpha"]);
    expect_near(interval.lower, row["diff_b_minus_a_lower"], 1e-6, said(row));
    expect_near(interval.upper, row["upper"], 1e-6, said(row));
    for (auto const& [at, wanted] : row["ln_e"].items())
      expect_near(ln_e_of_difference(sizes(row), blocks(row), std::stod(at)), wanted, 1e-8, said(row) + at);
  }
  for (auto const& row : unions["rows"]) {
    auto const interval = difference_union({row["s1"], row["n1"]}, {row["s0"], row["n0"]}, row["alpha"]);
    expect_near(interval.lower, row["diff_lower"], 1e-9, said(row));
    expect_near(interval.upper, row["diff_upper"], 1e-9, said(row));
  }
  auto const& drawn = own["randomised_arrival"];
  auto const arrivals = [&](double chance) {
    std::vector<Arrival> out;
    for (std::size_t i = 0; i < drawn["A"].size(); ++i) out.push_back({drawn["A"][i] == 1, drawn["Y"][i] == 1, chance});
    return out;
  };
  expect_all(ln_e_of_arrivals(arrivals(drawn["pi"]), drawn["g"]), drawn["ln_e"], 1e-10, "arrivals");
  expect_all(ln_e_of_arrivals(arrivals(drawn["pi"]), drawn["g"], true), drawn["ln_e_one_sided"], 1e-10,
             "arrivals, one-sided");
  expect_all(ln_e_of_arrivals(arrivals(drawn["pi2"]), drawn["g"]), drawn["ln_e_pi2"], 1e-10, "arrivals, other chance");
}

TEST(TrialGolden, Bounded) {
  ARPENT_REFERENCE_OR_SKIP(confseq, "trial/confseq_bounded_mean.json");
  ARPENT_REFERENCE_OR_SKIP(kelly, "trial/dkelly.json");
  ARPENT_REFERENCE_OR_SKIP(own, "trial/own_goldens.json");
  for (auto const& [name, sequence] : confseq.items()) {
    if (!sequence.is_object()) continue;
    auto const x = sequence["x"].get<Observations>();
    for (double const alpha : {0.05, 0.1}) {
      auto const& wanted = sequence[alpha == 0.05 ? "alpha_0.05" : "alpha_0.1"];
      auto const what = name + " " + std::to_string(alpha) + " ";
      expect_intervals(empirical_bernstein(x, alpha), wanted["predmix_empbern_two_sided"], 1e-9, what + "bernstein");
      expect_intervals(narrowing(empirical_bernstein(x, alpha)), wanted["predmix_empbern_two_sided_running"], 1e-9,
                       what + "running");
      expect_intervals(hoeffding(x, alpha), wanted["predmix_hoeffding_two_sided"], 1e-9, what + "hoeffding");
      expect_intervals(conjugate_hoeffding(x, alpha), wanted["conjmix_hoeffding_two_sided_topt20"], 1e-9,
                       what + "conjugate");
      auto bets = plug_in_bets(x, alpha, Bets::one_sided);
      for (auto& bet : bets) bet = std::min(bet, 0.5);
      expect_all(bets, wanted["lambda_predmix_eb_trunc_half_alpha"], 1e-9, what + "bets");
      for (auto const& [m, wealth] : wanted["betting_mart_hedged"].items())
        expect_all(betting_hedged(x, std::stod(m), alpha), wealth, 1e-9, what + "hedged at " + m);
      for (auto const& [m, wealth] : wanted["betting_mart_positive_only_theta1"].items())
        expect_all(betting_up(x, std::stod(m), alpha, Bets::one_sided), wealth, 1e-9, what + "up at " + m);
      expect_intervals(betting_sequence(x, alpha), wanted["hedged_cs_breaks1000_running"], 1e-9, what + "betting");
    }
  }
  for (auto const& row : kelly["cases"]) {
    auto const x = row["x"].get<Observations>();
    double const alpha = row["alpha"];
    for (std::size_t t = 0; t < x.size(); ++t) {
      auto const now = kelly_sequence({x.begin(), x.begin() + static_cast<std::ptrdiff_t>(t) + 1}, alpha);
      expect_near(now.lower, row["cs_by_t"][t][0], 1e-9, said(row));
      expect_near(now.upper, row["cs_by_t"][t][1], 1e-9, said(row));
    }
    auto const last = kelly_running(x, alpha).back();
    expect_near(last.lower, row["running_intersection_final"][0], 1e-9, said(row));
    expect_near(last.upper, row["running_intersection_final"][1], 1e-9, said(row));
    for (auto const& [m, wanted] : row["ln_K_plus_at"].items())
      expect_near(ln_kelly_up(x, std::stod(m)), wanted, 1e-9, said(row));
    for (auto const& [m, wanted] : row["ln_K_minus_at"].items())
      expect_near(ln_kelly_down(x, std::stod(m)), wanted, 1e-9, said(row));
  }
  auto const& pairs = own["paired_difference_betting"];
  auto const x = paired(pairs["treated"].get<Observations>(), pairs["control"].get<Observations>());
  expect_all(x, pairs["D"], 1e-12, "pairs");
  expect_all(betting_up(x, 0.5, pairs["alpha"], Bets::one_sided), pairs["K_plus"], 1e-9, "pairs up");
  expect_all(betting_down(x, 0.5, pairs["alpha"], Bets::one_sided), pairs["K_minus"], 1e-9, "pairs down");
}

TEST(TrialGolden, Mixtures) {
  ARPENT_REFERENCE_OR_SKIP(confseq, "trial/confseq_boundaries.json");
  for (auto const& row : confseq["normal_mixture_bound"])
    expect_near(normal_mixture_bound(row["v"], row["alpha"], row["v_opt"], row["alpha_opt"], sided(row)), row["value"],
                1e-8, said(row));
  for (auto const& row : confseq["normal_log_mixture"])
    expect_near(ln_normal_mixture(row["s"], row["v"], row["v_opt"], row["alpha_opt"], sided(row)), row["value"], 1e-9,
                said(row));
  for (auto const& row : confseq["gamma_exponential_mixture_bound"])
    expect_near(gamma_exponential_mixture_bound(row["v"], row["alpha"], row["v_opt"], row["c"], row["alpha_opt"]),
                row["value"], 1e-8, said(row));
  for (auto const& row : confseq["beta_binomial_log_mixture"])
    expect_near(
        ln_beta_binomial_mixture(row["s"], row["v"], row["v_opt"], row["g"], row["h"], row["alpha_opt"], sided(row)),
        row["value"], 1e-9, said(row));
  for (auto const& row : confseq["bernoulli_confidence_interval"]) {
    auto const seen =
        bernoulli_sequence({row["successes"], row["trials"]}, row["alpha"], row["t_opt"], row["alpha_opt"]);
    expect_near(seen.lower, row["lower"], 1e-8, said(row));
    expect_near(seen.upper, row["upper"], 1e-8, said(row));
  }
  for (auto const& row : confseq["poly_stitching_bound"])
    expect_near(stitching_bound(row["v"], row["alpha"], row["v_min"], row["c"], row["s"], row["eta"]), row["value"],
                1e-9, said(row));
}

TEST(TrialGolden, LotsAndMany) {
  ARPENT_REFERENCE_OR_SKIP(own, "trial/own_goldens.json");
  ARPENT_REFERENCE_OR_SKIP(planned, "trial/group_sequential.json");
  auto const& did = own["did_randomisation"];
  auto const lots = difference_in_differences(did["pre"], did["post"], did["treated"]);
  expect_near(lots.difference, did["did"], 1e-12, "difference");
  EXPECT_EQ(lots.draws, did["n_assignments"]);
  expect_near(lots.p_two_sided, did["p_two_sided"], 1e-12, "p");
  expect_near(lots.p_one_sided, did["p_one_sided"], 1e-12, "p");
  expect_near(lots.interval.lower, did["ci95_grid_step_0_05"][0], 1e-9, "interval");
  expect_near(lots.interval.upper, did["ci95_grid_step_0_05"][1], 1e-9, "interval");
  auto const& wedge = own["stepped_wedge_randomisation"];
  auto const seen = stepped_wedge(wedge["y"], wedge["start"]);
  expect_near(seen.difference, wedge["T"], 1e-12, "wedge");
  EXPECT_EQ(seen.orders, wedge["n_distinct"]);
  expect_near(seen.p_two_sided, wedge["p_two_sided"], 1e-12, "wedge p");
  expect_near(seen.p_one_sided, wedge["p_one_sided"], 1e-12, "wedge p");
  auto const& many = own["e_values_portfolio"];
  auto const e = many["e"].get<std::vector<double>>();
  EXPECT_EQ(declared(e, many["alpha"]), many["ebh_rejected"].get<std::vector<int>>());
  expect_near(together_dependent(e), many["mean_e"], 1e-12, "mean");
  expect_near(together_independent(e), many["product_e"], 1e-12, "product");
  for (std::size_t i = 0; i < e.size(); ++i) expect_near(p_of_e(e[i]), many["p_from_e"][i], 1e-12, "p of e");
  for (std::size_t i = 0; i < many["p"].size(); ++i)
    expect_near(e_of_p(many["p"][i]), many["e_from_p"][i], 1e-12, "e of p");
  for (auto const& [looks, wanted] : planned.items()) {
    expect_near(pocock(std::stoi(looks)), wanted["pocock"], 2e-3, "Pocock " + looks);
    expect_near(obrien_fleming(std::stoi(looks)).back(), wanted["obrien_fleming"], 2e-3, "O'Brien-Fleming " + looks);
    expect_all(obrien_fleming(std::stoi(looks)), wanted["obf_z_by_look"], 2e-3, "O'Brien-Fleming " + looks);
  }
}

TEST(TrialGolden, MiscoverageIsExact) {
  ARPENT_REFERENCE_OR_SKIP(simulated, "trial/sim_type1.json");
  for (auto const& row : simulated["beta_binomial_cs_exact_miscoverage"])
    for (auto const& by : row["by_n"])
      if (by[0] <= 100)
        expect_near(exact_miscoverage(row["p"], by[0], row["alpha"], prior(row)), by[1], 1e-9, said(row));
}

}  // namespace
}  // namespace arpent::trial
