#include "opinion/live.h"

#include <numeric>

namespace arpent::opinion {
namespace {

std::vector<Statement> all_below(std::size_t n) {
  std::vector<Statement> out(n);
  std::iota(out.begin(), out.end(), Statement{0});
  return out;
}

}  // namespace

Live::Live(Votes votes, Workers const& workers) : votes_(std::move(votes)), placing_(map_) {
  if (is_counted()) pairs_ = Pairs::of(votes_, all_below(votes_.statements()), workers);
}

std::optional<Vote> Live::put(Person person, Statement statement, Vote vote) {
  auto const before = votes_.put(person, statement, vote);
  if (before == vote) return before;
  ++changes_;
  if (!is_counted()) {
    pairs_ = {};
    return before;
  }
  auto const row = votes_.row(person);
  if (before) pairs_.change(row, Cast::of(statement, *before), -1);
  pairs_.change(row, Cast::of(statement, vote), 1);
  pairs_.grow(votes_.statements());
  return before;
}

std::optional<Vote> Live::take_back(Person person, Statement statement) {
  auto const before = votes_.take_back(person, statement);
  if (!before) return before;
  ++changes_;
  if (is_counted()) pairs_.change(votes_.row(person), Cast::of(statement, *before), -1);
  return before;
}

void Live::moderate(Statement statement, Standing standing) {
  votes_.moderate(statement, standing);
  ++changes_;
  if (is_counted()) pairs_.grow(votes_.statements());
  else pairs_ = {};
}

Loadings const& Live::solve(Workers const& workers) {
  auto now = is_counted() ? loadings(pairs_, votes_.active(), workers) : loadings(votes_, workers);
  align(now, map_);
  map_ = std::move(now);
  placing_ = Placing(map_);
  changes_ = 0;
  return map_;
}

Place Live::place(Person person) const { return person < votes_.people() ? placing_.of(votes_.row(person)) : Place{}; }

}  // namespace arpent::opinion
