#include "trial/bounded.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "trial/chances.h"
#include "trial/fault.h"
#include "trial/mixture.h"

namespace arpent::trial {
namespace {

void check(Observations const& x) {
  for (auto const one : x) require(one >= 0 && one <= 1, "an outcome lies between 0 and 1");
}
void check(Observations const& x, double alpha) {
  check(x);
  require(alpha > 0 && alpha < 1, "alpha lies between 0 and 1");
}

Observations mirrored(Observations x) {
  for (auto& one : x) one = 1 - one;
  return x;
}

// For each bet the running ln of its wealth at m.
double ln_mean_wealth(Observations const& x, double m) {
  double total = -std::numeric_limits<double>::infinity();
  for (int d = 1; d <= kelly_bets; ++d) {
    double const bet = static_cast<double>(d) / (kelly_bets + 1);
    double wealth = 0;
    for (auto const one : x) wealth += std::log1p(bet * (one / m - 1));
    total = ln_add(total, wealth);
  }
  return total - std::log(kelly_bets);
}

double kelly_lower(Observations const& x, double ln_limit) {
  auto const beyond = [&](double m) { return ln_mean_wealth(x, m) - ln_limit; };
  constexpr double hair = 1e-300;
  if (!(beyond(hair) >= 0)) return 0;
  if (beyond(1) >= 0) return 1;
  return root(beyond, hair, 1);
}

Interval clipped(double centre, double margin) {
  return {std::clamp(centre - margin, 0.0, 1.0), std::clamp(centre + margin, 0.0, 1.0)};
}

// The lower bounds of empirical Bernstein after each observation.
std::vector<double> bernstein_lower(Observations const& x, double alpha) {
  auto const bets = plug_in_bets(x, alpha, Bets::two_sided);
  std::vector<double> out;
  double weights = 0, weighted = 0, spread = 0, sum = 0;
  for (std::size_t t = 0; t < x.size(); ++t) {
    double const bet = std::min(0.5, bets[t]), before = t == 0 ? 0 : sum / static_cast<double>(t);
    double const psi = -std::log1p(-bet) - bet;
    weights += bet;
    weighted += bet * x[t];
    spread += psi * (x[t] - before) * (x[t] - before);
    sum += x[t];
    out.push_back(std::clamp(weighted / weights - (std::log(2 / alpha) + spread) / weights, 0.0, 1.0));
  }
  return out;
}

}  // namespace

double ln_kelly_up(Observations const& x, double m) {
  check(x);
  require(m > 0 && m < 1, "a mean lies strictly between 0 and 1");
  return ln_mean_wealth(x, m);
}

double ln_kelly_down(Observations const& x, double m) { return ln_kelly_up(mirrored(x), 1 - m); }

Interval kelly_sequence(Observations const& x, double alpha) {
  check(x, alpha);
  double const limit = std::log(2 / alpha);
  return {kelly_lower(x, limit), 1 - kelly_lower(mirrored(x), limit)};
}

std::vector<Interval> kelly_running(Observations const& x, double alpha) {
  check(x, alpha);
  std::vector<Interval> out;
  Interval so_far;
  for (std::size_t t = 1; t <= x.size(); ++t) {
    auto const now = kelly_sequence({x.begin(), x.begin() + static_cast<std::ptrdiff_t>(t)}, alpha);
    so_far = {std::max(so_far.lower, now.lower), std::min(so_far.upper, now.upper)};
    out.push_back(so_far);
  }
  return out;
}

std::vector<double> plug_in_bets(Observations const& x, double alpha, Bets bets) {
  check(x, alpha);
  double const ln_limit = std::log((bets == Bets::two_sided ? 2 : 1) / alpha);
  std::vector<double> out;
  double sum = 0, squares = 0, variance = 0.25;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double const t = static_cast<double>(i + 1);
    out.push_back(std::sqrt(2 * ln_limit / (t * std::log1p(t) * variance)));
    sum += x[i];
    double const mean = (0.5 + sum) / (t + 1);
    squares += (x[i] - mean) * (x[i] - mean);
    variance = (0.25 + squares) / (t + 1);
  }
  return out;
}

std::vector<Interval> empirical_bernstein(Observations const& x, double alpha) {
  check(x, alpha);
  auto const lower = bernstein_lower(x, alpha), upper = bernstein_lower(mirrored(x), alpha);
  std::vector<Interval> out;
  for (std::size_t t = 0; t < x.size(); ++t) out.push_back({lower[t], 1 - upper[t]});
  return out;
}

std::vector<Interval> hoeffding(Observations const& x, double alpha) {
  check(x, alpha);
  std::vector<Interval> out;
  double const ln_limit = std::log(2 / alpha);
  double weights = 0, weighted = 0, squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double const t = static_cast<double>(i + 1);
    double const bet = std::min(1.0, std::sqrt(8 * ln_limit / (t * std::log1p(t))));
    weights += bet;
    weighted += bet * x[i];
    squares += bet * bet / 8;
    out.push_back(clipped(weighted / weights, (ln_limit + squares) / weights));
  }
  return out;
}

std::vector<Interval> conjugate_hoeffding(Observations const& x, double alpha, double t_opt) {
  check(x, alpha);
  require(t_opt > 0, "the number of observations aimed at is positive");
  double const rho = best_rho(t_opt / 4, alpha);
  std::vector<Interval> out;
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    double const t = static_cast<double>(i + 1), v = t / 4;
    sum += x[i];
    out.push_back(clipped(sum / t, std::sqrt((v + rho) * std::log((v + rho) / (rho * alpha * alpha))) / t));
  }
  return out;
}

std::vector<double> betting_up(Observations const& x, double m, double alpha, Bets bets) {
  require(m > 0 && m < 1, "a mean lies strictly between 0 and 1");
  auto const plug_in = plug_in_bets(x, alpha, bets);
  std::vector<double> out;
  double wealth = 1;
  for (std::size_t t = 0; t < x.size(); ++t) {
    wealth *= 1 + std::min(plug_in[t], 0.5 / m) * (x[t] - m);
    out.push_back(wealth);
  }
  return out;
}

std::vector<double> betting_down(Observations const& x, double m, double alpha, Bets bets) {
  require(m > 0 && m < 1, "a mean lies strictly between 0 and 1");
  auto const plug_in = plug_in_bets(x, alpha, bets);
  std::vector<double> out;
  double wealth = 1;
  for (std::size_t t = 0; t < x.size(); ++t) {
    wealth *= 1 - std::min(plug_in[t], 0.5 / (1 - m)) * (x[t] - m);
    out.push_back(wealth);
  }
  return out;
}

std::vector<double> betting_hedged(Observations const& x, double m, double alpha) {
  auto up = betting_up(x, m, alpha, Bets::two_sided);
  auto const down = betting_down(x, m, alpha, Bets::two_sided);
  for (std::size_t t = 0; t < up.size(); ++t) up[t] = std::max(up[t], down[t]) / 2;
  return up;
}

std::vector<Interval> betting_sequence(Observations const& x, double alpha, int grid) {
  check(x, alpha);
  require(grid >= 2, "a grid has at least two steps");
  double const step = 1.0 / grid;
  std::vector<int> first(x.size(), grid + 1), last(x.size(), -1);
  for (int k = 0; k <= grid; ++k) {
    double const m = std::clamp(k * step, 1e-12, 1 - 1e-12);
    auto const wealth = betting_hedged(x, m, alpha);
    for (std::size_t t = 0; t < x.size(); ++t)
      if (wealth[t] < 1 / alpha) first[t] = std::min(first[t], k), last[t] = std::max(last[t], k);
  }
  std::vector<Interval> out;
  Interval so_far;
  for (std::size_t t = 0; t < x.size(); ++t) {
    if (first[t] <= last[t])
      so_far = {std::max(so_far.lower, std::max(0, first[t] - 1) * step),
                std::min(so_far.upper, std::min(grid, last[t] + 1) * step)};
    out.push_back(so_far);
  }
  return out;
}

Observations paired(Observations const& treated, Observations const& control) {
  require(treated.size() == control.size(), "each treated one has its control");
  check(treated);
  check(control);
  Observations out;
  for (std::size_t i = 0; i < treated.size(); ++i) out.push_back((1 + treated[i] - control[i]) / 2);
  return out;
}

}  // namespace arpent::trial
