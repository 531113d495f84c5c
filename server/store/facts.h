// Writing facts: one statement each, and nothing is read or parsed.
#pragma once
#include "store/reader.h"

namespace arpent::store {

// False when it is kept already.
bool insert_fact(Connection& connection, Fact const& fact, Moment moment, std::int64_t n);

}  // namespace arpent::store
