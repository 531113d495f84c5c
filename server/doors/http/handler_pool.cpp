#include "doors/http/handler_pool.h"

#include <utility>

namespace arpent::http {

HandlerPool::HandlerPool(Handler handler, Size size) : handler_(std::move(handler)), waiting_max_(size.waiting_max) {
  for (int i = 0; i < size.threads; ++i) threads_.emplace_back([this] { work(); });
}

HandlerPool::~HandlerPool() { stop(); }

bool HandlerPool::offer(Request& request, Reply& reply) {
  {
    std::lock_guard const lock(mutex_);
    if (stopping_ || waiting_.size() >= waiting_max_) return false;
    waiting_.push_back({std::move(request), std::move(reply)});
  }
  something_to_do_.notify_one();
  return true;
}

void HandlerPool::stop() {
  std::deque<Task> dropped;
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
    dropped.swap(waiting_);
  }
  something_to_do_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
  handler_ = nullptr;
}

void HandlerPool::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    something_to_do_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    auto task = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    handler_(std::move(task.request), std::move(task.reply));
  }
}

}  // namespace arpent::http
