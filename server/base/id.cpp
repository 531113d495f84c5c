#include "base/id.h"

#include <array>
#include <span>

#include "base/encoding.h"

namespace arpent {
namespace {

using Bytes = std::array<unsigned char, 16>;

std::string text_of(Bytes bytes, unsigned version) {
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | version << 4);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
  auto const digits = hex({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
  return digits.substr(0, 8) + '-' + digits.substr(8, 4) + '-' + digits.substr(12, 4) + '-' + digits.substr(16, 4) +
         '-' + digits.substr(20);
}

void put_time(Bytes& bytes, std::int64_t ms) {
  for (std::size_t at = 0; at < 6; ++at) bytes[at] = static_cast<unsigned char>(ms >> (40 - 8 * at));
}

bool is_hyphen_place(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

}  // namespace

std::string uuid4(Random& random) {
  Bytes bytes{};
  random.fill(bytes);
  return text_of(bytes, 4);
}

std::string uuid7(Instant at, Random& random) {
  Bytes bytes{};
  put_time(bytes, at.time_since_epoch().count());
  random.fill(std::span{bytes}.subspan(6));
  return text_of(bytes, 7);
}

std::string IdSource::next() {
  std::scoped_lock const lock(mutex_);
  Bytes bytes{};
  random_.fill(std::span{bytes}.subspan(6));
  auto const now = clock_.now().time_since_epoch().count();
  if (now > last_ms_) {
    last_ms_ = now;
    counter_ = (static_cast<unsigned>(bytes[6]) << 8 | bytes[7]) & 0x7ff;
  } else if (++counter_ > 0xfff) {
    ++last_ms_;
    counter_ = 0;
  }
  put_time(bytes, last_ms_);
  bytes[6] = static_cast<unsigned char>(counter_ >> 8);
  bytes[7] = static_cast<unsigned char>(counter_);
  return text_of(bytes, 7);
}

std::optional<std::string> canonical_uuid(std::string_view text) {
  if (text.size() != 36) return {};
  std::string out{text};
  for (std::size_t at = 0; at < out.size(); ++at) {
    char& c = out[at];
    if (is_hyphen_place(at)) {
      if (c != '-') return {};
      continue;
    }
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    bool const is_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    if (!is_digit) return {};
  }
  return out;
}

bool is_uuid(std::string_view text) { return canonical_uuid(text) == text; }

char uuid_version(std::string_view text) { return is_uuid(text) ? text[14] : '\0'; }

std::optional<Instant> uuid_instant(std::string_view text) {
  if (uuid_version(text) != '7') return {};
  auto const bytes = from_hex(std::string{text.substr(0, 8)} + std::string{text.substr(9, 4)});
  std::int64_t ms = 0;
  for (char const c : *bytes) ms = ms << 8 | static_cast<unsigned char>(c);
  return Instant{std::chrono::milliseconds{ms}};
}

}  // namespace arpent
