// A Problem as an answer: {"code", "message", …its parameters, "fields": [{"field", "code", "message"}]}.
#pragma once
#include <exception>
#include <functional>
#include <string_view>

#include "base/result.h"
#include "doors/http/message.h"

namespace arpent::http {

// Renders what goes wrong in the door itself (malformed, too large, busy, incident). The request may be incomplete:
// only what had been understood is filled, and of a request already handed over only its Accept-Language. Any thread
// may call.
using ProblemAnswer = std::function<Response(Request const&, Problem const&)>;

// The language a request asks for, "" when it does not say: a header "Language", then Accept-Language.
std::string language_of(Request const& request);

// In the language of the request. Adds Retry-After to 429 and 503, Allow to 405.
Response problem_answer(Request const& request, Problem const& problem);
Response problem_answer(Problem const& problem, std::string const& language);

// Logs an exception under a new number ("7KQ2M9XT") and returns the Problem that tells it: 500 "incident" {incident}.
// `doing` says what was being done, without anything secret: "POST /api/share_links".
Problem incident(std::string_view doing, std::exception_ptr const& thrown);
Problem incident(std::string_view doing, std::string_view what);

// Method and the first two parts of the path, for a log: what follows may be a token.
std::string doing(Request const& request);

}  // namespace arpent::http
