#include "estimation/small_area.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "estimation/fault.h"

namespace arpent::estimation {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

// Everything at one value of A. V is diagonal, so that P = V⁻¹ - V⁻¹X Q X'V⁻¹ is never written out.
struct At {
  VectorXd v;  // 1 / (A + variance)
  MatrixXd q;  // (X'V⁻¹X)⁻¹
  VectorXd beta, residual;

  At(MatrixXd const& x, VectorXd const& y, VectorXd const& variance, double between)
      : v((variance.array() + between).inverse()),
        q((x.transpose() * v.asDiagonal() * x).ldlt().solve(MatrixXd::Identity(x.cols(), x.cols()))),
        beta(q * (x.transpose() * v.asDiagonal() * y)),
        residual(y - x * beta) {}

  double yppy() const { return (v.array().square() * residual.array().square()).sum(); }
  MatrixXd x_v2_x(MatrixXd const& x) const { return x.transpose() * v.array().square().matrix().asDiagonal() * x; }
};

double next_step(At const& at, MatrixXd const& x, Fit fit) {
  double const m = static_cast<double>(x.rows()), p = static_cast<double>(x.cols());
  if (fit == Fit::reml) {
    MatrixXd const inner = at.q * at.x_v2_x(x);
    double const trace = at.v.sum() - inner.trace();
    MatrixXd const cubic = at.q * (x.transpose() * at.v.array().cube().matrix().asDiagonal() * x);
    double const squared = at.v.squaredNorm() - 2 * cubic.trace() + (inner * inner).trace();
    return (-trace / 2 + at.yppy() / 2) / (squared / 2);
  }
  if (fit == Fit::ml) return (-at.v.sum() / 2 + at.yppy() / 2) / (at.v.squaredNorm() / 2);
  // Σ (y - xβ)² v = m - p, by Newton's method.
  double const h = (at.v.array() * at.residual.array().square()).sum();
  return (h - (m - p)) / at.yppy();
}

}  // namespace

SmallAreas fay_herriot(Areas const& areas, Fit fit, int iterations_max, double precision) {
  auto const m = static_cast<Eigen::Index>(areas.y.size());
  require(m > 0 && areas.variance.size() == areas.y.size() && areas.x.size() == areas.y.size(),
          "areas: one value each");
  auto const p = static_cast<Eigen::Index>(areas.x.front().size());
  require(p > 0 && m > p, "more areas than columns are needed");
  MatrixXd x(m, p);
  VectorXd y(m), variance(m);
  for (Eigen::Index i = 0; i < m; ++i) {
    auto const at = static_cast<std::size_t>(i);
    require(areas.x[at].size() == static_cast<std::size_t>(p), "areas: as many columns each");
    require(areas.variance[at] > 0 && std::isfinite(areas.variance[at]),
            "sampling variances are positive (area {area})", [&] {
              return Fault::Params{{"area", std::to_string(i + 1)}};
            });
    require(std::isfinite(areas.y[at]), "estimates are finite (area {area})", [&] {
      return Fault::Params{{"area", std::to_string(i + 1)}};
    });
    for (Eigen::Index c = 0; c < p; ++c) x(i, c) = areas.x[at][static_cast<std::size_t>(c)];
    y(i) = areas.y[at], variance(i) = areas.variance[at];
  }
  require(x.colPivHouseholderQr().rank() == p, "the columns say the same thing twice");

  SmallAreas out;
  std::vector<double> sorted = areas.variance;
  std::nth_element(sorted.begin(), sorted.begin() + m / 2, sorted.end());
  double between = sorted[static_cast<std::size_t>(m / 2)];
  for (; out.iterations < iterations_max && !out.converged; ++out.iterations) {
    double const next = between + next_step(At(x, y, variance, std::max(between, 0.0)), x, fit);
    out.converged = std::fabs(next - between) <= precision * std::fabs(between) || (next <= 0 && between <= 0);
    between = next;
    if (fit != Fit::fay_herriot && between < -1e6) break;
    if (between < 0) between = out.converged ? 0 : std::max(between, 0.0);
  }
  out.between = std::max(between, 0.0);

  At const at(x, y, variance, out.between);
  double const sum_v = at.v.sum(), sum_v2 = at.v.squaredNorm();
  double g3_factor = 2 / sum_v2, bias = 0;
  if (fit == Fit::ml) bias = -(at.q * at.x_v2_x(x)).trace() / sum_v2;
  if (fit == Fit::fay_herriot) {
    g3_factor = 2.0 * static_cast<double>(m) / (sum_v * sum_v);
    bias = 2 * (static_cast<double>(m) * sum_v2 - sum_v * sum_v) / (sum_v * sum_v * sum_v);
  }
  for (Eigen::Index c = 0; c < p; ++c) out.beta.push_back(at.beta(c)), out.beta_se.push_back(std::sqrt(at.q(c, c)));
  for (Eigen::Index i = 0; i < m; ++i) {
    double const gamma = out.between * at.v(i), rest = 1 - gamma;
    double const g1 = gamma * variance(i), g2 = rest * rest * x.row(i).dot(at.q * x.row(i).transpose());
    double const g3 = variance(i) * variance(i) * at.v(i) * at.v(i) * at.v(i) * g3_factor;
    out.gamma.push_back(gamma);
    out.estimate.push_back(x.row(i).dot(at.beta) + gamma * at.residual(i));
    out.mse.push_back(g1 + g2 + 2 * g3 - bias * rest * rest);
  }
  double const pi = 3.14159265358979323846, count = static_cast<double>(p) + 1;
  out.log_likelihood = -0.5 * (static_cast<double>(m) * std::log(2 * pi) - at.v.array().log().sum() +
                               (at.v.array() * at.residual.array().square()).sum());
  out.aic = -2 * out.log_likelihood + 2 * count;
  out.bic = -2 * out.log_likelihood + std::log(static_cast<double>(m)) * count;
  out.kic = -2 * out.log_likelihood + 3 * count;
  return out;
}

std::vector<double> smoothed_variances(std::vector<double> const& variance, std::vector<int> const& respondents) {
  require(variance.size() == respondents.size(), "areas: one value each");
  double spread = 0, free = 0;
  for (std::size_t i = 0; i < variance.size(); ++i) {
    require(respondents[i] >= 1, "each area has a respondent");
    if (respondents[i] < 2 || !std::isfinite(variance[i])) continue;
    spread += (respondents[i] - 1) * variance[i] * respondents[i];
    free += respondents[i] - 1;
  }
  require(free > 0 && spread > 0, "no area has two respondents who differ");
  std::vector<double> out;
  for (int const n : respondents) out.push_back(spread / free / n);
  return out;
}

}  // namespace arpent::estimation
