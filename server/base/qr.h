// A text as a QR code: one line of '1' (dark) and '0' per row of modules, without the quiet margin. Empty for what is
// too long.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

std::vector<std::string> qr_rows(std::string_view text);

}  // namespace arpent
