// What is wrong with numbers that were given: engines throw it, whoever called says it to a person.
#pragma once
#include <stdexcept>
#include <string>
#include <type_traits>

namespace arpent::estimation {

// "weights are positive and finite (row 12)". Thrown before anything is computed.
struct Fault : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

inline void require(bool holds, std::string const& otherwise) {
  if (!holds) throw Fault(otherwise);
}

// The same where the words cost more than the question: they are made only when they are needed.
template <class F>
requires std::is_invocable_v<F>
void require(bool holds, F const& otherwise) {
  if (!holds) throw Fault(otherwise());
}

}  // namespace arpent::estimation
