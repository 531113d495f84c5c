// Two threads, lent to an engine that starts none of its own.
#pragma once
#include <atomic>
#include <thread>

#include "opinion/workers.h"

namespace arpent::opinion {

inline Workers two_threads() {
  return {2, [](unsigned jobs, std::function<void(unsigned)> const& job) {
            std::atomic<unsigned> next{0};
            auto const work = [&] {
              for (unsigned one = next++; one < jobs; one = next++) job(one);
            };
            std::thread other(work);
            work();
            other.join();
          }};
}

}  // namespace arpent::opinion
