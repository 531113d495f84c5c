#include "domain/places/put_many.h"

#include <algorithm>

#include "base/text.h"
#include "domain/places/territory.h"
#include "operations/standard.h"

namespace arpent::places {
namespace {

struct PlaceRow {
  std::optional<std::string> name, code;
  std::string level = "district";
  std::optional<std::string> parent;
  std::optional<std::vector<std::string>> tags;
  std::optional<std::int64_t> population, pupils, families;
  Json geometry;
  std::optional<std::int64_t> tile_column, tile_row, order;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&PlaceRow::name>("name", {.max_length = 200}),
        text<&PlaceRow::code>("code", {.max_length = 40}),
        choice<&PlaceRow::level>("level", "city|district|place", {.required = true}),
        text<&PlaceRow::parent>("parent"),
        texts<&PlaceRow::tags>("tags", {.max_length = 60}),
        integer<&PlaceRow::population>("population", {.min = 0, .unit = "people"}),
        integer<&PlaceRow::pupils>("pupils", {.min = 0, .unit = "people"}),
        integer<&PlaceRow::families>("families", {.min = 0, .unit = "people"}),
        record::geometry<&PlaceRow::geometry>("geometry"),
        integer<&PlaceRow::tile_column>("tile_column", {.min = 0, .max = 100}),
        integer<&PlaceRow::tile_row>("tile_row", {.min = 0, .max = 100}),
        integer<&PlaceRow::order>("order", {.min = 0, .max = 100000}),
    };
    static Shape const shape = input<PlaceRow>("place_row", fields);
    return shape;
  }
};

struct PutMany {
  std::vector<PlaceRow> rows;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {record::rows<&PutMany::rows>("rows", {.required = true})};
    static Shape const shape = input<PutMany>("put_places", fields);
    return shape;
  }
};

struct PutPlace {
  std::string id, name, what;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&PutPlace::id>("id"), text<&PutPlace::name>("name"),
                                   choice<&PutPlace::what>("what", "created|changed|untouched")};
    static Shape const shape = answer<PutPlace>("put_place", fields);
    return shape;
  }
};

struct PlacesPut {
  std::int64_t created = 0, changed = 0, untouched = 0;
  std::vector<PutPlace> territories;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&PlacesPut::created>("created"), integer<&PlacesPut::changed>("changed"),
                                   integer<&PlacesPut::untouched>("untouched"),
                                   rows<&PlacesPut::territories>("territories")};
    static Shape const shape = answer<PlacesPut>("places_put", fields);
    return shape;
  }
};

class Putting {
 public:
  Putting(Register const& all, Call const& call, Work& work)
      : all_(all), call_(call), work_(work), known_(work.all<Territory>()) {}

  Result<PlacesPut> run(std::vector<PlaceRow> const& rows) {
    PlacesPut out;
    for (std::size_t n = 0; n < rows.size(); ++n) put(rows[n], "rows." + std::to_string(n) + ".", out);
    if (!wrong_.fields.empty()) return wrong_;
    return out;
  }

 private:
  void put(PlaceRow const& row, std::string const& path, PlacesPut& out) {
    auto input = given(row, path);
    if (!input) return;
    auto* present = find(row);
    if (!present && !row.name) return wrong_.fields.push_back({path + "name", "field.required"});
    Result<Json> kept = present ? change(present->id, *input) : create_record(all_, call_, work_, "territory", *input);
    if (!kept) return add_faults(path, kept.problem());
    auto const now = record::typed<Territory>(*kept);
    std::string what = "created";
    if (present) what = present->revision == now.revision ? "untouched" : "changed";
    ++(what == "created" ? out.created : what == "changed" ? out.changed : out.untouched);
    out.territories.push_back({now.id, now.name, what});
    if (present) *present = now;
    else known_.push_back(now);
  }

  Result<Json> change(std::string const& id, Json input) {
    input["id"] = id;
    return all_.find("territory.change")->write(call_, work_, input);
  }

  Territory* find(PlaceRow const& row) {
    auto const is_it = [&](Territory const& place) {
      if (row.code && !row.code->empty() && place.code) return *place.code == *row.code;
      return row.name && place.level == row.level && fold(place.name) == fold(*row.name);
    };
    auto const found = std::find_if(known_.begin(), known_.end(), is_it);
    return found == known_.end() ? nullptr : &*found;
  }

  // Only what the row says.
  std::optional<Json> given(PlaceRow const& row, std::string const& path) {
    auto input = record::to_json(row);
    for (auto at = input.begin(); at != input.end();) at = at->is_null() ? input.erase(at) : std::next(at);
    if (!row.parent) return input;
    auto const parent = std::find_if(known_.begin(), known_.end(), [&](Territory const& place) {
      return place.id == *row.parent || place.code == row.parent || fold(place.name) == fold(*row.parent);
    });
    if (parent == known_.end()) {
      wrong_.fields.push_back({path + "parent", "territory.parent_unknown", {{"parent", *row.parent}}});
      return std::nullopt;
    }
    input["parent"] = parent->id;
    return input;
  }

  void add_faults(std::string const& path, Problem const& problem) {
    if (problem.fields.empty()) wrong_.fields.push_back({path + "name", problem.code, problem.params});
    for (auto const& field : problem.fields) wrong_.fields.push_back({path + field.field, field.code, field.params});
  }

  Register const& all_;
  Call const& call_;
  Work& work_;
  std::vector<Territory> known_;
  Problem wrong_{422, "invalid"};
};

}  // namespace

void add_put_many(Register& all) {
  Operation operation{.name = "territory.put_many", .target = Target::collection};
  operation.input = &PutMany::shape();
  operation.answer = &PlacesPut::shape();
  operation.writes = true;
  operation.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, Putting(all, call, work).run(record::typed<PutMany>(input).rows));
    return record::to_json(out);
  };
  add(all, std::move(operation));
}

}  // namespace arpent::places
