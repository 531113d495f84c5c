// Workbooks of Excel and LibreOffice (Office Open XML, .xlsx and .xlsm; ECMA-376).
#pragma once
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doors/import/sheet.h"

namespace arpent::reading {

// All worksheets in their order, hidden ones marked; charts are left out. Formulas give the value that was last
// computed. Days are told from numbers by the number format of their cell; both date systems are understood. Pictures,
// comments, colours and macros are not looked at.
//
// 413 as limits::, import.unpacks_too_large {max}; 422 import.broken {part}, import.empty, import.not_a_sheet (another
// zip file), import.old_excel (.xlsb), import.open_document (.ods).
Result<std::vector<Sheet>> read_xlsx(std::string_view bytes);

}  // namespace arpent::reading
