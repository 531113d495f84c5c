// How far imports have come that are being read or tried right now: seen and cancelled from other threads.
#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"

namespace arpent::reading {

// What it is at, in order.
enum class Phase { reading, matching, trying, keeping };
char const* name_of(Phase phase);

class Course {
 public:
  explicit Course(std::string owner) : owner_(std::move(owner)) {}

  void begin(Phase phase, std::size_t total = 0);
  // 409 "import.cancelled" once somebody asked for it.
  Result<Done> reach(std::size_t done);
  Result<Done> go_on() const;
  void cancel() { cancelled_ = true; }

  struct Stand {
    Phase phase;
    std::size_t done, total;
  };
  Stand stand() const { return {phase_, done_, total_}; }
  std::string const& owner() const { return owner_; }

 private:
  std::string const owner_;
  std::atomic<Phase> phase_{Phase::reading};
  std::atomic<std::size_t> done_{0}, total_{0};
  std::atomic<bool> cancelled_{false};
};

// All that are under way in this process, by import.
class Underway {
 public:
  // Known until it is let go of.
  class Ticket {
   public:
    Ticket(Underway& of, std::string id, std::string owner);
    ~Ticket();
    Ticket(Ticket const&) = delete;
    Ticket& operator=(Ticket const&) = delete;
    Course& course() const { return *course_; }

   private:
    Underway& of_;
    std::string const id_;
    std::shared_ptr<Course> const course_;
  };

  // Nothing where this import rests, or is somebody else's.
  std::shared_ptr<Course> find(std::string const& id, std::string const& owner) const;

 private:
  mutable std::mutex mutex_;
  std::multimap<std::string, std::shared_ptr<Course>> courses_;
};

}  // namespace arpent::reading
