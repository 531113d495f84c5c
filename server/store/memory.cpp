#include "store/memory.h"

#include <algorithm>

namespace arpent::store {

Memory::Thing Memory::find(Key const& key) {
  std::scoped_lock const lock(mutex_);
  auto const found = std::find_if(kept_.begin(), kept_.end(), [&](Kept const& kept) { return kept.key == key; });
  if (found == kept_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found);
  return kept_.front().thing;
}

std::uint64_t Memory::generation() {
  std::scoped_lock const lock(mutex_);
  return generation_;
}

void Memory::keep(Key key, Thing thing, std::uint64_t generation) {
  std::scoped_lock const lock(mutex_);
  if (generation != generation_) return;
  std::erase_if(kept_, [&](Kept const& kept) { return kept.key == key; });
  kept_.push_front({std::move(key), std::move(thing)});
  if (kept_.size() > most_) kept_.pop_back();
}

void Memory::forget() {
  std::scoped_lock const lock(mutex_);
  ++generation_;
  kept_.clear();
}

}  // namespace arpent::store
