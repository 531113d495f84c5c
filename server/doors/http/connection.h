// Inside the listener: one connection, and the lane it lives in.
//
// A lane is one thread with its own event loop. All of a connection happens in its lane, so nothing here is locked;
// what comes from other threads (answers, events) is posted to the lane. One request at a time: the next is not read
// before the answer to the last has been written, which keeps pipelined answers in order and lets TCP hold back who
// sends too much.
#pragma once
#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "doors/http/event_stream.h"
#include "doors/http/handler_pool.h"
#include "doors/http/listener.h"
#include "doors/http/proxy_trust.h"
#include "doors/http/request_reader.h"
#include "doors/http/response_head.h"

namespace arpent::http {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Steady = std::chrono::steady_clock;

// What all lanes share.
struct Service {
  Service(Options given, ProxyTrust trust, Handler handler)
      : options(std::move(given)),
        proxies(std::move(trust)),
        pool(std::move(handler), {.threads = options.handler_threads, .waiting_max = options.waiting_max}) {}

  Options options;
  ProxyTrust proxies;
  HandlerPool pool;
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> body_bytes{0};
  std::atomic<bool> stopping{false};
};

class Connection;

class Lane : public std::enable_shared_from_this<Lane> {
 public:
  explicit Lane(std::shared_ptr<Service> service);

  void run();                                        // until leave(); the thread of the lane
  void welcome(Socket socket, std::string address);  // any thread
  void finish_soon();                                // any thread: idle connections end, others after their answer
  void leave();                                      // any thread: all end, run() returns
  void forget(std::shared_ptr<Connection> const& one) { connections_.erase(one); }
  std::string const& date();

  std::shared_ptr<Service> const service;
  asio::io_context io{1};
  std::array<char, 64 * 1024> scratch;  // for reading: one for all, as only one reads at a time

 private:
  void sweep();
  template <class Do>
  void each(Do what);

  std::unordered_set<std::shared_ptr<Connection>> connections_;
  asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Executor> sweeper_{io};
  std::optional<asio::executor_work_guard<Executor>> open_;
  std::time_t date_at_ = 0;
  std::string date_;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Lane& lane, Socket socket, std::string address);

  void start();
  void answer(Response response);      // of the request that was handed over
  void check(Steady::time_point now);  // ends what is over its time, keeps silent streams alive
  void finish_soon();
  void end();

 private:
  enum class Phase { reading, handling, writing, streaming, lingering, ended };

  void listen();
  void read();
  void take(std::string_view fresh);
  std::size_t read_from(std::string_view bytes);
  bool accept_head(bool nothing_follows);
  void tell_to_continue();
  void hand_over();
  void refuse(Problem const& problem);
  void send(Response response);
  void next();
  void linger();
  void begin_stream();
  void send_events();
  void write_events();

  Lane& lane_;
  Socket socket_;
  std::string const address_;
  Phase phase_ = Phase::reading;
  Steady::time_point deadline_;

  std::string pending_;                  // read, not yet used
  std::optional<RequestReader> reader_;  // of the request being read
  bool begun_ = false;                   // its first byte has come
  bool continuing_ = false;              // "100 Continue" is being written
  Steady::time_point body_begun_{};
  std::size_t body_bytes_ = 0;
  std::size_t charged_bytes_ = 0;  // counted in Service::body_bytes, for this request

  bool asked_head_ = false;
  bool keep_alive_ = false;
  std::string head_;
  Response response_;

  std::vector<EventStream::Bytes> events_;  // being written
  Steady::time_point events_sent_{};
  std::size_t ignored_bytes_ = 0;
};

}  // namespace arpent::http
