// What the method is worth on real conversations: hidden votes foretold, groups that stay, no groups where there are
// none, few votes that place a person, a brigade that does not win. All seven conversations with ARPENT_LONG set, else
// the small ones.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "opinion/chance.h"
#include "opinion/next.h"
#include "opinion/testing/conversation.h"
#include "opinion/trials.h"

namespace arpent::opinion {
namespace {

bool is_long() { return std::getenv("ARPENT_LONG") != nullptr; }

std::vector<golden::Conversation> at_hand() {
  std::vector<golden::Conversation> out;
  for (auto const& name : golden::conversations)
    if (auto found = golden::conversation(name))
      if (is_long() || found->votes.size() < 6'000) out.push_back(std::move(*found));
  return out;
}

#define CONVERSATIONS_OR_SKIP(name) \
  auto const name = at_hand();      \
  if (name.empty()) GTEST_SKIP() << "no conversations here (ARPENT_REFERENCE)"

// Chance that somebody who agreed was foretold more agreement than somebody who did not; ties half.
double area_under_curve(std::vector<std::pair<double, bool>> foretold) {
  std::sort(foretold.begin(), foretold.end());
  double ranks = 0, positive = 0;
  for (std::size_t at = 0; at < foretold.size();) {
    auto end = at;
    while (end < foretold.size() && foretold[end].first == foretold[at].first) ++end;
    double const rank = static_cast<double>(at + end + 1) / 2;
    for (; at < end; ++at)
      if (foretold[at].second) ranks += rank, positive += 1;
  }
  double const negative = static_cast<double>(foretold.size()) - positive;
  return (ranks - positive * (positive + 1) / 2) / (positive * negative);
}

struct Foretold {
  double auc = 0, log_loss = 0;
};
Foretold foretold(Votes const& votes, std::uint64_t seed) {
  std::mt19937_64 chance(seed);
  Votes seen = votes;
  std::vector<std::pair<Person, Cast>> hidden;
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i))
      if (votes.standing(cast.statement()).is_active() && chance() % 10 == 0) {
        seen.take_back(i, cast.statement());
        hidden.emplace_back(i, cast);
      }
  auto const map = loadings(seen);
  Placing const placing(map);
  auto const places = placing.of(seen);
  std::vector<std::pair<double, bool>> all;
  double loss = 0;
  for (auto const& [i, cast] : hidden) {
    if (cast.value() == 0 || places.votes[i] < votes_to_be_grouped) continue;
    auto const at = std::lower_bound(map.statements.begin(), map.statements.end(), cast.statement());
    double const p =
        chance_to_agree(map, static_cast<std::size_t>(at - map.statements.begin()), placing.of(seen.row(i)));
    bool const agreed = cast.value() > 0;
    all.emplace_back(p, agreed);
    double const kept = std::clamp(p, 0.02, 0.98);
    loss -= std::log(agreed ? kept : 1 - kept);
  }
  return {area_under_curve(all), loss / static_cast<double>(all.size())};
}

TEST(OpinionReplay, ForetellsHiddenVotes) {
  CONVERSATIONS_OR_SKIP(all);
  double auc = 0, loss = 0;
  for (auto const& one : all) {
    Foretold mean;
    for (unsigned split = 0; split < 3; ++split) {
      auto const [a, l] = foretold(one.votes, split);
      mean.auc += a / 3, mean.log_loss += l / 3;
    }
    std::printf("%-32s AUC %.4f, log loss %.4f\n", one.name.c_str(), mean.auc, mean.log_loss);
    auc += mean.auc / static_cast<double>(all.size());
    loss += mean.log_loss / static_cast<double>(all.size());
  }
  std::printf("%-32s AUC %.4f, log loss %.4f\n", "mean", auc, loss);
  // The small ones are the hardest: 26 people, and a median of four votes.
  EXPECT_GE(auc, is_long() ? 0.86 : 0.84);
  EXPECT_LE(loss, is_long() ? 0.40 : 0.45);
}

struct Solved {
  Loadings map;
  Places places;
};
Solved solved(Votes const& votes) {
  Solved out{loadings(votes), {}};
  out.places = Placing(out.map).of(votes);
  return out;
}

TEST(OpinionReplay, GroupsStayWhenVotesAreMissing) {
  CONVERSATIONS_OR_SKIP(all);
  double mean = 0, clear_mean = 0, many = 0;
  for (auto const& one : all) {
    auto const now = solved(one.votes);
    auto const held = stability(one.votes, now.map, now.places, 1);
    auto const there = structure(one.votes, now.map, now.places, 1);
    auto const choice = choose(held, there);
    auto const keys = keys_of(now.map, now.places, one.votes.statements());
    auto const trial = [&](std::uint64_t seed, std::size_t k) {
      auto const fewer = without_some(one.votes, keys, 0.1, seed);
      auto const again = solved(fewer);
      return grouped(again.places, to_be_grouped(again.places, again.map.statements.size()), k, seed);
    };
    std::printf("%-32s k %zu (%s), structure %.3f over %.3f, stability", one.name.c_str(), choice.k,
                std::string(name_of(choice.why)).c_str(), there.first, there.shuffled);
    for (auto const& k : held) std::printf(" %.3f", k.value_or(-1));
    auto const k = std::max<std::size_t>(choice.k, 2);
    double ari = 0, clear = 0, trials = 0;
    for (std::uint64_t pair = 0; pair < 5; ++pair) {
      auto const a = trial(7000 + 2 * pair, k), b = trial(7001 + 2 * pair, k);
      if (!a || !b) continue;
      ari += rand_index(a->label, b->label), trials += 1;
      auto one_label = a->label, other_label = b->label;
      for (std::size_t i = 0; i < one_label.size(); ++i)
        if (a->between[i] || b->between[i]) one_label[i] = -1;
      clear += rand_index(one_label, other_label);
    }
    auto const groups = grouped(now.places, to_be_grouped(now.places, now.map.statements.size()), k, 1);
    auto const apart = separation(now.places, *groups, 1);
    std::printf("; twice without a tenth %.3f, of clear people %.3f; silhouette %.3f, z %.1f; sizes", ari / trials,
                clear / trials, apart.silhouette, apart.z);
    for (auto const n : groups->sizes) std::printf(" %zu", n);
    std::printf("\n");
    mean += ari / trials, clear_mean += clear / trials, many += 1;
  }
  std::printf("mean %.3f, of clear people %.3f\n", mean / many, clear_mean / many);
  EXPECT_GE(mean / many, is_long() ? 0.74 : 0.70);
  EXPECT_GE(clear_mean / many, is_long() ? 0.90 : 0.88);
}

}  // namespace
}  // namespace arpent::opinion
