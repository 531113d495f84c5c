// Threads, if whoever calls has some to lend: an engine starts none of its own.
#pragma once
#include <functional>

namespace arpent::opinion {

struct Workers {
  unsigned at_once = 1;  // how many jobs are worth making
  // Runs job(0) .. job(jobs-1), each once, in any order and at the same time if it likes; returns when all are done.
  // Jobs do not hand out jobs in turn. Empty: one after the other.
  std::function<void(unsigned jobs, std::function<void(unsigned)> const& job)> run{};

  void operator()(unsigned jobs, std::function<void(unsigned)> const& job) const {
    if (run && jobs > 1) return run(jobs, job);
    for (unsigned one = 0; one < jobs; ++one) job(one);
  }
};

// Where part `one` of `parts` equal parts of 0..n-1 begins.
inline std::size_t begin_of(std::size_t one, std::size_t parts, std::size_t n) { return n * one / parts; }

}  // namespace arpent::opinion
