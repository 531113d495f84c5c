// Connections that read, kept between uses. A lease is a snapshot; it waits while all connections are in use.
#pragma once
#include <condition_variable>
#include <mutex>
#include <vector>

#include "store/database.h"

namespace arpent::store {

class Pool {
 public:
  Pool(std::string path, std::size_t most) : path_(std::move(path)), most_(most) {}

  class Lease {
   public:
    explicit Lease(Pool& pool);
    ~Lease();
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;
    Connection& connection() const { return *connection_; }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

 private:
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection> connection);

  std::string path_;
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable one_is_back_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t made_ = 0;
};

}  // namespace arpent::store
