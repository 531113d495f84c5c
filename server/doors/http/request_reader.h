// Bytes → one Request. No sockets here: a test or a fuzzer feeds it as it likes.
//
// Strict where leniency has let requests be smuggled: one Host, one Content-Length or "Transfer-Encoding: chunked"
// but never both, no space before a colon, no line ends other than CRLF, no control characters.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "doors/http/message.h"

namespace arpent::http {

class RequestReader {
 public:
  enum class Step {
    more,     // feed again when more bytes have come
    head,     // method, target and headers are there: look at head(), call limit_body(), feed the rest
    done,     // take() the request; bytes not used belong to the next one
    refused,  // problem() says why; where the next request begins is unknown, so close after answering
  };
  struct Fed {
    std::size_t used;  // bytes taken; hand the others in again, at the front, next time
    Step step;
  };

  explicit RequestReader(std::size_t header_bytes_max);
  ~RequestReader();

  Fed feed(std::string_view bytes);

  // From step head on. peer, secure and body are not filled: the caller may add the first two.
  Request& head() { return request_; }
  bool asks_head() const;  // HEAD: answer without a body
  bool keep_alive() const;
  bool expects_continue() const;                        // "Expect: 100-continue": the client waits to be told to send
  std::optional<std::uint64_t> content_length() const;  // nothing: chunked
  bool has_body() const;

  // A body beyond this is refused: 413 "http.body_too_large" {max}. False when so much was declared already. Must be
  // called when has_body().
  bool limit_body(std::size_t bytes_max);

  // 400 "http.malformed", "http.host", "http.target", 413 "http.body_too_large" {max}, 417 "http.expectation",
  // 431 "http.header_too_large" {max}, 505 "http.version".
  Problem const& problem() const { return *problem_; }

  Request take();

 private:
  struct Parser;
  Fed refuse(std::size_t used, Problem problem);
  Fed read_body(std::string_view bytes);
  std::optional<Problem> check_head();

  std::unique_ptr<Parser> parser_;
  std::size_t header_bytes_max_;
  std::size_t body_bytes_max_ = 0;
  Request request_;
  std::optional<Problem> problem_;
  bool asks_head_ = false;
  bool has_head_ = false;
};

}  // namespace arpent::http
