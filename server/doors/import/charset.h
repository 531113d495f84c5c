// Bytes of unknown origin as UTF-8.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace arpent::reading {

// By byte-order mark (UTF-8, UTF-16 either way, removed), else UTF-8 where it is that, else Windows-1252 (which holds
// Latin-1). 422 import.not_text when it holds zero bytes or is no text in UTF-16 either.
Result<std::string> to_utf8(std::string_view bytes);

}  // namespace arpent::reading
