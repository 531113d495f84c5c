// Everything that Polis says of a conversation, in one call: the mode for exports that are to be compared.
#pragma once
#include "opinion/compat_groups.h"
#include "opinion/compat_lists.h"

namespace arpent::opinion {

struct Compat {
  CompatMap map{};
  CompatGroups groups{};
  std::vector<int> group{};                                // of each person of the map, -1: not clustered
  std::vector<std::vector<CompatTally>> tallies{};         // [group][statement], as voted
  std::vector<std::vector<CompatEntry>> representative{};  // [group]
  CompatMajorities majorities{};
  CompatConsensus consensus{};         // by statement
  std::vector<double> priority{};      // by statement
  std::vector<CompatStance> stance{};  // by person
};
// `clustered_before`: who took part in groups the last time, and does so for ever.
Compat compat(Votes const&, std::span<Person const> clustered_before = {}, Workers const& = {});

}  // namespace arpent::opinion
