// The tree of places: city above district above place. Levels that fall strictly leave no room for a circle.
#pragma once
#include "base/result.h"
#include "domain/places/territory.h"
#include "store/reader.h"

namespace arpent::places {

// 0 for a city, 1 for a district, 2 for a place.
int rank_of(std::string_view level);

// What is wrong with the place where it would stand: all faults, in the order of the fields.
std::vector<FieldProblem> faults(store::Reader const& reader, Territory const* before, Territory const& after);

// The position after all others of its level.
std::int64_t last_order(store::Reader const& reader, std::string_view level);

// The city, where there is exactly one of this level.
std::optional<std::string> only_city(store::Reader const& reader);

}  // namespace arpent::places
