// How statements were voted on together: integers per pair of statements, so that neither the order of people nor the
// number of threads nor the way of counting can show in a result.
#pragma once
#include <cstdint>
#include <vector>

#include "opinion/votes.h"
#include "opinion/workers.h"

namespace arpent::opinion {

// Over people who voted on both j and k (values v of -1, 0, +1): how many, Σ v_j v_k, Σ v_j, Σ v_k.
// On the diagonal: votes on j, votes that were no pass, Σ v_j twice.
struct Pair {
  std::int32_t both = 0, product = 0, first = 0, second = 0;
  friend bool operator==(Pair const&, Pair const&) = default;
};

enum class Counting { cheapest, increments, bits };

class Pairs {
 public:
  Pairs() = default;
  // Over the columns named (ascending), others being left out. The cheaper way by estimated cost: increments cost
  // Σ n_i(n_i+1)/2, bit columns S²/2 · P/64 words. Holds 8 S² bytes, and 4 S² more per job while counting.
  static Pairs of(Votes const&, std::vector<Statement> columns, Workers const& = {}, Counting = Counting::cheapest);

  std::vector<Statement> const& columns() const { return columns_; }
  // By place in columns(); at(k, j) is at(j, k) with first and second swapped.
  Pair at(std::size_t j, std::size_t k) const {
    if (j >= k) return cells_[row(j) + k];
    auto const& there = cells_[row(k) + j];
    return {there.both, there.product, there.second, there.first};
  }
  // Row j of the lower triangle: pairs (j, 0) .. (j, j).
  Pair const* lower(std::size_t j) const { return cells_.data() + row(j); }

  // One vote more (by = 1) or less (by = -1) of a person whose other votes are `others`, which may still or already
  // hold a vote on the same statement: it is passed over. Columns are made for statements not seen so far, which must
  // be higher than all before. O(votes of the person).
  void change(std::span<Cast const> others, Cast vote, int by);
  // Room for all statements below this number; the columns are then the statements themselves.
  void grow(std::size_t statements);

  friend bool operator==(Pairs const&, Pairs const&) = default;

 private:
  static std::size_t row(std::size_t j) { return j * (j + 1) / 2; }
  std::vector<Statement> columns_;
  std::vector<Pair> cells_;  // lower triangle with the diagonal, row by row
};

// The pairs (j, k ≤ j) for rows first ≤ j < last alone, added to `cells`, which begins with row `first`. What Pairs::of
// is made of; for conversations whose whole table would be too large.
struct Rows {
  std::size_t first, last;
};
void count_pairs(Votes const&, std::vector<Statement> const& columns, Rows, Pair* cells, Workers const&, Counting);

}  // namespace arpent::opinion
