// What was worked out from one picture of the city, kept for the next who asks: a few of the latest at a time. A
// picture of the past never changes, and one of the present is another one after the next write, so nothing here grows
// old; an erasure is the one thing that reaches back, and makes everything be forgotten.
#pragma once
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "base/zone.h"
#include "store/entry.h"

namespace arpent::store {

class Memory {
 public:
  struct Key {
    std::string what;  // names the kind of thing, and so its type
    Moment moment;     // of the last entry that was seen
    Day day;           // the day looked at
    bool operator==(Key const&) const = default;
  };
  using Thing = std::shared_ptr<void const>;

  explicit Memory(std::size_t most = 8) : most_(most) {}

  // Nothing when it is not there.
  Thing find(Key const& key);
  // To be asked before working something out, and given to keep(): what was begun before an erasure is not kept.
  std::uint64_t generation();
  void keep(Key key, Thing thing, std::uint64_t generation);
  void forget();

 private:
  struct Kept {
    Key key;
    Thing thing;
  };
  std::size_t most_;
  std::mutex mutex_;
  std::list<Kept> kept_;  // the latest asked for first
  std::uint64_t generation_ = 0;
};

}  // namespace arpent::store
