// What the server has done since it started, for a Prometheus on the same machine: GET /metrics, text format 0.0.4.
// Counts operations by name, never by person, address or record.
#pragma once
#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace arpent::http {

class Metrics {
 public:
  struct Gauge {
    std::string name, help;
    double value;
  };

  // One answered request. `what`: the operation's name, "file" or "page".
  void answered(std::string const& what, int status, std::chrono::nanoseconds took);
  std::string text(std::vector<Gauge> const& gauges) const;

 private:
  static constexpr std::array<double, 8> bounds{0.001, 0.005, 0.025, 0.05, 0.1, 0.5, 1, 5};  // seconds
  struct Waits {
    std::array<std::uint64_t, bounds.size()> up_to{};  // each counts those below it too
    std::uint64_t count = 0;
    double seconds = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;  // what, class of status
  std::map<std::string, Waits> waits_;
};

}  // namespace arpent::http
