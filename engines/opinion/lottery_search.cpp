#include "opinion/lottery_search.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace arpent::opinion {
namespace {

constexpr int tries = 12;
constexpr int patience = 60;   // swaps beyond twice the panel's size, before starting anew
constexpr int polish = 60;     // swaps beyond half the panel's size, once a panel is found
constexpr int tenure_max = 6;  // for so many swaps a kind that left does not come back
constexpr std::size_t outs_max = 40, ins_max = 160;

}  // namespace

PanelSearch::PanelSearch(Kinds const& kinds, std::vector<Quota> quotas, int size)
    : kinds_(kinds), quotas_(std::move(quotas)), size_(size) {
  auto const none = quotas_.size();
  quotas_.push_back({0, std::numeric_limits<int>::max()});
  available_.assign(quotas_.size(), 0);
  attributes_ = kinds_.categories.empty() ? 0 : kinds_.categories.front().size();
  for (Index k = 0; k < kinds_.people.size(); ++k)
    for (int const c : kinds_.categories[k]) {
      categories_.push_back(static_cast<std::uint32_t>(c < 0 ? none : static_cast<Index>(c)));
      available_[categories_.back()] += static_cast<int>(kinds_.people[k].size());
    }
}

std::optional<std::vector<int>> PanelSearch::find(std::vector<double> const& weight, Draw& draw) {
  if (is_hopeless()) return std::nullopt;
  weight_ = weight;
  for (int at = 0; at < tries; ++at) {
    line_up(weight, draw);
    fill(draw);
    if (!swap_about(draw)) continue;
    std::vector<int> out;
    for (Index k = 0; k < line_.size(); ++k)
      out.insert(out.end(), line_[k].begin(), line_[k].begin() + static_cast<std::ptrdiff_t>(taken_[k]));
    std::sort(out.begin(), out.end());
    return out;
  }
  return std::nullopt;
}

// What can be seen without a search: too few people, or bounds that do not add up within an attribute.
bool PanelSearch::is_hopeless() const {
  for (Index c = 0; c < quotas_.size(); ++c)
    if (available_[c] < quotas_[c].least) return true;
  for (Index a = 0; a < attributes_; ++a) {
    std::vector<bool> seen(quotas_.size());
    int least = 0, most = 0;
    for (Index k = 0; k < kinds_.categories.size(); ++k) {
      int const c = kinds_.categories[k][a];
      if (c < 0) {
        most += static_cast<int>(kinds_.people[k].size());
      } else if (!seen[static_cast<Index>(c)]) {
        seen[static_cast<Index>(c)] = true;
        least += quotas_[static_cast<Index>(c)].least;
        most += std::min(quotas_[static_cast<Index>(c)].most, available_[static_cast<Index>(c)]);
      }
    }
    if (least > size_ || most < size_) return true;
  }
  return false;
}

void PanelSearch::line_up(std::vector<double> const& weight, Draw& draw) {
  line_ = kinds_.people;
  for (auto& line : line_) {
    draw.shuffle(line);
    std::stable_sort(line.begin(), line.end(),
                     [&](int a, int b) { return weight[static_cast<Index>(a)] > weight[static_cast<Index>(b)]; });
  }
  taken_.assign(line_.size(), 0);
  count_.assign(quotas_.size(), 0);
  less_.resize(quotas_.size());
  more_.resize(quotas_.size());
  for (Index c = 0; c < quotas_.size(); ++c) count(c, 0);
  faults_ = 0;
  for (auto const& quota : quotas_) faults_ += quota.least;
}

void PanelSearch::count(Index c, int by) {
  int const n = count_[c] += by;
  less_[c] = n > quotas_[c].most ? -1 : n <= quotas_[c].least;
  more_[c] = n < quotas_[c].least ? -1 : n >= quotas_[c].most;
  if (quotas_[c].most == std::numeric_limits<int>::max()) less_[c] = more_[c] = 0;
}

void PanelSearch::take(Index kind) {
  for (Index a = 0; a < attributes_; ++a) faults_ += more_[row(kind)[a]], count(row(kind)[a], +1);
  ++taken_[kind];
}

void PanelSearch::leave(Index kind) {
  for (Index a = 0; a < attributes_; ++a) faults_ += less_[row(kind)[a]], count(row(kind)[a], -1);
  --taken_[kind];
}

// Always whoever mends most, then the heaviest; between equals the one who was drawn first.
void PanelSearch::fill(Draw& draw) {
  std::vector<Index> order(line_.size());
  std::iota(order.begin(), order.end(), Index{0});
  for (int member = 0; member < size_; ++member) {
    draw.shuffle(order);
    Index best = order.size();
    double best_need = 0;
    for (Index const k : order) {
      if (!has_left(k)) continue;
      double need = 0;
      for (Index a = 0; a < attributes_; ++a) {
        Index const c = row(k)[a];
        double const left = available_[c] - count_[c];
        // Of the category's people, the share still wanted: the scarcer, the sooner.
        if (count_[c] < quotas_[c].least) need += (quotas_[c].least - count_[c]) / left;
        if (count_[c] >= quotas_[c].most) need -= 10;
      }
      if (best == order.size() || need > best_need + 1e-12 ||
          (need > best_need - 1e-12 && weight_of_next(k) > weight_of_next(best))) {
        best = k;
        best_need = need;
      }
    }
    take(best);
  }
}

// At most so many of each side, drawn anew for every swap: a large pool has enough good ones among them.
void PanelSearch::draw_candidates(Draw& draw) {
  auto const some = [&](std::vector<Index>& of, Index most) {
    for (Index i = 0; i + 1 < of.size() && i < most; ++i) std::swap(of[i], of[i + draw.below(of.size() - i)]);
    of.resize(std::min(of.size(), most));
  };
  out_.clear();
  in_.clear();
  for (Index k = 0; k < line_.size(); ++k) {
    if (taken_[k] > 0) out_.push_back(k);
    if (has_left(k)) in_.push_back(k);
  }
  some(out_, outs_max);
  some(in_, ins_max);
}

// The swap with the least of price · faults - weight, among those not barred.
std::optional<PanelSearch::Swap> PanelSearch::best_swap(double price, int step, Draw& draw) {
  draw_candidates(draw);
  in_.erase(std::remove_if(in_.begin(), in_.end(), [&](Index k) { return barred_until_[k] > step; }), in_.end());
  Index const count = in_.size();
  // By columns, since nearly all of the time is spent here.
  std::vector<std::uint32_t> column(attributes_ * count);
  std::vector<int> coming(count), faults(count);
  std::vector<double> weight(count);
  for (Index i = 0; i < count; ++i) {
    weight[i] = weight_of_next(in_[i]);
    for (Index a = 0; a < attributes_; ++a) {
      column[a * count + i] = row(in_[i])[a];
      coming[i] += more_[row(in_[i])[a]];
    }
  }
  std::optional<Swap> best;
  double best_cost = std::numeric_limits<double>::infinity();
  for (Index const out : out_) {
    faults = coming;
    int left = 0;
    for (Index a = 0; a < attributes_; ++a) {
      auto const c = row(out)[a];
      left += less_[c];
      int const both = less_[c] + more_[c];  // who comes for one of the same category changes nothing there
      if (both == 0) continue;
      auto const* arriving = column.data() + a * count;
      for (Index i = 0; i < count; ++i) faults[i] -= arriving[i] == c ? both : 0;
    }
    double const lost = weight_of_last(out);
    for (Index i = 0; i < count; ++i) {
      double const cost = price * (faults[i] + left) - (weight[i] - lost);
      if (cost >= best_cost || in_[i] == out) continue;
      best_cost = cost;
      best = Swap{out, in_[i], faults[i] + left, weight[i] - lost};
    }
  }
  return best;
}

// Tabu search with a price on faults that rises while there are some and falls while there are none, so that it walks
// along the edge of what the quotas allow. Leaves the heaviest panel without fault that it came past; false: none.
bool PanelSearch::swap_about(Draw& draw) {
  barred_until_.assign(line_.size(), 0);
  std::optional<std::vector<Index>> best;
  double weight = 0, best_weight = 0, price = 1;
  int const tenure = std::min(tenure_max, static_cast<int>(line_.size()) / 5);
  int last = 2 * size_ + patience;
  auto const keep = [&](int step) {
    if (faults_ > 0 || (best && weight <= best_weight)) return;
    if (!best) last = step + size_ / 2 + polish;
    best = taken_;
    best_weight = weight;
  };
  keep(0);
  for (int step = 1; step <= last; ++step) {
    auto const swap = best_swap(price, step, draw);
    if (!swap) break;
    leave(swap->out);
    take(swap->in);
    weight += swap->weight;
    barred_until_[swap->out] = step + tenure;
    price *= faults_ > 0 ? 1.3 : 0.8;
    keep(step);
  }
  if (best) taken_ = *best;
  return best.has_value();
}

}  // namespace arpent::opinion
