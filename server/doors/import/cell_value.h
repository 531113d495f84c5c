// One cell as the value of a field.
#pragma once
#include "doors/import/sheet.h"
#include "doors/import/values.h"
#include "operations/intake.h"

namespace arpent::reading {

// Is this whole text what somebody calls one record of these kinds?
using IsName = std::function<bool(std::vector<std::string> const& kinds, std::string const& text)>;

// As described at intake::As; null for an empty cell (and for "n/a" and its like where no text is wanted). References
// are names (intake::by_name). What only a page can give, files and shapes that are not GeoJSON text, comes as
// {"$text": …}: it may say that nothing changed. Problems as in values.h, and import.not_a_choice {text, choices},
// import.not_whole {text}.
Result<Json> read_cell(intake::Column const& column, Cell const& cell, Comma comma, std::string const& language,
                       IsName const& is_name);

}  // namespace arpent::reading
