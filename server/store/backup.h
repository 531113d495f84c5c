// Copies of a city's file as a whole, and which of them to keep.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace arpent::store {

// Copies the city at `from` to `to`, as of one moment, also while another program writes to it: neither waits. The copy
// is opened and verified (damage, and tables against the ledger) under another name before it is called `to`, so what
// is called `to` is whole. It gets an epoch of its own. Problems: 404 "backup.no_file" {path}; 409 "backup.there"
// {path} when `to` is there already; those of Store::open and Store::verify: then nothing is left at `to`.
Result<Done> copy_verified(std::string const& from, std::string const& to,
                           std::function<Options(std::string path)> const& options);

// How many copies to keep: the newest of each of the last so many days, ISO weeks and months that have one.
struct Retention {
  int days = 7, weeks = 4, months = 12;
};

// The days whose copies may go, each one listed as often as it is given: `taken` in any order. The newest copy always
// stays. Indices into `taken`, ascending.
std::vector<std::size_t> beyond(std::vector<Instant> const& taken, Retention const& keep);

}  // namespace arpent::store
