#include "domain/pilot/comparison.h"

#include <algorithm>
#include <cmath>

namespace arpent::pilot {
namespace {

void by_blocks(Pilot const& pilot, Arms const& arms, Comparison& out) {
  // The engine's b is what is tried, so that its difference is tried - usual.
  trial::Blocks const blocks{.a_size = static_cast<int>(pilot.block_usual.value_or(1)),
                             .b_size = static_cast<int>(pilot.block_tried.value_or(1))};
  std::vector<trial::Block> seen;
  for (auto const& one : arms.blocks) {
    seen.push_back({one.usual_events, one.tried_events});
    out.tried.exposed += blocks.b_size;
    out.usual.exposed += blocks.a_size;
    out.tried.events += one.tried_events;
    out.usual.events += one.usual_events;
  }
  out.ln_e = trial::ln_e_of_blocks(blocks, seen);
  out.difference = trial::difference_sequence(blocks, seen, comparison_alpha);
}

void by_arrivals(Arms const& arms, Comparison& out) {
  std::vector<trial::Arrival> seen;
  for (auto const at : arms.outcomes) {
    auto const& one = arms.drawn[at];
    seen.push_back({one.tried, *one.event, one.chance});
    auto& way = one.tried ? out.tried : out.usual;
    ++way.exposed;
    way.events += *one.event;
  }
  out.ln_e = trial::ln_e_of_arrivals(seen);
  out.difference = trial::difference_union(out.usual, out.tried, comparison_alpha);
  out.waiting = std::ssize(arms.drawn) - std::ssize(arms.outcomes);
}

void by_places(Pilot const& pilot, Arms const& arms, Comparison& out) {
  std::vector<double> before, after;
  std::vector<int> treated;
  for (auto const& name : pilot.drawn_among) {
    auto const* place = arms.place(name);
    if (!place) {
      ++out.waiting;
      continue;
    }
    bool const drawn = std::find(pilot.drawn.begin(), pilot.drawn.end(), name) != pilot.drawn.end();
    if (drawn) treated.push_back(static_cast<int>(before.size()));
    before.push_back(place->before);
    after.push_back(place->after);
  }
  if (pilot.drawn.empty() || out.waiting > 0) return;
  double least = after[0] - before[0], most = least;
  for (std::size_t i = 0; i < before.size(); ++i) {
    least = std::min(least, after[i] - before[i]);
    most = std::max(most, after[i] - before[i]);
  }
  auto const step = std::max((most - least) / 500, 1e-6);
  out.lots = trial::difference_in_differences(before, after, treated, comparison_alpha, step);
  out.change = out.lots->interval;
}

}  // namespace

Evidence evidence_of(double ln_e) {
  if (ln_e >= std::log(20.0)) return Evidence::enough;
  if (ln_e >= std::log(10.0)) return Evidence::some;
  return ln_e >= std::log(3.0) ? Evidence::hint : Evidence::nothing;
}

Comparison comparison_of(Pilot const& pilot, Arms const& arms) {
  Comparison out;
  if (pilot.compared == "blocks") by_blocks(pilot, arms, out);
  if (pilot.compared == "arrivals") by_arrivals(arms, out);
  if (pilot.compared == "places") by_places(pilot, arms, out);
  return out;
}

std::vector<FieldProblem> comparison_faults(Pilot const& pilot) {
  if (pilot.compared != "places") return {};
  auto const among = std::ssize(pilot.drawn_among);
  if (among > places_most) return {{"drawn_among", "pilot.places_too_many", {{"most", std::to_string(places_most)}}}};
  if (pilot.drawn_count && among > 0 && *pilot.drawn_count >= among)
    return {{"drawn_count", "pilot.some_stay_as_usual", {{"n", std::to_string(among)}}}};
  return {};
}

std::vector<std::string> comparison_missing(Pilot const& pilot) {
  std::vector<std::string> out;
  auto const need = [&](bool there, char const* field) {
    if (!there) out.emplace_back(field);
  };
  if (pilot.compared == "no") return out;
  need(pilot.outcome && !pilot.outcome->empty(), "outcome");
  need(pilot.usual_way && !pilot.usual_way->empty(), "usual_way");
  if (pilot.compared == "blocks") {
    need(pilot.block_tried.has_value(), "block_tried");
    need(pilot.block_usual.has_value(), "block_usual");
  }
  if (pilot.compared == "places") {
    need(pilot.drawn_among.size() > 1, "drawn_among");
    need(pilot.drawn_count.has_value(), "drawn_count");
  }
  return out;
}

}  // namespace arpent::pilot
