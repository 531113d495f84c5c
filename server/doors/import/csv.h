// Comma-separated values as spreadsheets and offices write them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "doors/import/sheet.h"

namespace arpent::reading {

// One sheet without a name; every cell is text or empty. Any of charset.h's encodings. The delimiter is the one of
// ; tab , | that cuts most lines into the same number of cells (two or more); where they tie, the first in this order.
// A first line "sep=;" names it and is no row. Quoted cells may hold delimiters, line breaks and doubled quotes. A
// quote inside an unquoted cell is a character like another; what follows a closing quote is kept. The apostrophe that
// doors/export/csv.h puts before a leading = + - @ tab CR is taken away again. Spaces at the ends of unquoted cells go.
//
// 413 as limits::, 422 import.empty, import.not_text, import.quote_open {line}: a quote that never closes.
Result<std::vector<Sheet>> read_csv(std::string_view bytes);

// The same, pasted: the text is UTF-8 already.
Result<std::vector<Sheet>> read_csv_text(std::string_view text);

}  // namespace arpent::reading
