#include "opinion/lottery.h"

#include <algorithm>
#include <cmath>

#include "opinion/lottery_search.h"

namespace arpent::opinion {
namespace {

using Quotas = std::vector<Quota>;

constexpr double fading = 0.7;  // of a person's weight with each panel they are in

void check(Pool const& pool, PanelPlan const& plan) {
  require(plan.size >= 1, "a panel has a member");
  require(plan.panels >= 1, "the list has a panel");
  for (std::size_t c = 0; c < plan.quotas.size(); ++c)
    require(plan.quotas[c].least >= 0 && plan.quotas[c].least <= plan.quotas[c].most,
            "a quota asks for at least 0 and at most no fewer than that (category {n})", [&] {
              return Fault::Params{{"n", std::to_string(c + 1)}};
            });
  int possible = 0;
  for (int i = 0; i < pool.people(); ++i)
    possible += std::all_of(pool.attribute.begin(), pool.attribute.end(), [&](std::vector<int> const& column) {
      int const c = column[static_cast<std::size_t>(i)];
      return c < 0 || plan.quotas[static_cast<std::size_t>(c)].most > 0;
    });
  require(possible >= plan.size, "a panel of {size} needs as many people who may sit in it ({n})", [&] {
    return Fault::Params{{"size", std::to_string(plan.size)}, {"n", std::to_string(possible)}};
  });
}

Quota relaxed(Quota quota, double by, int size) {
  constexpr double hair = 1e-9;
  return {std::max(0, static_cast<int>(std::ceil(quota.least * (1 - by) - hair))),
          std::max(quota.most, std::min(size, static_cast<int>(std::floor(quota.most * (1 + by) + hair))))};
}

class Relaxation {
 public:
  Relaxation(Kinds const& kinds, PanelPlan const& plan) : kinds_(kinds), plan_(plan) {}

  // The quotas nearest to those asked for which a panel is found.
  Quotas find(double& by) const {
    if (by = 0; is_found(plan_.quotas)) return plan_.quotas;
    auto const steps = steps_of();
    std::size_t none = 0, all = steps.size();  // the first that is enough lies in [none, all)
    while (all - none > 1) {
      auto const middle = none + (all - none - 1) / 2;
      (is_found(at(steps[middle])) ? all : none) = middle + 1;
    }
    by = steps[none];
    return taken_back(at(by));
  }

 private:
  bool is_found(Quotas const& quotas) const {
    Draw draw(plan_.seed);
    PanelSearch search(kinds_, quotas, plan_.size);
    return search.find(std::vector<double>(people(), 1.0), draw).has_value();
  }
  std::size_t people() const {
    std::size_t sum = 0;
    for (auto const& kind : kinds_.people) sum += kind.size();
    return sum;
  }
  Quotas at(double by) const {
    Quotas out;
    for (auto const& quota : plan_.quotas) out.push_back(relaxed(quota, by, plan_.size));
    return out;
  }
  // Proportions at which some bound moves, rising. At the last one nothing but exclusions is left.
  std::vector<double> steps_of() const {
    std::vector<double> out{static_cast<double>(plan_.size)};
    for (auto const& quota : plan_.quotas) {
      for (int j = 1; j <= quota.least; ++j) out.push_back(static_cast<double>(j) / quota.least);
      for (int j = 1; quota.most > 0 && quota.most + j <= plan_.size; ++j)
        out.push_back(static_cast<double>(j) / quota.most);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }
  // One bound after the other as far back to what was asked as a panel is still found.
  Quotas taken_back(Quotas quotas) const {
    auto const back = [&](int& bound, int asked, int step) {
      int const relaxed_to = bound;
      if (bound = asked; is_found(quotas)) return;
      for (bound = relaxed_to; bound + step != asked; bound += step) {
        bound += step;
        bool const is_enough = is_found(quotas);
        bound -= step;
        if (!is_enough) return;
      }
    };
    for (std::size_t c = 0; c < quotas.size(); ++c) {
      if (quotas[c].least != plan_.quotas[c].least) back(quotas[c].least, plan_.quotas[c].least, +1);
      if (quotas[c].most != plan_.quotas[c].most) back(quotas[c].most, plan_.quotas[c].most, -1);
    }
    return quotas;
  }

  Kinds const& kinds_;
  PanelPlan const& plan_;
};

double ceiling_of(Kinds const& kinds, Quotas const& quotas, int people, int size) {
  std::vector<int> available(quotas.size());
  for (std::size_t k = 0; k < kinds.people.size(); ++k)
    for (int const c : kinds.categories[k])
      if (c >= 0) available[static_cast<std::size_t>(c)] += static_cast<int>(kinds.people[k].size());
  double out = static_cast<double>(size) / people;
  for (std::size_t c = 0; c < quotas.size(); ++c)
    if (available[c] > 0) out = std::min(out, static_cast<double>(quotas[c].most) / available[c]);
  return out;
}

}  // namespace

Lottery panel_lottery(Pool const& pool, PanelPlan const& plan) {
  auto const kinds = kinds_of(pool, static_cast<int>(plan.quotas.size()));
  check(pool, plan);
  Lottery out;
  auto const quotas = Relaxation(kinds, plan).find(out.relaxation);
  for (std::size_t c = 0; c < quotas.size(); ++c)
    if (!(quotas[c] == plan.quotas[c])) out.relaxed.push_back({static_cast<int>(c), plan.quotas[c], quotas[c]});
  out.ceiling = ceiling_of(kinds, quotas, pool.people(), plan.size);

  auto const people = static_cast<std::size_t>(pool.people());
  std::vector<double> weight(people, 1.0);
  std::vector<int> times(people);
  Draw draw(plan.seed);
  PanelSearch search(kinds, quotas, plan.size);
  Draw again(plan.seed);  // as the quotas were tried: this one is found for certain
  auto const known = *search.find(weight, again);
  while (out.panels.size() < static_cast<std::size_t>(plan.panels)) {
    auto panel = search.find(weight, draw).value_or(known);
    for (int const i : panel) {
      weight[static_cast<std::size_t>(i)] *= fading;
      ++times[static_cast<std::size_t>(i)];
    }
    out.panels.push_back(std::move(panel));
  }
  for (int const n : times) out.chance.push_back(static_cast<double>(n) / plan.panels);
  auto const [least, most] = std::minmax_element(out.chance.begin(), out.chance.end());
  out.least_chance = *least;
  out.most_chance = *most;
  out.never = static_cast<int>(std::count(times.begin(), times.end(), 0));
  return out;
}

int drawn_panel(int panels, std::uint64_t public_seed) {
  require(panels >= 1, "the list has a panel");
  return static_cast<int>(Draw(public_seed).below(static_cast<std::size_t>(panels)));
}

}  // namespace arpent::opinion
