// How unequal: between places, between ages, and between the places that carry a tag and the rest.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/measure/rollup.h"

namespace arpent::measure {

struct Spread {
  PlaceFigure best;
  PlaceFigure worst;
  double gap = 0;  // highest - lowest, never negative
  int places = 0;
};

// Nothing below two figures. "Best" is the highest where more is better, else the lowest; the first of equals.
std::optional<Spread> spread(std::span<PlaceFigure const> figures, bool ascending);

struct TaggedReading {
  PlaceReading reading;
  bool tagged = false;  // such as a priority neighbourhood
};

struct TaggedAndRest {
  RollUp tagged;
  RollUp rest;
  // What may be compared: the value of a ratio or a mean; of a sum, its value ÷ Σ weight (per eligible child) when all
  // places that answered have a weight above 0; nothing of `none`.
  std::optional<double> tagged_rate{};
  std::optional<double> rest_rate{};
  std::optional<double> gap{};  // tagged - rest
};

TaggedAndRest tagged_and_rest(AcrossPlaces rule, std::span<TaggedReading const> places, double scale = 1);

}  // namespace arpent::measure
