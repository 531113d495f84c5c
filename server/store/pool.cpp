#include "store/pool.h"

#include "base/result.h"

namespace arpent::store {

Pool::Lease::Lease(Pool& pool) : pool_(pool), connection_(pool.take()) {
  try {
    connection_->begin_read();
  } catch (...) {
    pool_.give_back(nullptr);
    throw;
  }
}

Pool::Lease::~Lease() {
  try {
    connection_->rollback();
  } catch (Failure const&) {
    connection_.reset();
  }
  pool_.give_back(std::move(connection_));
}

std::unique_ptr<Connection> Pool::take() {
  {
    std::unique_lock lock(mutex_);
    one_is_back_.wait(lock, [this] { return !idle_.empty() || made_ < most_; });
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    ++made_;
  }
  try {
    return connect(path_, Access::read, Durability::full);
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

// null: it broke, and another may be made.
void Pool::give_back(std::unique_ptr<Connection> connection) {
  {
    std::lock_guard const lock(mutex_);
    if (connection) idle_.push_back(std::move(connection));
    else --made_;
  }
  one_is_back_.notify_one();
}

}  // namespace arpent::store
