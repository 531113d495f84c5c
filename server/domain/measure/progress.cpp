#include "domain/measure/progress.h"

#include <algorithm>
#include <array>

#include "base/named.h"

namespace arpent::measure {
namespace {

constexpr double on_pace_from = 0.9;
constexpr double stale_after = 1.5;

bool usable(AcrossPlaces rule, PlaceCourse const& place, double scale) {
  if (rule == AcrossPlaces::ratio && !(place.actual.numerator && place.actual.denominator)) return false;
  return figure_of(place.actual, scale).has_value();
}

// The reading as it enters a ratio: with its own parts, else as a share of the denominator of today.
Reading as_parts(Reading const& reading, Reading const& actual, double scale) {
  if (reading.numerator && reading.denominator) return reading;
  return {.numerator = *reading.value / scale * *actual.denominator, .denominator = actual.denominator};
}

using Side = Reading PlaceCourse::*;

std::optional<double> rolled(AcrossPlaces rule, std::vector<PlaceCourse const*> const& places, Side side,
                             double scale) {
  std::vector<PlaceReading> readings;
  for (auto const* place : places) {
    auto const& reading = place->*side;
    readings.push_back(
        {place->place, rule == AcrossPlaces::ratio ? as_parts(reading, place->actual, scale) : reading, place->weight});
  }
  return roll_up(rule, readings, scale).value;
}

std::vector<std::string> names_of(std::vector<PlaceCourse const*> const& places) {
  std::vector<std::string> names;
  for (auto const* place : places) names.push_back(place->place);
  return names;
}

struct Chosen {
  std::vector<PlaceCourse const*> measured, compared, aimed;  // with a number; and a baseline; and a target
};

Chosen choose(AcrossPlaces rule, std::span<PlaceCourse const> places, double scale) {
  Chosen chosen;
  for (auto const& place : places) {
    if (!usable(rule, place, scale)) continue;
    chosen.measured.push_back(&place);
    if (!figure_of(place.baseline, scale)) continue;
    chosen.compared.push_back(&place);
    if (figure_of(place.target, scale)) chosen.aimed.push_back(&place);
  }
  return chosen;
}

void put_share(Progress& out, Course const& course) {
  out.target = course.target;
  out.share = achieved(course);
  out.why_no_share = out.share ? WhyNoShare::has_share : WhyNoShare::target_is_baseline;
}

}  // namespace

std::optional<double> achieved(Course const& course) {
  if (course.target == course.baseline) return {};
  return (course.actual - course.baseline) / (course.target - course.baseline);
}

Movement movement(double from, double to, bool ascending) {
  if (from == to) return Movement::same;
  return (to > from) == ascending ? Movement::better : Movement::worse;
}

Progress progress(AcrossPlaces rule, std::span<PlaceCourse const> places, WholeCourse const& whole, double scale) {
  Progress out{.concerned = static_cast<int>(places.size())};
  if (rule == AcrossPlaces::none) {
    out.why_no_share = WhyNoShare::not_rolled_up;
    return out;
  }
  auto const chosen = choose(rule, places, scale);
  bool const all_measured = !places.empty() && chosen.measured.size() == places.size();
  bool const all_compared = !places.empty() && chosen.compared.size() == places.size();
  auto const whole_actual = all_measured ? rolled(rule, chosen.measured, &PlaceCourse::actual, scale) : whole.actual;

  if (!chosen.compared.empty()) {
    out.from = rolled(rule, chosen.compared, &PlaceCourse::baseline, scale);
    out.to = rolled(rule, chosen.compared, &PlaceCourse::actual, scale);
    out.places = names_of(chosen.compared);
    out.whole = all_compared;
  } else if (whole.baseline && whole_actual) {
    out.from = whole.baseline;
    out.to = whole_actual;
    out.whole = true;
  } else {
    bool const nothing = chosen.measured.empty() && !whole_actual;
    out.why_no_share = nothing          ? WhyNoShare::no_number
                       : whole.baseline ? WhyNoShare::not_same_places
                                        : WhyNoShare::no_baseline;
    return out;
  }

  bool const every_target = !chosen.aimed.empty() && chosen.aimed.size() == chosen.compared.size();
  if (out.whole && whole.target && !every_target) {
    put_share(out, {.baseline = *out.from, .target = *whole.target, .actual = *out.to});
  } else if (!chosen.aimed.empty()) {
    put_share(out, {.baseline = *rolled(rule, chosen.aimed, &PlaceCourse::baseline, scale),
                    .target = *rolled(rule, chosen.aimed, &PlaceCourse::target, scale),
                    .actual = *rolled(rule, chosen.aimed, &PlaceCourse::actual, scale)});
    if (!every_target) out.share_places = names_of(chosen.aimed);
  } else {
    out.why_no_share = whole.target ? WhyNoShare::not_same_places : WhyNoShare::no_target;
  }
  return out;
}

std::string_view name_of(Pace pace) {
  constexpr std::array<std::string_view, 3> names = {"on_pace", "behind", "cannot_tell"};
  return name_in(names, pace);
}

Phrase phrase_of(Pace pace) { return {"pace." + std::string{name_of(pace)}}; }

Pace pace(PaceFacts const& facts) {
  if (!facts.share || facts.as_of <= facts.from || facts.by <= facts.from) return Pace::cannot_tell;
  auto const days = days_in(facts.frequency);
  if (days && days_between(facts.as_of, facts.today) > stale_after * *days) return Pace::cannot_tell;
  bool const has_interval = facts.baseline && facts.lower && facts.upper;
  if (has_interval && *facts.lower <= *facts.baseline && *facts.baseline <= *facts.upper) return Pace::cannot_tell;
  double const elapsed =
      std::min(1.0, static_cast<double>(days_between(facts.from, facts.as_of)) / days_between(facts.from, facts.by));
  return *facts.share / elapsed >= on_pace_from ? Pace::on_pace : Pace::behind;
}

}  // namespace arpent::measure
