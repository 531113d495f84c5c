#include "opinion/agreement.h"

#include <algorithm>
#include <cmath>

namespace arpent::opinion {
namespace {

constexpr double broad_from = 0.6, low_up_to = 0.4, objecting_from = 0.2, slack = 0.02;
constexpr std::uint32_t category_votes_least = 5;

bool is_enough(Tally const& tally, std::size_t people) {
  return tally.votes >= 3 && 10 * std::uint64_t{tally.votes} >= people;
}

bool objects(Tally const& tally) { return tally.votes > 0 && tally.disagree >= objecting_from * tally.votes; }

Tally sum_of(std::span<Tally const> parts) {
  Tally out;
  for (auto const& part : parts) {
    out.agree += part.agree;
    out.disagree += part.disagree;
    out.votes += part.votes;
  }
  return out;
}

// Counts with one part more, of those in none: so that all together are everybody.
Tallies tally_with_rest(Votes const& votes, std::span<std::int16_t const> part, std::size_t parts,
                        Workers const& workers) {
  auto const all = parts + 1;
  unsigned const jobs = votes.people() < 10'000 ? 1 : workers.at_once;
  // [statement][part][disagree, pass, agree]
  std::vector<std::vector<std::uint32_t>> counts(jobs, std::vector<std::uint32_t>(votes.statements() * all * 3));
  workers(jobs, [&](unsigned job) {
    auto* const count = counts[job].data();
    for (auto i = begin_of(job, jobs, votes.people()); i < begin_of(job + 1, jobs, votes.people()); ++i) {
      auto const own = i < part.size() && part[i] >= 0 ? static_cast<std::size_t>(part[i]) : parts;
      for (auto const cast : votes.row(static_cast<Person>(i)))
        ++count[(cast.statement() * all + own) * 3 + (cast.packed & 3)];
    }
  });
  Tallies out(votes.statements(), all);
  for (Statement j = 0; j < votes.statements(); ++j)
    for (std::size_t own = 0; own < all; ++own)
      for (auto const& count : counts) {
        auto const* three = count.data() + (j * all + own) * 3;
        auto& tally = out.at(j, own);
        tally.disagree += three[0];
        tally.agree += three[2];
        tally.votes += three[0] + three[1] + three[2];
      }
  return out;
}

// What the groups say of a statement, or everybody where there are none.
void judge_groups(Agreement& out, std::span<std::size_t const> sizes) {
  out.of_groups = 1;
  out.group_aware = 1;
  double least = 1, most = 0;
  auto const parts = out.groups.empty() ? std::span(&out.all, 1) : std::span<Tally const>(out.groups);
  for (std::size_t g = 0; g < parts.size(); ++g) {
    auto const place = static_cast<std::uint8_t>(g);
    out.of_groups = std::min(out.of_groups, parts[g].bound());
    out.group_aware *= parts[g].share();
    if (!is_enough(parts[g], sizes[g])) out.waiting.push_back(place);
    else if (objects(parts[g])) out.objects.push_back(place);
    least = std::min(least, parts[g].share());
    most = std::max(most, parts[g].share());
  }
  out.scored = out.waiting.empty() ? Scored::yes : Scored::too_few_votes;
  out.contested = out.scored == Scored::yes && least <= low_up_to && most >= broad_from;
}

void judge_categories(Agreement& out, std::vector<Tallies> const& categories) {
  for (std::size_t d = 0; d < categories.size(); ++d) {
    auto const values = categories[d].of(out.statement).first(categories[d].parts() - 1);
    for (std::size_t value = 0; value < values.size(); ++value) {
      if (values[value].votes < category_votes_least) continue;
      auto const bound = values[value].bound();
      if (out.of_categories && *out.of_categories <= bound) continue;
      out.of_categories = bound;
      out.dimension = static_cast<int>(d);
      out.value = static_cast<int>(value);
    }
  }
}

// Parts of the people who count: those who are not between, of those who are not left out.
std::vector<std::int16_t> parts_of(Grouping const& groups, std::vector<bool> const& out_of_it) {
  std::vector<std::int16_t> part(groups.label.size(), -1);
  for (std::size_t i = 0; i < part.size(); ++i)
    if (!groups.between[i] && !(i < out_of_it.size() && out_of_it[i])) part[i] = groups.label[i];
  return part;
}

std::size_t active_people(Votes const& votes) {
  std::vector<bool> active(votes.statements());
  for (auto const j : votes.active()) active[j] = true;
  std::size_t out = 0;
  for (Person i = 0; i < votes.people(); ++i) {
    auto const row = votes.row(i);
    out += std::any_of(row.begin(), row.end(), [&](Cast cast) { return active[cast.statement()]; });
  }
  return out;
}

std::vector<Agreement> unsorted(Votes const& votes, AgreementInput const& input, Workers const& workers) {
  auto const k = input.groups.k();
  auto const groups = tally_with_rest(votes, parts_of(input.groups, {}), k, workers);
  std::vector<Tallies> categories;
  for (auto const& dimension : input.dimensions)
    categories.push_back(tally_with_rest(votes, dimension.of, dimension.values, workers));
  std::vector<std::size_t> sizes = input.groups.clear;
  if (k <= 1) sizes.assign(1, active_people(votes));
  std::vector<Agreement> out;
  for (auto const j : votes.active()) {
    Agreement one{.statement = j, .all = sum_of(groups.of(j))};
    if (one.all.votes == 0) continue;
    if (k > 1) one.groups.assign(groups.of(j).begin(), groups.of(j).end() - 1);
    judge_groups(one, sizes);
    judge_categories(one, categories);
    one.score = std::min(one.of_groups, one.of_categories.value_or(1));
    one.broad = one.scored == Scored::yes && one.score >= broad_from;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

double Tally::bound() const {
  double const p = share();
  return p - std::sqrt(p * (1 - p) / (votes + 3.0));
}

Tallies tally(Votes const& votes, std::span<std::int16_t const> part, std::size_t parts, Workers const& workers) {
  auto const all = tally_with_rest(votes, part, parts, workers);
  Tallies out(votes.statements(), parts);
  for (Statement j = 0; j < votes.statements(); ++j)
    for (std::size_t own = 0; own < parts; ++own) out.at(j, own) = all.at(j, own);
  return out;
}

std::vector<Agreement> agreements(Votes const& votes, AgreementInput const& input, Workers const& workers) {
  auto out = unsorted(votes, input, workers);
  std::stable_sort(out.begin(), out.end(), [](Agreement const& one, Agreement const& other) {
    if (one.scored != other.scored) return one.scored == Scored::yes;
    return one.scored == Scored::yes ? one.score > other.score : one.all.votes > other.all.votes;
  });
  return out;
}

void keep_badges(std::vector<Agreement>& now, std::span<Badges const> before) {
  for (auto const& had : before) {
    auto const found =
        std::find_if(now.begin(), now.end(), [&](Agreement const& one) { return one.statement == had.statement; });
    if (found == now.end() || found->scored != Scored::yes) continue;
    auto& one = *found;
    one.broad = one.broad || (had.broad && one.score >= broad_from - slack);
    double least = 1, most = 0;
    for (auto const& group : one.groups) least = std::min(least, group.share()), most = std::max(most, group.share());
    one.contested = one.contested || (had.contested && least <= low_up_to + slack && most >= broad_from - slack);
  }
}

void test_robustness(std::vector<Agreement>& agreements, Votes const& votes, Places const& places,
                     AgreementInput const& input, std::uint64_t seed, Workers const& workers) {
  std::vector<double> least(votes.statements(), 1);
  auto const see = [&](Grouping const& groups, Votes const& of) {
    for (auto const& one : unsorted(of, {groups, input.dimensions}, workers))
      least[one.statement] = std::min(least[one.statement], one.score);
  };
  see(input.groups, votes);
  auto const people = to_be_grouped(places, votes.active().size());
  for (std::size_t k = 2; k <= groups_max; ++k)
    if (auto const groups = grouped(places, people, k, seed, workers)) see(*groups, votes);
  // Without the busiest: everybody above the count that a twentieth exceeds, all of those at the limit staying.
  std::vector<std::size_t> counts;
  for (Person i = 0; i < votes.people(); ++i)
    if (i < places.size() && places.votes[i] > 0) counts.push_back(places.votes[i]);
  if (counts.size() >= 20) {
    std::sort(counts.begin(), counts.end(), std::greater<>());
    auto const limit = counts[counts.size() / 20];
    Votes calmer = votes;
    for (Person i = 0; i < votes.people(); ++i)
      if (i < places.size() && places.votes[i] > limit) calmer.set_row(i, {});
    see(input.groups, calmer);
  }
  for (auto& one : agreements) one.robust = std::min(one.score, least[one.statement]);
}

}  // namespace arpent::opinion
