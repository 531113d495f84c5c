// The one way in. Every door turns what arrives into an Order and calls perform(): look up, check who may, check the
// input, do it in one transaction with one ledger entry, answer after it is committed.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "operations/operation.h"
#include "operations/permissions.h"

namespace arpent {

// Everything the operations share, made once by main.
struct House {
  Register all;
  Permissions permissions;
  Clock const& clock;
  Random& random;
  IdSource& ids;
  std::string base_url{};
  std::function<std::string(Reader&, std::string const& actor)> name_of_actor = [](Reader&, std::string const& actor) {
    return actor;
  };
};

// What somebody asks for.
struct Order {
  std::string operation;
  Json input = Json::object();
  Asker asker;
  std::string why{};                       // kept with the entry; at most 2000 characters
  std::string request_id{};                // a UUID: the same order again gets the first answer
  std::string batch{};                     // entries that belong together, taken back together
  std::optional<std::int64_t> revision{};  // the revision the asker saw; another one now: 412 "record.changed_since"
  std::optional<std::string> on{};         // a day, "2026-03-12": read the city as it was known then
  std::optional<store::Moment> moment{};   // a moment: read the city as it stood after it
  std::optional<std::string> at{};         // replay only: when this happened
};

struct Answer {
  Json body;
  store::Moment moment = 0;  // of the entry written, or the moment looked at
};

// Answers exactly once: at once for a refusal or a read (on this thread), after COMMIT for a write (on the store's
// thread; for one that takes its time, see Lengthy, on this thread again). Problems besides those of the operation: 404
// "operation.unknown", 401 "not_logged_in", 403 "not_allowed", 422 "invalid", 400 "past.read_only", 400
// "past.unreadable", 409 "request.reused", 503 "store.busy".
void perform(House& house, store::Store& store, Order order, std::function<void(Result<Answer>)> done);

// The same, waiting: command line, import lines, tests.
Result<Answer> perform(House& house, store::Store& store, Order order);

}  // namespace arpent
