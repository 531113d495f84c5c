// What is done to a file as a whole, between transactions.
#pragma once
#include "base/instant.h"
#include "store/database.h"

namespace arpent::store {

// When a city is opened: what an earlier run left undone (a scrub), what is kept for a while only (answers to repeated
// requests, 30 days). Returns the file's epoch, made when there is none.
std::string tidy_up(Connection& connection, Instant now);

void begin_epoch(Connection& connection);

// Overwrites what was erased, in the file, its journal and the search index.
void scrub(Connection& connection);

}  // namespace arpent::store
