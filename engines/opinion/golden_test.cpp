// Against the reference program, on real conversations, where both are at hand.
#include "testing/golden.h"

#include <set>

#include "opinion/agreement.h"
#include "opinion/kmeans.h"
#include "opinion/map.h"
#include "opinion/testing/conversation.h"

namespace arpent::opinion {
namespace {

using golden::Json;

struct Case {
  Json wanted;
  golden::Conversation given;
  Pairs pairs{};
  Loadings map{};
  std::vector<std::size_t> at{};  // place in the map of a golden statement
  std::vector<Person> person{};   // number of a golden participant
};

std::optional<Case> case_of(std::string const& name) {
  auto wanted = golden::reference("opinion/pcfa/" + name + ".json");
  auto given = golden::conversation(name);
  if (!wanted || !given) return std::nullopt;
  Case out{*wanted, *given};
  out.pairs = Pairs::of(given->votes, given->votes.active());
  out.map = loadings(out.pairs, out.pairs.columns(), {}, 5);
  for (int const id : out.wanted["statements"].get<std::vector<int>>())
    for (std::size_t j = 0; j < out.map.statements.size(); ++j)
      if (given->statements[out.map.statements[j]] == id) out.at.push_back(j);
  for (int const id : out.wanted["participants"].get<std::vector<int>>())
    out.person.push_back(
        static_cast<Person>(std::find(given->people.begin(), given->people.end(), id) - given->people.begin()));
  return out;
}

class OpinionGolden : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(, OpinionGolden, testing::ValuesIn(golden::conversations), golden::test_name);

// Largest difference, as a share of the largest wanted value.
double apart(std::vector<double> const& seen, std::vector<double> const& wanted) {
  EXPECT_EQ(seen.size(), wanted.size());
  double off = 0, most = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    off = std::max(off, std::fabs(seen[i] - wanted[i]));
    most = std::max(most, std::fabs(wanted[i]));
  }
  return off / most;
}

TEST_P(OpinionGolden, Pairs) {
  CASE_OR_SKIP(c);
  ASSERT_EQ(c.at.size(), c.pairs.columns().size()) << "active statements";
  auto const n = c.at.size();
  std::int64_t both = 0, product = 0, first = 0, both2 = 0, product2 = 0, first2 = 0;
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t k = 0; k < n; ++k) {
      auto const pair = c.pairs.at(j, k);
      std::int64_t const N = pair.both, A = pair.product, B = pair.first;
      both += N, product += A, first += B;
      both2 += N * N, product2 += A * A, first2 += B * B;
    }
  auto const& sums = c.wanted["table_checksum"];
  EXPECT_EQ(both, sums["sumN"]);
  EXPECT_EQ(product, sums["sumA"]);
  EXPECT_EQ(first, sums["sumB"]);
  EXPECT_EQ(both2, sums["sumN2"]);
  EXPECT_EQ(product2, sums["sumA2"]);
  EXPECT_EQ(first2, sums["sumB2"]);
  for (auto const& row : c.wanted["sample_pairs"]) {
    auto const pair = c.pairs.at(c.at[row["j"].get<std::size_t>()], c.at[row["k"].get<std::size_t>()]);
    EXPECT_EQ(pair.both, row["N"]) << row;
    EXPECT_EQ(pair.product, row["A"]) << row;
    EXPECT_EQ(pair.first, row["B"]) << row;
  }
}

TEST_P(OpinionGolden, Map) {
  CASE_OR_SKIP(c);
  auto const wanted = [&](char const* name) { return c.wanted[name].get<std::vector<double>>(); };
  auto const by_statement = [&](auto const& of) {
    std::vector<double> out;
    for (auto const j : c.at) out.push_back(of(j));
    return out;
  };
  EXPECT_LE(apart(c.map.eigenvalues, wanted("eig_top5")), 1e-8);
  EXPECT_LE(apart(by_statement([&](auto j) { return c.map.mean[j]; }), wanted("mu")), 1e-8);
  EXPECT_LE(apart(by_statement([&](auto j) { return c.map.loading[j].x; }), wanted("L1")), 1e-8);
  EXPECT_LE(apart(by_statement([&](auto j) { return c.map.loading[j].y; }), wanted("L2")), 1e-8);
  EXPECT_LE(apart(by_statement([&](auto j) { return c.map.noise[j]; }), wanted("sigma2")), 1e-8);
  auto const places = Placing(c.map).of(c.given.votes);
  auto const by_person = [&](std::vector<double> const& of) {
    std::vector<double> out;
    for (auto const i : c.person) out.push_back(of[i]);
    return out;
  };
  EXPECT_LE(apart(by_person(places.x), wanted("x")), 1e-8);
  EXPECT_LE(apart(by_person(places.y), wanted("y")), 1e-8);
  EXPECT_LE(apart(by_person(places.xx), wanted("var_x")), 1e-8);
  EXPECT_LE(apart(by_person(places.yy), wanted("var_y")), 1e-8);
  EXPECT_LE(apart(by_person(places.xy), wanted("cov_xy")), 1e-8);
}

std::vector<Point> points_of(Json const& wanted, std::vector<std::size_t>& of) {
  std::vector<Point> out;
  for (std::size_t i = 0; i < wanted["x"].size(); ++i)
    if (wanted["clustered"][i].get<bool>()) of.push_back(i), out.push_back({wanted["x"][i], wanted["y"][i]});
  return out;
}

TEST_P(OpinionGolden, Clusters) {
  CASE_OR_SKIP(c);
  std::vector<std::size_t> of;
  auto const points = points_of(c.wanted, of);
  for (auto const& [k, wanted] : c.wanted["kmeans"].items()) {
    auto const found = kmeans(points, {.k = std::stoul(k), .seed = 1});
    ASSERT_TRUE(found) << k;
    EXPECT_LE(found->sse, wanted["sse"].get<double>() * 1.01) << k;
    EXPECT_NEAR(found->sse, wanted["sse"], 0.2 * wanted["sse"].get<double>()) << k;
    if (points.size() > 800) continue;
    std::vector<std::int8_t> label;
    for (auto const i : of) label.push_back(wanted["labels"][i].get<std::int8_t>());
    EXPECT_NEAR(silhouette(points, label), wanted["silhouette_sub800"], 5.1e-5) << k << ", four digits are given";
  }
  auto const places = Placing(c.map).of(c.given.votes);
  std::set<Person> grouped_here;
  for (auto const i : to_be_grouped(places, c.map.statements.size())) grouped_here.insert(i);
  for (std::size_t i = 0; i < c.person.size(); ++i) {
    if (places.sides[c.person[i]] == 0) continue;  // who only passed is in no group here
    EXPECT_EQ(grouped_here.count(c.person[i]) > 0, c.wanted["clustered"][i].get<bool>());
  }
}

TEST_P(OpinionGolden, AgreementOfGivenGroups) {
  CASE_OR_SKIP(c);
  for (auto const& [k, wanted] : c.wanted["kmeans"].items()) {
    std::vector<std::int16_t> part(c.given.votes.people(), -1);
    for (std::size_t i = 0; i < c.person.size(); ++i) part[c.person[i]] = wanted["labels"][i].get<std::int16_t>();
    auto const tallies = tally(c.given.votes, part, std::stoul(k));
    std::vector<double> product, least;
    for (auto const j : c.at) {
      double p = 1, bound = 1;
      for (auto const& group : tallies.of(c.map.statements[j]))
        p *= group.share(), bound = std::min(bound, group.bound());
      product.push_back(p), least.push_back(bound);
    }
    EXPECT_LE(apart(product, wanted["gac"]), 1e-8) << k;
    EXPECT_LE(apart(least, wanted["min_lcb"]), 1e-8) << k;
  }
}

}  // namespace
}  // namespace arpent::opinion
