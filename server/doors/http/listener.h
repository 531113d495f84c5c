// The HTTP/1.1 door: connections in, Requests to the handler, Responses out.
//
// A few threads do the network, a small pool runs handlers, a Reply may come from any thread later. Requests of one
// connection are answered in order, one at a time. What is malformed, too large, too slow or too much is refused here
// and never reaches the handler.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "doors/http/message.h"
#include "doors/http/problem_answer.h"

namespace arpent::http {

struct Options {
  std::string address = "127.0.0.1";  // "::" and "0.0.0.0" listen everywhere
  std::uint16_t port = 0;             // 0: any free one
  int handler_threads = 4;
  int network_threads = 2;
  std::size_t waiting_max = 1024;      // requests waiting for a handler; beyond: 503 with Retry-After
  std::size_t connections_max = 2000;  // beyond: 503 and closed
  std::size_t header_bytes_max = 16 * 1024;
  std::size_t body_bytes_max = 1024 * 1024;
  // The limit for this request instead of body_bytes_max (0 refuses any body): asked when the head has been read, on a
  // network thread, so it must not wait for anything.
  std::function<std::size_t(Request const& head)> body_limit{};
  std::size_t all_bodies_bytes_max = 256 * 1024 * 1024;  // declared by all requests under way; beyond: 503
  std::chrono::milliseconds header_timeout{10'000};      // from the first byte of a request to the end of its head
  // From there to the end of the body, and a second more for each slow_bytes_a_second that have come.
  std::chrono::milliseconds body_timeout{30'000};
  std::chrono::milliseconds write_timeout{
      30'000};  // for an answer to leave, and a second more for each slow_bytes_a_second
  std::size_t slow_bytes_a_second = 16 * 1024;     // lines may be this slow
  std::chrono::milliseconds idle_timeout{60'000};  // between requests of one connection
  std::chrono::milliseconds heartbeat{15'000};     // of silent event streams
  std::vector<std::string> trusted_proxies{};      // addresses or ranges, see proxy_trust.h
  ProblemAnswer problem_answer = [](Request const& request, Problem const& problem) {
    return http::problem_answer(request, problem);
  };
};

class Listener {
 public:
  // Listens when it returns. Refuses 400 "http.address_invalid" {address}, 409 "http.port_taken" {address, port},
  // "http.port_refused" {address, port, reason}, 400 "http.proxy_invalid" {proxy}.
  static Result<std::unique_ptr<Listener>> start(Options options, Handler handler);
  ~Listener();  // stop_gracefully(0)

  std::uint16_t port() const;

  // Takes no more connections, ends event streams, waits at most `patience` for requests under way, then ends
  // the rest. Returns when no handler runs any more. A Reply kept beyond may be called or dropped: it does nothing.
  void stop_gracefully(std::chrono::milliseconds patience);

 private:
  class Running;
  explicit Listener(std::unique_ptr<Running> running);
  std::unique_ptr<Running> running_;
};

}  // namespace arpent::http
