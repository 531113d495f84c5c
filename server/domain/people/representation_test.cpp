#include "domain/people/representation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "base/reference_for_tests.h"
#include "base/result.h"
#include "domain/people/next_seats.h"

namespace arpent::people {
namespace {

// Eleven districts: pupils and people at meetings (the latter made up).
std::vector<Share> districts() {
  int const pupils[] = {1343, 2721, 1815, 1998, 2345, 1222, 1454, 1760, 2395, 2375, 922};
  int const there[] = {14, 3, 6, 17, 7, 5, 4, 2, 9, 4, 3};
  std::vector<Share> out;
  for (std::size_t g = 0; g < 11; ++g) out.push_back({.base = 1.0 * pupils[g], .count = there[g]});
  return out;
}

TEST(Representation, SaysWhoIsMissing) {
  auto const found = represent(districts());
  EXPECT_EQ(found.total, 74);
  EXPECT_NEAR(found.dissimilarity, 0.266, 5e-4);
  EXPECT_NEAR(found.chi_squared, 41.14, 5e-3);
  EXPECT_TRUE(found.is_simulated) << "some district should have fewer than five";
  EXPECT_LE(found.p, 5e-4);
  EXPECT_NEAR(found.effective, 8.94, 5e-3);
  EXPECT_NEAR(found.groups[1].ratio, 0.30, 5e-3);
  EXPECT_EQ(found.groups[1].word, Presence::strongly_under);
  EXPECT_FALSE(found.groups[1].is_shown) << "three people: not their number, but the word";
  EXPECT_EQ(found.groups[1].seats_short, 7);
  EXPECT_EQ(found.groups[0].word, Presence::over);
  EXPECT_EQ(found.groups[9].word, Presence::too_few_to_tell) << "0.46, but the interval holds 1";
  EXPECT_EQ(found.groups[8].word, Presence::about_right);
  EXPECT_STREQ(name_of(found.groups[1].word), "strongly_under");
}

TEST(Representation, AgreesWithTheReference) {
  auto const all = reference_json("golden/trial/own_goldens.json");
  if (!all) GTEST_SKIP() << skipped_without("golden/trial/own_goldens.json");
  auto const& wanted = (*all)["representation"];
  auto const found = represent(districts());
  for (std::size_t g = 0; g < 11; ++g) {
    auto const id = std::to_string(g + 1);
    auto const& seen = found.groups[g];
    EXPECT_EQ(districts()[g].count, wanted["attendance"][id]);
    EXPECT_NEAR(seen.base_share, wanted["target_share"][id].get<double>(), 1e-12) << id;
    EXPECT_NEAR(seen.ratio, wanted["ratio"][id].get<double>(), 1e-12) << id;
    EXPECT_NEAR(seen.lower, wanted["ratio_ci95_wilson"][id][0].get<double>(), 1e-9) << id;
    EXPECT_NEAR(seen.upper, wanted["ratio_ci95_wilson"][id][1].get<double>(), 1e-9) << id;
    EXPECT_NEAR(seen.shrunk, wanted["ratio_shrunk_kappa11"][id].get<double>(), 1e-12) << id;
    EXPECT_NEAR(seen.p, wanted["exact_binomial_p"][id].get<double>(), 1e-9) << id;
    EXPECT_NEAR(seen.p_holm, wanted["holm_p"][id].get<double>(), 1e-9) << id;
    EXPECT_EQ(seen.seats_short, wanted["seats_short"][id]) << id;
  }
  EXPECT_NEAR(found.chi_squared, wanted["chi2"].get<double>(), 1e-9);
  EXPECT_EQ(found.degrees, wanted["df"]);
  EXPECT_NEAR(found.p, wanted["chi2_mc_p_seed1_200k"].get<double>(), 2e-4) << "of 20,000 draws";
  EXPECT_NEAR(found.dissimilarity, wanted["dissimilarity"].get<double>(), 1e-12);
  EXPECT_NEAR(found.effective, wanted["entropy_effective_groups"].get<double>(), 1e-9);
  EXPECT_NEAR(found.effective_of_base, wanted["entropy_effective_groups_target"].get<double>(), 1e-9);
  EXPECT_NEAR(found.parity, wanted["parity_index"].get<double>(), 1e-12);

  std::vector<int> next;
  for (auto const g : next_groups(districts(), 20, 0)) next.push_back(static_cast<int>(g) + 1);
  EXPECT_EQ(next, wanted["next_20_invites_greedy"].get<std::vector<int>>());
}

TEST(Representation, IsClosedWhereCellsAreLarge) {
  auto many = districts();
  for (auto& one : many) one.count *= 2;
  auto const found = represent(many);
  EXPECT_FALSE(found.is_simulated);
  EXPECT_LT(found.p, 1e-10);
  // Known tails of χ²: 3.841 at one degree and 5.991 at two are 5 %, 11.345 at three 1 %.
  for (auto const& [x, groups, p] : {std::tuple{3.8414588, 2, 0.05}, {5.9914645, 3, 0.05}, {11.3448667, 4, 0.01}}) {
    double const n = 3e6;
    std::vector<Share> shares(static_cast<std::size_t>(groups), Share{.base = 1});
    // Two groups off by as much as gives x.
    double const off = std::sqrt(x * n / groups / 2);
    for (auto& one : shares) one.count = static_cast<int>(n / groups);
    shares[0].count += static_cast<int>(std::lround(off));
    shares[1].count -= static_cast<int>(std::lround(off));
    EXPECT_NEAR(represent(shares).p, p, 5e-3 * p) << groups;
  }
}

TEST(Representation, WeighsNeed) {
  std::vector<Share> const groups{{.base = 100, .need = 2, .count = 10}, {.base = 100, .need = 1, .count = 10}};
  auto const found = represent(groups);
  EXPECT_DOUBLE_EQ(found.groups[0].base_share, 2.0 / 3);
  EXPECT_EQ(found.groups[0].seats_short, 4);
}

TEST(Representation, SpeaksOnlyWhereNumbersAllow) {
  auto const word = [](int count, int total, double share) { return role_presence(count, total, share).word; };
  EXPECT_EQ(word(1, 5, 1.0 / 3), Presence::too_few_to_tell);
  EXPECT_EQ(word(40, 120, 1.0 / 3), Presence::about_right);
  EXPECT_EQ(word(25, 120, 1.0 / 3), Presence::under);
  EXPECT_EQ(word(10, 120, 1.0 / 3), Presence::strongly_under);
  EXPECT_EQ(word(70, 120, 1.0 / 3), Presence::over);
  EXPECT_EQ(word(2, 6, 1.0 / 3), Presence::too_few_to_tell) << "at parity, but six people say nothing";
  EXPECT_EQ(word(30'000, 100'000, 1.0 / 3), Presence::about_right) << "surely below, and near enough";
  EXPECT_EQ(word(0, 0, 1.0 / 3), Presence::too_few_to_tell);
}

TEST(Representation, FollowsVoiceAndInfluence) {
  std::vector<Share> const base{{.base = 50}, {.base = 50}};
  auto const found = represent(base, Followed{{20, 20}, {35, 5}, {12, 0}});
  EXPECT_EQ(found.presence.groups[1].word, Presence::about_right);
  EXPECT_EQ(found.voice.groups[1].word, Presence::strongly_under);
  EXPECT_EQ(found.influence.groups[1].word, Presence::strongly_under);
  EXPECT_DOUBLE_EQ(found.influence.dissimilarity, 0.5);
  EXPECT_DOUBLE_EQ(found.influence.effective, 1);
}

TEST(Representation, HoldsWhateverTheCounts) {
  std::mt19937 chance(7);
  for (int round = 0; round < 40; ++round) {
    std::vector<Share> groups(1 + chance() % 8);
    for (auto& one : groups)
      one = {.base = 1.0 * (chance() % 50), .need = 0.5 + chance() % 3, .count = static_cast<int>(chance() % 20)};
    groups.front().base += 1;
    auto const found = represent(groups, chance());
    EXPECT_GE(found.p, 0);
    EXPECT_LE(found.p, 1);
    EXPECT_GE(found.dissimilarity, 0);
    EXPECT_LE(found.dissimilarity, 1);
    EXPECT_LE(found.parity, 1 + 1e-12);
    for (auto const& one : found.groups) {
      EXPECT_GE(one.p_holm, one.p);
      if (std::isnan(one.ratio)) continue;
      EXPECT_LE(one.lower, one.ratio + 1e-12);
      EXPECT_GE(one.upper, one.ratio - 1e-12);
      EXPECT_LE(std::fabs(one.shrunk - 1), std::fabs(one.ratio - 1) + 1e-12) << "nearer to parity";
      EXPECT_TRUE(one.word != Presence::over || one.lower > 1);
      bool const is_under = one.word == Presence::under || one.word == Presence::strongly_under;
      EXPECT_TRUE(!is_under || one.upper < 1);
    }
    // Asking whom is missing never makes it worse, and ends near.
    auto const seats = next_groups(groups, 400);
    for (auto const g : seats) ++groups[g].count;
    EXPECT_LT(represent(groups).dissimilarity, 0.1);
  }
  auto const nobody = represent(std::vector<Share>{{.base = 1}, {.base = 2}});
  EXPECT_EQ(nobody.p, 1);
  EXPECT_EQ(nobody.dissimilarity, 0);
  EXPECT_EQ(nobody.groups[0].word, Presence::too_few_to_tell);
  EXPECT_THROW(represent(std::vector<Share>{{.base = 0, .count = 3}}), Bug);
}

TEST(NextSeats, LooksAtSeveralAttributes) {
  // Districts 5 and 0, roles 0 and 5: a parent of the second district is missing twice over.
  std::vector<Attribute> const attributes{{{{.base = 1, .count = 5}, {.base = 1, .count = 0}}},
                                          {{{.base = 1, .count = 0}, {.base = 1, .count = 5}}, 2}};
  std::vector<Profile> const profiles{{0, 0}, {1, 1}, {1, 0}, {-1, 0}};
  auto const seats = next_seats(attributes, profiles, 3);
  ASSERT_EQ(seats.size(), 3u);
  EXPECT_EQ(seats[0].profile, 2u);
  EXPECT_DOUBLE_EQ(seats[0].deficit[0], 3);
  EXPECT_DOUBLE_EQ(seats[0].score, 3 + 2 * 3);
  EXPECT_DOUBLE_EQ(seats[1].deficit[1], 0.5 * 7 - 1);
  EXPECT_TRUE(next_seats(attributes, {}, 3).empty());
}

TEST(NextSeats, CountsInvitationsByHowManyAccept) {
  EXPECT_DOUBLE_EQ(acceptance({}), 0.5);
  EXPECT_EQ(invitations_for(7, {.invited = 10, .accepted = 2}), 28) << "one in four";
  EXPECT_EQ(invitations_for(0, {}), 0);
  EXPECT_EQ(invitations_for(-2, {}), 0);
}

}  // namespace
}  // namespace arpent::people
