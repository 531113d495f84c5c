#include "estimation/estimate.h"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "estimation/fault.h"

namespace arpent::estimation {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Domain counted(Design const& design, std::vector<Column> const& y, Domain domain) {
  if (domain.empty()) domain.assign(design.rows(), 1);
  require(domain.size() == design.rows(), "a domain: one value a row");
  for (auto const& column : y) {
    require(column.size() == design.rows(), "values: one a row");
    for (std::size_t row = 0; row < column.size(); ++row) {
      require(!std::isinf(column[row]), "values are finite or missing (row {row})", [&] {
        return Fault::Params{{"row", std::to_string(row + 1)}};
      });
      if (std::isnan(column[row])) domain[row] = 0;
    }
  }
  return domain;
}

double weight_in(Design const& design, Domain const& domain) {
  double sum = 0;
  for (std::size_t row = 0; row < design.rows(); ++row)
    if (domain[row]) sum += design.weight()[row];
  return sum;
}

double sum_in(Design const& design, Domain const& domain, Column const& y) {
  double sum = 0;
  for (std::size_t row = 0; row < design.rows(); ++row)
    if (domain[row]) sum += design.weight()[row] * y[row];
  return sum;
}

Column mean_score(Domain const& domain, Column const& y, double mean, double weight) {
  Column out(y.size(), 0.0);
  for (std::size_t row = 0; row < y.size(); ++row)
    if (domain[row]) out[row] = (y[row] - mean) / weight;
  return out;
}

Column total_score(Domain const& domain, Column const& y) {
  Column out(y.size(), 0.0);
  for (std::size_t row = 0; row < y.size(); ++row)
    if (domain[row]) out[row] = y[row];
  return out;
}

std::vector<Column> indicators(Codes const& category, int k) {
  std::vector<Column> out(static_cast<std::size_t>(k), Column(category.size(), 0.0));
  for (std::size_t row = 0; row < category.size(); ++row) {
    require(category[row] < k, "a category beyond those that are named (row {row})", [&] {
      return Fault::Params{{"row", std::to_string(row + 1)}};
    });
    for (int c = 0; c < k; ++c)
      out[static_cast<std::size_t>(c)][row] = category[row] < 0 ? missing : category[row] == c;
  }
  return out;
}

// S²_w = n/(n-1) Σ w (y-μ)² / Σ w over the rows that count.
struct Spread {
  double n = 0, weight = 0, variance = 0;
};
Spread spread_of(Design const& design, Column const& y, Domain const& domain) {
  Spread out;
  double sum = 0, squares = 0;
  for (std::size_t row = 0; row < y.size(); ++row)
    if (domain[row]) ++out.n, out.weight += design.weight()[row], sum += design.weight()[row] * y[row];
  double const mean = sum / out.weight;
  for (std::size_t row = 0; row < y.size(); ++row)
    if (domain[row]) squares += design.weight()[row] * (y[row] - mean) * (y[row] - mean);
  out.variance = out.n / (out.n - 1) * squares / out.weight;
  return out;
}

}  // namespace

double Estimate::se(std::size_t at) const { return std::sqrt(std::max(0.0, variance(at))); }
double Scalar::se() const { return std::sqrt(std::max(0.0, variance)); }

Estimate mean(Design const& design, std::vector<Column> const& y, Domain const& of) {
  auto const domain = counted(design, y, of);
  double const weight = weight_in(design, domain);
  require(weight > 0, "nobody is left to take the mean of");
  Estimate out{.df = design.df()};
  std::vector<Column> scores;
  for (auto const& column : y) {
    out.value.push_back(sum_in(design, domain, column) / weight);
    scores.push_back(mean_score(domain, column, out.value.back(), weight));
  }
  out.covariance = design.covariance(std::move(scores));
  return out;
}

Estimate total(Design const& design, std::vector<Column> const& y, Domain const& of) {
  auto const domain = counted(design, y, of);
  Estimate out{.df = design.df()};
  std::vector<Column> scores;
  for (auto const& column : y) {
    scores.push_back(total_score(domain, column));
    out.value.push_back(sum_in(design, domain, column));
  }
  out.covariance = design.covariance(std::move(scores));
  return out;
}

Estimate proportions(Design const& design, Codes const& category, int k, Domain const& domain) {
  return mean(design, indicators(category, k), domain);
}

Estimate category_totals(Design const& design, Codes const& category, int k, Domain const& domain) {
  return total(design, indicators(category, k), domain);
}

Estimate ratio(Design const& design, Column const& numerator, Column const& denominator, Domain const& of) {
  auto const domain = counted(design, {numerator, denominator}, of);
  double const below = sum_in(design, domain, denominator);
  require(below != 0, "the denominator adds up to 0");
  double const value = sum_in(design, domain, numerator) / below;
  Column score(design.rows(), 0.0);
  for (std::size_t row = 0; row < score.size(); ++row)
    if (domain[row]) score[row] = (numerator[row] - value * denominator[row]) / below;
  return {.value = {value}, .covariance = design.covariance({std::move(score)}), .df = design.df()};
}

namespace {

struct Domains {
  Codes code{};                         // negative: in none, or missing
  std::vector<double> weight{}, sum{};  // Σ w and Σ w y of each
};

Domains domains_of(Design const& design, Column const& y, Codes const& by, int k) {
  require(by.size() == design.rows(), "domains: one value a row");
  require(y.size() == design.rows(), "values: one a row");
  Domains out{.code = by,
              .weight = std::vector<double>(static_cast<std::size_t>(k)),
              .sum = std::vector<double>(static_cast<std::size_t>(k))};
  auto const& w = design.weight();
  for (std::size_t row = 0; row < y.size(); ++row) {
    require(by[row] < k, "a category beyond those that are named (row {row})", [&] {
      return Fault::Params{{"row", std::to_string(row + 1)}};
    });
    require(!std::isinf(y[row]), "values are finite or missing (row {row})", [&] {
      return Fault::Params{{"row", std::to_string(row + 1)}};
    });
    if (std::isnan(y[row])) out.code[row] = -1;
    if (out.code[row] < 0) continue;
    auto const at = static_cast<std::size_t>(out.code[row]);
    out.weight[at] += w[row], out.sum[at] += w[row] * y[row];
  }
  return out;
}

}  // namespace

Estimate means_by(Design const& design, Column const& y, Codes const& by, int k) {
  auto const domains = domains_of(design, y, by, k);
  Estimate out{.df = design.df()};
  for (std::size_t at = 0; at < domains.sum.size(); ++at)
    out.value.push_back(domains.weight[at] > 0 ? domains.sum[at] / domains.weight[at] : missing);
  Column score(y.size(), 0.0);
  for (std::size_t row = 0; row < y.size(); ++row)
    if (int const code = domains.code[row]; code >= 0)
      score[row] =
          (y[row] - out.value[static_cast<std::size_t>(code)]) / domains.weight[static_cast<std::size_t>(code)];
  out.covariance = design.covariance_by(score, domains.code, k);
  return out;
}

Estimate totals_by(Design const& design, Column const& y, Codes const& by, int k) {
  auto const domains = domains_of(design, y, by, k);
  Estimate out{.df = design.df()};
  for (std::size_t at = 0; at < domains.sum.size(); ++at)
    out.value.push_back(domains.weight[at] > 0 ? domains.sum[at] : missing);
  Column score(y.size(), 0.0);
  for (std::size_t row = 0; row < y.size(); ++row)
    if (domains.code[row] >= 0) score[row] = y[row];
  out.covariance = design.covariance_by(score, domains.code, k);
  return out;
}

Scalar contrast(Estimate const& estimate, std::vector<double> const& c) {
  require(c.size() == estimate.value.size(), "one coefficient per estimate");
  Scalar out{.df = estimate.df};
  for (std::size_t a = 0; a < c.size(); ++a) {
    if (c[a] == 0) continue;
    out.value += c[a] * estimate.value[a];
    for (std::size_t b = 0; b < c.size(); ++b) out.variance += c[a] * c[b] * estimate.covariance[a * c.size() + b];
  }
  return out;
}

double design_effect_of_mean(Design const& design, Column const& y, double variance, Against against,
                             Domain const& of) {
  auto const spread = spread_of(design, y, counted(design, {y}, of));
  double const rest = against == Against::without_replacement ? 1 - spread.n / spread.weight : 1;
  return variance / (rest * spread.variance / spread.n);
}

double design_effect_of_total(Design const& design, Column const& y, double variance, Against against,
                              Domain const& of) {
  auto const spread = spread_of(design, y, counted(design, {y}, of));
  double const rest = against == Against::without_replacement ? 1 - spread.n / spread.weight : 1;
  return variance / (rest * spread.variance / spread.n * spread.weight * spread.weight);
}

TTest compare_means(Design const& design, Column const& y, Codes const& group) {
  auto const difference = contrast(means_by(design, y, group, 2), {-1, 1});
  TTest out{.difference = difference.value, .t = difference.value / difference.se(), .df = design.df() - 1};
  require(out.df > 0 && difference.variance > 0, "too few units to compare two means");
  out.p = 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(out.df), std::fabs(out.t)));
  return out;
}

FTest independence(Design const& design, Codes const& one, int k, Codes const& other, int m) {
  require(one.size() == design.rows() && other.size() == design.rows(), "categories: one a row");
  Codes cell(one.size());
  double n = 0;
  for (std::size_t row = 0; row < one.size(); ++row) {
    cell[row] = one[row] < 0 || other[row] < 0 ? -1 : one[row] * m + other[row];
    n += cell[row] >= 0;
  }
  int const cells = k * m, free = (k - 1) * (m - 1);
  require(free > 0, "each category has at least two values");
  auto const p = proportions(design, cell, cells);
  std::vector<double> rows(static_cast<std::size_t>(k)), columns(static_cast<std::size_t>(m));
  for (int a = 0; a < k; ++a)
    for (int b = 0; b < m; ++b) {
      double const share = p.value[static_cast<std::size_t>(a * m + b)];
      rows[static_cast<std::size_t>(a)] += share, columns[static_cast<std::size_t>(b)] += share;
    }
  for (auto const* sums : {&rows, &columns})
    for (double const sum : *sums) require(sum > 0, "a category has nobody in it");
  double square = 0;
  Eigen::MatrixXd main(cells, k + m - 1), inner(cells, free);
  main.setZero(), inner.setZero();
  for (int a = 0; a < k; ++a)
    for (int b = 0; b < m; ++b) {
      int const at = a * m + b;
      double const expected = rows[static_cast<std::size_t>(a)] * columns[static_cast<std::size_t>(b)];
      double const off = p.value[static_cast<std::size_t>(at)] - expected;
      square += n * off * off / expected;
      main(at, 0) = 1;
      if (a > 0) main(at, a) = 1;
      if (b > 0) main(at, k - 1 + b) = 1;
      if (a > 0 && b > 0) inner(at, (a - 1) * (m - 1) + b - 1) = 1;
    }
  Eigen::MatrixXd const c = inner - main * main.colPivHouseholderQr().solve(inner);
  Eigen::VectorXd const share = Eigen::Map<Eigen::VectorXd const>(p.value.data(), cells);
  Eigen::VectorXd const inverse = share.unaryExpr([](double each) { return each > 0 ? 1 / each : 0; });
  Eigen::MatrixXd const scaled = inverse.asDiagonal() * c;
  Eigen::MatrixXd const v = Eigen::Map<Eigen::MatrixXd const>(p.covariance.data(), cells, cells);
  Eigen::FullPivLU<Eigen::MatrixXd> const plain(c.transpose() * scaled / n);
  require(plain.isInvertible(), "too many combinations of the two categories have nobody in them");
  Eigen::MatrixXd const delta = plain.solve(scaled.transpose() * v * scaled);
  double const trace = delta.trace(), squared = (delta * delta).trace();
  FTest out{.f = square / trace, .numerator_df = trace * trace / squared};
  out.denominator_df = out.numerator_df * design.df();
  out.p = boost::math::cdf(boost::math::complement(boost::math::fisher_f(out.numerator_df, out.denominator_df), out.f));
  return out;
}

}  // namespace arpent::estimation
