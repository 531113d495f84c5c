// Weights that meet known totals: post-stratification, raking, linear and bounded calibration.
// Source: Deville and Särndal (1992); specification of estimation, 1.6-1.7. Reference: R survey, calibrate, rake,
// postStratify.
#pragma once
#include <optional>
#include <string>

#include "estimation/design.h"

namespace arpent::estimation {

// What is known: categories (every row is in one of each factor) and numbers. x_i is an intercept, one indicator per
// category but the first of each factor, and the numbers: kept as codes, never as a matrix of rows.
class Auxiliary {
 public:
  // `names` of the categories, for messages. A row with a code outside 0 … names.size()-1 is a Fault.
  void add_factor(std::string name, Codes codes, std::vector<std::string> names);
  void add_number(std::string name, Column values);  // finite

  std::size_t columns() const;
  std::size_t rows() const;
  std::string column_name(std::size_t column) const;
  // Calls take(column, value) for each entry of x_i that is not 0.
  template <class F>
  void each(std::size_t row, F const& take) const {
    take(std::size_t{0}, 1.0);
    std::size_t column = 1;
    for (auto const& factor : factors_) {
      if (int const code = factor.codes[row]; code > 0) take(column + static_cast<std::size_t>(code) - 1, 1.0);
      column += factor.names.size() - 1;
    }
    for (auto const& number : numbers_) take(column++, number.values[row]);
  }

  struct Factor {
    std::string name;
    Codes codes;
    std::vector<std::string> names;
  };
  struct Number {
    std::string name;
    Column values;
  };
  std::vector<Factor> const& factors() const { return factors_; }
  std::vector<Number> const& numbers() const { return numbers_; }

 private:
  std::vector<Factor> factors_{};
  std::vector<Number> numbers_{};
};

// Rows with the same x. With categories alone there are few, and what depends on x alone is done once for each.
struct Patterns {
  Codes of_row{};                      // empty: each row is its own
  std::vector<std::size_t> example{};  // a row of each
};
Patterns patterns_of(Auxiliary const& known);

// Totals in the order of the columns of x: the whole, then per factor its categories from the second on, then the
// numbers. From the margins of each factor (all of its categories): their sums must agree within 1e-6, else a Fault
// that names both.
std::vector<double> totals_of(Auxiliary const& known, std::vector<std::vector<double>> const& margins,
                              std::vector<double> const& numbers = {});

enum class Distance { linear, raking, logit, truncated_linear };

struct Wanted {
  Distance distance = Distance::raking;
  double lower = 0;  // bounds of the factor by which a weight changes: logit and truncated_linear, lower < 1 < upper
  double upper = 1e300;
  int steps_max = 100;
  double tolerance = 1e-10;  // of each total, relative to 1 + |total|
};

struct WeightReport {
  double sum = 0, least = 0, most = 0;
  double least_factor = 1, most_factor = 1;  // calibrated ÷ before
  double kish_n = 0;                         // (Σw)² ÷ Σw²
  double kish_deff = 1;                      // n Σw² ÷ (Σw)²
};
WeightReport report_on(Column const& before, Column const& after);

class Calibration {
 public:
  // Solves Σ w g(x'λ) x = totals by Newton's method. A Fault names the column that cannot be met (bounds too tight, a
  // category without respondents, totals that contradict each other).
  static std::shared_ptr<Calibration const> solve(Column const& weight, Auxiliary known,
                                                  std::vector<double> const& totals, Wanted const& wanted = {});
  // Iterative proportional fitting: margins of each factor in turn until all are met. The same weights as raking.
  static std::shared_ptr<Calibration const> rake(Column const& weight, Auxiliary known,
                                                 std::vector<std::vector<double>> const& margins, int rounds_max = 200,
                                                 double tolerance = 1e-10);

  Column const& weight() const { return weight_; }
  Column const& base_weight() const { return base_; }
  // Each score minus its regression on x with the base weights: what remains uncertain. In place.
  void residuals(std::vector<Column>& scores) const;
  // The slopes of that regression for k scores of which each row has one: `score`, of domain `by`, and 0 in all others
  // (a negative code: in all). Column by column of x, k numbers each.
  std::vector<double> slopes_by(Column const& score, Codes const& by, int k) const;
  Auxiliary const& known() const { return known_; }

 private:
  Calibration(Column base, Column weight, Auxiliary known)
      : base_(std::move(base)), weight_(std::move(weight)), known_(std::move(known)) {}
  std::vector<double> inner() const;  // X'WX with the base weights
  Column base_, weight_;
  Auxiliary known_;
  Patterns patterns_ = patterns_of(known_);
};

// Clips weights to [least, most] and spreads what was cut off equally over the others, until none is outside. A Fault
// when the sum cannot be kept.
Column trimmed(Column weight, double least, double most);

// Categories with fewer respondents than `floor` (5): calibrating on them is refused by the commands; suggest to merge
// them.
std::vector<std::string> thin_categories(Auxiliary const& known, int floor = 5);

}  // namespace arpent::estimation
