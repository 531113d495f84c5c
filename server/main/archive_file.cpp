#include "main/archive_file.h"

#include "domain/city/city.h"
#include "doors/archive/pack.h"
#include "main/assemble.h"

namespace arpent {
namespace {

std::string city_name(Reader const& reader) {
  auto const city = reader.find<city::City>(city::only_id);
  return city && !city->name.empty() ? city->name : "city";
}

archive::Label label_of(Reader const& reader) {
  auto const migrations = released_migrations();
  return {.city = city_name(reader), .schema = migrations.empty() ? 0 : migrations.back().number};
}

Result<Done> may(House const& house, Reader& reader, Asker const& asker, std::string const& what) {
  static std::string const kind = "city";
  static Json const nothing = Json::object();
  return house.permissions.check({reader, asker, what, kind, nothing});
}

}  // namespace

Result<ExportedFile> export_archive(House const& house, store::Store& store, Asker const& asker) {
  return store.read(store::At::present(), [&](Reader& reader) -> Result<ExportedFile> {
    ARPENT_CHECK(may(house, reader, asker, "download.archive"));
    ARPENT_TRY(bytes, archive::packed(reader, label_of(reader), archive_bytes_max));
    return ExportedFile{std::move(bytes), "application/zip", city_name(reader) + ".arpent"};
  });
}

Result<Done> export_archive_to(store::Store& store, std::string const& path) {
  return store.read(store::At::present(),
                    [&](Reader& reader) { return archive::pack_to(reader, label_of(reader), path); });
}

Result<ExportedFile> export_ledger(House const& house, store::Store& store, Asker const& asker) {
  return store.read(store::At::present(), [&](Reader& reader) -> Result<ExportedFile> {
    ARPENT_CHECK(may(house, reader, asker, "download.ledger"));
    ExportedFile out{"", "application/jsonl", city_name(reader) + ".jsonl"};
    reader.tell([&](std::string_view piece) { out.bytes += piece; },
                [&](std::string_view kind, std::string_view id, Json after) -> std::optional<Json> {
                  auto const shape = house.all.kinds.find(kind);
                  if (shape == house.all.kinds.end()) return {};  // nobody knows any more who may see it
                  if (after.is_null()) return after;
                  return record::visible(*shape->second, store::tidied(*shape->second, after),
                                         audiences(asker, kind, id));
                });
    return out;
  });
}

}  // namespace arpent
