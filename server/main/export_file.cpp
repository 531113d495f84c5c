#include "main/export_file.h"

#include "doors/export/csv.h"
#include "doors/export/records.h"
#include "doors/export/workbook.h"

namespace arpent {
namespace {

constexpr char const* workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<ExportedFile> written_out(std::vector<writing::Table> const& tables, bool as_csv, std::string const& name,
                                 std::string const& language) {
  if (as_csv) {
    if (tables.size() != 1) return Problem{422, "export.one_kind"};
    auto const style = language == "fr" ? writing::french_csv : writing::CsvStyle{};
    return ExportedFile{writing::write_csv(tables.front(), style), "text/csv; charset=utf-8", name + ".csv"};
  }
  ARPENT_TRY(bytes, writing::write_workbook(tables));
  return ExportedFile{std::move(bytes), workbook_type, name + ".xlsx"};
}

}  // namespace

Result<store::At> looked_at(std::string const& on) {
  if (on.empty()) return store::At::present();
  if (auto const day = parse_day(on)) return store::At::end_of(*day);
  return Problem{400, "past.unreadable"};
}

Result<ExportedFile> export_file(House& house, store::Store& store, Asker const& asker, ExportWish const& wish) {
  bool const as_csv = wish.format == "csv";
  if (!wish.format.empty() && wish.format != "xlsx" && !as_csv)
    return Problem{422, "invalid", {}, {{"format", "field.choice", {{"choices", "xlsx, csv"}}}}};
  if (!wish.template_of.empty()) {
    auto const sheet = writing::template_of(house.all, wish.template_of, asker.language);
    if (!sheet) return Problem{404, "http.no_such_path"};
    return written_out({*sheet}, as_csv, wish.template_of, asker.language);
  }
  ARPENT_TRY(at, looked_at(wish.on));
  Call const call{asker, house.clock, house.ids, house.random, house.name_of_actor, house.base_url};
  auto const tables =
      store.read(at, [&](Reader& reader) { return writing::tables_of(house, call, reader, wish.kind); });
  if (tables.empty()) return Problem{404, "http.no_such_path"};
  return written_out(tables, as_csv, wish.kind.empty() ? "arpent" : wish.kind, asker.language);
}

}  // namespace arpent
