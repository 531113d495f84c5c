#include "domain/measure/equity.h"

#include <algorithm>

namespace arpent::measure {
namespace {

std::optional<double> rate(AcrossPlaces rule, RollUp const& sum, std::span<PlaceReading const> places, double scale) {
  if (rule != AcrossPlaces::sum) return sum.value;
  std::vector<double> weights;
  for (auto const& place : places) {
    if (!figure_of(place.reading, scale)) continue;
    if (!place.weight || *place.weight <= 0) return {};
    weights.push_back(*place.weight);
  }
  if (!sum.value) return {};
  return *sum.value / steady_sum(std::move(weights));
}

}  // namespace

std::optional<Spread> spread(std::span<PlaceFigure const> figures, bool ascending) {
  if (figures.size() < 2) return {};
  auto const by_figure = [](PlaceFigure const& one, PlaceFigure const& other) { return one.figure < other.figure; };
  auto const lowest = std::min_element(figures.begin(), figures.end(), by_figure);
  auto const highest = std::max_element(figures.begin(), figures.end(), by_figure);
  return Spread{.best = ascending ? *highest : *lowest,
                .worst = ascending ? *lowest : *highest,
                .gap = highest->figure - lowest->figure,
                .places = static_cast<int>(figures.size())};
}

TaggedAndRest tagged_and_rest(AcrossPlaces rule, std::span<TaggedReading const> places, double scale) {
  std::vector<PlaceReading> tagged, rest;
  for (auto const& place : places) (place.tagged ? tagged : rest).push_back(place.reading);
  TaggedAndRest out{.tagged = roll_up(rule, tagged, scale), .rest = roll_up(rule, rest, scale)};
  out.tagged_rate = rate(rule, out.tagged, tagged, scale);
  out.rest_rate = rate(rule, out.rest, rest, scale);
  if (out.tagged_rate && out.rest_rate) out.gap = *out.tagged_rate - *out.rest_rate;
  return out;
}

}  // namespace arpent::measure
