#include "main/assemble.h"

#include "domain/city/city.h"
#include "domain/city/relations.h"
#include "domain/course/rooms.h"
#include "domain/measure/put_many.h"
#include "domain/measure/reading.h"
#include "domain/measure/rooms.h"
#include "domain/meeting/rooms.h"
#include "domain/needs/rooms.h"
#include "domain/people/rooms.h"
#include "domain/pilot/rooms.h"
#include "domain/places/rooms.h"
#include "domain/plan/rooms.h"
#include "domain/talk/rooms.h"
#include "domain/voice/rooms.h"
#include "domain/voice/voter.h"
#include "doors/import/import.h"
#include "embedded/migration_files.h"
#include "main/permission_table.h"
#include "operations/guests.h"
#include "operations/history.h"
#include "views/views.h"

namespace arpent {
namespace {

// A sheet that waits to be imported may name who is being erased.
void forget_waiting_imports_at_erasure(Register& all) {
  auto& erase = all.operations.at("person.erase").write;
  erase = [erase = std::move(erase)](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(done, erase(call, work, input));
    reading::forget_what_waits(work);
    return done;
  };
}

}  // namespace

std::unique_ptr<House> assemble(Sources sources, std::string base_url, city::Options identity) {
  auto house = std::make_unique<House>(House{.clock = sources.clock,
                                             .random = sources.random,
                                             .ids = sources.ids,
                                             .base_url = std::move(base_url),
                                             .name_of_actor = city::name_of_actor});
  auto& all = house->all;
  plan::add_operations(all);
  measure::add_operations(all);
  places::add_operations(all);
  people::add_operations(all);
  talk::add_operations(all);
  meeting::add_operations(all);
  course::add_operations(all);
  pilot::add_operations(all);
  needs::add_operations(all);
  voice::add_operations(all);
  city::add_operations(all);
  add_history(all);
  views::add_views(all);
  reading::add_import(*house, {measure::numbers_in_lots()});
  forget_waiting_imports_at_erasure(all);
  city::add_sessions(*house, std::move(identity));
  house->permissions = Permissions(permission_table(), city::relations());
  return house;
}

std::vector<store::Migration> released_migrations() {
  std::vector<store::MigrationFile> files;
  for (auto const& file : migration_files().files()) files.push_back({file.path, file.bytes});
  return store::migrations_of(files);
}

std::string next_migration(House const& house) {
  auto options = store_options(house, "");
  return store::next_migration(options.shapes, {std::move(options.live_tables), std::move(options.projections)},
                               options.migrations);
}

store::Options store_options(House const& house, std::string path) {
  store::Options options{.path = std::move(path), .shapes = {}, .clock = house.clock};
  for (auto const& [name, shape] : house.all.kinds) options.shapes.push_back(shape);
  options.live_tables = std::string(city::live_tables()) + std::string(guests::live_tables()) +
                        std::string(voice::live_tables()) + std::string(reading::import_tables());
  options.projections.push_back(measure::readings());
  options.migrations = released_migrations();
  return options;
}

}  // namespace arpent
