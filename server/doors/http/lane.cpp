#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include "doors/http/connection.h"

namespace arpent::http {

namespace {

// Timeouts are kept by looking round now and then: a timer for each request would cost more than answering it.
std::chrono::milliseconds between_sweeps(Options const& options) {
  auto const shortest = std::min(
      {options.header_timeout, options.body_timeout, options.write_timeout, options.idle_timeout, options.heartbeat});
  return std::clamp(shortest / 4, std::chrono::milliseconds(20), std::chrono::milliseconds(1000));
}

}  // namespace

Lane::Lane(std::shared_ptr<Service> shared) : service(std::move(shared)), open_(asio::make_work_guard(io)) { sweep(); }

void Lane::run() {
  for (;;) {
    try {
      io.run();
      return;
    } catch (...) {
      incident("http network thread", std::current_exception());
    }
  }
}

void Lane::welcome(Socket socket, std::string address) {
  asio::post(io, [this, socket = std::move(socket), address = std::move(address)]() mutable {
    auto const connection = std::make_shared<Connection>(*this, std::move(socket), std::move(address));
    connections_.insert(connection);
    connection->start();
  });
}

void Lane::finish_soon() {
  asio::post(io, [this] { each([](Connection& connection) { connection.finish_soon(); }); });
}

void Lane::leave() {
  asio::post(io, [this] {
    sweeper_.cancel();
    open_.reset();
    each([](Connection& connection) { connection.end(); });
  });
}

void Lane::sweep() {
  if (!open_) return;
  each([now = Steady::now()](Connection& connection) { connection.check(now); });
  sweeper_.expires_after(between_sweeps(service->options));
  sweeper_.async_wait([this](boost::system::error_code const& failure) {
    if (!failure) sweep();
  });
}

template <class Do>
void Lane::each(Do what) {
  std::vector<std::shared_ptr<Connection>> const all(connections_.begin(),
                                                     connections_.end());  // those that end leave the set
  for (auto const& connection : all) what(*connection);
}

std::string const& Lane::date() {
  auto const now = std::time(nullptr);
  if (now != date_at_) {
    date_at_ = now;
    date_ = http_date(now);
  }
  return date_;
}

}  // namespace arpent::http
