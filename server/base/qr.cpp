#include "base/qr.h"

#include <qrencode.h>

#include <memory>

namespace arpent {

std::vector<std::string> qr_rows(std::string_view text) {
  std::string const zero_ended{text};
  std::unique_ptr<QRcode, decltype(&QRcode_free)> const code(
      QRcode_encodeString8bit(zero_ended.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  std::vector<std::string> rows;
  if (!code) return rows;
  auto const width = static_cast<std::size_t>(code->width);
  for (std::size_t y = 0; y < width; ++y) {
    auto& row = rows.emplace_back();
    for (std::size_t x = 0; x < width; ++x) row += (code->data[y * width + x] & 1) != 0 ? '1' : '0';
  }
  return rows;
}

}  // namespace arpent
