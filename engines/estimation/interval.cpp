#include "estimation/interval.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "estimation/fault.h"

namespace arpent::estimation {
namespace {

double t_quantile(double df, double level) {
  require(df > 0, "too few units: no degrees of freedom are left");
  require(level > 0 && level < 1, "a level lies between 0 and 1");
  return boost::math::quantile(boost::math::students_t(df), 0.5 + level / 2);
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

// x on one side of p where the deviance reaches `limit`.
double deviance_end(double p, double n, double limit, double end) {
  auto const deviance = [&](double x) {
    double out = 0;
    if (p > 0) out += p * std::log(p / x);
    if (p < 1) out += (1 - p) * std::log((1 - p) / (1 - x));
    return 2 * n * out - limit;
  };
  double inside = p, outside = end;
  for (int step = 0; step < 200; ++step) {
    double const middle = (inside + outside) / 2;
    (deviance(middle) < 0 ? inside : outside) = middle;
  }
  return inside;
}

// The rows that count, by value, with their weights added up along the way.
struct Distribution {
  std::vector<double> values{}, below{};
  double weight = 0;

  double at(double p, QuantileRule rule) const {
    if (rule == QuantileRule::math) {
      std::size_t const at = static_cast<std::size_t>(
          std::lower_bound(below.begin(), below.end(), p * weight * (1 - 1e-14)) - below.begin());
      return values[std::min(at, values.size() - 1)];
    }
    // Positions (0, w1, w1+w2, …, without the last) over that sum.
    std::size_t const n = values.size();
    if (n == 1) return values[0];
    double const whole = below[n - 2], wanted = std::clamp(p, 0.0, 1.0) * whole;
    std::size_t const next =
        static_cast<std::size_t>(std::lower_bound(below.begin(), below.end() - 1, wanted) - below.begin());
    double const from = next == 0 ? 0 : below[next - 1], to = below[std::min(next, n - 2)];
    if (next >= n - 1) return values[n - 1];
    double const part = to > from ? (wanted - from) / (to - from) : 0;
    return values[next] + part * (values[next + 1] - values[next]);
  }
};

Distribution distribution_of(Design const& design, Column const& y, Domain const& domain) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < y.size(); ++row)
    if ((domain.empty() || domain[row]) && !std::isnan(y[row])) rows.push_back(row);
  require(!rows.empty(), "nobody is left to take a quantile of");
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return y[a] < y[b]; });
  Distribution out;
  for (auto const row : rows) {
    out.weight += design.weight()[row];
    out.values.push_back(y[row]);
    out.below.push_back(out.weight);
  }
  return out;
}

}  // namespace

Interval normal_interval(double value, double se, double level) {
  require(level > 0 && level < 1, "a level lies between 0 and 1");
  double const z = boost::math::quantile(boost::math::normal(), 0.5 + level / 2);
  return {value - z * se, value + z * se};
}

Interval t_interval(double value, double se, double df, double level) {
  double const t = t_quantile(df, level);
  return {value - t * se, value + t * se};
}

Method best_method(double share, int respondents) {
  return share <= 0 || share >= 1 || respondents < 30 ? Method::beta : Method::logit;
}

Interval proportion_interval(double p, double se, double df, std::size_t rows, Method method, double level) {
  require(p >= 0 && p <= 1 && se >= 0, "a share lies between 0 and 1");
  double const t = t_quantile(df, level), n = static_cast<double>(rows);
  if (p == 0 || p == 1 || se == 0) {
    if (method != Method::beta || se > 0) return {p, p};
    // Nobody differs: the exact bound of a simple sample of as many rows.
    double const tail = (1 - level) / 2;
    return p == 0 ? Interval{0, 1 - std::pow(tail, 1 / n)} : Interval{std::pow(tail, 1 / n), 1};
  }
  switch (method) {
    case Method::mean:
      return {p - t * se, p + t * se};
    case Method::logit: {
      double const centre = std::log(p / (1 - p)), spread = t * se / (p * (1 - p));
      return {logistic(centre - spread), logistic(centre + spread)};
    }
    case Method::asin: {
      double const centre = std::asin(std::sqrt(p)), spread = t * se / (2 * std::sqrt(p * (1 - p)));
      auto const back = [](double x) { return std::sin(x) * std::sin(x); };
      return {back(centre - spread), back(centre + spread)};
    }
    case Method::beta: {
      double const alone = boost::math::quantile(boost::math::students_t(n - 1), 0.5 + level / 2);
      double const effective = p * (1 - p) / (se * se) * (alone / t) * (alone / t), tail = (1 - level) / 2;
      return {
          boost::math::quantile(boost::math::beta_distribution<>(effective * p, effective * (1 - p) + 1), tail),
          boost::math::quantile(boost::math::beta_distribution<>(effective * p + 1, effective * (1 - p)), 1 - tail)};
    }
    case Method::likelihood: {
      double const limit = t * t * n / (n - 1) * se * se / (p * (1 - p) / n);
      return {deviance_end(p, n, limit, 0), deviance_end(p, n, limit, 1)};
    }
  }
  return {p, p};
}

Quantile quantile(Design const& design, Column const& y, double p, QuantileRule rule, double level,
                  Domain const& domain) {
  require(p >= 0 && p <= 1, "a quantile lies between 0 and 1");
  auto const known = distribution_of(design, y, domain);
  Quantile out{.value = known.at(p, rule)};
  Column below(y.size());
  for (std::size_t row = 0; row < y.size(); ++row) below[row] = std::isnan(y[row]) ? y[row] : y[row] <= out.value;
  auto const f = mean(design, {below}, domain);
  double const t = t_quantile(design.df(), level), spread = t * f.se(0);
  out.interval = {known.at(f.value[0] - spread, rule), known.at(f.value[0] + spread, rule)};
  out.se = (out.interval.upper - out.interval.lower) / (2 * t);
  return out;
}

}  // namespace arpent::estimation
