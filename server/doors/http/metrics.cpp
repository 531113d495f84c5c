#include "doors/http/metrics.h"

#include <fmt/format.h>

namespace arpent::http {

void Metrics::answered(std::string const& what, int status, std::chrono::nanoseconds took) {
  auto const seconds = std::chrono::duration<double>(took).count();
  std::scoped_lock const lock(mutex_);
  ++requests_[{what, status / 100}];
  auto& waits = waits_[what];
  for (std::size_t i = 0; i < bounds.size(); ++i)
    if (seconds <= bounds[i]) ++waits.up_to[i];
  ++waits.count;
  waits.seconds += seconds;
}

std::string Metrics::text(std::vector<Gauge> const& gauges) const {
  std::string out;
  auto const head = [&](std::string_view name, std::string_view kind, std::string_view help) {
    out += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, kind);
  };
  std::scoped_lock const lock(mutex_);
  head("arpent_requests_total", "counter", "Requests answered, by operation and class of status.");
  for (auto const& [key, count] : requests_)
    out += fmt::format("arpent_requests_total{{operation=\"{}\",status=\"{}xx\"}} {}\n", key.first, key.second, count);
  head("arpent_request_seconds", "histogram", "From the head of a request to its answer.");
  for (auto const& [what, waits] : waits_) {
    for (std::size_t i = 0; i < bounds.size(); ++i)
      out += fmt::format("arpent_request_seconds_bucket{{operation=\"{}\",le=\"{}\"}} {}\n", what, bounds[i],
                         waits.up_to[i]);
    out += fmt::format("arpent_request_seconds_bucket{{operation=\"{}\",le=\"+Inf\"}} {}\n", what, waits.count);
    out += fmt::format("arpent_request_seconds_sum{{operation=\"{}\"}} {}\n", what, waits.seconds);
    out += fmt::format("arpent_request_seconds_count{{operation=\"{}\"}} {}\n", what, waits.count);
  }
  for (auto const& gauge : gauges) {
    head(gauge.name, "gauge", gauge.help);
    out += fmt::format("{} {}\n", gauge.name, gauge.value);
  }
  return out;
}

}  // namespace arpent::http
