// How fast one account or one link may ask. A person in a browser never comes near it; a script that runs away, or a
// token that leaked, does not keep the others waiting. Counted by token, not by address: a meeting room is one address.
#pragma once
#include <chrono>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"

namespace arpent::http {

// A bucket per token that fills steadily and is emptied by requests. Keeps hashes, no token. Any thread may call.
class PaceLimiter {
 public:
  struct Limits {
    double a_second = 50;  // 0: no limit
    double at_once = 500;
    std::size_t remembered_max = 20'000;
  };
  PaceLimiter(Clock const& clock, Limits limits) : clock_(clock), limits_(limits) {}

  // Zero: go ahead, and one is taken. Else: 429 with Retry-After. A token of "" is never limited.
  std::chrono::seconds wait(std::string_view token);

 private:
  struct Bucket {
    std::string key;
    double left;
    Instant at;
  };
  Clock const& clock_;
  Limits limits_;
  std::mutex mutex_;
  std::list<Bucket> buckets_;  // who asked last in front
  std::unordered_map<std::string, std::list<Bucket>::iterator> by_key_;
};

}  // namespace arpent::http
