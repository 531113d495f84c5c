#include "opinion/compat.h"

namespace arpent::opinion {

Compat compat(Votes const& votes, std::span<Person const> clustered_before, Workers const& workers) {
  Compat out{.map = compat_map(votes, clustered_before, workers)};
  out.groups = compat_groups(out.map);
  out.group = compat_labels(out.map, out.groups);
  out.tallies = compat_tallies(votes, out.map, out.group, SetAside::as_voted);
  out.representative = compat_representative(out.map, compat_tallies(votes, out.map, out.group, SetAside::as_passed));
  out.majorities = compat_majorities(out.map, compat_tally_of_all(votes, out.map));
  out.consensus = compat_consensus(out.map, out.tallies);
  out.priority = compat_priorities(votes, out.map, out.tallies);
  out.stance = compat_stances(out.map, out.group);
  return out;
}

}  // namespace arpent::opinion
