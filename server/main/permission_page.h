// docs/users/permissions.md: who may do what, from the table.
#pragma once
#include <string>

#include "operations/perform.h"

namespace arpent {

std::string permission_page(House const& house);

}  // namespace arpent
