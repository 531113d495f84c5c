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

Suppressed suppress(Table const& table, int floor, double width) {
  check(table);
  require(floor >= 5, "the floor is never below 5");
  Suppressed out{.hidden = std::vector<bool>(table.counts.size())};
  for (std::size_t cell = 0; cell < table.counts.size(); ++cell)
    if (table.counts[cell] > 0 && table.counts[cell] < floor) out.hidden[cell] = true, ++out.primary;
  while (true) {
    out.bounds = audit(table, out.hidden);
    std::size_t open = out.hidden.size();
    for (std::size_t cell = 0; cell < out.hidden.size() && open == out.hidden.size(); ++cell)
      if (out.hidden[cell] && out.bounds[cell].upper - out.bounds[cell].lower < width) open = cell;
    if (open == out.hidden.size()) return out;
    // The smallest cell that is still shown beside the one that can be worked out, in its row or its column; else
    // anywhere.
    std::size_t best = out.hidden.size();
    auto const consider = [&](std::size_t cell) {
      if (out.hidden[cell]) return;
      if (best == out.hidden.size() || table.counts[cell] < table.counts[best]) best = cell;
    };
    std::size_t const row = open / table.columns, column = open % table.columns;
    auto const hidden_in_row = [&] {
      int n = 0;
      for (std::size_t c = 0; c < table.columns; ++c) n += out.hidden[row * table.columns + c];
      return n;
    };
    auto const hidden_in_column = [&] {
      int n = 0;
      for (std::size_t r = 0; r < table.rows; ++r) n += out.hidden[r * table.columns + column];
      return n;
    };
    if (hidden_in_row() <= hidden_in_column())
      for (std::size_t c = 0; c < table.columns; ++c) consider(row * table.columns + c);
    if (best == out.hidden.size())
      for (std::size_t r = 0; r < table.rows; ++r) consider(r * table.columns + column);
    if (best == out.hidden.size())
      for (std::size_t cell = 0; cell < out.hidden.size(); ++cell) consider(cell);
    if (best == out.hidden.size()) return out;  // all is hidden: the totals alone are shown
    out.hidden[best] = true;
    ++out.secondary;
  }
}

bool may_publish(int respondents, double coefficient_of_variation, int floor) {
  return respondents >= std::max(floor, floor_default) && coefficient_of_variation >= 0 &&
         coefficient_of_variation <= 0.33;
}

}  // namespace arpent::estimation
