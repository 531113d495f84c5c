#include "domain/places/sheets.h"

#include "domain/places/territory.h"

namespace arpent::places {
namespace {

using intake::Draft;
using intake::Drafts;
using intake::Row;

// The territory of the whole city; null where there is none.
Json whole_city(Drafts& drafts) {
  for (auto const& territory : drafts.all("territory"))
    if (territory["level"] == "city") return territory["id"];
  return nullptr;
}

// A new district comes after those that are there, in the order of the rows.
std::int64_t next_position(Drafts& drafts) {
  auto& memory = drafts.memory("order");
  if (!memory.is_number()) {
    std::int64_t last = 0;
    for (auto const& territory : drafts.all("territory"))
      if (territory["level"] == "district" && territory["order"].is_number())
        last = std::max(last, territory["order"].get<std::int64_t>());
    memory = last;
  }
  memory = memory.get<std::int64_t>() + 1;
  return memory.get<std::int64_t>();
}

void read_district(Row const& row, Drafts& drafts) {
  Draft draft{.kind = "territory", .about_row = true};
  for (auto const& [column, value] : row) draft.fields[column] = value;
  // A map seldom says anything but names and shapes: what it does not say is not cleared.
  if (row.contains("geometry"))
    for (auto const* field : {"code", "geometry"})
      if (draft.fields.contains(field) && draft.fields[field].is_null()) draft.fields.erase(field);
  draft.initial = {{"level", "district"}, {"parent", whole_city(drafts)}, {"order", next_position(drafts)}};
  drafts.put(std::move(draft));
}

}  // namespace

void add_intakes(Register& all) {
  std::vector<intake::Column> columns;
  for (auto const* field : {"name", "code", "tags", "population", "pupils", "families", "geometry"})
    columns.push_back(intake::own(Territory::shape(), field));
  all.intakes.push_back({.name = "districts",
                         .about = "territory",
                         .columns = std::move(columns),
                         .read = read_district,
                         .needs = {"name"},
                         .lines = "name",
                         .shapes = true});
}

}  // namespace arpent::places
