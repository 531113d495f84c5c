#include "domain/places/rooms.h"

#include <algorithm>

#include "domain/places/put_many.h"
#include "domain/places/sheets.h"
#include "domain/places/target_group.h"
#include "domain/places/tree.h"
#include "domain/without_faults.h"

namespace arpent::places {
namespace {

Result<Done> allow(Call const&, Work& work, Territory const* before, Territory& after) {
  if (!before) {
    // Where there is one city, its districts are told from no other's.
    if (after.level == "district" && !after.parent) after.parent = only_city(work);
    if (!after.order && after.level != "city") after.order = last_order(work, after.level);
  }
  return none_of(faults(work, before, after));
}

Result<Done> allow_share(Call const&, Work& work, GroupShare const*, GroupShare& after) {
  auto const alike = work.where<GroupShare>({{"group", after.group}, {"territory", after.territory}});
  if (std::any_of(alike.begin(), alike.end(),
                  [&](GroupShare const& other) { return other.id != after.id && other.year == after.year; }))
    return none_of({{"year", "group_share.exists_already"}});
  return Done{};
}

}  // namespace

void add_operations(Register& all) {
  add_standard<Territory>(all, {.allow = allow});
  add_standard<TargetGroup>(all);
  add_standard<GroupShare>(all, {.allow = allow_share});
  add_put_many(all);
  add_intakes(all);
}

}  // namespace arpent::places
