#include "opinion/next.h"

#include <algorithm>
#include <cmath>

#include "opinion/chance.h"

namespace arpent::opinion {
namespace {

constexpr std::size_t first_few = 3, least_voted = 10;
constexpr std::uint32_t category_votes_least = 3;

}  // namespace

Router::Router(Loadings const& map, std::vector<Agreement> const& agreements, std::vector<Tallies> const& categories,
               Routing const& routing)
    : categories_(categories), placing_(map), routing_(routing) {
  std::vector<Agreement const*> by_statement(map.statements.empty() ? 0 : map.statements.back() + std::size_t{1});
  for (auto const& one : agreements)
    if (one.statement < by_statement.size()) by_statement[one.statement] = &one;
  for (std::size_t j = 0; j < map.statements.size(); ++j) {
    auto const* found = by_statement[map.statements[j]];
    Agreement const nothing;
    auto const& seen = found ? *found : nothing;
    auto const groups = seen.groups.empty() ? std::span(&seen.all, 1) : std::span<Tally const>(seen.groups);
    double uncertainty = 0, least = 1, most = 0;
    for (auto const& group : groups) {
      double const p = group.share();
      uncertainty = std::max(uncertainty, std::sqrt(p * (1 - p) / (group.votes + 3.0)));
      least = std::min(least, p), most = std::max(most, p);
    }
    auto const [x, y] = map.loading[j];
    // How far apart groups are, or without groups, how much of the map the statement makes.
    double const split = groups.size() > 1 ? most - least : std::hypot(x, y);
    double consensus = 1;
    for (auto const& group : groups) consensus = std::min(consensus, std::max(group.bound(), 0.0));
    known_.push_back(
        {map.statements[j], map.mean[j], map.noise[j], uncertainty, split, consensus, map.loading[j], seen.all.votes});
  }
}

std::optional<Next> Router::next(std::uint64_t person, std::span<Cast const> row, std::span<std::int16_t const> values,
                                 std::span<Statement const> among) const {
  std::vector<Known const*> open;
  std::size_t given = 0;
  for (auto const& one : known_) {
    auto const at = std::lower_bound(row.begin(), row.end(), one.statement,
                                     [](Cast cast, Statement wanted) { return cast.statement() < wanted; });
    bool const voted = at != row.end() && at->statement() == one.statement;
    given += voted;
    if (!voted && (among.empty() || std::find(among.begin(), among.end(), one.statement) != among.end()))
      open.push_back(&one);
  }
  if (open.empty()) return std::nullopt;
  bool const asks = given >= routing_.budget;
  auto const answer = [&](Known const* one, Reason why) { return Next{one->statement, why, asks}; };
  auto const most = [&](auto const& of) {
    return *std::max_element(open.begin(), open.end(), [&](auto const* a, auto const* b) { return of(*a) < of(*b); });
  };
  Chance chance(mixed(mixed(routing_.seed, person), row.size()));

  // Those that wait for their first views come before others with few votes.
  auto const fresh = [&] {
    auto few = open;
    std::stable_sort(few.begin(), few.end(), [](auto const* a, auto const* b) { return a->votes < b->votes; });
    auto const waiting = static_cast<std::size_t>(
        std::count_if(few.begin(), few.end(), [&](auto const* one) { return one->votes < routing_.votes_first; }));
    few.resize(std::min({few.size(), least_voted, waiting > 0 ? waiting : least_voted}));
    return few[chance.below(few.size())];
  };
  if (given == 0) return answer(most([](Known const& one) { return one.consensus; }), Reason::near_consensus);
  if (given == 1) return answer(most([](Known const& one) { return one.split; }), Reason::splitting);
  if (given == first_few - 1) return answer(fresh(), Reason::fresh);
  if (chance.unit() >= routing_.best) return answer(fresh(), Reason::fewest_votes);

  auto const place = placing_.of(row);
  auto const score = [&](Known const& one) {
    auto const [x, y] = one.loading;
    double const told = (x * x * place.xx + 2 * x * y * place.xy + y * y * place.yy) / one.noise;
    bool silent = false;
    for (std::size_t d = 0; d < std::min(values.size(), categories_.size()); ++d)
      silent = silent ||
               (values[d] >= 0 && static_cast<std::size_t>(values[d]) < categories_[d].parts() &&
                categories_[d].at(one.statement, static_cast<std::size_t>(values[d])).votes < category_votes_least);
    return routing_.place * told + routing_.groups * one.uncertainty + routing_.category * silent;
  };
  return answer(most(score), Reason::informative);
}

std::string_view name_of(Reason reason) {
  constexpr std::string_view names[] = {"near_consensus", "splitting", "fresh", "informative", "fewest_votes"};
  return names[static_cast<int>(reason)];
}

}  // namespace arpent::opinion
