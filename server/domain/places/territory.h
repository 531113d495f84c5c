// One tree of places: the city, its districts, and the schools, centres and clubs in these.
#pragma once
#include "base/result.h"
#include "record/describe.h"

namespace arpent::places {

struct Territory {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> code;
  std::string level;
  std::optional<std::string> parent;
  std::vector<std::string> tags;  // "priority": figures for a tag are sums over places
  std::optional<std::int64_t> population, pupils, families;
  Json geometry;
  std::optional<std::int64_t> tile_column, tile_row;  // where it stands on the schematic map
  std::optional<std::int64_t> order;                  // the city's own order: districts are never ranked

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Territory::name>("name", {.required = true, .max_length = 200}),
        text<&Territory::code>("code", {.max_length = 40}),
        choice<&Territory::level>("level", "city|district|place", {.required = true}),
        reference<&Territory::parent>("parent", "territory"),
        texts<&Territory::tags>("tags", {.max_length = 60}),
        integer<&Territory::population>("population", {.min = 0, .unit = "people"}),
        integer<&Territory::pupils>("pupils", {.min = 0, .unit = "people"}),
        integer<&Territory::families>("families", {.min = 0, .unit = "people"}),
        record::geometry<&Territory::geometry>("geometry"),
        integer<&Territory::tile_column>("tile_column", {.min = 0, .max = 100}),
        integer<&Territory::tile_row>("tile_row", {.min = 0, .max = 100}),
        integer<&Territory::order>("order", {.min = 0, .max = 100000}),
    };
    static Shape const shape =
        kept<Territory>("territory", "territories", fields,
                        {.title = "name", .searched = "name|code|tags", .audience = Audience::open});
    return shape;
  }
};

}  // namespace arpent::places
