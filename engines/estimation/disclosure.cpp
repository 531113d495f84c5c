#include "estimation/disclosure.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

#include "estimation/fault.h"

namespace arpent::estimation {
namespace {

constexpr double boundless = 1e15;

// The hidden cells as a network: nodes are rows, then columns; a hidden cell is an arc from its row to its column that
// can take any amount more (nothing is known above) and give back what it holds.
class Network {
 public:
  Network(Table const& table, std::vector<bool> const& hidden) : table_(table), hidden_(hidden) {}

  // How much more the cell could hold: what its column can pass back to its row through other hidden cells.
  double room_above(std::size_t cell) const {
    return flow(table_.rows + cell % table_.columns, cell / table_.columns, cell);
  }
  double room_below(std::size_t cell) const {
    return std::min<double>(table_.counts[cell],
                            flow(cell / table_.columns, table_.rows + cell % table_.columns, cell));
  }

 private:
  double flow(std::size_t source, std::size_t sink, std::size_t without) const {
    std::size_t const nodes = table_.rows + table_.columns;
    std::vector<double> given(table_.counts.size(), 0.0);  // added to each cell
    double total = 0;
    while (true) {
      std::vector<std::size_t> by(nodes, nodes), cell_by(nodes);
      std::deque<std::size_t> queue{source};
      by[source] = source;
      while (!queue.empty() && by[sink] == nodes) {
        auto const at = queue.front();
        queue.pop_front();
        bool const is_row = at < table_.rows;
        for (std::size_t k = 0; k < (is_row ? table_.columns : table_.rows); ++k) {
          std::size_t const cell = is_row ? at * table_.columns + k : k * table_.columns + (at - table_.rows);
          std::size_t const next = is_row ? table_.rows + k : k;
          if (!hidden_[cell] || cell == without || by[next] != nodes) continue;
          if (!is_row && table_.counts[cell] + given[cell] <= 0) continue;  // a cell cannot give what it has not
          by[next] = at, cell_by[next] = cell;
          queue.push_back(next);
        }
      }
      if (by[sink] == nodes) return total;
      double part = boundless;
      for (auto at = sink; at != source; at = by[at])
        if (by[at] >= table_.rows) part = std::min(part, table_.counts[cell_by[at]] + given[cell_by[at]]);
      for (auto at = sink; at != source; at = by[at]) given[cell_by[at]] += by[at] < table_.rows ? part : -part;
      total += part;
      if (total >= boundless) return boundless;
    }
  }

  Table const& table_;
  std::vector<bool> const& hidden_;
};

void check(Table const& table) {
  require(table.rows > 0 && table.columns > 0 && table.counts.size() == table.rows * table.columns,
          "a table has one count a cell");
  for (int const count : table.counts) require(count >= 0, "counts are not negative");
}

}  // namespace

int rounded_to_five(int n, double key) {
  require(n >= 0, "counts are not negative");
  require(key >= 0 && key < 1, "a key lies in [0, 1)");
  int const rest = n % 5;
  return key < rest / 5.0 ? n - rest + 5 : n - rest;
}

double cell_key(std::vector<double> const& record_keys) {
  double sum = 0;
  for (double const key : record_keys) {
    require(key >= 0 && key < 1, "a key lies in [0, 1)");
    sum += key;
    sum -= std::floor(sum);
  }
  return sum;
}

std::vector<Bounds> audit(Table const& table, std::vector<bool> const& hidden) {
  check(table);
  require(hidden.size() == table.counts.size(), "hidden: one value a cell");
  Network const network(table, hidden);
  std::vector<Bounds> out(hidden.size());
  for (std::size_t cell = 0; cell < hidden.size(); ++cell) {
    double const count = table.counts[cell];
    out[cell] = {count, count};
    if (hidden[cell]) out[cell] = {count - network.room_below(cell), count + network.room_above(cell)};
  }
  return out;
}

namespace {

double width_of(Bounds const& bounds) { return bounds.upper - bounds.lower; }

// A cell of a row with three people can never be wider than three: what is wanted of each cell is what it would have
// with all hidden, and no more than `width`.
std::vector<double> wanted_widths(Table const& table, double width) {
  std::vector<double> out;
  for (auto const& bounds : audit(table, std::vector<bool>(table.counts.size(), true)))
    out.push_back(std::min(width, width_of(bounds)));
  return out;
}

// The first hidden cell that can be worked out too closely; the number of cells where none can.
std::size_t first_open(Suppressed const& of, std::vector<double> const& wanted) {
  std::size_t cell = 0;
  while (cell < wanted.size() && !(of.hidden[cell] && width_of(of.bounds[cell]) < wanted[cell])) ++cell;
  return cell;
}

// The three cells that make a rectangle with one that can be worked out: along it, counts can move without any total
// noticing. Of all rectangles the one that hides the fewest people more; cells too small to give way come last. Those
// of the three that are not yet hidden; none where there is no other row or column.
std::vector<std::size_t> rectangle_around(Table const& table, std::vector<bool> const& hidden, std::size_t open,
                                          double width) {
  std::vector<std::size_t> best;
  double least = std::numeric_limits<double>::infinity();
  std::size_t const row = open / table.columns, column = open % table.columns;
  for (std::size_t r = 0; r < table.rows; ++r)
    for (std::size_t c = 0; c < table.columns; ++c) {
      if (r == row || c == column) continue;
      std::vector<std::size_t> more;
      double cost = 0;
      for (auto const cell : {row * table.columns + c, r * table.columns + column, r * table.columns + c}) {
        if (table.counts[cell] < width) cost += boundless;
        if (hidden[cell]) continue;
        cost += table.counts[cell];
        more.push_back(cell);
      }
      if (!more.empty() && cost < least) least = cost, best = std::move(more);
    }
  return best;
}

// Hiding one cell after the other hides some that turn out not to be needed: shows them again, the largest first.
void show_what_need_not_hide(Table const& table, std::vector<bool> const& small, std::vector<double> const& wanted,
                             Suppressed& of) {
  if (first_open(of, wanted) < wanted.size()) return;
  std::vector<std::size_t> secondary;
  for (std::size_t cell = 0; cell < small.size(); ++cell)
    if (of.hidden[cell] && !small[cell]) secondary.push_back(cell);
  std::stable_sort(secondary.begin(), secondary.end(),
                   [&](std::size_t a, std::size_t b) { return table.counts[a] > table.counts[b]; });
  for (auto const cell : secondary) {
    auto less = of;
    less.hidden[cell] = false;
    less.bounds = audit(table, less.hidden);
    --less.secondary;
    if (first_open(less, wanted) == wanted.size()) of = std::move(less);
  }
}

}  // namespace

Suppressed suppress(Table const& table, int floor, double width) {
  check(table);
  require(floor >= 5, "the floor is never below 5");
  Suppressed out{.hidden = std::vector<bool>(table.counts.size())};
  for (std::size_t cell = 0; cell < table.counts.size(); ++cell)
    if (table.counts[cell] > 0 && table.counts[cell] < floor) out.hidden[cell] = true, ++out.primary;
  auto const small = out.hidden;
  auto const wanted = wanted_widths(table, width);
  while (true) {
    out.bounds = audit(table, out.hidden);
    std::size_t const open = first_open(out, wanted);
    if (open == out.hidden.size()) break;
    auto more = rectangle_around(table, out.hidden, open, width);
    for (std::size_t cell = 0; cell < out.hidden.size() && more.empty(); ++cell)
      if (!out.hidden[cell]) more.push_back(cell);
    if (more.empty()) break;  // all is hidden: the totals alone are shown
    for (auto const cell : more) out.hidden[cell] = true, ++out.secondary;
  }
  show_what_need_not_hide(table, small, wanted, out);
  return out;
}

bool may_publish(int respondents, double coefficient_of_variation, int floor) {
  return respondents >= std::max(floor, floor_default) && coefficient_of_variation >= 0 &&
         coefficient_of_variation <= 0.33;
}

}  // namespace arpent::estimation
