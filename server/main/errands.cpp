#include "main/errands.h"

namespace arpent {

Errands::Errands(int threads, std::size_t most) : most_(most) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Errands::~Errands() {
  {
    std::scoped_lock const lock(mutex_);
    stopping_ = true;
    waiting_.clear();
  }
  something_to_do_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool Errands::offer(std::function<void()> errand) {
  {
    std::scoped_lock const lock(mutex_);
    if (stopping_ || waiting_.size() >= most_) return false;
    waiting_.push_back(std::move(errand));
  }
  something_to_do_.notify_one();
  return true;
}

void Errands::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    something_to_do_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    auto const errand = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    errand();
  }
}

}  // namespace arpent
