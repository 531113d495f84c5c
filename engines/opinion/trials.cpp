#include "opinion/trials.h"

#include <algorithm>
#include <tuple>

#include "opinion/chance.h"

namespace arpent::opinion {
namespace {

// An empty conversation with the same statements.
Votes like(Votes const& votes) {
  Votes out;
  for (Statement j = 0; j < votes.statements(); ++j) out.moderate(j, votes.standing(j));
  out.reserve(votes.people(), votes.size());
  return out;
}

// With the majority, against it, or none of both: the same when all votes are turned. Never below 0.
std::uint64_t side(Cast cast, std::int64_t sum) {
  int const value = cast.value();
  int const with = sum == 0 ? value * value * 3 : sum > 0 ? value : -value;
  return static_cast<std::uint64_t>(with + 1);
}

// A key of its own for each statement: those with equal counts would else be shuffled alike, and look like a structure.
// They are told apart by who voted how, so that their order does not matter.
std::vector<std::uint64_t> own_keys(Votes const& votes, Keys const& keys, std::vector<std::int64_t> const& sum) {
  std::vector<std::uint64_t> content(votes.statements());
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i))
      content[cast.statement()] += mixed(keys.people[i] + side(cast, sum[cast.statement()]));
  std::vector<Statement> order(votes.statements());
  for (Statement j = 0; j < votes.statements(); ++j) order[j] = j;
  std::sort(order.begin(), order.end(), [&](Statement one, Statement other) {
    return std::tuple(keys.statements[one], content[one], one) <
           std::tuple(keys.statements[other], content[other], other);
  });
  auto out = keys.statements;
  for (std::size_t at = 1, rank = 0; at < order.size(); ++at) {
    auto const key = keys.statements[order[at]];
    rank = key == keys.statements[order[at - 1]] ? rank + 1 : 0;
    if (key != 0 && rank > 0) out[order[at]] = mixed(key + rank) | 1;
  }
  return out;
}

}  // namespace

Keys keys_of(Votes const& votes) {
  std::vector<std::int64_t> sum(votes.statements()), sides(votes.statements()), count(votes.statements());
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i)) {
      sum[cast.statement()] += cast.value();
      sides[cast.statement()] += cast.value() != 0;
      ++count[cast.statement()];
    }
  Keys out{std::vector<std::uint64_t>(votes.people()), std::vector<std::uint64_t>(votes.statements()), {}};
  auto const natural = [](std::int64_t value) { return static_cast<std::uint64_t>(value); };
  for (auto const j : votes.active())
    out.statements[j] = mixed(mixed(natural(sum[j] * sum[j]), natural(sides[j])), natural(count[j])) | 1;
  for (Person i = 0; i < votes.people(); ++i) {
    std::uint64_t of_votes = 0;
    for (auto const cast : votes.row(i)) {
      auto const j = cast.statement();
      if (out.statements[j] == 0) continue;
      of_votes += mixed(out.statements[j] + side(cast, sum[j]));
    }
    out.people[i] = mixed(of_votes);
  }
  out.own = own_keys(votes, out, sum);
  return out;
}

Votes without_some(Votes const& votes, Keys const& keys, double share, std::uint64_t seed) {
  auto out = like(votes);
  std::vector<Cast> row;
  for (Person i = 0; i < votes.people(); ++i) {
    row.clear();
    auto const person = mixed(seed, keys.people[i]);
    for (auto const cast : votes.row(i))
      if (auto const key = keys.statements[cast.statement()]; key && unit_of(mixed(person ^ key)) >= share)
        row.push_back(cast);
    out.set_row(i, row);
  }
  return out;
}

Votes shuffled_within(Votes const& votes, Keys const& keys, std::uint64_t seed) {
  struct Held {
    std::uint64_t draw;
    Person person;
    Cast cast;
  };
  std::vector<std::vector<Held>> by_statement(votes.statements());
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i))
      if (auto const key = keys.own[cast.statement()])
        by_statement[cast.statement()].push_back({mixed(mixed(seed, keys.people[i]) ^ key), i, cast});
  std::vector<std::vector<Cast>> rows(votes.people());
  auto const by_draw = [](Held const& one, Held const& other) { return one.draw < other.draw; };
  for (auto& all : by_statement) {
    auto giving = all;
    for (auto& one : giving) one.draw = mixed(one.draw);
    std::stable_sort(all.begin(), all.end(), by_draw);
    std::stable_sort(giving.begin(), giving.end(), by_draw);
    for (std::size_t at = 0; at < all.size(); ++at) rows[all[at].person].push_back(giving[at].cast);
  }
  auto out = like(votes);
  for (Person i = 0; i < votes.people(); ++i) out.set_row(i, rows[i]);
  return out;
}

Votes some_people(Votes const& votes, Keys const& keys, std::size_t size, std::uint64_t seed) {
  std::vector<std::pair<std::uint64_t, Person>> drawn;
  for (Person i = 0; i < votes.people(); ++i) drawn.emplace_back(mixed(seed, keys.people[i]), i);
  if (size < drawn.size()) {
    std::nth_element(drawn.begin(), drawn.begin() + static_cast<std::ptrdiff_t>(size), drawn.end());
    drawn.resize(size);
  }
  std::sort(drawn.begin(), drawn.end());
  auto out = like(votes);
  Person next = 0;
  for (auto const& [draw, i] : drawn) out.set_row(next++, votes.row(i));
  return out;
}

}  // namespace arpent::opinion
