// The API described in OpenAPI 3.1, from the register.
#pragma once
#include "operations/operation.h"
#include "operations/permissions.h"

namespace arpent::http {

// One path per operation, operationId is the operation's name, schemas are named by kind ("goal", "goal_create",
// "goal_change"), inputs and answers by their shapes. Titles and descriptions are in English.
Json openapi(Register const& all, Permissions const& permissions, std::string const& version);

}  // namespace arpent::http
