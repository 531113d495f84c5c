#include "main/open_formats.h"

#include "main/map_export.h"

namespace arpent {
namespace {

struct Writing {
  House& house;
  store::Reader& reader;
  Asker const& asker;
  measure::Reader read_by;
};

ExportedFile map_file(Writing const& of) {
  return {writing::write_geojson(map_of(of.reader, of.read_by, of.asker.language)), "application/geo+json",
          "arpent.geojson"};
}

using Writer = ExportedFile (*)(Writing const&);
std::map<std::string, Writer> const& writers() {
  static std::map<std::string, Writer> const all{{"geojson", map_file}};
  return all;
}

}  // namespace

std::vector<std::string> const& open_formats() {
  static auto const names = [] {
    std::vector<std::string> out;
    for (auto const& [name, writer] : writers()) out.push_back(name);
    return out;
  }();
  return names;
}

Result<ExportedFile> export_open(House& house, store::Store& store, Asker const& asker, OpenWish const& wish) {
  auto const writer = writers().find(wish.format);
  if (writer == writers().end()) return Problem{404, "http.no_such_path"};
  bool const for_everyone = wish.readers == "everyone";
  if (!wish.readers.empty() && wish.readers != "members" && !for_everyone)
    return Problem{422, "invalid", {}, {{"readers", "field.choice", {{"choices", "members, everyone"}}}}};
  ARPENT_TRY(at, looked_at(wish.on));
  auto const read_by = for_everyone      ? measure::Reader::everyone
                       : asker.in_team() ? measure::Reader::team
                                         : measure::Reader::members;
  return store.read(at, [&](store::Reader& reader) { return writer->second({house, reader, asker, read_by}); });
}

}  // namespace arpent
