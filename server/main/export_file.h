// Records as a file that comes back by an import without loss: for the page's downloads and for the command line.
#pragma once
#include "operations/perform.h"

namespace arpent {

struct ExportWish {
  std::string kind{};         // "": all kinds that the asker may list
  std::string format{};       // "xlsx" (also ""), "csv" (one kind)
  std::string template_of{};  // headings to be filled in, of "actions", "goals"…, in place of records
  std::string on{};           // a day, "2026-03-12": as it was known then; "": now
};

struct ExportedFile {
  std::string bytes, type, name;
};

// Problems: 404 "http.no_such_path" for a kind or template that nobody knows; 422 "export.one_kind" for all kinds as
// CSV, "invalid" for another format; 400 "past.unreadable"; and those of writing::write_workbook.
Result<ExportedFile> export_file(House& house, store::Store& store, Asker const& asker, ExportWish const& wish);

// The city at the end of a day, "2026-03-12"; "": now. 400 "past.unreadable".
Result<store::At> looked_at(std::string const& on);

}  // namespace arpent
