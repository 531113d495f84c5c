// What an import would do, as lines for a terminal.
#pragma once
#include <string>

#include "base/json.h"

namespace arpent::cli {

// `preview`: the answer of import.preview with its sentences said. What is found column by column where a column was
// not recognised; the counts; up to `records_max` records with what changes in them; every fault by sheet and cell,
// with its cure; what still has to be chosen. Ends with a line break.
std::string preview_text(Json const& preview, std::string const& language, std::size_t records_max = 20);

}  // namespace arpent::cli
