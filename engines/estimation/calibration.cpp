#include "estimation/calibration.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "estimation/fault.h"

namespace arpent::estimation {
namespace {

struct Factor {  // g and its derivative
  double value, slope;
};

// g(u): by how much a weight changes. Source: Deville and Särndal (1992), cases 1, 2, 6 and 7.
Factor factor_at(double u, Wanted const& wanted) {
  switch (wanted.distance) {
    case Distance::linear:
      return {1 + u, 1};
    case Distance::raking:
      return {std::exp(u), std::exp(u)};
    case Distance::truncated_linear: {
      double const g = std::clamp(1 + u, wanted.lower, wanted.upper);
      return {g, g > wanted.lower && g < wanted.upper ? 1.0 : 0.0};
    }
    case Distance::logit: {
      double const l = wanted.lower, h = wanted.upper, a = (h - l) / ((1 - l) * (h - 1));
      double const e = std::exp(std::min(a * u, 700.0));
      double const g = (l * (h - 1) + h * (1 - l) * e) / ((h - 1) + (1 - l) * e);
      return {g, (g - l) * (h - g) / ((1 - l) * (h - 1))};
    }
  }
  return {1, 0};
}

double dot(Auxiliary const& known, std::size_t row, Eigen::VectorXd const& lambda) {
  double u = 0;
  known.each(row, [&](std::size_t column, double x) { u += x * lambda(static_cast<Eigen::Index>(column)); });
  return u;
}

void add_outer(Auxiliary const& known, std::size_t row, double factor, Eigen::MatrixXd& out) {
  known.each(row, [&](std::size_t a, double x) {
    known.each(row, [&](std::size_t b, double y) {
      out(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) += factor * x * y;
    });
  });
}

std::size_t example_of(Patterns const& patterns, std::size_t pattern) {
  return patterns.of_row.empty() ? pattern : patterns.example[pattern];
}

// The sum of a column over the rows of each pattern.
Column sums_of(Patterns const& patterns, Column const& values) {
  if (patterns.of_row.empty()) return values;
  Column out(patterns.example.size());
  for (std::size_t row = 0; row < values.size(); ++row)
    out[static_cast<std::size_t>(patterns.of_row[row])] += values[row];
  return out;
}

}  // namespace

void Auxiliary::add_factor(std::string name, Codes codes, std::vector<std::string> names) {
  for (std::size_t row = 0; row < codes.size(); ++row)
    require(codes[row] >= 0 && codes[row] < static_cast<int>(names.size()),
            "{name}: a category that is not named (row {row})", [&] {
              return Fault::Params{{"name", name}, {"row", std::to_string(row + 1)}};
            });
  factors_.push_back({std::move(name), std::move(codes), std::move(names)});
}

void Auxiliary::add_number(std::string name, Column values) {
  for (std::size_t row = 0; row < values.size(); ++row)
    require(std::isfinite(values[row]), "{name}: a number is missing or not finite (row {row})", [&] {
      return Fault::Params{{"name", name}, {"row", std::to_string(row + 1)}};
    });
  numbers_.push_back({std::move(name), std::move(values)});
}

std::size_t Auxiliary::columns() const {
  std::size_t out = 1 + numbers_.size();
  for (auto const& factor : factors_) out += factor.names.size() - 1;
  return out;
}

std::size_t Auxiliary::rows() const {
  return !factors_.empty() ? factors_.front().codes.size() : numbers_.empty() ? 0 : numbers_.front().values.size();
}

std::string Auxiliary::column_name(std::size_t column) const {
  if (column == 0) return "all";
  std::size_t at = 1;
  for (auto const& factor : factors_) {
    if (column < at + factor.names.size() - 1) return factor.name + "=" + factor.names[column - at + 1];
    at += factor.names.size() - 1;
  }
  return numbers_[column - at].name;
}

Patterns patterns_of(Auxiliary const& known) {
  std::size_t const rows = known.rows();
  std::size_t cells = 1;
  for (auto const& factor : known.factors()) cells = std::min(cells * factor.names.size(), rows + 1);
  if (!known.numbers().empty() || cells > rows / 2 || cells > 1'000'000) return {};
  Patterns out{.of_row = Codes(rows)};
  std::vector<int> number(cells, -1);
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t cell = 0;
    for (auto const& factor : known.factors())
      cell = cell * factor.names.size() + static_cast<std::size_t>(factor.codes[row]);
    if (number[cell] < 0) number[cell] = static_cast<int>(out.example.size()), out.example.push_back(row);
    out.of_row[row] = number[cell];
  }
  return out;
}

std::vector<double> totals_of(Auxiliary const& known, std::vector<std::vector<double>> const& margins,
                              std::vector<double> const& numbers) {
  auto const& factors = known.factors();
  require(margins.size() == factors.size() && numbers.size() == known.numbers().size(),
          "one margin per factor, one total per number");
  require(!margins.empty(), "at least one margin is known");
  std::vector<double> out{std::accumulate(margins.front().begin(), margins.front().end(), 0.0)};
  for (std::size_t f = 0; f < margins.size(); ++f) {
    require(margins[f].size() == factors[f].names.size(), "{name}: one total per category", [&] {
      return Fault::Params{{"name", factors[f].name}};
    });
    for (auto const total : margins[f])
      require(total >= 0 && std::isfinite(total), "{name}: totals are not negative", [&] {
        return Fault::Params{{"name", factors[f].name}};
      });
    double const sum = std::accumulate(margins[f].begin(), margins[f].end(), 0.0);
    require(std::fabs(sum - out[0]) <= 1e-6 * std::max(1.0, out[0]),
            "margins contradict each other: {one} adds up to {sum_one}, {other} to {sum_other}", [&] {
              return Fault::Params{{"one", factors.front().name},
                                   {"sum_one", std::to_string(out[0])},
                                   {"other", factors[f].name},
                                   {"sum_other", std::to_string(sum)}};
            });
    out.insert(out.end(), margins[f].begin() + 1, margins[f].end());
  }
  out.insert(out.end(), numbers.begin(), numbers.end());
  return out;
}

WeightReport report_on(Column const& before, Column const& after) {
  require(!after.empty() && before.size() == after.size(), "weights: one value a row");
  WeightReport out{
      .least = after[0], .most = after[0], .least_factor = after[0] / before[0], .most_factor = after[0] / before[0]};
  double squares = 0;
  for (std::size_t row = 0; row < after.size(); ++row) {
    double const g = after[row] / before[row];
    out.sum += after[row];
    squares += after[row] * after[row];
    out.least = std::min(out.least, after[row]), out.most = std::max(out.most, after[row]);
    out.least_factor = std::min(out.least_factor, g), out.most_factor = std::max(out.most_factor, g);
  }
  out.kish_n = out.sum * out.sum / squares;
  out.kish_deff = static_cast<double>(after.size()) / out.kish_n;
  return out;
}

std::shared_ptr<Calibration const> Calibration::solve(Column const& weight, Auxiliary known,
                                                      std::vector<double> const& totals, Wanted const& wanted) {
  std::size_t const p = known.columns(), n = weight.size();
  require(known.rows() == n, "what is known: one value a row");
  require(totals.size() == p, "one total per column");
  bool const bounded = wanted.distance == Distance::logit || wanted.distance == Distance::truncated_linear;
  require(!bounded || (wanted.lower < 1 && wanted.upper > 1), "bounds lie on both sides of 1");
  Eigen::VectorXd lambda = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(p));
  Eigen::VectorXd const target = Eigen::Map<Eigen::VectorXd const>(totals.data(), static_cast<Eigen::Index>(p));

  struct Look {
    Eigen::VectorXd missing;
    Eigen::MatrixXd slope;
    double worst;
    std::size_t where;
  };
  auto const patterns = patterns_of(known);
  auto const together = sums_of(patterns, weight);
  auto const look = [&](Eigen::VectorXd const& at) {
    Look out{target, Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(p), static_cast<Eigen::Index>(p)), 0, 0};
    for (std::size_t pattern = 0; pattern < together.size(); ++pattern) {
      std::size_t const row = example_of(patterns, pattern);
      auto const g = factor_at(dot(known, row, at), wanted);
      known.each(row, [&](std::size_t column, double x) {
        out.missing(static_cast<Eigen::Index>(column)) -= together[pattern] * g.value * x;
      });
      if (g.slope != 0) add_outer(known, row, together[pattern] * g.slope, out.slope);
    }
    for (std::size_t column = 0; column < p; ++column) {
      double const off = std::fabs(out.missing(static_cast<Eigen::Index>(column))) / (1 + std::fabs(totals[column]));
      if (!(off <= out.worst)) out.worst = off, out.where = column;
    }
    return out;
  };
  auto now = look(lambda);
  for (int step = 0; step < wanted.steps_max && now.worst > wanted.tolerance; ++step) {
    Eigen::VectorXd const change = now.slope.completeOrthogonalDecomposition().solve(now.missing);
    double part = 1;
    auto next = look(lambda + change);
    while (!(next.worst < now.worst) && part > 1e-6) part /= 2, next = look(lambda + part * change);
    if (!(next.worst < now.worst)) break;
    lambda += part * change;
    now = std::move(next);
  }
  require(now.worst <= std::max(wanted.tolerance, 1e-8),
          bounded ? "the totals cannot be met within the bounds: {column} is off by {off}"
                  : "the totals cannot be met: {column} is off by {off}",
          [&] {
            return Fault::Params{{"column", known.column_name(now.where)},
                                 {"off", std::to_string(now.missing(static_cast<Eigen::Index>(now.where)))}};
          });
  Column factor(together.size()), after(n);
  for (std::size_t pattern = 0; pattern < factor.size(); ++pattern)
    factor[pattern] = factor_at(dot(known, example_of(patterns, pattern), lambda), wanted).value;
  for (std::size_t row = 0; row < n; ++row)
    after[row] = weight[row] * factor[patterns.of_row.empty() ? row : static_cast<std::size_t>(patterns.of_row[row])];
  return std::shared_ptr<Calibration const>(new Calibration(weight, std::move(after), std::move(known)));
}

std::shared_ptr<Calibration const> Calibration::rake(Column const& weight, Auxiliary known,
                                                     std::vector<std::vector<double>> const& margins, int rounds_max,
                                                     double tolerance) {
  (void)totals_of(known, margins);
  std::size_t const n = weight.size();
  require(known.rows() == n, "what is known: one value a row");
  auto after = weight;
  double worst = 0;
  std::string where;
  for (int round = 0; round < rounds_max; ++round) {
    worst = 0;
    for (std::size_t f = 0; f < margins.size(); ++f) {
      auto const& factor = known.factors()[f];
      std::vector<double> sum(factor.names.size());
      for (std::size_t row = 0; row < n; ++row) sum[static_cast<std::size_t>(factor.codes[row])] += after[row];
      for (std::size_t c = 0; c < sum.size(); ++c) {
        require(sum[c] > 0 || margins[f][c] == 0, "{name} = {category} has no respondents", [&] {
          return Fault::Params{{"name", factor.name}, {"category", factor.names[c]}};
        });
        double const off = std::fabs(margins[f][c] - sum[c]) / (1 + margins[f][c]);
        if (off > worst) worst = off, where = factor.name + "=" + factor.names[c];
        sum[c] = sum[c] > 0 ? margins[f][c] / sum[c] : 0;
      }
      for (std::size_t row = 0; row < n; ++row) after[row] *= sum[static_cast<std::size_t>(factor.codes[row])];
    }
    if (worst <= tolerance) break;
  }
  require(worst <= std::max(tolerance, 1e-6), "raking did not settle: {where} stays off", [&] {
    return Fault::Params{{"where", where}};
  });
  return std::shared_ptr<Calibration const>(new Calibration(weight, std::move(after), std::move(known)));
}

std::vector<double> Calibration::inner() const {
  auto const p = static_cast<Eigen::Index>(known_.columns());
  Eigen::MatrixXd out = Eigen::MatrixXd::Zero(p, p);
  auto const together = sums_of(patterns_, base_);
  for (std::size_t pattern = 0; pattern < together.size(); ++pattern)
    add_outer(known_, example_of(patterns_, pattern), together[pattern], out);
  return {out.data(), out.data() + out.size()};
}

std::vector<double> Calibration::slopes_by(Column const& score, Codes const& by, int k) const {
  auto const p = static_cast<Eigen::Index>(known_.columns());
  auto const sums = inner();
  Eigen::MatrixXd cross = Eigen::MatrixXd::Zero(k, p);
  for (std::size_t row = 0; row < base_.size(); ++row) {
    double const u = score[row] * base_[row];
    if (by[row] < 0 || u == 0) continue;
    known_.each(row, [&](std::size_t column, double x) { cross(by[row], static_cast<Eigen::Index>(column)) += u * x; });
  }
  Eigen::Map<Eigen::MatrixXd const> const matrix(sums.data(), p, p);
  Eigen::MatrixXd const slopes = matrix.completeOrthogonalDecomposition().solve(cross.transpose()).transpose();
  return {slopes.data(), slopes.data() + slopes.size()};
}

void Calibration::residuals(std::vector<Column>& scores) const {
  auto const p = static_cast<Eigen::Index>(known_.columns());
  auto const sums = inner();
  auto const decomposition = Eigen::Map<Eigen::MatrixXd const>(sums.data(), p, p).completeOrthogonalDecomposition();
  for (auto& score : scores) {
    Column weighted(score.size());
    for (std::size_t row = 0; row < score.size(); ++row) weighted[row] = score[row] * base_[row];
    weighted = sums_of(patterns_, weighted);
    Eigen::VectorXd cross = Eigen::VectorXd::Zero(p);
    for (std::size_t pattern = 0; pattern < weighted.size(); ++pattern)
      if (double const u = weighted[pattern]; u != 0)
        known_.each(example_of(patterns_, pattern),
                    [&](std::size_t column, double x) { cross(static_cast<Eigen::Index>(column)) += u * x; });
    Eigen::VectorXd const slopes = decomposition.solve(cross);
    auto& fitted = weighted;
    for (std::size_t pattern = 0; pattern < fitted.size(); ++pattern)
      fitted[pattern] = dot(known_, example_of(patterns_, pattern), slopes);
    for (std::size_t row = 0; row < score.size(); ++row)
      score[row] -= fitted[patterns_.of_row.empty() ? row : static_cast<std::size_t>(patterns_.of_row[row])];
  }
}

Column trimmed(Column weight, double least, double most) {
  require(least >= 0 && least < most, "bounds of weights rise");
  double const sum = std::accumulate(weight.begin(), weight.end(), 0.0);
  double const n = static_cast<double>(weight.size());
  require(sum >= least * n && sum <= most * n, "the sum of the weights cannot be kept within the bounds");
  for (int round = 0; round < 1000; ++round) {
    double excess = 0;
    std::size_t free = 0;
    for (auto& w : weight) {
      double const clipped = std::clamp(w, least, most);
      excess += w - clipped;
      w = clipped;
      free += w > least && w < most;
    }
    if (std::fabs(excess) <= 1e-12 * sum) return weight;
    require(free > 0, "no weight is left to take what was cut off");
    for (auto& w : weight)
      if (w > least && w < most) w += excess / static_cast<double>(free);
  }
  return weight;
}

std::vector<std::string> thin_categories(Auxiliary const& known, int floor) {
  std::vector<std::string> out;
  for (auto const& factor : known.factors()) {
    std::vector<int> count(factor.names.size());
    for (int const code : factor.codes) ++count[static_cast<std::size_t>(code)];
    for (std::size_t c = 0; c < count.size(); ++c)
      if (count[c] < floor) out.push_back(factor.name + "=" + factor.names[c]);
  }
  return out;
}

}  // namespace arpent::estimation
