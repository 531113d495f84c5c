// What is wrong with numbers that were given: engines throw it, whoever called says it to a person.
#pragma once
#include <stdexcept>
#include <string>

namespace arpent::opinion {

// "there is no statement 12000: at most 10000". Thrown before anything is computed.
struct Fault : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

inline void require(bool holds, std::string const& otherwise) {
  if (!holds) throw Fault(otherwise);
}

}  // namespace arpent::opinion
