// A file somebody dropped: told by what it holds, whatever it is called.
#pragma once
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doors/import/sheet.h"

namespace arpent::reading {

enum class FileKind {
  nothing,       // no bytes, or only blanks
  workbook,      // a zip file: read_xlsx says whether it is one
  encrypted,     // an Office file with a password
  old_excel,     // .xls
  other_office,  // .doc, .msg…
  pdf,
  picture,
  json,      // GeoJSON among them
  web_page,  // HTML or XML, often under the name .xls
  text,      // CSV, or lines
  unknown,   // bytes that are none of these
};
FileKind kind_of(std::string_view bytes);

// XLSX or CSV → sheets. What is neither: 422 import.empty, .encrypted, .old_excel, .open_document, .pdf, .web_page,
// .not_a_sheet, .not_text.
Result<std::vector<Sheet>> read_any(std::string_view bytes);

}  // namespace arpent::reading
