#include "estimation/design.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <unordered_map>

#include "estimation/calibration.h"
#include "estimation/fault.h"

namespace arpent::estimation {
namespace {

// Numbers pairs (above, cluster) in the order in which they come.
class Numbering {
 public:
  int of(int above, int cluster) {
    auto const key =
        (static_cast<std::uint64_t>(static_cast<std::uint32_t>(above)) << 32) | static_cast<std::uint32_t>(cluster);
    return static_cast<int>(numbers_.try_emplace(key, static_cast<int>(numbers_.size())).first->second);
  }
  int count() const { return static_cast<int>(numbers_.size()); }

 private:
  std::unordered_map<std::uint64_t, int> numbers_;
};

// The variance of one stage among units of one group, added to `out` with a factor: (1-f) n/(n-1) Σ (Z_c - Z̄)².
struct Group {
  std::vector<int> units{};
  double population = 0;  // 0: not known, drawn with replacement
};

}  // namespace

Design::Design(Sample sample, std::size_t rows) : sample_(std::move(sample)), rows_(rows) {
  check();
  number_units();
  weigh();
}

Column const& Design::base_weight() const { return calibration_ ? calibration_->base_weight() : sample_.weight; }

void Design::check() const {
  require(rows_ > 0, "a sample has at least one row");
  auto const fits = [&](std::size_t size, char const* what) {
    require(size == 0 || size == rows_, "{what}: one value a row", [&] { return Fault::Params{{"what", what}}; });
  };
  fits(sample_.weight.size(), "weights");
  fits(sample_.stratum.size(), "strata");
  for (auto const& stage : sample_.stages) {
    fits(stage.cluster.size(), "clusters");
    fits(stage.population.size(), "populations");
    for (std::size_t row = 0; row < stage.population.size(); ++row)
      require(stage.population[row] > 0 && std::isfinite(stage.population[row]),
              "populations are positive and finite (row {row})", [&] {
                return Fault::Params{{"row", std::to_string(row + 1)}};
              });
  }
  for (std::size_t row = 0; row < sample_.weight.size(); ++row)
    require(sample_.weight[row] > 0 && std::isfinite(sample_.weight[row]),
            "weights are positive and finite (row {row})", [&] {
              return Fault::Params{{"row", std::to_string(row + 1)}};
            });
}

void Design::number_units() {
  Codes strata = sample_.stratum;
  if (!strata.empty()) {
    Numbering numbering;
    for (auto& stratum : strata) stratum = numbering.of(0, stratum);
    strata_ = numbering.count();
  }
  auto const stratum_of = [&](std::size_t row) { return strata.empty() ? 0 : strata[row]; };
  bool const clustered = !sample_.stages.empty() && !sample_.stages.front().cluster.empty();
  if (clustered) {
    Numbering numbering;
    unit_.resize(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
      unit_[row] = numbering.of(stratum_of(row), sample_.stages.front().cluster[row]);
      if (unit_[row] == static_cast<int>(stratum_of_unit_.size())) stratum_of_unit_.push_back(stratum_of(row));
    }
    units_ = numbering.count();
  } else {
    stratum_of_unit_ = strata.empty() ? Codes(rows_, 0) : strata;
    units_ = static_cast<int>(rows_);
  }
  std::vector<int> count(static_cast<std::size_t>(strata_));
  for (int const stratum : stratum_of_unit_) ++count[static_cast<std::size_t>(stratum)];
  for (std::size_t stratum = 0; stratum < count.size(); ++stratum) {
    if (count[stratum] != 1) continue;
    require(sample_.lonely != Lonely::refuse, "a stratum has a single unit (stratum {stratum})", [&] {
      return Fault::Params{{"stratum", std::to_string(stratum + 1)}};
    });
    had_lonely_ = true;
  }
}

// Weights that follow from the drawing: the product over stages of population ÷ units drawn.
void Design::weigh() {
  if (!sample_.weight.empty()) return;
  sample_.weight.assign(rows_, 1.0);
  Codes above(rows_, 0);
  if (!sample_.stratum.empty()) above = sample_.stratum;
  for (auto const& stage : sample_.stages) {
    if (stage.population.empty()) break;
    Numbering groups, units;
    Codes group(rows_), unit(rows_);
    std::vector<int> drawn;
    for (std::size_t row = 0; row < rows_; ++row) {
      group[row] = groups.of(0, above[row]);
      drawn.resize(std::max(drawn.size(), static_cast<std::size_t>(group[row]) + 1));
      int const before = units.count();
      unit[row] = units.of(group[row], stage.cluster.empty() ? static_cast<int>(row) : stage.cluster[row]);
      if (units.count() > before) ++drawn[static_cast<std::size_t>(group[row])];
    }
    for (std::size_t row = 0; row < rows_; ++row)
      sample_.weight[row] *= stage.population[row] / drawn[static_cast<std::size_t>(group[row])];
    above = unit;
  }
}

Design Design::calibrated(std::shared_ptr<Calibration const> calibration) const {
  require(calibration->weight().size() == rows_, "calibrated weights: one value a row");
  Design out = *this;
  out.sample_.weight = calibration->weight();
  out.calibration_ = std::move(calibration);
  return out;
}

namespace {

// Sums of k scores per unit, and what one stage makes of them.
class Sums {
 public:
  Sums(std::size_t units, std::size_t scores) : scores_(scores), of_unit_(units * scores) {}
  double* of(std::size_t unit) { return &of_unit_[unit * scores_]; }
  double const* of(std::size_t unit) const { return &of_unit_[unit * scores_]; }

 private:
  std::size_t scores_;
  std::vector<double> of_unit_;
};

void add_outer(std::vector<double>& out, std::vector<double> const& d, double factor) {
  std::size_t const k = d.size();
  for (std::size_t a = 0; a < k; ++a)
    for (std::size_t b = 0; b < k; ++b) out[a * k + b] += factor * d[a] * d[b];
}

struct Strata {
  std::vector<int> count{};
  std::vector<double> total{};  // by stratum and score
  std::vector<double> population{};
};

}  // namespace

std::vector<double> Design::covariance(std::vector<Column> scores) const {
  std::size_t const k = scores.size();
  for (auto const& score : scores) require(score.size() == rows_, "scores: one value a row");
  if (calibration_) calibration_->residuals(scores);
  auto const& w = sample_.weight;

  Sums sums(static_cast<std::size_t>(units_), k);
  for (std::size_t row = 0; row < rows_; ++row) {
    auto* sum = sums.of(unit_.empty() ? row : static_cast<std::size_t>(unit_[row]));
    for (std::size_t a = 0; a < k; ++a) sum[a] += w[row] * scores[a][row];
  }
  auto const strata = static_cast<std::size_t>(strata_);
  Strata by{.count = std::vector<int>(strata),
            .total = std::vector<double>(strata * k),
            .population = std::vector<double>(strata)};
  std::vector<double> overall(k);
  for (std::size_t unit = 0; unit < static_cast<std::size_t>(units_); ++unit) {
    auto const stratum = static_cast<std::size_t>(stratum_of_unit_[unit]);
    ++by.count[stratum];
    for (std::size_t a = 0; a < k; ++a) by.total[stratum * k + a] += sums.of(unit)[a], overall[a] += sums.of(unit)[a];
  }
  bool const finite = !sample_.stages.empty() && !sample_.stages.front().population.empty();
  if (finite)
    for (std::size_t row = 0; row < rows_; ++row)
      by.population[static_cast<std::size_t>(
          stratum_of_unit_[unit_.empty() ? row : static_cast<std::size_t>(unit_[row])])] =
          sample_.stages.front().population[row];

  std::vector<double> out(k * k), apart(k);
  int lonely = 0;
  auto const rest = [&](std::size_t stratum) {
    return finite ? 1 - std::min(1.0, by.count[stratum] / by.population[stratum]) : 1.0;
  };
  for (std::size_t unit = 0; unit < static_cast<std::size_t>(units_); ++unit) {
    auto const stratum = static_cast<std::size_t>(stratum_of_unit_[unit]);
    double const n = by.count[stratum];
    if (n == 1) {
      if (rest(stratum) == 0) continue;  // all of it was taken: nothing is uncertain
      ++lonely;
      if (sample_.lonely != Lonely::adjust) continue;
      for (std::size_t a = 0; a < k; ++a) apart[a] = sums.of(unit)[a] - overall[a] / units_;
      add_outer(out, apart, rest(stratum));
      continue;
    }
    for (std::size_t a = 0; a < k; ++a) apart[a] = sums.of(unit)[a] - by.total[stratum * k + a] / n;
    add_outer(out, apart, rest(stratum) * n / (n - 1));
  }
  if (lonely > 0 && sample_.lonely == Lonely::average && lonely < strata_)
    for (auto& value : out) value *= static_cast<double>(strata_) / (strata_ - lonely);

  // Later stages: f of the stage above times the variance within each of its units.
  if (!finite || sample_.stages.size() < 2) return out;
  Codes above = unit_.empty() ? Codes() : unit_;
  if (above.empty()) return out;
  std::vector<double> share(static_cast<std::size_t>(units_));
  for (std::size_t unit = 0; unit < share.size(); ++unit) {
    auto const stratum = static_cast<std::size_t>(stratum_of_unit_[unit]);
    share[unit] = std::min(1.0, by.count[stratum] / by.population[stratum]);
  }
  for (std::size_t s = 1; s < sample_.stages.size() && !sample_.stages[s].population.empty(); ++s) {
    auto const& stage = sample_.stages[s];
    Numbering numbering;
    Codes unit(rows_);
    std::vector<int> parent;
    for (std::size_t row = 0; row < rows_; ++row) {
      unit[row] = numbering.of(above[row], stage.cluster.empty() ? static_cast<int>(row) : stage.cluster[row]);
      if (unit[row] == static_cast<int>(parent.size())) parent.push_back(above[row]);
    }
    std::size_t const units = parent.size(), parents = share.size();
    Sums inner(units, k);
    std::vector<double> population(parents), total(parents * k);
    std::vector<int> count(parents);
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t a = 0; a < k; ++a) inner.of(static_cast<std::size_t>(unit[row]))[a] += w[row] * scores[a][row];
      population[static_cast<std::size_t>(above[row])] = stage.population[row];
    }
    for (std::size_t u = 0; u < units; ++u) {
      auto const p = static_cast<std::size_t>(parent[u]);
      ++count[p];
      for (std::size_t a = 0; a < k; ++a) total[p * k + a] += inner.of(u)[a];
    }
    std::vector<double> next_share(units);
    for (std::size_t u = 0; u < units; ++u) {
      auto const p = static_cast<std::size_t>(parent[u]);
      double const n = count[p], f = std::min(1.0, n / population[p]);
      next_share[u] = share[p] * f;
      if (n < 2) continue;  // a single unit within a unit: its variance is not known, and is not made up
      for (std::size_t a = 0; a < k; ++a) apart[a] = inner.of(u)[a] - total[p * k + a] / n;
      add_outer(out, apart, share[p] * (1 - f) * n / (n - 1));
    }
    share = std::move(next_share);
    above = std::move(unit);
  }
  return out;
}

}  // namespace arpent::estimation
