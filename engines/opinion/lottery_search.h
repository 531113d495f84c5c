// One panel that keeps the quotas, of people as heavy as can be found: greedy, then swaps.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "opinion/draw.h"
#include "opinion/lottery.h"

namespace arpent::opinion {

class PanelSearch {
 public:
  // `kinds` outlives the search; quotas by category.
  PanelSearch(Kinds const& kinds, std::vector<Quota> quotas, int size);

  // Ascending. Weights by person, ≥ 0; ties are drawn. Nothing where no panel was found in some tries.
  std::optional<std::vector<int>> find(std::vector<double> const& weight, Draw& draw);

 private:
  using Index = std::size_t;

  void line_up(std::vector<double> const& weight, Draw& draw);
  void fill(Draw& draw);
  bool swap_about(Draw& draw);
  bool is_hopeless() const;

  struct Swap {
    Index out = 0, in = 0;
    int faults = 0;     // what it changes them by
    double weight = 0;  // what it gains
  };
  std::optional<Swap> best_swap(double price, int step, Draw& draw);
  void draw_candidates(Draw& draw);

  std::uint32_t const* row(Index kind) const { return categories_.data() + kind * attributes_; }
  void count(Index category, int by);
  bool has_left(Index kind) const { return taken_[kind] < line_[kind].size(); }
  double weight_of_next(Index kind) const { return weight_[static_cast<Index>(line_[kind][taken_[kind]])]; }
  double weight_of_last(Index kind) const { return weight_[static_cast<Index>(line_[kind][taken_[kind] - 1])]; }
  void take(Index kind);
  void leave(Index kind);

  Kinds const& kinds_;
  std::vector<Quota> quotas_;
  int size_;
  Index attributes_ = 0;
  std::vector<std::uint32_t>
      categories_;              // of each kind, by attribute; quotas_.back() is no category: it asks for nothing
  std::vector<int> available_;  // people by category

  // of one panel: the first `taken_` of each line
  std::vector<double> weight_;
  std::vector<std::vector<int>> line_;  // people of each kind, the heaviest first
  std::vector<Index> taken_;
  std::vector<int> count_;        // members by category
  std::vector<int> less_, more_;  // by category: what the faults change by when a member leaves, and when one comes
  int faults_ = 0;                // members short or too many, over all categories
  std::vector<int> barred_until_;
  std::vector<Index> out_, in_;  // candidates of the next swap
};

}  // namespace arpent::opinion
