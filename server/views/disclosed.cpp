#include "views/disclosed.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "domain/measure/acceptance.h"

namespace arpent::views {
namespace {

constexpr double most_people = 1e9;  // beyond, it is no count of people, and no floor is near

int people_in(double count) { return static_cast<int>(std::floor(std::clamp(count, 0.0, most_people))); }

// The fewest people that a figure tells of; nothing where it counts nobody.
std::optional<int> people_behind(measure::Indicator const& of, measure::Reading const& reading) {
  if (!of.about_people) return std::nullopt;
  if (reading.numerator && reading.denominator)
    return std::min(people_in(*reading.numerator), people_in(*reading.denominator));
  if (of.measure == "number" && reading.value) return people_in(*reading.value);
  return std::nullopt;
}

// The sum, or the mean, and all places but one tell the last.
bool adds_up(measure::Indicator const& of) { return of.across_places == "sum" || of.across_places == "mean"; }

}  // namespace

Disclosed disclosed(measure::Indicator const& of, measure::Reading const& reading, measure::Reader reader) {
  auto const scale = measure::parse_scale(of.measure).value_or(measure::Scale::number);
  Disclosed out{.value = measure::figure_of(reading, measure::factor_of(scale))};
  auto const people = people_behind(of, reading);
  if (!out.value || !people) return out;
  auto const said = measure::shown({.subject = measure::Subject::service, .people = *people}, reader);
  if (said.how == measure::Shown::How::exact) return out;
  return {.fewer_than = said.number};
}

DisclosedFigures disclosed(measure::Indicator const& of, std::vector<measure::Reading> const& places,
                           std::optional<double> together, measure::Reader reader) {
  DisclosedFigures out{.together = {.value = together}};
  std::vector<int> counts;
  std::vector<std::size_t> counted;
  for (auto const& reading : places) {
    auto const people = people_behind(of, reading);
    if (people) counts.push_back(*people), counted.push_back(out.places.size());
    out.places.push_back(disclosed(of, reading, reader));
  }
  if (reader != measure::Reader::everyone || !together || counts.empty()) return out;
  auto const all = std::accumulate(counts.begin(), counts.end(), 0.0);
  if (all < measure::public_floor) out.together = {.fewer_than = measure::public_floor};
  if (!adds_up(of)) return out;
  auto const hidden = measure::hidden_cells(counts);
  for (std::size_t at = 0; at < counted.size(); ++at)
    if (auto& place = out.places[counted[at]]; hidden[at] && place.value) place = {.hidden = true};
  return out;
}

}  // namespace arpent::views
