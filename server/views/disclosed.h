// What of an indicator's figures may be said to whom: the floors under figures about people (measure/privacy.h), for
// its places and for what they are together.
#pragma once
#include <optional>
#include <vector>

#include "domain/measure/indicator.h"
#include "domain/measure/privacy.h"
#include "domain/measure/rollup.h"

namespace arpent::views {

struct Disclosed {
  std::optional<double> value{};    // nothing where nothing was told, and where it may not be said
  std::optional<int> fewer_than{};  // something was told: so few people that this floor is all that is said
  bool hidden = false;              // something was told: with what else is said it would give a small figure away

  friend bool operator==(Disclosed const&, Disclosed const&) = default;
};

struct DisclosedFigures {
  std::vector<Disclosed> places;  // in the order given
  Disclosed together;
};

// Figures of one period. A number about people counts people, and so do numerator and denominator of a share; a
// percentage alone, an ordinal and a yes or no count nobody and are said as they are. Where the places add up to what
// is said of them together, others are hidden beside a small one (measure::hidden_cells). `places`: what each told,
// empty where it told nothing; `together`: the roll-up of these.
DisclosedFigures disclosed(measure::Indicator const& of, std::vector<measure::Reading> const& places,
                           std::optional<double> together, measure::Reader reader);

// One figure alone: of a place of which nothing else is said, a baseline.
Disclosed disclosed(measure::Indicator const& of, measure::Reading const& reading, measure::Reader reader);

}  // namespace arpent::views
