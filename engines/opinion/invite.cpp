#include "opinion/invite.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>

#include "opinion/draw.h"

namespace arpent::opinion {
namespace {

// Gains are compared as whole steps: what differs by rounding only is a tie, and ties are drawn.
constexpr double steps_per_unit = 1e9;

void check(InvitePlan const& plan) {
  auto const is_amount = [](double x) { return std::isfinite(x) && x >= 0; };
  require(is_amount(plan.total), "the planned total is not negative");
  require(plan.invitations >= 0, "the number of invitations is not negative");
  for (std::size_t c = 0; c < plan.categories.size(); ++c) {
    auto const& category = plan.categories[c];
    auto const where = [c] { return Fault::Params{{"n", std::to_string(c + 1)}}; };
    require(is_amount(category.target) && category.target <= 1, "a target share lies between 0 and 1 (category {n})",
            where);
    require(is_amount(category.have), "voters so far are not negative (category {n})", where);
    require(is_amount(category.weight), "a weight is not negative (category {n})", where);
    require(category.accepted >= 0 && category.declined >= 0, "answers are not negative (category {n})", where);
  }
  for (std::size_t p = 0; p < plan.pairs.size(); ++p) {
    auto const& pair = plan.pairs[p];
    auto const where = [p] { return Fault::Params{{"n", std::to_string(p + 1)}}; };
    int const count = static_cast<int>(plan.categories.size());
    require(pair.first >= 0 && pair.first < count && pair.second >= 0 && pair.second < count,
            "no such category (pair {n})", where);
    require(pair.first != pair.second, "a pair has two categories (pair {n})", where);
    require(is_amount(pair.have), "voters so far are not negative (pair {n})", where);
  }
}

// One term of F: w min(wanted, have + expected).
struct Gap {
  double weight = 0, wanted = 0, have = 0, expected = 0;

  double value() const { return weight * std::min(wanted, have + expected); }
  double gain(double rate) const { return weight * std::clamp(wanted - have - expected, 0.0, rate); }
};

std::vector<Gap> gaps_of(InvitePlan const& plan) {
  std::vector<Gap> out;
  for (auto const& c : plan.categories) out.push_back({c.weight, c.target * plan.total, c.have});
  for (auto const& pair : plan.pairs) {
    auto const& a = plan.categories[static_cast<std::size_t>(pair.first)];
    auto const& b = plan.categories[static_cast<std::size_t>(pair.second)];
    out.push_back({(a.weight + b.weight) / 4, a.target * b.target * plan.total, pair.have});
  }
  return out;
}

double sum_of_values(std::vector<Gap> const& gaps) {
  return std::accumulate(gaps.begin(), gaps.end(), 0.0, [](double sum, Gap const& gap) { return sum + gap.value(); });
}

// People of the same categories, the luckiest first.
struct Kind {
  double rate = 0;
  std::vector<std::size_t> gaps{};  // rising: categories, then pairs
  std::vector<int> people{};
  std::size_t taken = 0;
};

double gain_of(Kind const& kind, std::vector<Gap> const& gaps) {
  double sum = 0;
  for (auto const g : kind.gaps) sum += gaps[g].gain(kind.rate);
  return sum;
}

std::vector<Kind> kinds_of(Pool const& pool, InvitePlan const& plan, std::vector<std::size_t> const& luck) {
  auto plain = kinds_of(pool, static_cast<int>(plan.categories.size()));
  std::vector<std::vector<std::pair<int, std::size_t>>> pairs_of(plan.categories.size());
  for (std::size_t p = 0; p < plan.pairs.size(); ++p)
    pairs_of[static_cast<std::size_t>(plan.pairs[p].first)].push_back(
        {plan.pairs[p].second, plan.categories.size() + p});
  std::vector<Kind> out;
  for (std::size_t k = 0; k < plain.people.size(); ++k) {
    Kind kind;
    auto const& row = plain.categories[k];
    for (int const c : row) {
      if (c < 0) continue;
      kind.gaps.push_back(static_cast<std::size_t>(c));
      kind.rate += response_rate(plan.categories[static_cast<std::size_t>(c)]);
      for (auto const& [other, gap] : pairs_of[static_cast<std::size_t>(c)])
        if (std::find(row.begin(), row.end(), other) != row.end()) kind.gaps.push_back(gap);
    }
    double const said = static_cast<double>(std::count_if(row.begin(), row.end(), [](int c) { return c >= 0; }));
    if (said > 0) kind.rate /= said;
    std::sort(kind.gaps.begin(), kind.gaps.end());
    kind.people = std::move(plain.people[k]);
    std::sort(kind.people.begin(), kind.people.end(),
              [&](int a, int b) { return luck[static_cast<std::size_t>(a)] < luck[static_cast<std::size_t>(b)]; });
    out.push_back(std::move(kind));
  }
  return out;
}

std::vector<InviteReason> reasons_of(Kind const& kind, std::vector<Gap> const& gaps, std::size_t categories) {
  std::vector<InviteReason> out;
  for (auto const g : kind.gaps) {
    auto const& gap = gaps[g];
    double const gain = gap.gain(kind.rate);
    if (gain <= 0) continue;
    bool const is_pair = g >= categories;
    out.push_back({.category = is_pair ? -1 : static_cast<int>(g),
                   .pair = is_pair ? static_cast<int>(g - categories) : -1,
                   .have = gap.have,
                   .expected = gap.expected,
                   .wanted = gap.wanted,
                   .gain = gain});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](InviteReason const& a, InviteReason const& b) { return a.gain > b.gain; });
  return out;
}

// A kind and what it last was known to add: never less than what it adds now.
struct Candidate {
  std::int64_t steps = 0;
  std::size_t luck = 0;  // of the kind's next person: small goes first
  std::size_t kind = 0;

  bool operator<(Candidate const& other) const {
    return steps != other.steps ? steps < other.steps : luck > other.luck;
  }
};

std::int64_t steps_of(double gain) { return std::llround(gain * steps_per_unit); }

}  // namespace

double response_rate(Category const& category) {
  return (1.0 + category.accepted) / (4.0 + category.accepted + category.declined);
}

Invitations whom_to_invite(Pool const& pool, InvitePlan const& plan) {
  check(plan);
  auto const people = static_cast<std::size_t>(pool.people());
  std::vector<std::size_t> luck(people);
  std::iota(luck.begin(), luck.end(), std::size_t{0});
  Draw draw(plan.seed);
  draw.shuffle(luck);
  auto kinds = kinds_of(pool, plan, luck);
  auto gaps = gaps_of(plan);

  Invitations out{.value_before = sum_of_values(gaps)};
  for (auto const& gap : gaps) out.value_full += gap.weight * gap.wanted;

  std::priority_queue<Candidate> queue;
  auto const push = [&](std::size_t k) {
    auto const& kind = kinds[k];
    if (kind.taken == kind.people.size()) return;
    auto const steps = steps_of(gain_of(kind, gaps));
    if (steps > 0) queue.push({steps, luck[static_cast<std::size_t>(kind.people[kind.taken])], k});
  };
  for (std::size_t k = 0; k < kinds.size(); ++k) push(k);
  while (!queue.empty() && out.list.size() < static_cast<std::size_t>(plan.invitations)) {
    auto const best = queue.top();
    queue.pop();
    auto& kind = kinds[best.kind];
    double const gain = gain_of(kind, gaps);
    if (steps_of(gain) == best.steps) {
      out.list.push_back({kind.people[kind.taken++], gain, reasons_of(kind, gaps, plan.categories.size())});
      for (auto const g : kind.gaps) gaps[g].expected += kind.rate;
    }
    push(best.kind);
  }
  out.value = sum_of_values(gaps);
  return out;
}

}  // namespace arpent::opinion
