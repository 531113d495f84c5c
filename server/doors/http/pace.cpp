#include "doors/http/pace.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"

namespace arpent::http {

std::chrono::seconds PaceLimiter::wait(std::string_view token) {
  if (token.empty() || limits_.a_second <= 0) return {};
  auto const key = sha256(token);
  auto const now = clock_.now();
  std::scoped_lock const lock(mutex_);
  if (auto const found = by_key_.find(key); found != by_key_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, found->second);
  } else {
    buckets_.push_front({key, limits_.at_once, now});
    by_key_[key] = buckets_.begin();
    if (buckets_.size() > limits_.remembered_max) {
      by_key_.erase(buckets_.back().key);
      buckets_.pop_back();
    }
  }
  auto& bucket = buckets_.front();
  auto const passed = std::max(0.0, std::chrono::duration<double>(now - bucket.at).count());
  bucket.left = std::min(limits_.at_once, bucket.left + passed * limits_.a_second);
  bucket.at = now;
  if (bucket.left < 1) return std::chrono::seconds(static_cast<int>(std::ceil((1 - bucket.left) / limits_.a_second)));
  bucket.left -= 1;
  return {};
}

}  // namespace arpent::http
