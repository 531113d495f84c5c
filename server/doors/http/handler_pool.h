// The threads that handlers run on, so that a slow one does not hold up the network.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "doors/http/message.h"

namespace arpent::http {

class HandlerPool {
 public:
  struct Size {
    int threads;
    std::size_t waiting_max;
  };
  // The handler must answer what it throws itself: an exception that leaves it ends the program.
  HandlerPool(Handler handler, Size size);
  ~HandlerPool();  // stops

  // False, and nothing is taken, when too many requests are waiting or after stop().
  bool offer(Request& request, Reply& reply);

  // Drops what waits, waits for what runs, and lets go of the handler. May be called twice.
  void stop();

 private:
  struct Task {
    Request request;
    Reply reply;
  };
  void work();

  Handler handler_;
  std::size_t waiting_max_;
  std::mutex mutex_;
  std::condition_variable something_to_do_;
  std::deque<Task> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace arpent::http
