// Which statement somebody is shown next.
//
// Of those not voted on: most told about the person's place (L'Λ⁻¹L/σ²), about what groups think of it, and about a
// category that has said too little. Source: own method; variance reduction as in adaptive testing (van der Linden
// 1998).
#pragma once
#include "opinion/agreement.h"

namespace arpent::opinion {

struct Routing {
  double place = 1, groups = 0.5, category = 0.5;  // weights α, β, γ
  double best = 0.7;                               // chance of taking the best; else one of the ten with fewest votes
  std::size_t budget = 8;                          // then the person is asked whether there may be more
  std::uint32_t votes_first = 5;  // views every new statement is to get: it comes first among the rest until then
  std::uint64_t seed = 0;         // of the conversation
};

enum class Reason { near_consensus, splitting, fresh, informative, fewest_votes };
std::string_view name_of(Reason);

struct Next {
  Statement statement;
  Reason reason;
  bool asks_for_more = false;  // the budget is used up: ask before showing it
};

// What choosing needs to know of the conversation: made once, used for everybody until the next computation.
class Router {
 public:
  // `dimensions` and `agreements` as they were used; statements that came later may be passed over until the next one.
  Router(Loadings const&, std::vector<Agreement> const&, std::vector<Tallies> const& categories, Routing const& = {});

  // Of statements the person has not voted on and `may_show` allows (empty: all active). `values`: the person's value
  // in each dimension, -1 unsaid. The first three are one near consensus, one that splits and a fresh one. The same
  // person with the same votes is always shown the same. Nothing when nothing is left.
  std::optional<Next> next(std::uint64_t person, std::span<Cast const> row, std::span<std::int16_t const> values = {},
                           std::span<Statement const> among = {}) const;

 private:
  struct Known {
    Statement statement;
    double mean, noise, uncertainty, split, consensus;
    Point loading;
    std::uint32_t votes;
  };
  std::vector<Known> known_;
  std::vector<Tallies> categories_;
  Placing placing_;
  Routing routing_;
};

}  // namespace arpent::opinion
