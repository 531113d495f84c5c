#include "main/open_formats.h"

#include "main/calendar_export.h"
#include "main/iati_export.h"
#include "main/map_export.h"

namespace arpent {
namespace {

struct Writing {
  House& house;
  store::Reader& reader;
  Asker const& asker;
  measure::Reader read_by;
};

Result<ExportedFile> map_file(Writing const& of) {
  return ExportedFile{writing::write_geojson(map_of(of.reader, of.read_by, of.asker.language)), "application/geo+json",
                      "arpent.geojson"};
}

Result<ExportedFile> iati_file(Writing const& of) {
  auto const file = iati_of(of.reader, print_instant(of.house.clock.now()));
  if (file.activities.empty()) return Problem{409, "export.nothing_to_tell"};
  return ExportedFile{writing::write_iati(file), "application/xml", "arpent-iati.xml"};
}

Result<ExportedFile> calendar_file(Writing const& of) {
  auto const whom = of.read_by == measure::Reader::everyone ? CalendarFor::everyone : CalendarFor::members;
  auto const calendar =
      calendar_of(of.house, of.reader, whom, of.asker.language, of.asker.door == "cli" ? "" : of.house.base_url);
  return ExportedFile{writing::write_calendar(calendar), "text/calendar; charset=utf-8", "arpent.ics"};
}

using Writer = Result<ExportedFile> (*)(Writing const&);
std::map<std::string, Writer> const& writers() {
  static std::map<std::string, Writer> const all{
      {"calendar", calendar_file}, {"geojson", map_file}, {"iati", iati_file}};
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
  bool const for_members = wish.readers == "members" && wish.format != "iati";
  if (!wish.readers.empty() && !for_members && !for_everyone) {
    auto const* choices = wish.format == "iati" ? "everyone" : "members, everyone";
    return Problem{422, "invalid", {}, {{"readers", "field.choice", {{"choices", choices}}}}};
  }
  ARPENT_TRY(at, looked_at(wish.on));
  auto const read_by = for_everyone      ? measure::Reader::everyone
                       : asker.in_team() ? measure::Reader::team
                                         : measure::Reader::members;
  return store.read(at, [&](store::Reader& reader) { return writer->second({house, reader, asker, read_by}); });
}

}  // namespace arpent
