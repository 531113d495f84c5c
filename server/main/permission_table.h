// Who may do what in Arpent. Printed in docs/users/permissions.md; a test refuses an operation without a line.
#pragma once
#include <span>

#include "operations/permissions.h"

namespace arpent {

std::span<Grant const> permission_table();

}  // namespace arpent
