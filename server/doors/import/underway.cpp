#include "doors/import/underway.h"

#include <algorithm>

namespace arpent::reading {

char const* name_of(Phase phase) {
  switch (phase) {
    case Phase::reading:
      return "reading";
    case Phase::matching:
      return "matching";
    case Phase::trying:
      return "trying";
    case Phase::keeping:
      return "keeping";
  }
  return "reading";
}

void Course::begin(Phase phase, std::size_t total) {
  phase_ = phase;
  done_ = 0;
  total_ = total;
}

Result<Done> Course::reach(std::size_t done) {
  done_ = done;
  return go_on();
}

Result<Done> Course::go_on() const {
  if (cancelled_) return Problem{409, "import.cancelled"};
  return Done{};
}

Underway::Ticket::Ticket(Underway& of, std::string id, std::string owner)
    : of_(of), id_(std::move(id)), course_(std::make_shared<Course>(std::move(owner))) {
  std::lock_guard const lock(of_.mutex_);
  of_.courses_.emplace(id_, course_);
}

Underway::Ticket::~Ticket() {
  std::lock_guard const lock(of_.mutex_);
  auto const [from, to] = of_.courses_.equal_range(id_);
  of_.courses_.erase(std::find_if(from, to, [&](auto const& entry) { return entry.second == course_; }));
}

std::shared_ptr<Course> Underway::find(std::string const& id, std::string const& owner) const {
  std::lock_guard const lock(mutex_);
  auto const found = courses_.find(id);
  return found == courses_.end() || found->second->owner() != owner ? nullptr : found->second;
}

}  // namespace arpent::reading
