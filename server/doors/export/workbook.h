// Tables as an Excel workbook (.xlsx).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doors/export/table.h"

namespace arpent::writing {

// The bytes of a workbook with a sheet for each table: headings in bold that stay in view and filter, columns as wide
// as they need, typed cells. A text stays a text whatever it begins with, so nothing a stranger wrote is ever computed.
// Sheets are named as their tables (sheet_names). Numbers that are not finite are left empty; days before 1 March 1900
// are texts. No table at all gives one empty sheet.
//
// 422 export.cell_too_long {cell, sheet, max}: Excel holds 32767 characters. 413 export.too_many_rows {sheet, max},
// export.too_many_columns {sheet, max}. Throws when the temporary file cannot be written.
Result<std::string> write_workbook(std::vector<Table> const& tables);

// Names that Excel takes: at most 31 characters, none of []:*?/\, no apostrophe at either end, not "History", no two
// alike apart from case ("Plan", "Plan 2").
std::vector<std::string> sheet_names(std::vector<std::string> const& wanted);

}  // namespace arpent::writing
