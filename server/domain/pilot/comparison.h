// What two ways compared say until now, whenever one looks. Pure: facts in, figures and sentences out.
//
// Blocks and arrivals by lot: the bets of trial/two_arms.h. Places drawn by lot: what all draws that could have been
// made would have shown (trial/lots.h).
#pragma once
#include "domain/pilot/arms.h"
#include "domain/pilot/comparison_answer.h"
#include "domain/pilot/pilot.h"
#include "trial/lots.h"
#include "trial/two_arms.h"

namespace arpent::pilot {

inline constexpr double comparison_alpha = 0.05;
inline constexpr int places_most = 16;  // all draws of half of them are looked at while somebody waits

// Evidence of a difference: below 3, below 10, below 20, above.
enum class Evidence { nothing, hint, some, enough };
Evidence evidence_of(double ln_e);

struct Comparison {
  trial::Counts tried{}, usual{};     // with an outcome that was told
  std::vector<double> ln_e{};         // after each block or outcome, against "it makes no difference"
  trial::Interval difference{-1, 1};  // tried - usual, of shares; level 1 - comparison_alpha
  std::optional<trial::Lots> lots{};  // of places, once all figures are there
  trial::Interval change{0, 0};       // of places: tried - usual, in what is counted
  std::int64_t waiting = 0;           // drawn, without an outcome; places without figures
};
Comparison comparison_of(Pilot const& pilot, Arms const& arms);

// Faults of what the card says of the comparison; missing lines of it.
std::vector<FieldProblem> comparison_faults(Pilot const& pilot);
std::vector<std::string> comparison_missing(Pilot const& pilot);

// Nothing where no comparison was planned. A sentence for each thing that can be said, and always what the data cannot
// show.
std::optional<ComparisonAnswer> comparison_answer(Pilot const& pilot, Arms const& arms);

}  // namespace arpent::pilot
