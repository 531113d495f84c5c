// The status line and headers of an answer, as bytes.
#pragma once
#include <ctime>
#include <string>
#include <string_view>

#include "doors/http/message.h"

namespace arpent::http {

enum class AfterAnswer { keep_alive, close };

// "HTTP/1.1 200 OK … \r\n\r\n". Adds what Response leaves out: Date, Content-Length (not for 204, 304, nor for an
// event stream), Connection, Cache-Control: no-store, and the security headers: a strict Content-Security-Policy
// with nothing inline, nosniff, no referrer, no framing, no device access. A header whose name or value would
// break the line is left out and logged.
std::string response_head(Response const& response, std::string_view date, AfterAnswer after);

// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string http_date(std::time_t moment);

}  // namespace arpent::http
