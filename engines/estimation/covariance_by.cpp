// The covariance of domain estimates without a column for each domain: a row speaks of one domain alone, and what the
// calibration takes from its score depends on the few columns of x that are not 0.
//
// With z the score of row i in its domain d and B the slopes: e_i = δ_d z - B'x_i. So Σ c w² e e' over rows is
// D - C B' - B C' + B X B', where D, C and X sum c w² of z² by domain, of z x by domain, and of x x'.
#include <Eigen/Dense>
#include <algorithm>
#include <numeric>

#include "estimation/calibration.h"
#include "estimation/design.h"
#include "estimation/fault.h"

namespace arpent::estimation {
namespace {

constexpr std::size_t few = 250'000;     // rows · domains: plain columns are as good
constexpr std::size_t many = 4'000'000;  // strata · domains: their sums would need more than columns
constexpr Eigen::Index block_units = 512;

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

}  // namespace

class Design::Parts {
 public:
  Parts(Design const& design, Column const& score, Codes const& by, int k)
      : design_(design),
        score_(score),
        by_(by),
        k_(k),
        known_(design.calibration_ ? &design.calibration_->known() : nullptr) {
    p_ = known_ ? static_cast<Eigen::Index>(known_->columns()) : 0;
    if (known_) {
      auto const slopes = design.calibration_->slopes_by(score, by, k);
      slopes_ = Eigen::Map<Matrix const>(slopes.data(), k_, p_);
    } else slopes_ = Matrix::Zero(k_, 0);
    count_strata();
  }

  std::vector<double> rows_alone() {  // each row is a unit
    Matrix z2 = Matrix::Zero(k_, 1), zx = Matrix::Zero(k_, p_), xx = Matrix::Zero(p_, p_);
    auto const strata = static_cast<Eigen::Index>(design_.strata_);
    Matrix z = Matrix::Zero(k_, strata), x = Matrix::Zero(p_, strata);
    for (std::size_t row = 0; row < score_.size(); ++row) {
      auto const stratum = stratum_of(row);
      double const w = design_.weight()[row], c = factor_[static_cast<std::size_t>(stratum)] * w * w, u = score_[row];
      int const d = by_[row];
      if (d >= 0) z2(d) += c * u * u, z(d, stratum) += w * u;
      each(row, [&](Eigen::Index a, double xa) {
        x(a, stratum) += w * xa;
        if (d >= 0) zx(d, a) += c * u * xa;
        each(row, [&](Eigen::Index b, double xb) { xx(a, b) += c * xa * xb; });
      });
    }
    Matrix const sums = z - slopes_ * x;
    Matrix out = Matrix::Zero(k_, k_);
    out.diagonal() = z2;
    if (known_) {
      Matrix const crossed = zx * slopes_.transpose();
      out += slopes_ * xx * slopes_.transpose() - crossed - crossed.transpose();
    }
    for (Eigen::Index stratum = 0; stratum < strata; ++stratum) {
      auto const at = static_cast<std::size_t>(stratum);
      if (count_[at] > 1) out.noalias() -= factor_[at] / count_[at] * sums.col(stratum) * sums.col(stratum).transpose();
    }
    add_lonely(sums, sums.rowwise().sum(), out);
    return finished(out);
  }

  std::vector<double> units() {  // units of several rows, some hundreds at a time
    auto const order = rows_by_unit();
    auto const strata = static_cast<Eigen::Index>(design_.strata_);
    Matrix sums = Matrix::Zero(k_, strata), out = Matrix::Zero(k_, k_);
    for (bool const adds : {false, true}) {
      std::size_t at = 0;
      for (int first = 0; first < design_.units_; first += static_cast<int>(block_units)) {
        int const end = std::min(first + static_cast<int>(block_units), design_.units_);
        Matrix z = Matrix::Zero(k_, end - first), x = Matrix::Zero(p_, end - first);
        for (; at < order.size() && design_.unit_[order[at]] < end; ++at) {
          std::size_t const row = order[at];
          auto const unit = design_.unit_[row] - first;
          double const w = design_.weight()[row];
          if (by_[row] >= 0) z(by_[row], unit) += w * score_[row];
          each(row, [&](Eigen::Index a, double xa) { x(a, unit) += w * xa; });
        }
        if (known_) z.noalias() -= slopes_ * x;
        for (int unit = first; unit < end; ++unit) {
          int const stratum = design_.stratum_of_unit_[static_cast<std::size_t>(unit)];
          auto const s = static_cast<std::size_t>(stratum);
          if (!adds) sums.col(stratum) += z.col(unit - first);
          else z.col(unit - first) = std::sqrt(factor_[s]) * (z.col(unit - first) - sums.col(stratum) / count_[s]);
        }
        if (adds) out.selfadjointView<Eigen::Lower>().rankUpdate(z);
      }
    }
    out = Matrix(out.selfadjointView<Eigen::Lower>());
    add_lonely(sums, sums.rowwise().sum(), out);
    return finished(out);
  }

 private:
  template <class F>
  void each(std::size_t row, F const& take) const {
    if (known_) known_->each(row, [&](std::size_t column, double x) { take(static_cast<Eigen::Index>(column), x); });
  }

  Eigen::Index stratum_of(std::size_t row) const { return design_.stratum_of_unit_[row]; }

  // (1-f) n/(n-1) of each stratum; 0 where a single unit is treated apart.
  void count_strata() {
    auto const strata = static_cast<std::size_t>(design_.strata_);
    count_.assign(strata, 0), factor_.assign(strata, 0), rest_.assign(strata, 1);
    for (int const stratum : design_.stratum_of_unit_) ++count_[static_cast<std::size_t>(stratum)];
    auto const& stages = design_.sample_.stages;
    if (!stages.empty() && !stages.front().population.empty())
      for (std::size_t row = 0; row < score_.size(); ++row) {
        std::size_t const unit = design_.unit_.empty() ? row : static_cast<std::size_t>(design_.unit_[row]);
        auto const stratum = static_cast<std::size_t>(design_.stratum_of_unit_[unit]);
        rest_[stratum] = 1 - std::min(1.0, count_[stratum] / stages.front().population[row]);
      }
    for (std::size_t stratum = 0; stratum < strata; ++stratum)
      if (count_[stratum] > 1) factor_[stratum] = rest_[stratum] * count_[stratum] / (count_[stratum] - 1.0);
  }

  void add_lonely(Matrix const& sums, Vector const& overall, Matrix& out) {
    for (std::size_t stratum = 0; stratum < count_.size(); ++stratum) {
      if (count_[stratum] != 1 || rest_[stratum] == 0) continue;
      ++lonely_;
      if (design_.sample_.lonely != Lonely::adjust) continue;
      Vector const apart = sums.col(static_cast<Eigen::Index>(stratum)) - overall / design_.units_;
      out += rest_[stratum] * apart * apart.transpose();
    }
  }

  std::vector<double> finished(Matrix out) const {
    if (lonely_ > 0 && design_.sample_.lonely == Lonely::average && lonely_ < design_.strata_)
      out *= static_cast<double>(design_.strata_) / (design_.strata_ - lonely_);
    out.diagonal() = out.diagonal().cwiseMax(0.0);
    return {out.data(), out.data() + out.size()};
  }

  std::vector<std::size_t> rows_by_unit() const {
    std::vector<std::size_t> start(static_cast<std::size_t>(design_.units_) + 1), out(score_.size());
    for (int const unit : design_.unit_) ++start[static_cast<std::size_t>(unit) + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    for (std::size_t row = 0; row < out.size(); ++row) out[start[static_cast<std::size_t>(design_.unit_[row])]++] = row;
    return out;
  }

  Design const& design_;
  Column const& score_;
  Codes const& by_;
  Eigen::Index k_, p_ = 0;
  Auxiliary const* known_;
  Matrix slopes_{};  // k × p
  std::vector<int> count_{};
  std::vector<double> factor_{}, rest_{};
  int lonely_ = 0;
};

std::vector<double> Design::covariance_by(Column const& score, Codes const& by, int k) const {
  require(score.size() == rows_ && by.size() == rows_, "scores: one value a row");
  auto const domains = static_cast<std::size_t>(k);
  bool const has_later_stages = sample_.stages.size() > 1 && !sample_.stages.front().population.empty();
  bool const has_many_strata = static_cast<std::size_t>(strata_) * domains > many;
  if (rows_ * domains <= few || has_later_stages || has_many_strata) {
    std::vector<Column> scores(domains, Column(rows_, 0.0));
    for (std::size_t row = 0; row < rows_; ++row)
      if (by[row] >= 0) scores[static_cast<std::size_t>(by[row])][row] = score[row];
    return covariance(std::move(scores));
  }
  Parts parts(*this, score, by, k);
  return unit_.empty() ? parts.rows_alone() : parts.units();
}

}  // namespace arpent::estimation
