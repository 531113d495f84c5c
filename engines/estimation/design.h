// How a sample was drawn, and the variance that follows from it: stratified, clustered, in one or several stages.
// Source: specification of estimation, section 1 (Horvitz-Thompson with linearised scores); reference program: R
// survey 4.1-1. Data are columns; nothing is copied row by row.
#pragma once
#include <memory>
#include <span>
#include <vector>

namespace arpent::estimation {

using Column = std::vector<double>;  // one value a row; NaN is missing
using Codes = std::vector<int>;      // one category a row, from 0

// What a stratum with a single first-stage unit contributes.
enum class Lonely {
  adjust,     // its distance from the mean of all units: the default; tell people that it was needed
  average,    // the mean of the other strata
  certainty,  // nothing
  refuse,     // a Fault that names the stratum
};

struct Stage {
  Codes cluster{};      // empty: each row is a unit of its own. Numbers are local to the stratum, or to the unit above.
  Column population{};  // units there are in the stratum (or the unit above), the same within it; empty: drawn with
                        // replacement, or from so many that it does not matter; the stages below then add nothing
};

struct Sample {
  Column weight{};              // > 0, finite; empty: the product over stages of population ÷ units drawn
  Codes stratum{};              // empty: one
  std::vector<Stage> stages{};  // empty: rows, with replacement
  Lonely lonely = Lonely::adjust;
};

class Calibration;

class Design {
 public:
  // `rows`: how many there are. All columns given must have as many. Every fault is a Fault that names the row.
  Design(Sample sample, std::size_t rows);

  std::size_t rows() const { return rows_; }
  Column const& weight() const { return sample_.weight; }  // calibrated, where it was
  Column const& base_weight() const;                       // of the design
  int units() const { return units_; }                     // first-stage units
  int strata() const { return strata_; }
  double df() const { return units_ - strata_; }
  bool had_lonely() const { return had_lonely_; }

  // The same sample with calibrated weights: scores are then residuals of the calibration's regression (calibration.h).
  Design calibrated(std::shared_ptr<Calibration const> calibration) const;

  // The covariance of Σ w_i u_i for each pair of score columns, row by row. `scores` are without weights; a row outside
  // a domain has score 0 and stays. O(rows · scores) time for the sums, one row of sums per first-stage unit of memory.
  std::vector<double> covariance(std::vector<Column> scores) const;

  // The same for k scores of which each row has one: `score`, of domain `by`, and 0 in all others (a negative code: in
  // all). O(rows) time and memory, besides what k² and the columns of a calibration need, where the sample has one
  // finite stage or none; else as above.
  std::vector<double> covariance_by(Column const& score, Codes const& by, int k) const;

 private:
  void check() const;
  void weigh();
  void number_units();
  class Parts;  // covariance_by.cpp

  Sample sample_;
  std::size_t rows_;
  Codes unit_{};  // first-stage unit of each row, numbered over all strata; empty: the row
  Codes stratum_of_unit_{};
  int units_ = 0;
  int strata_ = 1;
  bool had_lonely_ = false;
  std::shared_ptr<Calibration const> calibration_{};
};

}  // namespace arpent::estimation
