// What a handler is given and what it gives back. Knows nothing of sockets.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace arpent::http {

class EventStream;

using Headers = std::vector<std::pair<std::string, std::string>>;
using Query = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;  // "GET", "POST"…; HEAD arrives as GET, the listener leaves the body out
  std::string target;  // as sent: "/api/goals?on=2026-03-12"
  std::string path;    // decoded UTF-8; begins with '/', has no "." or ".." part and no control character
  std::vector<std::string> segments;  // of the path, each decoded on its own: "2025%2F26" is one; "/" has none
  Query query;                        // decoded, in the order sent; '+' is a space
  Headers headers;                    // in the order sent
  std::string host;                   // lower case, without port; "" when an HTTP/1.0 client names none
  std::string body;
  std::string peer;     // address of the person: of the connection, or what a trusted proxy says
  bool secure = false;  // the person's connection is encrypted, as a trusted proxy says

  // The first header of that name in any case; "" when there is none.
  std::string_view header(std::string_view name) const;
  // The first query value of that name; nothing when absent.
  std::optional<std::string_view> parameter(std::string_view name) const;
};

// The bytes of an answer: owned, shared between answers, or embedded in the program.
class Body {
 public:
  Body() = default;
  Body(std::string text) : content_(std::move(text)) {}
  Body(char const* text) : content_(std::string(text)) {}
  static Body embedded(std::string_view bytes);  // never copied: must live as long as the program
  static Body shared(std::shared_ptr<std::string const> bytes);
  std::string_view bytes() const;

 private:
  std::variant<std::string, std::string_view, std::shared_ptr<std::string const>> content_;
};

// Security headers, Date, Content-Length and "Cache-Control: no-store" are added when sent; a header
// given here replaces the standard one of that name.
struct Response {
  int status = 200;
  Headers headers{};
  Body body{};
  std::shared_ptr<EventStream> events{};  // set: the answer stays open and carries these events, body is ignored

  static Response json(int status, std::string text);
};

// Answers one request: from any thread, once, now or later (a second call is logged and ignored).
// A Reply that is dropped without a call answers 500.
using Reply = std::function<void(Response)>;

// Does what is asked. Runs on a pool thread; what it throws becomes a 500 with an incident number.
using Handler = std::function<void(Request, Reply)>;

bool same_name(std::string_view left, std::string_view right);  // equal but for the case of ASCII letters
std::string_view trimmed(std::string_view text);                // without spaces and tabs around it

}  // namespace arpent::http
