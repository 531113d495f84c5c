// Path and method → operation, from the register alone.
#pragma once
#include "doors/http/message.h"
#include "operations/operation.h"

namespace arpent::http {

struct Route {
  Operation const* operation;
  std::string id;  // of the record in the path, "" without one
};

// 404 "http.no_such_path", 405 "http.method_not_allowed" {allow}.
Result<Route> route(Register const& all, std::string const& method, std::vector<std::string> const& segments);

// Query values as the JSON that the operation's fields want: "12" for an integer is 12, "a,b" for a list ["a", "b"].
// What does not parse stays text and is refused by the check of the input. on, moment, why are left out.
Json input_of(Operation const& operation, Query const& query);

// Method and path template of an operation: {"POST", "/api/actions/{id}/focus"}.
std::pair<std::string, std::string> path_of(Operation const& operation);

}  // namespace arpent::http
