// Conversations made up from a seed: each group agrees with each statement by a chance from Beta(.6, .6), mixed half
// and half with a common one; a person belongs to one group, sees each statement with chance `density`, passes one in
// ten.
#pragma once
#include <cmath>

#include "opinion/chance.h"
#include "opinion/votes.h"

namespace arpent::opinion {

struct Synthetic {
  std::size_t people = 1'000, statements = 100;
  double density = 0.3;
  std::size_t groups = 3;
  std::uint64_t seed = 1;
};

inline Votes made_up(Synthetic const& plan) {
  Chance chance(plan.seed);
  auto const beta = [&] {  // Jöhnk
    for (;;) {
      double const x = std::pow(chance.unit(), 1 / 0.6), y = std::pow(chance.unit(), 1 / 0.6);
      if (x + y > 0 && x + y <= 1) return x / (x + y);
    }
  };
  std::vector<double> agree(plan.groups * plan.statements);
  for (std::size_t j = 0; j < plan.statements; ++j) {
    double const common = beta();
    for (std::size_t g = 0; g < plan.groups; ++g) agree[g * plan.statements + j] = (common + beta()) / 2;
  }
  Votes out;
  out.reserve(plan.people,
              static_cast<std::size_t>(1.1 * plan.density * static_cast<double>(plan.people * plan.statements)) + 64);
  for (Statement j = 0; j < plan.statements; ++j) out.moderate(j, {Moderation::accepted, false});
  std::vector<Cast> row;
  double const skip = plan.density < 1 ? 1 / std::log(1 - plan.density) : 0;
  for (Person i = 0; i < plan.people; ++i) {
    auto const* own = agree.data() + chance.below(plan.groups) * plan.statements;
    row.clear();
    // Gaps between seen statements are geometric: as many draws as votes.
    for (double at = std::floor(std::log(chance.unit()) * skip); at < static_cast<double>(plan.statements);
         at += 1 + std::floor(std::log(chance.unit()) * skip)) {
      auto const j = static_cast<Statement>(at);
      auto const vote = chance.unit() < 0.1 ? Vote::pass : chance.unit() < own[j] ? Vote::agree : Vote::disagree;
      row.push_back(Cast::of(j, vote));
    }
    out.set_row(i, row);
  }
  return out;
}

}  // namespace arpent::opinion
