// What stands beside the map: the mode that draws as Polis does, the report for moderators, invitations, panels.
//
// One thread, the least of several runs, as other programs share the machine. Against our own map only the ratio of two
// times of the same run says something.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>

#include "opinion/abuse.h"
#include "opinion/agreement.h"
#include "opinion/compat.h"
#include "opinion/draw.h"
#include "opinion/invite.h"
#include "opinion/lottery.h"
#include "opinion/testing/synthetic.h"
#include "opinion/testing/town.h"

using namespace arpent::opinion;

namespace {

double now_ms() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <class F>
double least_ms(F const& run, int runs = 5) {
  double best = INFINITY;
  for (int i = 0; i < runs; ++i) {
    double const begun = now_ms();
    run();
    best = std::min(best, now_ms() - begun);
  }
  return best;
}

template <class... Values>
void line(char const* must, bool holds, char const* what, char const* form, Values... values) {
  std::printf("| %s | ", what);
  std::printf(form, values...);
  std::printf(" | %s | %s |\n", must, holds ? "" : "**missed**");
  std::fflush(stdout);
}

std::size_t ours(Votes const& votes) {
  auto const map = loadings(votes);
  auto const places = Placing(map).of(votes);
  auto const groups = grouped(places, to_be_grouped(places, map.statements.size()), 2, 1);
  return groups ? agreements(votes, {*groups, {}}).size() : 0;
}

void as_polis() {
  struct {
    char const* what;
    Synthetic plan;
    int runs;
  } const cases[] = {
      {"as Polis does, 26 people × 36 statements", {.people = 26, .statements = 36, .density = 0.68, .groups = 2}, 50},
      {"as Polis does, 1,921 × 119", {.people = 1'921, .statements = 119, .density = 0.17, .groups = 2}, 10},
      {"as Polis does, 2,031 × 607", {.people = 2'031, .statements = 607, .density = 0.14, .groups = 2}, 5},
      {"as Polis does, 33,000 × 783, 1.8 M votes", {.people = 33'000, .statements = 783, .density = 0.07}, 2},
      {"as Polis does, 100,000 × 500, 1.44 M votes", {.people = 100'000, .statements = 500, .density = 0.0288}, 2},
  };
  for (auto const& one : cases) {
    auto const votes = made_up(one.plan);
    double const theirs = least_ms([&] { compat(votes); }, one.runs), own = least_ms([&] { ours(votes); }, one.runs);
    line("", true, one.what, "%.2f ms, %.1f times our own map, groups and agreement", theirs, theirs / own);
  }
}

void moderators() {
  Draw draw(3);
  std::vector<TimedVote> log;
  for (Person i = 0; i < 5'000; ++i) {  // all within the same hour
    auto at = static_cast<std::int64_t>(draw.below(3'600'000));
    for (Statement j = 0; j < 40; ++j)
      log.push_back({i, j, static_cast<Vote>(static_cast<int>(draw.below(3)) - 1),
                     at += 5'000 + static_cast<int>(draw.below(9'000))});
  }
  double const ms = least_ms([&] { abuse(log); }, 2);
  line("", true, "report for moderators, 5,000 people × 40 statements within an hour", "%.0f ms", ms);
}

void panels() {
  // With a solver of integer programs (maximin, HiGHS) pools like these took 3.25, 30.3 and 148.1 s.
  struct {
    char const* what;
    int people, size;
  } const cases[] = {{"200 panels of 22 of 150 volunteers, 20 categories", 150, 22},
                     {"200 panels of 45 of 300", 300, 45},
                     {"200 panels of 75 of 500", 500, 75},
                     {"200 panels of 100 of 2,000", 2'000, 100}};
  for (auto const& one : cases) {
    auto const t = town(2, one.people, one.size, {2, 5, 4, 3, 3, 3});
    Lottery found;
    double const ms = least_ms([&] { found = panel_lottery(t.pool, t.plan); }, 2);
    line("", true, one.what, "%.0f ms; chances %.3f to %.3f, of at most %.3f for all; %zu quotas relaxed", ms,
         found.least_chance, found.most_chance, found.ceiling, found.relaxed.size());
  }
}

void invitations() {
  Draw draw(4);
  std::vector<int> const sizes{11, 6, 5, 4, 4};
  Pool pool;
  InvitePlan plan{.total = 20'000, .invitations = 5'000};
  int first = 0;
  for (int const m : sizes) {
    std::vector<int> column;
    for (int i = 0; i < 100'000; ++i)
      column.push_back(first + static_cast<int>(draw.below(static_cast<std::size_t>(m))));
    pool.attribute.push_back(column);
    for (int c = 0; c < m; ++c) plan.categories.push_back({.target = 1.0 / m, .have = 100 * draw.unit()});
    first += m;
  }
  for (int a = 0; a < 11; ++a)
    for (int b = 0; b < 6; ++b) plan.pairs.push_back({a, 11 + b, 5 * draw.unit()});
  double const ms = least_ms([&] { whom_to_invite(pool, plan); }, 3);
  line("1000 ms", ms < 1000, "5,000 invitations of a pool of 100,000 × 30 categories", "%.0f ms", ms);
}

}  // namespace

int main() {
  as_polis();
  moderators();
  panels();
  invitations();
}
