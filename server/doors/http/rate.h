// How often somebody may guess wrongly. Only failures count: a room full of people behind one address may log in at
// once. An address that must wait does so with a right code too: telling it apart would be the answer that a guesser is after,
// at full speed (a code to join is thirty bits). Whoever holds a session, a link or a seat is not asked to wait (api.cpp).
#pragma once
#include <chrono>
#include <cstddef>
#include <deque>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"

namespace arpent::http {

struct Guess {
  std::string_view address;  // of the person; IPv6 counts by /64, which is what one household is given
  std::string_view
      about;  // what is guessed at: "login anna@ville.example", "join a.example"; "" counts the address only
};

// Keeps no address and no account name, only hashes. Any thread may call.
class GuessLimiter {
 public:
  struct Limits {
    std::size_t failures_by_address = 50;  // within the window
    std::size_t failures_about_one = 10;
    std::chrono::seconds window{15 * 60};
    std::size_t remembered_max =
        20'000;  // addresses, and as many accounts; beyond, who failed longest ago is forgotten
  };
  explicit GuessLimiter(Clock const& clock) : GuessLimiter(clock, Limits{}) {}
  GuessLimiter(Clock const& clock, Limits limits);

  // Zero: go ahead and look whether the guess is right. Else: answer 429 with Retry-After, without looking.
  std::chrono::seconds wait(Guess const& guess);
  void failed(Guess const& guess);
  // Forgets the failures about this one; those of the address stay.
  void succeeded(Guess const& guess);

 private:
  // The latest failures of each key, those who failed last in front.
  class Failures {
   public:
    Failures(std::size_t limit, std::size_t remembered_max) : limit_(limit), remembered_max_(remembered_max) {}
    std::chrono::milliseconds wait(std::string const& key, Instant now, std::chrono::seconds window) const;
    void add(std::string const& key, Instant now);
    void forget(std::string const& key);

   private:
    struct Entry {
      std::string key;
      std::deque<Instant> times;  // at most limit_, oldest in front
    };
    std::size_t limit_;
    std::size_t remembered_max_;
    std::list<Entry> entries_;
    std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
  };

  Clock const& clock_;
  std::chrono::seconds window_;
  std::mutex mutex_;
  Failures by_address_;
  Failures about_;
};

}  // namespace arpent::http
