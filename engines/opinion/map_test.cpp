// What must hold of pair tables and map whatever the votes.
#include "opinion/map.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

#include "opinion/fault.h"
#include "opinion/leading.h"
#include "opinion/testing/synthetic.h"
#include "opinion/testing/threads.h"

namespace arpent::opinion {
namespace {

std::vector<Statement> all_of(Votes const& votes) {
  std::vector<Statement> out(votes.statements());
  std::iota(out.begin(), out.end(), Statement{0});
  return out;
}

TEST(OpinionPairs, AreTheSameHoweverTheyAreCounted) {
  for (auto const& plan :
       {Synthetic{.people = 300, .statements = 70, .density = 0.4},
        Synthetic{.people = 9'000, .statements = 40, .density = 0.1}, Synthetic{.people = 3, .statements = 5}}) {
    auto const votes = made_up(plan);
    auto columns = all_of(votes);
    columns.erase(columns.begin() + 2);
    auto const plain = Pairs::of(votes, columns, {}, Counting::increments);
    EXPECT_EQ(Pairs::of(votes, columns, {}, Counting::bits), plain);
    EXPECT_EQ(Pairs::of(votes, columns, two_threads(), Counting::bits), plain);
    EXPECT_EQ(Pairs::of(votes, columns, two_threads(), Counting::increments), plain);
    std::int64_t both = 0, product = 0, first = 0, second = 0;
    for (Person i = 0; i < votes.people(); ++i) {
      auto const row = votes.row(i);
      for (auto const one : row)
        for (auto const other : row)
          if (one.statement() == columns[4 % columns.size()] && other.statement() == columns[1])
            ++both, product += one.value() * other.value(), first += one.value(), second += other.value();
    }
    EXPECT_EQ(plain.at(4 % columns.size(), 1), (Pair{static_cast<int>(both), static_cast<int>(product),
                                                     static_cast<int>(first), static_cast<int>(second)}));
    EXPECT_EQ(plain.at(1, 4 % columns.size()).first, static_cast<int>(second));
  }
}

// More votes on a statement than a counter of 16 bits would hold.
TEST(OpinionPairs, DoNotOverflow) {
  Votes votes;
  for (Person i = 0; i < 140'000; ++i) {
    Cast const row[] = {Cast::of(0, Vote::agree), Cast::of(1, Vote::disagree)};
    votes.set_row(i, row);
  }
  for (auto const how : {Counting::increments, Counting::bits}) {
    auto const pairs = Pairs::of(votes, {0, 1}, two_threads(), how);
    EXPECT_EQ(pairs.at(1, 0), (Pair{140'000, -140'000, -140'000, 140'000}));
    EXPECT_EQ(pairs.at(0, 0), (Pair{140'000, 140'000, 140'000, 140'000}));
  }
}

TEST(OpinionLeading, FindsPairsEvenWhenTheyAreDouble) {
  constexpr std::size_t n = 60;
  Symmetric<double> matrix{n, std::vector<double>(n * (n + 1) / 2)};
  for (std::size_t j = 0; j < n; ++j)
    matrix.row(j)[j] = j == 7 || j == 31 ? 5 : j == 3 ? -9 : 1.0 / (1.0 + static_cast<double>(j));
  auto const found = leading(matrix, 3);
  EXPECT_NEAR(found.values[0], 5, 1e-12);
  EXPECT_NEAR(found.values[1], 5, 1e-12) << "the greatest, not those of greatest size";
  EXPECT_NEAR(found.values[2], 1, 1e-9);
  EXPECT_NEAR(std::hypot(found.vectors[0][7], found.vectors[0][31]), 1, 1e-10);
}

TEST(OpinionLeading, SolvesWhatItSays) {
  std::mt19937 chance(3);
  std::normal_distribution<> normal;
  for (std::size_t const n : {1u, 2u, 24u, 25u, 210u}) {
    Symmetric<double> matrix{n, std::vector<double>(n * (n + 1) / 2)};
    for (auto& cell : matrix.cells) cell = normal(chance);
    auto const found = leading(matrix, 2);
    ASSERT_EQ(found.values.size(), std::min<std::size_t>(2, n));
    for (std::size_t i = 0; i < found.values.size(); ++i) {
      auto const& v = found.vectors[i];
      double off = 0;
      for (std::size_t j = 0; j < n; ++j) {
        double sum = 0;
        for (std::size_t k = 0; k < n; ++k) sum += (j >= k ? matrix.row(j)[k] : matrix.row(k)[j]) * v[k];
        off = std::max(off, std::fabs(sum - found.values[i] * v[j]));
      }
      EXPECT_LE(off, 1e-9) << n;
    }
    EXPECT_EQ(leading(matrix, 2, two_threads()).vectors, found.vectors) << "threads must not show";
  }
}

void expect_same(Loadings const& seen, Loadings const& wanted, std::vector<Statement> const& at) {
  for (std::size_t j = 0; j < at.size(); ++j) {
    EXPECT_EQ(seen.mean[at[j]], wanted.mean[j]);
    EXPECT_EQ(seen.loading[at[j]], wanted.loading[j]) << j;
    EXPECT_EQ(seen.noise[at[j]], wanted.noise[j]);
  }
}

TEST(OpinionMap, DoesNotDependOnNumbersOrThreads) {
  auto const votes = made_up({.people = 400, .statements = 60, .density = 0.3, .seed = 5});
  auto const map = loadings(votes);
  auto const places = Placing(map).of(votes);
  std::mt19937 chance(1);
  std::vector<Person> person(votes.people());
  auto statement = all_of(votes);
  std::iota(person.begin(), person.end(), Person{0});
  std::shuffle(person.begin(), person.end(), chance);
  std::shuffle(statement.begin(), statement.end(), chance);
  Votes turned;
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i)) turned.put(person[i], statement[cast.statement()], cast.vote());
  auto const again = loadings(turned, two_threads());
  expect_same(again, map, statement);
  auto const places_again = Placing(again).of(turned, two_threads());
  for (Person i = 0; i < votes.people(); ++i) {
    EXPECT_EQ(places_again.at(person[i]), places.at(i));
    EXPECT_EQ(places_again.xx[person[i]], places.xx[i]);
  }
}

TEST(OpinionMap, IsMirroredWhenAllVotesAreTurned) {
  auto const votes = made_up({.people = 200, .statements = 50, .density = 0.4, .seed = 9});
  Votes turned;
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i)) turned.put(i, cast.statement(), static_cast<Vote>(-cast.value()));
  auto const map = loadings(votes), mirror = loadings(turned);
  EXPECT_EQ(map.loading, mirror.loading);
  EXPECT_EQ(map.noise, mirror.noise);
  auto const places = Placing(map).of(votes), mirrored = Placing(mirror).of(turned);
  for (Person i = 0; i < votes.people(); ++i) {
    EXPECT_EQ(places.x[i], -mirrored.x[i]);
    EXPECT_EQ(places.y[i], -mirrored.y[i]);
    EXPECT_NEAR(predicted(map, 3, places.at(i)), 1 - predicted(mirror, 3, mirrored.at(i)), 1e-15);
  }
}

TEST(OpinionMap, NeverKnewAStatementThatWasTakenOut) {
  auto votes = made_up({.people = 150, .statements = 40, .density = 0.4, .seed = 2});
  Votes without;
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i))
      if (cast.statement() != 39) without.put(i, cast.statement(), cast.vote());
  votes.moderate(39, {Moderation::rejected, false});
  auto const map = loadings(votes), wanted = loadings(without);
  EXPECT_EQ(map.statements, wanted.statements);
  EXPECT_EQ(map.loading, wanted.loading);
  EXPECT_EQ(Placing(map).of(votes).x, Placing(wanted).of(without).x);
}

TEST(OpinionMap, PlacesTheSilentInTheMiddleAndTheTalkativeSurely) {
  auto const votes = made_up({.people = 300, .statements = 50, .density = 0.5, .seed = 4});
  auto const map = loadings(votes);
  Placing const placing(map);
  auto const nobody = placing.of(std::span<Cast const>{});
  EXPECT_EQ(nobody.at, (Point{0, 0}));
  EXPECT_EQ(nobody.xx, 1);
  EXPECT_EQ(nobody.xy, 0);
  double before = 2;
  auto const row = votes.row(0);
  for (std::size_t n = 0; n <= row.size(); n += 5) {
    auto const place = placing.of(row.first(n));
    EXPECT_LE(place.xx + place.yy, before) << "more votes never make a place less sure";
    EXPECT_GE(place.xx * place.yy - place.xy * place.xy, 0);
    before = place.xx + place.yy;
  }
}

TEST(OpinionMap, HoldsStillFromOnePictureToTheNext) {
  auto const votes = made_up({.people = 300, .statements = 40, .density = 0.5, .groups = 2, .seed = 4});
  auto const before = loadings(votes);
  auto turned = before;
  for (auto& [x, y] : turned.loading) x = -x;
  align(turned, before);
  EXPECT_EQ(turned.loading, before.loading);
  auto near = before;  // axes of almost the same length: the picture may have turned by any angle
  near.eigenvalues = {1.1, 1.0};
  for (auto& [x, y] : near.loading) std::tie(x, y) = std::pair(0.6 * x - 0.8 * y, 0.8 * x + 0.6 * y);
  align(near, before);
  for (std::size_t j = 0; j < near.loading.size(); ++j) {
    EXPECT_NEAR(near.loading[j].x, before.loading[j].x, 1e-12);
    EXPECT_NEAR(near.loading[j].y, before.loading[j].y, 1e-12);
  }
}

TEST(OpinionMap, BearsTheSmallestConversations) {
  std::vector<Votes> all(6);
  all[1].put(0, 0, Vote::agree);
  for (Statement j = 0; j < 3; ++j) all[2].put(0, j, Vote::pass);
  for (Person i = 0; i < 9; ++i) all[3].put(i, 0, i % 2 ? Vote::agree : Vote::disagree);
  all[4].put(3, 5, Vote::agree);
  all[4].take_back(3, 5);
  all[5].put(0, 0, Vote::agree);
  all[5].moderate(0, {Moderation::rejected, false});
  for (auto const& votes : all) {
    auto const map = loadings(votes);
    auto const places = Placing(map).of(votes);
    EXPECT_EQ(places.size(), votes.people());
    for (auto const& [x, y] : map.loading) EXPECT_TRUE(std::isfinite(x) && std::isfinite(y));
    for (Person i = 0; i < places.size(); ++i) EXPECT_TRUE(std::isfinite(places.x[i]) && std::isfinite(places.xx[i]));
  }
  EXPECT_THROW(loadings(Pairs::of(all[3], {0}), {1}), Fault);
}

// Beyond 3,000 statements tables are not held: the same to single precision.
TEST(OpinionMap, SolvesManyStatementsRowByRow) {
  auto const few = made_up({.people = 60, .statements = 40, .density = 0.6, .groups = 2, .seed = 3});
  Votes many;
  for (Person i = 0; i < few.people(); ++i)
    for (auto const cast : few.row(i)) many.put(i, cast.statement(), cast.vote());
  for (Statement j = 40; j < 3'100; ++j) many.moderate(j, {Moderation::accepted, false});  // nobody voted on these
  auto const map = loadings(few), wide = loadings(many);
  ASSERT_EQ(wide.statements.size(), 3'100u);
  for (std::size_t j = 0; j < 40; ++j) {
    EXPECT_NEAR(wide.loading[j].x, map.loading[j].x, 1e-4);
    EXPECT_NEAR(wide.loading[j].y, map.loading[j].y, 1e-4);
  }
}

}  // namespace
}  // namespace arpent::opinion
