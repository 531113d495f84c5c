#include "doors/http/listener.h"

#include <spdlog/spdlog.h>

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <thread>

#include "doors/http/answering.h"
#include "doors/http/connection.h"

namespace arpent::http {

namespace {

using Failure = boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using asio::ip::tcp;

constexpr std::string_view too_many =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
constexpr std::chrono::milliseconds pause_when_out_of_descriptors{100};

Handler guarded(Handler handler, ProblemAnswer problem_answer) {
  return [handler = std::move(handler), problem_answer = std::move(problem_answer)](Request request, Reply reply) {
    auto const asked = outline(request);
    try {
      handler(std::move(request), reply);
    } catch (...) {
      reply(problem_answer(asked, incident(doing(asked), std::current_exception())));
    }
  };
}

Problem port_problem(Options const& options, Failure const& failure) {
  Params params{{"address", options.address}, {"port", std::to_string(options.port)}};
  if (failure == asio::error::address_in_use) return {409, "http.port_taken", std::move(params)};
  if (failure == asio::error::access_denied) return {403, "http.port_forbidden", std::move(params)};
  return {400, "http.address_invalid", std::move(params)};
}

}  // namespace

class Listener::Running {
 public:
  Running(Options options, ProxyTrust proxies, Handler handler)
      : service_(std::make_shared<Service>(options, std::move(proxies),
                                           guarded(std::move(handler), options.problem_answer))) {
    for (int i = 0; i < std::max(1, options.network_threads); ++i) lanes_.push_back(std::make_shared<Lane>(service_));
  }

  Failure listen(tcp::endpoint const& endpoint) {
    Failure failure;
    acceptor_.emplace(lanes_.front()->io);
    acceptor_->open(endpoint.protocol(), failure);
    if (!failure) acceptor_->set_option(tcp::acceptor::reuse_address(true), failure);
    if (!failure && endpoint.address().is_v6()) acceptor_->set_option(asio::ip::v6_only(false), failure);
    if (!failure) acceptor_->bind(endpoint, failure);
    if (!failure) acceptor_->listen(asio::socket_base::max_listen_connections, failure);
    return failure;
  }

  void run() {
    accept();
    for (auto const& lane : lanes_) threads_.emplace_back([&lane = *lane] { lane.run(); });
  }

  void stop(std::chrono::milliseconds patience) {
    if (threads_.empty()) return;
    service_->stopping = true;
    asio::post(lanes_.front()->io, [this] {
      acceptor_.reset();
      pause_.reset();
    });
    for (auto const& lane : lanes_) lane->finish_soon();
    for (auto const until = Steady::now() + patience; service_->connections > 0 && Steady::now() < until;) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    service_->pool.stop();
    for (auto const& lane : lanes_) lane->leave();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
  }

  std::uint16_t port() const { return port_; }
  void remember_port() { port_ = acceptor_->local_endpoint().port(); }

 private:
  void accept() {
    auto const& lane = lanes_[turn_++ % lanes_.size()];
    acceptor_->async_accept(lane->io, [this, &lane](Failure const& failure, Socket socket) {
      if (!acceptor_ || failure == asio::error::operation_aborted) return;
      if (failure) return accept_later(failure);
      welcome(*lane, std::move(socket));
      accept();
    });
  }

  void accept_later(Failure const& failure) {
    spdlog::warn("http: cannot take a connection: {}", failure.message());
    pause_.emplace(lanes_.front()->io, pause_when_out_of_descriptors);
    pause_->async_wait([this](Failure const& ended) {
      if (!ended && acceptor_) accept();
    });
  }

  void welcome(Lane& lane, Socket socket) {
    Failure failure;
    auto const endpoint = socket.remote_endpoint(failure);
    if (failure) return;  // gone already
    if (service_->connections >= service_->options.connections_max) {
      socket.non_blocking(true, failure);
      socket.write_some(asio::buffer(too_many), failure);
      return;
    }
    ++service_->connections;
    lane.welcome(std::move(socket), plain_address(endpoint.address().to_string()));
  }

  std::shared_ptr<Service> service_;
  std::vector<std::shared_ptr<Lane>> lanes_;
  std::optional<Acceptor> acceptor_;  // lives in the first lane
  std::optional<asio::steady_timer> pause_;
  std::size_t turn_ = 0;
  std::uint16_t port_ = 0;
  std::vector<std::thread> threads_;
};

Result<std::unique_ptr<Listener>> Listener::start(Options options, Handler handler) {
  auto proxies = ProxyTrust::of(options.trusted_proxies);
  if (!proxies) return proxies.problem();
  Failure failure;
  auto const address = asio::ip::make_address(options.address, failure);
  if (failure) return port_problem(options, failure);
  auto running = std::make_unique<Running>(options, std::move(*proxies), std::move(handler));
  failure = running->listen({address, options.port});
  if (failure) return port_problem(options, failure);
  running->remember_port();
  running->run();
  return std::unique_ptr<Listener>(new Listener(std::move(running)));
}

Listener::Listener(std::unique_ptr<Running> running) : running_(std::move(running)) {}
Listener::~Listener() { running_->stop({}); }
std::uint16_t Listener::port() const { return running_->port(); }
void Listener::stop_gracefully(std::chrono::milliseconds patience) { running_->stop(patience); }

}  // namespace arpent::http
