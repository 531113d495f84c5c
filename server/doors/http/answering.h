// Inside the listener: what a Reply holds on to until it is called or dropped.
#pragma once
#include <atomic>
#include <boost/asio/post.hpp>
#include <memory>

#include "doors/http/connection.h"

namespace arpent::http {

// What an answer to a problem needs to know of a request that has been handed over: doing() and its language.
Request outline(Request const& request);

// Holds its lane, so that an answer after the listener has gone finds something to be ignored by; not the connection.
class Answering {
 public:
  Answering(std::shared_ptr<Lane> lane, std::weak_ptr<Connection> connection, Request outline,
            std::size_t charged_bytes);
  ~Answering();
  Answering(Answering const&) = delete;
  Answering& operator=(Answering const&) = delete;

  void answer(Response response);

 private:
  std::shared_ptr<Lane> lane_;
  std::weak_ptr<Connection> connection_;
  Request outline_;
  std::size_t charged_bytes_;
  std::atomic<bool> answered_{false};
};

}  // namespace arpent::http
