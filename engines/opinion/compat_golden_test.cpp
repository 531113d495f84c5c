// The compatible mode against a reference implementation of Polis, on real conversations, where both are at hand.
#include "testing/golden.h"

#include <algorithm>
#include <map>

#include "opinion/compat_groups.h"
#include "opinion/compat_lists.h"
#include "opinion/testing/conversation.h"

namespace arpent::opinion {
namespace {

using golden::Json;

struct Case {
  Json wanted;
  golden::Conversation given;
  CompatMap map{};
  std::vector<std::size_t> person{};     // place in the map of a golden participant
  std::vector<std::size_t> statement{};  // place in the map of a golden statement
};

std::vector<std::size_t> places(Json const& ids, std::vector<int> const& id_of,
                                std::vector<std::uint32_t> const& numbers) {
  std::map<int, std::size_t> place;
  for (std::size_t i = 0; i < numbers.size(); ++i) place[id_of[numbers[i]]] = i;
  std::vector<std::size_t> out;
  for (int const id : ids) out.push_back(place.at(id));
  EXPECT_EQ(out.size(), numbers.size());
  return out;
}

std::optional<Case> case_of(std::string const& name) {
  auto wanted = golden::reference("opinion/polisref/" + name + ".json");
  auto given = golden::conversation(name);
  if (!wanted || !given) return std::nullopt;
  Case out{*wanted, *given};
  out.map = compat_map(given->votes);
  out.person = places(out.wanted["participants"]["id"], given->people, out.map.people);
  out.statement = places(out.wanted["statements"]["id"], given->statements, out.map.statements);
  return out;
}

class CompatGolden : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(, CompatGolden, testing::ValuesIn(golden::conversations), golden::test_name);

std::vector<double> picked(std::vector<double> const& of, std::vector<std::size_t> const& places) {
  std::vector<double> out;
  for (auto const i : places) out.push_back(of[i]);
  return out;
}

// Largest difference up to a common sign, as a share of the largest wanted value.
double apart(std::vector<double> const& seen, Json const& wanted) {
  double off[2] = {0, 0}, most = 0;
  EXPECT_EQ(seen.size(), wanted.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    double const value = wanted[i];
    off[0] = std::max(off[0], std::fabs(seen[i] - value));
    off[1] = std::max(off[1], std::fabs(seen[i] + value));
    most = std::max(most, std::fabs(value));
  }
  return std::min(off[0], off[1]) / most;
}

double cosine(std::vector<double> const& a, std::vector<double> const& b) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) ab += a[i] * b[i], aa += a[i] * a[i], bb += b[i] * b[i];
  return std::fabs(ab) / std::sqrt(aa * bb);
}

std::vector<double> one_axis(std::vector<Point> const& points, bool x) {
  std::vector<double> out;
  for (auto const p : points) out.push_back(x ? p.x : p.y);
  return out;
}

TEST_P(CompatGolden, CentreAndAxes) {
  CASE_OR_SKIP(c);
  for (std::size_t j = 0; j < c.statement.size(); ++j)
    EXPECT_NEAR(c.map.centre[c.statement[j]], c.wanted["pca"]["center"][j].get<double>(), 1e-12);
  ASSERT_GT(c.map.strength[0] / c.map.strength[1], 1.05) << "else only the plane could be compared";
  for (std::size_t axis = 0; axis < 2; ++axis) {
    auto const wanted = c.wanted["pca"]["comps"][axis].get<std::vector<double>>();
    EXPECT_GE(cosine(picked(c.map.axis[axis], c.statement), wanted), 1 - 1e-10);
    golden::expect_near(c.map.strength[axis], c.wanted["pca"]["eig"][axis], 1e-10, "eigenvalue");
  }
  golden::expect_near(c.map.strength_of_all, c.wanted["pca"]["eig_total"], 1e-10, "trace");
}

TEST_P(CompatGolden, Positions) {
  CASE_OR_SKIP(c);
  for (bool const x : {true, false}) {
    EXPECT_LE(apart(picked(one_axis(c.map.position, x), c.person), c.wanted["participants"][x ? "x" : "y"]), 1e-9);
    EXPECT_LE(apart(picked(one_axis(c.map.statement_position, x), c.statement), c.wanted["statements"][x ? "x" : "y"]),
              1e-9);
  }
  EXPECT_LE(apart(picked(c.map.extremity, c.statement), c.wanted["statements"]["extremity"]), 1e-9);
}

TEST_P(CompatGolden, WhoIsClusteredAndSilhouettes) {
  CASE_OR_SKIP(c);
  auto const& wanted = c.wanted["participants"];
  std::vector<Point> points;  // the golden positions: grouping is compared apart from the map
  for (std::size_t i = 0; i < c.person.size(); ++i) {
    EXPECT_EQ(c.map.clustered[c.person[i]], wanted["in_conv"][i].get<bool>()) << "participant " << wanted["id"][i];
    if (wanted["in_conv"][i]) points.push_back({wanted["x"][i], wanted["y"][i]});
  }
  auto const found = compat_groups(points);
  ASSERT_EQ(found.silhouette.size(), c.wanted["silhouette"].size());
  for (std::size_t k = 2; k < found.silhouette.size() + 2; ++k)
    EXPECT_NEAR(found.silhouette[k - 2], c.wanted["silhouette"][std::to_string(k)].get<double>(), 1e-9)
        << k << " groups";
  EXPECT_EQ(found.groups.centre.size(), c.wanted["k"].get<std::size_t>());
  ASSERT_EQ(found.base.centre.size(), c.wanted["base"]["n"].size());
  std::vector<std::size_t> sizes, wanted_sizes = c.wanted["base"]["n"];
  for (auto const& own : found.base.members) sizes.push_back(own.size());
  std::sort(sizes.begin(), sizes.end());
  std::sort(wanted_sizes.begin(), wanted_sizes.end());
  EXPECT_EQ(sizes, wanted_sizes);
}

// The group of each person of the map, of labels that follow the golden participants.
std::vector<int> labels(Case const& c, Json const& of) {
  std::vector<int> out(c.map.people.size(), -1);
  EXPECT_EQ(of.size(), c.person.size());
  for (std::size_t i = 0; i < c.person.size(); ++i) out[c.person[i]] = of[i].is_null() ? -1 : of[i].get<int>();
  return out;
}

enum class Compare { all, active };  // the peer program takes statements set aside as not seen, Polis as passed

void expect_tests(Case const& c, Json const& wanted, std::vector<std::vector<CompatTally>> const& tallies,
                  Compare compare = Compare::all) {
  ASSERT_EQ(wanted.size(), tallies.size());
  for (std::size_t g = 0; g < tallies.size(); ++g)
    for (std::size_t j = 0; j < c.statement.size(); ++j) {
      auto const at = c.statement[j];
      if (compare == Compare::active && c.map.set_aside[at]) continue;
      CompatTally others;
      for (std::size_t o = 0; o < tallies.size(); ++o) {
        if (o == g) continue;
        others.agree += tallies[o][at].agree;
        others.disagree += tallies[o][at].disagree;
        others.seen += tallies[o][at].seen;
      }
      auto const own = tallies[g][at];
      auto const tests = compat_tests(own, others);
      auto const& row = wanted[std::to_string(g)];
      EXPECT_EQ(own.agree, row["na"][j]);
      EXPECT_EQ(own.disagree, row["nd"][j]);
      EXPECT_EQ(own.seen, row["ns"][j]);
      auto const near = [&](double seen, char const* name) {
        EXPECT_NEAR(seen, row[name][j].get<double>(), 1e-10) << name << " of " << c.wanted["statements"]["id"][j];
      };
      near(tests.p_agree, "pa"), near(tests.p_disagree, "pd");
      near(tests.p_agree_test, "pat"), near(tests.p_disagree_test, "pdt");
      near(tests.r_agree, "ra"), near(tests.r_disagree, "rd");
      near(tests.r_agree_test, "rat"), near(tests.r_disagree_test, "rdt");
    }
}

void expect_lists(Case const& c, Json const& wanted, std::vector<std::vector<CompatEntry>> const& found) {
  ASSERT_EQ(wanted.size(), found.size());
  for (std::size_t g = 0; g < found.size(); ++g) {
    auto const& list = wanted[std::to_string(g)];
    ASSERT_EQ(list.size(), found[g].size()) << "group " << g;
    for (std::size_t at = 0; at < list.size(); ++at) {
      auto const& seen = found[g][at];
      EXPECT_EQ(c.given.statements[seen.statement], list[at]["tid"]) << "group " << g << ", " << at;
      EXPECT_EQ(seen.agrees, list[at]["repful_for"] == "agree");
      EXPECT_EQ(seen.is_best_agree, list[at].value("best_agree", false));
      EXPECT_EQ(seen.successes, list[at]["n_success"]);
      EXPECT_EQ(seen.seen, list[at]["n_trials"]);
      golden::expect_near(seen.p, list[at]["p_success"], 1e-12, "p");
      golden::expect_near(seen.p_test, list[at]["p_test"], 1e-12, "p's test");
      golden::expect_near(seen.r, list[at]["repness"], 1e-12, "r");
      golden::expect_near(seen.r_test, list[at]["repness_test"], 1e-12, "r's test");
    }
  }
}

TEST_P(CompatGolden, GroupsThatAreGiven) {
  CASE_OR_SKIP(c);
  auto const& wanted = c.wanted["given_production_groups"];
  auto const group = labels(c, wanted["labels"]);
  auto const tallies = compat_tallies(c.given.votes, c.map, group, SetAside::as_passed);
  expect_tests(c, wanted["group_stats"], tallies);
  expect_lists(c, wanted["repness"], compat_representative(c.map, tallies));
  auto const consensus = compat_consensus(c.map, compat_tallies(c.given.votes, c.map, group, SetAside::as_voted));
  for (std::size_t j = 0; j < c.statement.size(); ++j) {
    EXPECT_NEAR(consensus.agree[c.statement[j]], wanted["gac_agree"][j].get<double>(), 1e-12);
    EXPECT_NEAR(consensus.disagree[c.statement[j]], wanted["gac_disagree"][j].get<double>(), 1e-12);
  }
}

TEST_P(CompatGolden, GroupsOfTheReferenceAndWhatToShowNext) {
  CASE_OR_SKIP(c);
  auto const group = labels(c, c.wanted["participants"]["group"]);
  auto const tallies = compat_tallies(c.given.votes, c.map, group, SetAside::as_passed);
  expect_tests(c, c.wanted["group_stats"], tallies);
  expect_lists(c, c.wanted["repness"], compat_representative(c.map, tallies));
  auto const as_voted = compat_tallies(c.given.votes, c.map, group, SetAside::as_voted);
  auto const consensus = compat_consensus(c.map, as_voted);
  auto const priority = compat_priorities(c.given.votes, c.map, as_voted);
  for (std::size_t j = 0; j < c.statement.size(); ++j) {
    EXPECT_NEAR(consensus.agree[c.statement[j]], c.wanted["statements"]["gac_agree"][j].get<double>(), 1e-12);
    golden::expect_near(priority[c.statement[j]], c.wanted["statements"]["priority"][j], 1e-9, "priority");
  }
}

TEST_P(CompatGolden, Majorities) {
  CASE_OR_SKIP(c);
  auto const found = compat_majorities(c.map, compat_tally_of_all(c.given.votes, c.map));
  auto const expect = [&](std::vector<CompatEntry> const& list, Json const& wanted) {
    ASSERT_EQ(list.size(), wanted.size());
    for (std::size_t at = 0; at < list.size(); ++at) {
      EXPECT_EQ(c.given.statements[list[at].statement], wanted[at]["tid"]);
      EXPECT_EQ(list[at].successes, wanted[at]["n_success"]);
      EXPECT_EQ(list[at].seen, wanted[at]["n_trials"]);
      golden::expect_near(list[at].p_test, wanted[at]["p_test"], 1e-12, "test");
    }
  };
  expect(found.agree, c.wanted["consensus"]["agree"]);
  expect(found.disagree, c.wanted["consensus"]["disagree"]);
}

// A peer program: other groups, the same map and the same tests on its own groups.
TEST_P(CompatGolden, AgreesWithAPeerProgram) {
  CASE_OR_SKIP(c);
  auto const peer = golden::reference("opinion/reddwarf/" + GetParam() + ".json");
  if (!peer) GTEST_SKIP() << "no results of a peer program here (ARPENT_REFERENCE): " << GetParam();
  c.wanted = *peer;
  c.person = places(peer->at("participants").at("id"), c.given.people, c.map.people);
  c.statement = places(peer->at("statements").at("id"), c.given.statements, c.map.statements);
  for (bool const x : {true, false}) {
    auto const* axis = x ? "x" : "y";
    EXPECT_LE(apart(picked(one_axis(c.map.position, x), c.person), c.wanted["participants"][axis]), 1e-8) << axis;
    EXPECT_LE(apart(picked(one_axis(c.map.statement_position, x), c.statement), c.wanted["statements"][axis]), 1e-8);
  }
  auto const tallies =
      compat_tallies(c.given.votes, c.map, labels(c, c.wanted["participants"]["group"]), SetAside::as_passed);
  expect_tests(c, c.wanted["group_stats"], tallies, Compare::active);
}

}  // namespace
}  // namespace arpent::opinion
