// Any bytes as what a browser sends: the head of a request, its target, its cookies. In pieces it must read as in one.
#include <algorithm>

#include "base/text.h"
#include "doors/http/cookies.h"
#include "doors/http/request_reader.h"
#include "doors/http/target.h"
#include "fuzz.h"

namespace arpent::fuzz {
namespace {

using http::RequestReader;
using Step = RequestReader::Step;

constexpr std::size_t longest_head = 4000, longest_body = 2000;

struct Read {
  Step step = Step::more;
  std::string problem;
  http::Request request;
};

Read read(std::string_view bytes, std::size_t piece) {
  RequestReader reader(longest_head);
  std::string pending;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    pending += bytes.substr(at, piece);
    for (bool again = true; again;) {
      auto const fed = reader.feed(pending);
      promise(fed.used <= pending.size(), "no more is used than was given");
      pending.erase(0, fed.used);
      again = fed.step == Step::head;
      if (fed.step == Step::head && reader.has_body()) reader.limit_body(longest_body);
      if (fed.step == Step::refused) return {fed.step, reader.problem().code, {}};
      if (fed.step == Step::done) return {fed.step, "", reader.take()};
    }
  }
  return {};
}

bool is_printed(std::string_view text) {
  return is_utf8(text) && std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

void look_at(http::Request const& request) {
  promise(request.path.starts_with('/') && is_printed(request.path), "a path is absolute, and text");
  for (auto const& segment : request.segments) promise(segment != "." && segment != "..", "a path leads nowhere else");
  promise(request.body.size() <= longest_body, "a body keeps its limit");
  for (auto const& [name, value] : request.headers)
    promise(name.find_first_of(" \r\n:") == std::string::npos && value.find_first_of("\r\n") == std::string::npos,
            "a header is one line");
  for (auto const& [name, value] : http::parse_cookies(request.header("Cookie")))
    promise(!name.empty() && http::cookie(request.header("Cookie"), name).has_value(), "a cookie has a name");
}

}  // namespace

std::vector<std::string> seeds() {
  return {
      "GET /api/goals?on=2026-03-12&q=%C3%A9cole HTTP/1.1\r\nHost: city.example:8080\r\nCookie: s=\"abc\"; t=1\r\n\r\n",
      "POST /a%20b/c%2Fd HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello",
      "PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nX: y\r\n\r\n",
      "GET http://[::1]:80/x?a=1;b HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n", "HEAD / HTTP/1.0\r\n\r\n"};
}

std::vector<std::string> dictionary() {
  return {"\r\n",
          "\r\n\r\n",
          ": ",
          "%2e%2e",
          "/../",
          "%00",
          "%",
          "Content-Length: ",
          "Transfer-Encoding: chunked",
          "Host: ",
          "Cookie: a=",
          "; ",
          "\t",
          "HTTP/1.1",
          "0\r\n",
          "ffffffff",
          "http://",
          "?",
          "#"};
}

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent;
  using fuzz::promise;
  using Step = http::RequestReader::Step;
  auto const bytes = fuzz::view(data, size);
  auto const whole = fuzz::read(bytes, std::max<std::size_t>(size, 1));
  for (std::size_t const piece : {1, 7}) {
    auto const pieces = fuzz::read(bytes, piece);
    // What is wrong may be seen sooner in one way than in the other; what is right is right in both.
    promise((pieces.step == Step::done) == (whole.step == Step::done), "it reads the same however it comes");
    promise(pieces.request.target == whole.request.target && pieces.request.body == whole.request.body &&
                pieces.request.headers == whole.request.headers,
            "it says the same however it comes");
  }
  if (whole.step == Step::done) fuzz::look_at(whole.request);
  // And bare, as neither has to come through the reader.
  http::parse_cookies(bytes);
  http::host_name(bytes);
  if (auto const target = http::parse_target(bytes)) promise(target->path.starts_with('/'), "a target has a path");
  return 0;
}
