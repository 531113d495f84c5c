// A panel drawn by lot that keeps hard quotas, and in which everybody's chance is as equal as the quotas allow. First
// the list of panels is made and published, then one of them is drawn by a seed that nobody could know before (a
// lotto). Source: fair selection of citizens' assemblies (Flanigan, Gölz, Gupta, Hennig, Procaccia, Nature 596, 2021),
// here without a solver: multiplicative weights (Arora, Hazan, Kale, Theory of Computing 8, 2012) over panels found by
// a greedy choice and swaps. Tests compare with the best that all panels of small pools allow.
#pragma once
#include <cstdint>
#include <vector>

#include "opinion/pool.h"

namespace arpent::opinion {

// How many members of a category a panel has: 0 ≤ least ≤ most.
struct Quota {
  int least = 0, most = 0;
  friend bool operator==(Quota, Quota) = default;
};

struct PanelPlan {
  std::vector<Quota> quotas{};  // by category
  int size = 0;                 // of a panel, ≥ 1
  int panels = 200;             // ≥ 1: of the list; the same panel may stand in it more than once
  std::uint64_t seed = 0;       // makes the list; publish it with the list
};

struct Relaxed {
  int category = 0;
  Quota asked{}, granted{};
};

struct Lottery {
  std::vector<std::vector<int>> panels{};  // people of the pool, rising; each panel keeps the quotas
  std::vector<double> chance{};            // of each person: share of the panels they are in
  double least_chance = 0, most_chance = 0;
  double ceiling =
      0;          // no lottery under these quotas could give everybody more: min of size ÷ people, most ÷ available
  int never = 0;  // people who are in no panel of the list
  // Quotas no panel was found for, as asked: the smallest common proportion by which all bounds had to give way (least
  // (1-ρ), most (1+ρ)), then taken back wherever a panel is still found. Empty and 0: the quotas hold as asked.
  std::vector<Relaxed> relaxed{};
  double relaxation = 0;  // ρ
};

// The search may miss a panel that exists where quotas are all but impossible (deciding it is NP-hard); what it returns
// keeps `quotas` less `relaxed`, always. A most of 0 excludes and is never relaxed. Faults: quotas that are none (least
// > most, negative), fewer people than a panel needs, also after exclusions. 150 people, 20 categories, a panel of 22
// and 200 panels take half a second.
Lottery panel_lottery(Pool const& pool, PanelPlan const& plan);

// Which panel of the list the public seed draws, from 0: each as likely. `panels` ≥ 1.
int drawn_panel(int panels, std::uint64_t public_seed);

}  // namespace arpent::opinion
