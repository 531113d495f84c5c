#include "domain/people/representation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/result.h"
#include "opinion/draw.h"
#include "trial/chances.h"

namespace arpent::people {
namespace {

constexpr double z95 = 1.959963984540054, kappa = 11;
constexpr double small_cell = 5;
constexpr int draws_most = 20'000, draws_least = 2'000;
constexpr double draws_times_people = 4e7;
double const none = std::nan("");

std::vector<double> base_shares(std::span<Share const> groups) {
  double sum = 0;
  for (auto const& group : groups) {
    ensure(group.base >= 0 && group.need >= 0 && group.count >= 0, "counts are not negative");
    sum += group.base * group.need;
  }
  ensure(sum > 0, "somebody lives here");
  std::vector<double> out;
  for (auto const& group : groups) out.push_back(group.base * group.need / sum);
  return out;
}

struct Ends {
  double lower, upper;
};
Ends wilson(double n, double of) {
  double const p = n / of, z2 = z95 * z95, middle = (p + z2 / (2 * of)) / (1 + z2 / of);
  double const half = z95 * std::sqrt(p * (1 - p) / of + z2 / (4 * of * of)) / (1 + z2 / of);
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

// Σ of the chances that are not greater than that of what was seen, from both ends: chances rise to the mode and fall
// after it. The hair is for outcomes equally likely.
double two_sided(int n, int of, double share) {
  double const seen = trial::ln_binomial_pmf(n, of, share);
  if (std::isinf(seen)) return 0;
  int const mode = std::min(of, static_cast<int>((of + 1.0) * share));
  auto const is_rarer = [&](int k) { return trial::ln_binomial_pmf(k, of, share) <= seen + 1e-7; };
  if (is_rarer(mode)) return 1;
  int low = -1, low_end = mode;  // the last that is rarer on the way up lies in [low, low_end)
  while (low_end - low > 1) {
    int const middle = low + (low_end - low) / 2;
    (is_rarer(middle) ? low : low_end) = middle;
  }
  int high = of + 1, high_end = mode;  // the first on the way down in (high_end, high]
  while (high - high_end > 1) {
    int const middle = high_end + (high - high_end) / 2;
    (is_rarer(middle) ? high : high_end) = middle;
  }
  double const below = low < 0 ? 0 : std::exp(trial::ln_binomial_at_most(low, of, share));
  double const above = high > of ? 0 : std::exp(trial::ln_binomial_at_least(high, of, share));
  return std::min(1.0, below + above);
}

// P(χ² ≥ x), closed for whole degrees: Abramowitz and Stegun 26.4.4 and 26.4.5.
double chi_squared_above(double x, int degrees) {
  if (x <= 0) return 1;
  double const y = x / 2;
  double ln_term = degrees % 2 ? -y + 0.5 * std::log(y) - std::lgamma(1.5) : -y;
  double sum = degrees % 2 ? std::erfc(std::sqrt(y)) : 0;
  for (int j = degrees % 2 ? 1 : 0; 2 * j < degrees; ++j) {
    sum += std::exp(ln_term);
    ln_term += std::log(y) - std::log(degrees % 2 ? j + 0.5 : j + 1.0);
  }
  return std::min(1.0, sum);
}

double chi_squared(std::vector<double> const& share, std::vector<int> const& count, int total) {
  double sum = 0;
  for (std::size_t g = 0; g < share.size(); ++g) {
    double const wanted = total * share[g], off = count[g] - wanted;
    if (wanted > 0) sum += off * off / wanted;
    else if (count[g] > 0) return std::numeric_limits<double>::infinity();
  }
  return sum;
}

double simulated_p(std::vector<double> const& share, int total, double seen, std::uint64_t seed) {
  auto const draws = static_cast<int>(std::clamp(draws_times_people / total, 1.0 * draws_least, 1.0 * draws_most));
  std::vector<double> upto(share.size());
  std::partial_sum(share.begin(), share.end(), upto.begin());
  auto const last =
      static_cast<std::size_t>(std::find_if(share.rbegin(), share.rend(), [](double p) { return p > 0; }).base() -
                               share.begin()) -
      1;
  opinion::Draw draw(seed);
  int as_far = 0;
  std::vector<int> count(share.size());
  for (int d = 0; d < draws; ++d) {
    std::fill(count.begin(), count.end(), 0);
    for (int i = 0; i < total; ++i) {
      auto const g = static_cast<std::size_t>(std::upper_bound(upto.begin(), upto.end(), draw.unit()) - upto.begin());
      ++count[std::min(g, last)];
    }
    as_far += chi_squared(share, count, total) >= seen - 1e-9;
  }
  return (1.0 + as_far) / (draws + 1.0);
}

Presence word_of(GroupPresence const& group) {
  if (!std::isfinite(group.ratio)) return Presence::too_few_to_tell;
  bool const is_near = group.ratio >= 0.8 && group.ratio <= 1.25, holds_one = group.lower <= 1 && group.upper >= 1;
  if (is_near)
    return holds_one && (group.lower < 0.5 || group.upper > 2) ? Presence::too_few_to_tell : Presence::about_right;
  if (holds_one) return Presence::too_few_to_tell;
  return group.ratio < 0.5 ? Presence::strongly_under : group.ratio < 0.8 ? Presence::under : Presence::over;
}

GroupPresence presence_of(double share, int count, int total) {
  GroupPresence out{.base_share = share, .is_shown = count >= shown_from};
  out.seats_short = std::max(0, static_cast<int>(std::ceil(total * share - count - 1e-9)));
  if (total == 0 || share == 0) {
    out.ratio = out.lower = out.upper = out.shrunk = none;
    if (total > 0 && count > 0) out.p = out.p_holm = 0;
    return out;
  }
  auto const [lower, upper] = wilson(count, total);
  out.ratio = static_cast<double>(count) / total / share;
  out.lower = lower / share;
  out.upper = upper / share;
  out.shrunk = (count + kappa * share) / (total + kappa) / share;
  out.p = out.p_holm = two_sided(count, total, share);
  out.word = word_of(out);
  return out;
}

void holm(std::vector<GroupPresence>& groups) {
  std::vector<std::size_t> order(groups.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return groups[a].p < groups[b].p; });
  double greatest = 0;
  for (std::size_t at = 0; at < order.size(); ++at) {
    greatest = std::max(greatest, std::min(1.0, static_cast<double>(order.size() - at) * groups[order[at]].p));
    groups[order[at]].p_holm = greatest;
  }
}

double effective(std::vector<double> const& share) {
  double entropy = 0;
  for (double const p : share)
    if (p > 0) entropy -= p * std::log(p);
  return std::exp(entropy);
}

}  // namespace

char const* name_of(Presence presence) {
  constexpr char const* names[] = {"strongly_under", "under", "about_right", "over", "too_few_to_tell"};
  return names[static_cast<std::size_t>(presence)];
}

Representation represent(std::span<Share const> groups, std::uint64_t seed) {
  Representation out;
  auto const share = base_shares(groups);
  std::vector<int> count;
  for (auto const& group : groups) {
    count.push_back(group.count);
    out.total += group.count;
  }
  for (std::size_t g = 0; g < share.size(); ++g) out.groups.push_back(presence_of(share[g], count[g], out.total));
  holm(out.groups);
  out.degrees = static_cast<int>(std::count_if(share.begin(), share.end(), [](double p) { return p > 0; })) - 1;
  out.effective_of_base = effective(share);
  if (out.total == 0) return out;

  std::vector<double> seen;
  double divergence = 0;
  for (std::size_t g = 0; g < share.size(); ++g) {
    seen.push_back(static_cast<double>(count[g]) / out.total);
    out.dissimilarity += std::fabs(seen[g] - share[g]) / 2;
    if (seen[g] > 0) divergence += seen[g] * std::log(seen[g] / share[g]);
    out.is_simulated = out.is_simulated || (share[g] > 0 && out.total * share[g] < small_cell);
  }
  out.effective = effective(seen);
  out.parity = std::exp(-divergence);
  out.chi_squared = chi_squared(share, count, out.total);
  out.is_simulated = out.is_simulated && out.degrees > 0 && std::isfinite(out.chi_squared);
  if (std::isinf(out.chi_squared)) out.p = 0;
  else if (out.degrees > 0)
    out.p = out.is_simulated ? simulated_p(share, out.total, out.chi_squared, seed)
                             : chi_squared_above(out.chi_squared, out.degrees);
  return out;
}

GroupPresence role_presence(int parents, int all, double target) {
  ensure(parents >= 0 && parents <= all && target >= 0 && target <= 1, "parents are some of those present");
  return presence_of(target, parents, all);
}

FollowedRepresentation represent(std::span<Share const> base, Followed const& counts, std::uint64_t seed) {
  auto const of = [&](std::vector<int> const& count) {
    ensure(count.size() == base.size(), "one count a group");
    std::vector<Share> groups(base.begin(), base.end());
    for (std::size_t g = 0; g < groups.size(); ++g) groups[g].count = count[g];
    return represent(groups, seed);
  };
  return {of(counts.presence), of(counts.voice), of(counts.influence)};
}

}  // namespace arpent::people
