// Where a city is in its own time.
#pragma once
#include <string>

#include "store/database.h"
#include "store/entry.h"

namespace arpent::store {

struct Position {
  Moment moment = 0;
  std::string at;  // "" before the first
};

Position last_position(Connection& connection);
// The last at or before an instant ("2026-03-12T22:59:59.999Z"), and the last at or before a moment.
Position position_at(Connection& connection, std::string const& at);
Position position_of(Connection& connection, Moment moment);

}  // namespace arpent::store
