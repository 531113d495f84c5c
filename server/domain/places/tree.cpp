#include "domain/places/tree.h"

#include <algorithm>

#include "base/text.h"

namespace arpent::places {

int rank_of(std::string_view level) { return level == "city" ? 0 : level == "district" ? 1 : 2; }

std::vector<FieldProblem> faults(store::Reader const& reader, Territory const* before, Territory const& after) {
  std::vector<FieldProblem> out;
  auto const siblings =
      reader.where<Territory>({{"level", after.level}, {"parent", Json(after.parent ? Json(*after.parent) : Json())}});
  if (std::any_of(siblings.begin(), siblings.end(),
                  [&](Territory const& other) { return other.id != after.id && fold(other.name) == fold(after.name); }))
    out.push_back({"name", "territory.name_taken", {{"name", after.name}}});
  if (after.code && !after.code->empty()) {
    auto const alike = reader.where<Territory>("code", *after.code);
    auto const other = std::find_if(alike.begin(), alike.end(), [&](Territory const& o) { return o.id != after.id; });
    if (other != alike.end()) out.push_back({"code", "territory.code_taken", {{"name", other->name}}});
  }
  if (before && before->level != after.level) {
    auto const below = reader.where<Territory>("parent", after.id);
    if (std::any_of(below.begin(), below.end(),
                    [&](Territory const& child) { return rank_of(child.level) <= rank_of(after.level); }))
      out.push_back({"level", "territory.others_below"});
  }
  if (!after.parent) return out;
  if (after.level == "city") out.push_back({"parent", "territory.city_on_top"});
  else if (auto const parent = reader.find<Territory>(*after.parent))
    if (after.parent == after.id || rank_of(parent->level) >= rank_of(after.level))
      out.push_back({"parent", "territory.parent_not_above", {{"name", parent->name}}});
  return out;
}

std::int64_t last_order(store::Reader const& reader, std::string_view level) {
  std::int64_t last = 0;
  reader.select("SELECT max(\"order\") FROM {territory} WHERE level = :level", {{"level", level}},
                [&](store::Row const& row) { last = row.absent(0) ? 0 : row.integer(0); });
  return last + 1;
}

std::optional<std::string> only_city(store::Reader const& reader) {
  auto const cities = reader.where<Territory>("level", "city");
  return cities.size() == 1 ? std::optional(cities.front().id) : std::nullopt;
}

}  // namespace arpent::places
