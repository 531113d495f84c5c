// The present follows from the ledger, and this makes it follow.
#pragma once
#include "store/work.h"

namespace arpent::store {

// Everything derived, made anew in one transaction.
void rebuild(Connection& connection, Catalogue const& catalogue, Furniture const& furniture, Zone const& zone);

// The derived tables that are not what the ledger gives, and damage in the file: "goal: 2 rows differ; …". "": all is
// well.
std::string differences(Connection& connection, Catalogue const& catalogue, Furniture const& furniture,
                        Zone const& zone);

}  // namespace arpent::store
