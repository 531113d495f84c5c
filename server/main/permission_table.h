// Who may do what in Arpent. Printed in docs/users/permissions.md; a test refuses an operation without a line.
#pragma once
#include <span>

#include "operations/permissions.h"

namespace arpent {

std::span<Grant const> permission_table();

// What stands in the table and is no operation: files of the whole city (archive_file.h). In alphabetical order.
std::span<std::string_view const> beside_operations();

}  // namespace arpent
