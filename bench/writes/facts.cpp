// Facts kept by the store with so many at work at once: each is told again as soon as the one before it is durable.
//
//   arpent_bench_facts FOLDER CLIENTS SECONDS      prints facts per second, p50 and p99 in milliseconds, and the memory
//   used in MB
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "main/assemble.h"

namespace arpent {
namespace {

using Steady = std::chrono::steady_clock;

class Teller {
 public:
  Teller(store::Store& store, double seconds)
      : store_(store),
        end_(begun_ + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(seconds))) {}

  void tell() {
    auto const now = Steady::now();
    if (now > end_) return;
    auto const n = told_++;
    ++waiting_;
    store_.append(
        {{.kind = "vote", .id = fmt::format("01850000-0000-7000-8000-{:012x}", n), .stream = "bench", .body = body_}},
        [this, now](Result<Done> const& kept) {
          if (!kept) ++lost_;
          {
            std::lock_guard const lock(mutex_);
            waits_ms_.push_back(std::chrono::duration<double, std::milli>(Steady::now() - now).count());
          }
          tell();
          --waiting_;
        });
  }

  int finish() {
    while (waiting_ > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::sort(waits_ms_.begin(), waits_ms_.end());
    auto const at = [&](double share) {
      return waits_ms_[static_cast<std::size_t>(share * static_cast<double>(waits_ms_.size() - 1))];
    };
    std::ifstream status("/proc/self/status");
    std::string line, memory;
    while (std::getline(status, line))
      if (line.starts_with("VmHWM:")) memory = line.substr(6);
    auto const rate =
        static_cast<double>(waits_ms_.size()) / std::chrono::duration<double>(Steady::now() - begun_).count();
    fmt::print("{:.0f} {:.2f} {:.2f} {}\n", rate, at(.5), at(.99), std::atoi(memory.c_str()) / 1024);
    return lost_ == 0 ? 0 : 1;
  }

 private:
  store::Store& store_;
  Steady::time_point const begun_ = Steady::now();
  Steady::time_point const end_;
  std::string const body_ = std::string(120, 'x');
  std::atomic<long> told_{0}, waiting_{0}, lost_{0};
  std::mutex mutex_;
  std::vector<double> waits_ms_;
};

int run(std::string const& folder, int clients, double seconds) {
  SystemClock const clock;
  SystemRandom random;
  IdSource ids(clock, random);
  auto const house = assemble({.clock = clock, .random = random, .ids = ids}, "", {});
  auto const path = std::filesystem::path(folder) / "facts.db";
  std::filesystem::remove(path);
  auto store = store::Store::open(store_options(*house, path.string()));
  if (!store) return 1;
  Teller teller(**store, seconds);
  for (int n = 0; n < clients; ++n) teller.tell();
  return teller.finish();
}

}  // namespace
}  // namespace arpent

int main(int argc, char** argv) { return argc < 4 ? 2 : arpent::run(argv[1], std::atoi(argv[2]), std::atof(argv[3])); }
