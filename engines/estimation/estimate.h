// Means, totals, ratios and what is made of them, each with its variance under the design.
// Source: specification of estimation, section 1; reference program: R survey 4.1-1, 1e-9 relative.
#pragma once
#include "estimation/design.h"

namespace arpent::estimation {

struct Estimate {
  std::vector<double> value{};
  std::vector<double> covariance{};  // row by row
  double df = 0;

  double se(std::size_t at) const;
  double variance(std::size_t at) const { return covariance[at * value.size() + at]; }
};

// Rows that count: 1 or 0 each; empty: all. A row with a missing value in any of the columns does not count either;
// degrees of freedom stay those of the whole design.
using Domain = std::vector<unsigned char>;

Estimate mean(Design const& design, std::vector<Column> const& y, Domain const& domain = {});
Estimate total(Design const& design, std::vector<Column> const& y, Domain const& domain = {});
// Shares of the categories 0 … k-1; a negative code is missing.
Estimate proportions(Design const& design, Codes const& category, int k, Domain const& domain = {});
Estimate category_totals(Design const& design, Codes const& category, int k, Domain const& domain = {});
// Σ w numerator ÷ Σ w denominator. A Fault when the denominator adds up to 0.
Estimate ratio(Design const& design, Column const& numerator, Column const& denominator, Domain const& domain = {});

// The mean, or the total, of y in each of k domains (a negative code: in none), with the covariances between them. A
// domain without rows has value NaN and covariance 0.
Estimate means_by(Design const& design, Column const& y, Codes const& by, int k);
Estimate totals_by(Design const& design, Column const& y, Codes const& by, int k);

// Σ coefficient × value, with its variance.
struct Scalar {
  double value = 0;
  double variance = 0;
  double df = 0;
  double se() const;
};
Scalar contrast(Estimate const& estimate, std::vector<double> const& coefficients);

// The variance over that of a simple random sample of as many rows: without replacement, or with ("replace").
enum class Against { without_replacement, with_replacement };
double design_effect_of_mean(Design const& design, Column const& y, double variance, Against against,
                             Domain const& domain = {});
double design_effect_of_total(Design const& design, Column const& y, double variance, Against against,
                              Domain const& domain = {});

// Are the means of the two domains equal? t of the difference b - a, df = design df - 1.
struct TTest {
  double difference = 0, t = 0, df = 0, p = 1;
};
TTest compare_means(Design const& design, Column const& y, Codes const& group);  // codes 0 and 1

// Rao and Scott's test that two categories have nothing to do with each other. A combination with nobody in it counts
// as R's svychisq has it: for the distance, not for the directions of the variance. A Fault where too few are left.
struct FTest {
  double f = 0, numerator_df = 0, denominator_df = 0, p = 1;
};
FTest independence(Design const& design, Codes const& one, int k, Codes const& other, int m);

}  // namespace arpent::estimation
