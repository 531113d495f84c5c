#include "doors/http/connection.h"

#include <spdlog/spdlog.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "doors/http/answering.h"

namespace arpent::http {

namespace {

using Failure = boost::system::error_code;

constexpr auto never = Steady::time_point::max();
constexpr std::chrono::seconds linger_time{5};
constexpr std::size_t linger_bytes_max = 64 * 1024 * 1024;
constexpr std::size_t stream_input_bytes_max = 64 * 1024;
constexpr int stream_send_buffer_bytes = 64 * 1024;  // the kernel must not hide how far behind a client is

std::chrono::milliseconds time_for(std::size_t bytes, Options const& options) {
  return std::chrono::milliseconds(bytes * 1000 / options.slow_bytes_a_second);
}

}  // namespace

Connection::Connection(Lane& lane, Socket socket, std::string address)
    : lane_(lane), socket_(std::move(socket)), address_(std::move(address)) {}

void Connection::start() {
  Failure ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  deadline_ = Steady::now() + lane_.service->options.idle_timeout;
  if (lane_.service->stopping) return end();
  listen();
}

void Connection::listen() {
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](Failure const& failure) {
    if (failure) self->end();
    else self->read();
  });
}

void Connection::read() {
  if (phase_ == Phase::ended) return;
  Failure failure;
  auto const size = socket_.read_some(asio::buffer(lane_.scratch), failure);
  if (failure == asio::error::would_block || failure == asio::error::interrupted) return listen();
  if (failure) return end();
  if (phase_ == Phase::reading) return take({lane_.scratch.data(), size});
  ignored_bytes_ += size;
  if (ignored_bytes_ > (phase_ == Phase::lingering ? linger_bytes_max : stream_input_bytes_max)) return end();
  listen();
}

void Connection::take(std::string_view fresh) {
  bool const waiting = !pending_.empty();
  if (waiting) pending_.append(fresh);
  auto const used = read_from(waiting ? pending_ : fresh);
  if (waiting) pending_.erase(0, used);
  else pending_.assign(fresh.substr(used));
  if (pending_.empty()) pending_.shrink_to_fit();
  if (phase_ == Phase::reading && !continuing_) listen();
}

std::size_t Connection::read_from(std::string_view bytes) {
  auto const& options = lane_.service->options;
  if (!reader_) reader_.emplace(options.header_bytes_max);
  if (!begun_ && !bytes.empty()) {
    begun_ = true;
    deadline_ = Steady::now() + options.header_timeout;
  }
  for (std::size_t used = 0;;) {
    auto const fed = reader_->feed(bytes.substr(used));
    used += fed.used;
    switch (fed.step) {
      case RequestReader::Step::more:
        if (reader_->has_body()) {
          body_bytes_ += fed.used;
          deadline_ = body_begun_ + options.body_timeout + time_for(body_bytes_, options);
        }
        return used;
      case RequestReader::Step::head:
        if (!accept_head(used == bytes.size())) return used;
        break;
      case RequestReader::Step::done:
        hand_over();
        return used;
      case RequestReader::Step::refused:
        refuse(reader_->problem());
        return used;
    }
  }
}

bool Connection::accept_head(bool nothing_follows) {
  auto& service = *lane_.service;
  auto& head = reader_->head();
  head.peer = service.proxies.person(address_, head.header("X-Forwarded-For"));
  head.secure = service.proxies.trusts(address_) && same_name(head.header("X-Forwarded-Proto"), "https");
  if (!reader_->has_body()) return true;

  auto limit = service.options.body_bytes_max;
  try {
    if (service.options.body_limit) limit = service.options.body_limit(head);
  } catch (...) {
    refuse(incident(doing(head), std::current_exception()));
    return false;
  }
  if (!reader_->limit_body(limit)) return true;  // the reader refuses when fed again
  charged_bytes_ = static_cast<std::size_t>(reader_->content_length().value_or(limit));
  if (service.body_bytes.fetch_add(charged_bytes_) + charged_bytes_ > service.options.all_bodies_bytes_max) {
    refuse({503, "http.busy"});
    return false;
  }
  body_begun_ = Steady::now();
  body_bytes_ = 0;
  deadline_ = body_begun_ + service.options.body_timeout;
  if (reader_->expects_continue() && nothing_follows) tell_to_continue();
  return true;
}

void Connection::tell_to_continue() {
  static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  continuing_ = true;
  asio::async_write(socket_, asio::buffer(go_on), [self = shared_from_this()](Failure const& failure, std::size_t) {
    self->continuing_ = false;
    if (failure) self->end();
    else if (self->phase_ == Phase::reading) self->listen();
  });
}

void Connection::hand_over() {
  auto& service = *lane_.service;
  asked_head_ = reader_->asks_head();
  keep_alive_ = reader_->keep_alive();
  auto request = reader_->take();
  reader_.reset();
  phase_ = Phase::handling;
  deadline_ = never;
  auto answering = std::make_shared<Answering>(lane_.shared_from_this(), weak_from_this(), outline(request),
                                               std::exchange(charged_bytes_, 0));
  Reply reply = [answering = std::move(answering)](Response response) { answering->answer(std::move(response)); };
  if (!service.pool.offer(request, reply)) reply(service.options.problem_answer(request, {503, "http.busy"}));
}

void Connection::refuse(Problem const& problem) {
  asked_head_ = reader_->asks_head();
  keep_alive_ = false;
  auto response = lane_.service->options.problem_answer(reader_->head(), problem);
  reader_.reset();
  lane_.service->body_bytes -= std::exchange(charged_bytes_, 0);
  send(std::move(response));
}

void Connection::answer(Response response) {
  if (phase_ == Phase::handling) send(std::move(response));
  else if (response.events) response.events->abandon();
}

void Connection::send(Response response) {
  phase_ = Phase::writing;
  if (response.events || lane_.service->stopping) keep_alive_ = false;
  response_ = std::move(response);
  head_ = response_head(response_, lane_.date(), keep_alive_ ? AfterAnswer::keep_alive : AfterAnswer::close);
  bool const bodiless = asked_head_ || response_.events || response_.status == 204 || response_.status == 304;
  auto const body = bodiless ? std::string_view{} : response_.body.bytes();
  deadline_ = Steady::now() + lane_.service->options.write_timeout + time_for(body.size(), lane_.service->options);
  std::array<asio::const_buffer, 2> const buffers{asio::buffer(head_), asio::buffer(body)};
  asio::async_write(socket_, buffers, [self = shared_from_this()](Failure const& failure, std::size_t) {
    if (failure) self->end();
    else if (self->phase_ != Phase::ended) self->next();
  });
}

void Connection::next() {
  head_ = {};
  if (response_.events && !asked_head_) return begin_stream();
  if (response_.events) response_.events->abandon();
  response_ = {};
  if (!keep_alive_) return linger();
  if (lane_.service->stopping) return end();
  phase_ = Phase::reading;
  begun_ = false;
  deadline_ = Steady::now() + lane_.service->options.idle_timeout;
  if (pending_.empty()) listen();
  else take({});
}

// Closing at once while the client still sends would make its system throw our answer away.
void Connection::linger() {
  Failure ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  if (lane_.service->stopping) return end();
  bool const listening = phase_ == Phase::streaming;
  phase_ = Phase::lingering;
  deadline_ = Steady::now() + linger_time;
  pending_ = {};
  ignored_bytes_ = 0;
  if (!listening) listen();
}

void Connection::begin_stream() {
  phase_ = Phase::streaming;
  deadline_ = never;
  events_sent_ = Steady::now();
  Failure ignored;
  socket_.set_option(asio::socket_base::send_buffer_size(stream_send_buffer_bytes), ignored);
  response_.events->attach([lane = lane_.shared_from_this(), here = weak_from_this()] {
    asio::post(lane->io, [here] {
      if (auto const self = here.lock()) self->send_events();
    });
  });
  if (lane_.service->stopping) response_.events->close();
  ignored_bytes_ = 0;
  listen();  // to hear when the client goes
}

void Connection::send_events() {
  if (phase_ != Phase::streaming || !events_.empty()) return;
  auto taken = response_.events->take();
  if (taken.dropped) return end();
  events_ = std::move(taken.events);
  if (!events_.empty()) write_events();
  else if (taken.closed) linger();
}

void Connection::write_events() {
  std::vector<asio::const_buffer> buffers;
  for (auto const& event : events_) buffers.push_back(asio::buffer(*event));
  deadline_ = Steady::now() + lane_.service->options.write_timeout;
  asio::async_write(socket_, buffers, [self = shared_from_this()](Failure const& failure, std::size_t) {
    if (failure) return self->end();
    if (self->phase_ == Phase::ended) return;
    self->events_.clear();
    self->events_sent_ = Steady::now();
    self->deadline_ = never;
    self->send_events();
  });
}

void Connection::check(Steady::time_point now) {
  if (now >= deadline_) return end();
  if (phase_ == Phase::streaming && events_.empty() && now - events_sent_ >= lane_.service->options.heartbeat) {
    static auto const beat = std::make_shared<std::string const>(": \n\n");
    events_.push_back(beat);
    write_events();
  }
}

void Connection::finish_soon() {
  if ((phase_ == Phase::reading && !begun_) || phase_ == Phase::lingering) end();
  else if (phase_ == Phase::streaming) response_.events->close();
}

void Connection::end() {
  if (phase_ == Phase::ended) return;
  phase_ = Phase::ended;
  if (response_.events) response_.events->abandon();
  auto& service = *lane_.service;
  service.body_bytes -= std::exchange(charged_bytes_, 0);
  --service.connections;
  Failure ignored;
  socket_.close(ignored);
  lane_.forget(shared_from_this());
}

}  // namespace arpent::http
