// Work that waits for somebody else's machine, on threads of its own, so that nobody else waits with it.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace arpent {

class Errands {
 public:
  Errands(int threads, std::size_t most);
  ~Errands();  // drops what waits, ends what runs
  // False, and nothing is taken, when `most` are waiting. An errand must catch what it throws.
  bool offer(std::function<void()> errand);

 private:
  void work();

  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable something_to_do_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace arpent
