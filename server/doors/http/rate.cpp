#include "doors/http/rate.h"

#include <arpa/inet.h>

#include <algorithm>

#include "base/hash.h"

namespace arpent::http {

namespace {

std::string address_key(std::string_view address) {
  std::string const ended(address);
  unsigned char bytes[16];
  if (inet_pton(AF_INET6, ended.c_str(), bytes) != 1) return sha256(ended);
  return sha256(std::string_view(reinterpret_cast<char const*>(bytes), 8));
}

}  // namespace

GuessLimiter::GuessLimiter(Clock const& clock, Limits limits)
    : clock_(clock),
      window_(limits.window),
      by_address_(limits.failures_by_address, limits.remembered_max),
      about_(limits.failures_about_one, limits.remembered_max) {}

std::chrono::seconds GuessLimiter::wait(Guess const& guess) {
  auto const now = clock_.now();
  std::lock_guard const lock(mutex_);
  auto longest = by_address_.wait(address_key(guess.address), now, window_);
  if (!guess.about.empty()) longest = std::max(longest, about_.wait(sha256(guess.about), now, window_));
  return std::chrono::ceil<std::chrono::seconds>(longest);
}

void GuessLimiter::failed(Guess const& guess) {
  auto const now = clock_.now();
  std::lock_guard const lock(mutex_);
  by_address_.add(address_key(guess.address), now);
  if (!guess.about.empty()) about_.add(sha256(guess.about), now);
}

void GuessLimiter::succeeded(Guess const& guess) {
  std::lock_guard const lock(mutex_);
  about_.forget(sha256(guess.about));
}

std::chrono::milliseconds GuessLimiter::Failures::wait(std::string const& key, Instant now,
                                                       std::chrono::seconds window) const {
  auto const found = by_key_.find(key);
  if (found == by_key_.end()) return {};
  auto const& times = found->second->times;
  if (times.size() < limit_) return {};
  // A clock set back must not lock anybody out for longer than a window.
  auto const oldest = std::min(times.front(), now);
  return std::max(std::chrono::milliseconds{}, oldest + window - now);
}

void GuessLimiter::Failures::add(std::string const& key, Instant now) {
  if (auto const found = by_key_.find(key); found != by_key_.end()) {
    entries_.splice(entries_.begin(), entries_, found->second);
  } else {
    if (entries_.size() >= remembered_max_) {
      by_key_.erase(entries_.back().key);
      entries_.pop_back();
    }
    entries_.push_front({key, {}});
    by_key_[key] = entries_.begin();
  }
  auto& times = entries_.front().times;
  times.push_back(now);
  if (times.size() > limit_) times.pop_front();
}

void GuessLimiter::Failures::forget(std::string const& key) {
  auto const found = by_key_.find(key);
  if (found == by_key_.end()) return;
  entries_.erase(found->second);
  by_key_.erase(found);
}

}  // namespace arpent::http
