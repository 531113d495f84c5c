#include "domain/measure/rollup.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unordered_map>

#include "base/named.h"

namespace arpent::measure {
namespace {

bool has_parts(Reading const& reading) { return reading.numerator && reading.denominator; }

struct Pooled {
  std::optional<double> value{};
  int count = 0;
};

Pooled pool(std::span<Reading const> readings, double scale) {
  std::vector<double> numerators, denominators;
  for (auto const& reading : readings) {
    if (!has_parts(reading)) continue;
    numerators.push_back(*reading.numerator);
    denominators.push_back(*reading.denominator);
  }
  Pooled pooled{.count = static_cast<int>(numerators.size())};
  double const denominator = steady_sum(std::move(denominators));
  if (denominator > 0) pooled.value = scale * steady_sum(std::move(numerators)) / denominator;
  return pooled;
}

std::vector<double> plain(std::span<PlaceFigure const> figures) {
  std::vector<double> values;
  for (auto const& figure : figures) values.push_back(figure.figure);
  return values;
}

double mean_of(std::vector<double> values) {
  auto const count = static_cast<double>(values.size());
  return steady_sum(std::move(values)) / count;
}

struct Weighed {
  double figure;
  double weight;
};

void put_mean(RollUp& out, std::span<PlaceReading const> places, double scale) {
  std::vector<Weighed> weighed;
  for (auto const& place : places) {
    auto const figure = figure_of(place.reading, scale);
    if (figure && place.weight && *place.weight > 0) weighed.push_back({*figure, *place.weight});
  }
  out.in_value = static_cast<int>(out.figures.size());
  if (out.in_value == 0) return;
  out.weighted = weighed.size() == out.figures.size();
  if (!out.weighted) {
    out.value = mean_of(plain(out.figures));
    return;
  }
  std::vector<double> products, weights;
  for (auto const& [figure, weight] : weighed) {
    products.push_back(figure * weight);
    weights.push_back(weight);
  }
  out.value = steady_sum(std::move(products)) / steady_sum(std::move(weights));
}

void put_ratio(RollUp& out, std::span<PlaceReading const> places, double scale) {
  std::vector<Reading> readings;
  for (auto const& place : places) readings.push_back(place.reading);
  auto const pooled = pool(readings, scale);
  out.value = pooled.value;
  out.in_value = pooled.count;
}

Comparability note_of(RollUp const& out, AcrossPlaces rule) {
  if (out.answered == 0) return Comparability::nothing;
  bool const words_only = out.figures.empty();
  if (rule == AcrossPlaces::ratio && !words_only && out.in_value < static_cast<int>(out.figures.size()))
    return Comparability::not_pooled;
  return out.answered < out.concerned ? Comparability::partial : Comparability::complete;
}

}  // namespace

std::optional<AcrossPlaces> parse_across_places(std::string_view name) {
  return value_named<AcrossPlaces>(std::array<std::string_view, 4>{"sum", "ratio", "mean", "none"}, name);
}

std::optional<AcrossTime> parse_across_time(std::string_view name) {
  return value_named<AcrossTime>(std::array<std::string_view, 4>{"last", "mean", "sum", "none"}, name);
}

bool answered(Reading const& reading) { return reading.value || has_parts(reading) || reading.in_words; }

std::optional<double> figure_of(Reading const& reading, double scale) {
  if (reading.value) return reading.value;
  if (!has_parts(reading) || *reading.denominator <= 0) return {};
  return scale * *reading.numerator / *reading.denominator;
}

RollUp roll_up(AcrossPlaces rule, std::span<PlaceReading const> places, double scale) {
  RollUp out{.concerned = static_cast<int>(places.size())};
  for (auto const& place : places) {
    if (answered(place.reading)) ++out.answered;
    else out.missing.push_back(place.place);
    if (auto const figure = figure_of(place.reading, scale)) out.figures.push_back({place.place, *figure});
  }
  auto const values = plain(out.figures);
  if (!values.empty()) {
    out.lowest = *std::min_element(values.begin(), values.end());
    out.highest = *std::max_element(values.begin(), values.end());
  }
  switch (rule) {
    case AcrossPlaces::sum:
      out.in_value = static_cast<int>(values.size());
      if (!values.empty()) out.value = steady_sum(values);
      break;
    case AcrossPlaces::ratio:
      put_ratio(out, places, scale);
      break;
    case AcrossPlaces::mean:
      put_mean(out, places, scale);
      break;
    case AcrossPlaces::none:
      break;
  }
  out.note = note_of(out, rule);
  return out;
}

OverTime over_time(AcrossTime rule, std::span<TimedReading const> readings, double scale) {
  OverTime out{.periods = static_cast<int>(readings.size())};
  std::vector<double> values;
  std::vector<Reading> told;
  double last = 0;
  for (auto const& [period, reading] : readings) {
    auto const figure = figure_of(reading, scale);
    if (!figure) continue;
    values.push_back(*figure);
    told.push_back(reading);
    if (!out.latest || *out.latest < period) {
      out.latest = period;
      last = *figure;
    }
  }
  if (values.empty() || rule == AcrossTime::none) return out;
  out.in_value = rule == AcrossTime::last ? 1 : static_cast<int>(values.size());
  bool const shares = std::all_of(told.begin(), told.end(), has_parts);
  if (rule == AcrossTime::last) out.value = last;
  else if (rule == AcrossTime::mean) out.value = mean_of(std::move(values));
  else out.value = shares ? pool(told, scale).value : steady_sum(std::move(values));
  return out;
}

std::vector<std::string> inside_another(std::span<std::string const> places, std::span<PlaceInTree const> tree) {
  std::unordered_map<std::string_view, std::string_view> parent_of;
  for (auto const& node : tree) parent_of[node.place] = node.parent;
  std::set<std::string_view> const given(places.begin(), places.end());
  std::vector<std::string> inside;
  for (auto const& place : places) {
    std::set<std::string_view> passed{place};
    for (auto at = parent_of.find(place); at != parent_of.end() && passed.insert(at->second).second;
         at = parent_of.find(at->second)) {
      if (!given.contains(at->second)) continue;
      inside.push_back(place);
      break;
    }
  }
  return inside;
}

// Neumaier's compensated sum over sorted values.
double steady_sum(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  double sum = 0, lost = 0;
  for (double const value : values) {
    double const next = sum + value;
    lost += std::fabs(sum) >= std::fabs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }
  return sum + lost;
}

}  // namespace arpent::measure
