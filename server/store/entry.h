// The words of the ledger.
#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "base/json.h"

namespace arpent::store {

// Numbers one performed operation of a city, and one batch of facts: 1, 2, 3, … in the order in which they happened.
// The city as it stood after a moment is one consistent picture. 0: before anything.
using Moment = std::int64_t;

// What has not been replaced yet (the column `until`).
inline constexpr Moment never = std::numeric_limits<Moment>::max();

// Who acts, through what, and why: given by the door, never taken from the input.
struct Author {
  std::string actor{};      // id of a person, "link:<id>", "" for the system itself
  std::string door{};       // http, cli, import, job, replay
  std::string operation{};  // "pilot.start"
  std::string why{};
  std::string request_id{};  // a UUID made by the client; "" for none. No two entries have the same one.
  std::string batch{};       // what belongs together and is taken back together; "" for none
  std::optional<Moment> undoes{};
  std::optional<std::string> at{};  // when it happened; only in a city being replayed, else now
};

// One performed operation.
struct Entry {
  Moment moment = 0;
  std::string at;  // "2026-03-12T14:05:09.123Z", never before that of an earlier moment
  std::string actor, door, operation, why, request_id, batch;
  std::optional<Moment> undoes;
};

// One record as an entry left it.
struct Revision {
  Entry entry;
  std::string kind, id;
  std::int64_t revision = 0;    // 1 for the first; goes on after a removal
  Json after;                   // with id and revision; null: removed
  std::optional<Moment> until;  // the moment that replaced it; nothing: still so
};

// Which entries; everything that is given must hold. Newest first.
struct EntryFilter {
  std::optional<Moment> before{};  // moment < before
  std::optional<Moment> since{};   // moment > since
  std::int64_t limit = 50;
  std::optional<std::string> operation{};  // "goal.create", or "goal." for all that begin so
  std::optional<std::string> actor{};
  std::optional<std::string> kind{};  // touched a record of this kind
  std::optional<std::string> id{};    // touched this record
  std::optional<std::string> batch{};
};

}  // namespace arpent::store
