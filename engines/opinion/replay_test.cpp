// What the method is worth on real conversations: hidden votes foretold, groups that stay, no groups where there are
// none, few votes that place a person, a brigade that does not win. All seven conversations with ARPENT_LONG set, else
// the small ones.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <random>

#include "opinion/chance.h"
#include "opinion/report.h"
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
    auto const keys = keys_of(one.votes);
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
    std::uint64_t const pairs = one.votes.size() < 10'000 ? 20 : 5;  // small ones differ more from trial to trial
    for (std::uint64_t pair = 0; pair < pairs; ++pair) {
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
  EXPECT_GE(mean / many, is_long() ? 0.74 : 0.68);
  EXPECT_GE(clear_mean / many, is_long() ? 0.90 : 0.85);
}

// Votes handed out anew within each statement, by another way than the engine's own.
Votes shuffled(Votes const& votes, std::uint64_t seed) {
  std::mt19937_64 chance(seed);
  std::vector<std::vector<Person>> who(votes.statements());
  std::vector<std::vector<Vote>> what(votes.statements());
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i)) {
      who[cast.statement()].push_back(i);
      what[cast.statement()].push_back(cast.vote());
    }
  Votes out = votes;
  for (Statement j = 0; j < votes.statements(); ++j) {
    std::shuffle(what[j].begin(), what[j].end(), chance);
    for (std::size_t at = 0; at < who[j].size(); ++at) out.put(who[j][at], j, what[j][at]);
  }
  return out;
}

TEST(OpinionReplay, SeesNoGroupsInShuffledVotes) {
  CONVERSATIONS_OR_SKIP(all);
  unsigned const shuffles = is_long() ? 20 : 8;
  unsigned found = 0, tried = 0;
  for (auto const& one : all) {
    unsigned here = 0;
    for (unsigned seed = 0; seed < shuffles; ++seed) {
      auto const seen = report(shuffled(one.votes, seed), {.seed = seed, .robustness = false});
      here += seen.shown == Shown::groups;
    }
    std::printf("%-32s groups in %u of %u shuffled\n", one.name.c_str(), here, shuffles);
    found += here, tried += shuffles;
  }
  EXPECT_LE(found, tried / 20);
}

double correlation(std::vector<double> const& a, std::vector<double> const& b) {
  double const n = static_cast<double>(a.size());
  double sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sa += a[i], sb += b[i], aa += a[i] * a[i], bb += b[i] * b[i], ab += a[i] * b[i];
  return (ab - sa * sb / n) / std::sqrt((aa - sa * sa / n) * (bb - sb * sb / n));
}

// Eight of everybody's votes in the order the router would have asked for them.
TEST(OpinionReplay, PlacesPeopleByEightVotes) {
  CONVERSATIONS_OR_SKIP(all);
  double mean = 0, mean_y = 0, mean_at_random = 0;
  for (auto const& one : all) {
    auto const seen = report(one.votes, {.seed = 1, .robustness = false});
    Router const router(seen.map, seen.agreements, {}, {.seed = 1});
    Placing const placing(seen.map);
    std::vector<double> full, full_y, few, few_y, random;
    std::mt19937_64 chance(1);
    for (Person i = 0; i < one.votes.people(); ++i) {
      std::vector<Statement> open;
      for (auto const cast : one.votes.row(i))
        if (one.votes.standing(cast.statement()).is_active()) open.push_back(cast.statement());
      if (open.size() < 16) continue;  // eight of less would be most of all
      std::vector<Cast> row;
      auto left = open;
      for (int n = 0; n < 8; ++n) {
        auto const next = router.next(i, row, {}, left);
        ASSERT_TRUE(next);
        row.push_back(Cast::of(next->statement, *one.votes.of(i, next->statement)));
        std::sort(row.begin(), row.end());
        left.erase(std::find(left.begin(), left.end(), next->statement));
      }
      auto const whole = placing.of(one.votes.row(i)).at, part = placing.of(row).at;
      full.push_back(whole.x), full_y.push_back(whole.y), few.push_back(part.x), few_y.push_back(part.y);
      std::shuffle(open.begin(), open.end(), chance);
      open.resize(8);
      std::sort(open.begin(), open.end());
      row.clear();
      for (auto const j : open) row.push_back(Cast::of(j, *one.votes.of(i, j)));
      random.push_back(placing.of(row).at.x);
    }
    std::printf("%-32s %zu people: x %.3f, y %.3f; by eight at random x %.3f\n", one.name.c_str(), full.size(),
                correlation(full, few), correlation(full_y, few_y), correlation(full, random));
    mean += correlation(full, few) / static_cast<double>(all.size());
    mean_y += correlation(full_y, few_y) / static_cast<double>(all.size());
    mean_at_random += correlation(full, random) / static_cast<double>(all.size());
  }
  std::printf("mean x %.3f, y %.3f; at random x %.3f\n", mean, mean_y, mean_at_random);
  EXPECT_GE(mean, 0.84);
  EXPECT_GT(mean, mean_at_random) << "asking well is worth something";
}

double spread(Agreement const& one) {
  double least = 1, most = 0;
  for (auto const& group : one.groups) least = std::min(least, group.share()), most = std::max(most, group.share());
  return one.groups.empty() ? -std::fabs(one.all.share() - 0.5) : most - least;
}

// One in ten is sent to agree with the statement that divides most; besides, each takes over seven votes of somebody
// who agrees with it anyway.
TEST(OpinionReplay, LetsNoBrigadeWin) {
  CONVERSATIONS_OR_SKIP(all);
  for (auto const& one : all) {
    auto const before = report(one.votes, {.seed = 1, .robustness = false});
    auto const target =
        std::max_element(before.agreements.begin(), before.agreements.end(), [](auto& a, auto& b) {
          return std::pair(a.scored == Scored::yes, spread(a)) < std::pair(b.scored == Scored::yes, spread(b));
        })->statement;
    std::vector<Person> friends;
    for (Person i = 0; i < one.votes.people(); ++i)
      if (one.votes.of(i, target) == Vote::agree && one.votes.row(i).size() > 8) friends.push_back(i);
    ASSERT_FALSE(friends.empty());
    std::mt19937_64 chance(1);
    auto votes = one.votes;
    auto const people = static_cast<Person>(votes.people());
    for (Person i = people; i < people + people / 10; ++i) {
      auto const like = friends[chance() % friends.size()];
      std::vector<Cast> row(votes.row(like).begin(), votes.row(like).end());
      std::shuffle(row.begin(), row.end(), chance);
      for (std::size_t n = 0; n < 7; ++n) votes.put(i, row[n].statement(), row[n].vote());
      votes.put(i, target, Vote::agree);
    }
    auto const after = report(votes, {.seed = 1, .robustness = false});
    auto const rank = [&](Report const& in) {
      std::size_t at = 0;
      while (in.agreements[at].statement != target) ++at;
      return 100.0 * static_cast<double>(at) / static_cast<double>(in.agreements.size());
    };
    std::printf("%-32s most divisive statement: rank %.0f %% before, %.0f %% with a brigade (%zu and %zu groups)\n",
                one.name.c_str(), rank(before), rank(after), before.groups.k(), after.groups.k());
    // Two accounts among 26 people are no tenth to speak of: there it is told and not judged.
    if (one.votes.people() >= 100) {
      EXPECT_GE(rank(after), 20) << one.name;
    }
  }
}

}  // namespace
}  // namespace arpent::opinion
