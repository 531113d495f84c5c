// How far from where we began to where we want to be, on the same places, and whether time goes faster than we do.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/phrase.h"
#include "domain/measure/rollup.h"

namespace arpent::measure {

// (actual - baseline) ÷ (target - baseline): 0 at the baseline, 1 at the target, below 0 on the wrong side, above 1
// beyond; the sign handles falling targets. Nothing when the target is the baseline. Never clamped.
// Source: specification of links, sections 1 and 3.4; golden numbers of the reference key "rollup".
struct Course {
  double baseline;
  double target;
  double actual;
};
std::optional<double> achieved(Course const& course);

enum class Movement { better, worse, same };
Movement movement(double from, double to, bool ascending);

// One place: where it began, where it is, where it wants to be. A baseline or a target is often a value without
// numerator and denominator; under `ratio` it then weighs as much as the place's denominator of today.
struct PlaceCourse {
  std::string place;
  Reading baseline{};
  Reading actual{};
  Reading target{};
  std::optional<double> weight{};
};

// Figures stated for the whole city, where there are any.
struct WholeCourse {
  std::optional<double> baseline{};
  std::optional<double> actual{};
  std::optional<double> target{};
};

enum class WhyNoShare {
  has_share,    // there is one
  no_number,    // nothing was measured
  no_baseline,  // no percentage without a baseline
  no_target,
  target_is_baseline,  // the distance to go is zero
  not_same_places,     // baseline or target stand for other places than the numbers
  not_rolled_up,       // the indicator gives no single number (`none`)
};

struct Progress {
  // "in the 9 districts that answered: 350 → 487". Nothing when no place has both.
  std::optional<double> from{};
  std::optional<double> to{};
  std::vector<std::string> places{};  // the places of from and to; empty when figures of the whole city were compared
  int concerned = 0;
  bool whole = false;  // from and to stand for the whole city
  // The target and the share (of the way, unclamped), on the places of `share_places` (empty: the same as above).
  std::optional<double> target{};
  std::optional<double> share{};
  std::vector<std::string> share_places{};
  WhyNoShare why_no_share = WhyNoShare::no_number;
};

Progress progress(AcrossPlaces rule, std::span<PlaceCourse const> places, WholeCourse const& whole = {},
                  double scale = 1);

enum class Pace { on_pace, behind, cannot_tell };
std::string_view name_of(Pace pace);
Phrase phrase_of(Pace pace);  // "pace.behind"

struct PaceFacts {
  std::optional<double> share{};
  Day from;   // the day of the baseline
  Day by;     // the day of the target
  Day as_of;  // the last day of the period of the latest number
  Day today;
  Frequency frequency = Frequency::month;
  // Baseline, and interval of the number where one is known: if it covers the baseline nothing can be said.
  std::optional<double> baseline{};
  std::optional<double> lower{};
  std::optional<double> upper{};
};

// On pace: share ÷ elapsed time ≥ 0.9, time counted up to the number's own day (not today) and at most 1. Cannot tell:
// no share, no time passed, a number older than 1.5 × its frequency, an interval that covers the baseline.
Pace pace(PaceFacts const& facts);

}  // namespace arpent::measure
