// Ids: UUIDs in lower-case text with hyphens. Version 7 begins with the time, so ids sort by age; version 4 tells
// nothing and is for anonymous facts.
#pragma once
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"

namespace arpent {

std::string uuid4(Random& random);

// RFC 9562. Two made in the same millisecond are in no order: use IdSource where order matters.
std::string uuid7(Instant at, Random& random);

// The id as we keep it (lower case) when the text is 8-4-4-4-12 hexadecimal digits of either case, of any version:
// clients make ids too. Nothing otherwise.
std::optional<std::string> canonical_uuid(std::string_view text);

// Already canonical?
bool is_uuid(std::string_view text);

// '7', '4', …; '\0' when the text is no canonical UUID.
char uuid_version(std::string_view text);

// When a version 7 id was made; nothing for another version.
std::optional<Instant> uuid_instant(std::string_view text);

// Version 7 ids that always rise, also within a millisecond and when the clock is put back (RFC 9562 section 6.2,
// method 1: a 12-bit counter that begins below its half). Usable from any thread; clock and random must outlive it.
class IdSource {
 public:
  IdSource(Clock const& clock, Random& random) : clock_(clock), random_(random) {}
  std::string next();

 private:
  Clock const& clock_;
  Random& random_;
  std::mutex mutex_;
  std::int64_t last_ms_ = -1;
  unsigned counter_ = 0;
};

}  // namespace arpent
