// Nobody may be found out through a published table: "11 then 5".
// Source: specification of estimation, section 3; Insee's floor of 11; random rounding by cell key.
#pragma once
#include <cstdint>
#include <vector>

namespace arpent::estimation {

inline constexpr int floor_default = 11;

// Random rounding to the multiple of 5 above or below: up when key < (n mod 5)/5, 0 ≤ key < 1. Unbiased over keys, the
// same for the same people in every table.
int rounded_to_five(int n, double key);
// The fraction of the sum of the records' keys, each in [0, 1).
double cell_key(std::vector<double> const& record_keys);

// A table of counts whose row and column totals, and whole, are published with it.
struct Table {
  std::size_t rows = 0, columns = 0;
  std::vector<int> counts{};  // row by row; counts ≥ 0
};

// What anybody can work out about each hidden cell from what is shown and that counts are not negative: exact bounds,
// by maximum flow in the network of hidden cells.
struct Bounds {
  double lower = 0, upper = 0;
};
std::vector<Bounds> audit(Table const& table, std::vector<bool> const& hidden);

// Which cells to hide: those from 1 up to floor-1, then rectangles of others, the smallest first, until no hidden cell
// can be worked out to fewer than `width` whole numbers (5), or than it would with all hidden (a row of three people
// never hides more than three); those that turn out not to be needed are shown again. A Fault below the floor of 5.
// Answers what `audit` finds of each. County by school type of the California schools: 91 of 171 hidden, none exact.
struct Suppressed {
  std::vector<bool> hidden{};
  std::vector<Bounds> bounds{};
  int primary = 0, secondary = 0;
};
Suppressed suppress(Table const& table, int floor = floor_default, double width = 5);

// A weighted estimate may be published from 11 respondents and with a coefficient of variation up to 0.33.
bool may_publish(int respondents, double coefficient_of_variation, int floor = floor_default);

}  // namespace arpent::estimation
