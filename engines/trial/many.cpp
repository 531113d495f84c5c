#include "trial/many.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "trial/chances.h"
#include "trial/fault.h"

namespace arpent::trial {
namespace {

void check(std::vector<double> const& e) {
  for (auto const one : e) require(one >= 0, "an e-value is a number from 0 on");
}

// P(|walk| stays below limit[k] at each look k), the walk having independent standard normal steps: Simpson on each
// look's band.
double chance_inside(std::vector<double> const& limit) {
  constexpr int points = 401;
  auto const density = [](double z) { return std::exp(-z * z / 2) / std::sqrt(2 * 3.14159265358979323846); };
  auto const grid = [&](double end) {
    std::vector<double> at(points);
    for (int i = 0; i < points; ++i) at[static_cast<std::size_t>(i)] = -end + 2 * end * i / (points - 1);
    return at;
  };
  auto const integral = [&](std::vector<double> const& f, double end) {
    double sum = f.front() + f.back();
    for (int i = 1; i < points - 1; ++i) sum += f[static_cast<std::size_t>(i)] * (i % 2 ? 4 : 2);
    return sum * 2 * end / (points - 1) / 3;
  };
  std::vector<double> now = grid(limit[0]), f(points);
  for (std::size_t i = 0; i < f.size(); ++i) f[i] = density(now[i]);
  for (std::size_t k = 1; k < limit.size(); ++k) {
    auto const then = grid(limit[k]);
    std::vector<double> g(points), product(points);
    for (std::size_t j = 0; j < g.size(); ++j) {
      for (std::size_t i = 0; i < f.size(); ++i) product[i] = f[i] * density(then[j] - now[i]);
      g[j] = integral(product, limit[k - 1]);
    }
    now = then;
    f = std::move(g);
  }
  return integral(f, limit.back());
}

template <class Limits>
double critical(Limits const& limits, double alpha) {
  return root([&](double c) { return chance_inside(limits(c)) - (1 - alpha); }, 1.0, 6.0);
}

void check(int looks, double alpha) {
  require(looks >= 1 && looks <= 10, "from one to ten looks are planned");
  require(alpha > 0 && alpha < 1, "alpha lies between 0 and 1");
}

}  // namespace

std::vector<int> declared(std::vector<double> const& e, double alpha) {
  check(e);
  require(alpha > 0 && alpha < 1, "alpha lies between 0 and 1");
  std::vector<int> order(e.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int one, int other) {
    return e[static_cast<std::size_t>(one)] > e[static_cast<std::size_t>(other)];
  });
  std::size_t most = 0;
  for (std::size_t k = 1; k <= order.size(); ++k)
    if (e[static_cast<std::size_t>(order[k - 1])] >= static_cast<double>(e.size()) / (alpha * static_cast<double>(k)))
      most = k;
  order.resize(most);
  std::sort(order.begin(), order.end());
  return order;
}

double together_independent(std::vector<double> const& e) {
  check(e);
  return std::accumulate(e.begin(), e.end(), 1.0, [](double a, double b) { return a * b; });
}

double together_dependent(std::vector<double> const& e) {
  check(e);
  return e.empty() ? 1 : std::accumulate(e.begin(), e.end(), 0.0) / static_cast<double>(e.size());
}

double p_of_e(double e) {
  check({e});
  return e <= 1 ? 1 : 1 / e;
}

double e_of_p(double p, double kappa) {
  require(p > 0 && p <= 1 && kappa > 0 && kappa < 1, "a p-value lies above 0 and up to 1");
  return kappa * std::pow(p, kappa - 1);
}

Evidence evidence_of(double e) {
  check({e});
  if (e < 3) return Evidence::nothing_yet;
  if (e < 10) return Evidence::hint;
  return e < 20 ? Evidence::some : Evidence::enough_to_decide;
}

std::string_view name_of(Evidence evidence) {
  constexpr std::string_view names[] = {"nothing_yet", "hint", "some", "enough_to_decide"};
  return names[static_cast<int>(evidence)];
}

double pocock(int looks, double alpha) {
  check(looks, alpha);
  return critical(
      [&](double c) {
        std::vector<double> limit;
        for (int k = 1; k <= looks; ++k) limit.push_back(c * std::sqrt(k));
        return limit;
      },
      alpha);
}

std::vector<double> obrien_fleming(int looks, double alpha) {
  check(looks, alpha);
  double const last = critical(
      [&](double c) { return std::vector<double>(static_cast<std::size_t>(looks), c * std::sqrt(looks)); }, alpha);
  std::vector<double> out;
  for (int k = 1; k <= looks; ++k) out.push_back(last * std::sqrt(static_cast<double>(looks) / k));
  return out;
}

}  // namespace arpent::trial
