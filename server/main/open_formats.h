// The city in the formats that other programs read. One way out only, but for borders.
#pragma once
#include "main/export_file.h"

namespace arpent {

// "geojson": districts with borders and the numbers of the focus actions. "iati": the plan, its actions and their
// numbers as IATI 2.03, always for everyone.
std::vector<std::string> const& open_formats();

struct OpenWish {
  std::string format;     // one of open_formats()
  std::string on{};       // a day, "2026-03-12": as it was known then; "": now
  std::string readers{};  // "everyone": figures about few people are not said; "members" (also ""): as members see them
};

// Problems: 404 "http.no_such_path" for another format; 422 "invalid" with readers; 409 "export.nothing_to_tell" for
// IATI without plan and action; 400 "past.unreadable".
Result<ExportedFile> export_open(House& house, store::Store& store, Asker const& asker, OpenWish const& wish);

}  // namespace arpent
