// The house put together: every kind, every operation, every right, in one place.
#pragma once
#include <memory>

#include "domain/city/identity.h"
#include "operations/perform.h"
#include "store/store.h"

namespace arpent {

struct Sources {
  Clock const& clock;
  Random& random;
  IdSource& ids;
};

std::unique_ptr<House> assemble(Sources sources, std::string base_url, city::Options identity);

// The tables of every version that was released, from the first on: server/main/migrations.
std::vector<store::Migration> released_migrations();

// The statements of the next one: what the descriptions have and the released tables have not; "" when nothing is new.
std::string next_migration(House const& house);

// How the store opens a city of this house: its shapes, live tables and projections.
store::Options store_options(House const& house, std::string path);

}  // namespace arpent
