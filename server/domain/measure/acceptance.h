// When a number that arrives counts, and the states it goes through.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/phrase.h"
#include "base/result.h"
#include "domain/measure/rollup.h"

namespace arpent::measure {

enum class Scale { number, percent, ordinal, yes_no, qualitative };  // an indicator's `measure`
std::optional<Scale> parse_scale(std::string_view name);
// 100 for percent, else 1: what a share is multiplied with (figure_of, roll_up).
double factor_of(Scale scale);

// What an indicator allows.
struct ValueRule {
  Scale scale = Scale::number;
  bool counts = false;  // counts people or things: whole and not negative
  std::optional<double> minimum{};
  std::optional<double> maximum{};
};

// Has the reading the form that the scale needs? 422 "measurement.invalid", all faults at once, fields "value",
// "numerator", "denominator", "narrative": a number (or both parts, the denominator above 0), 0 or 1 for yes_no, words
// for qualitative. What fails here cannot be kept at all.
Result<Done> check_form(ValueRule const& rule, Reading const& reading);

enum class Acceptance { automatic, by_manager };

// Why a number waits for the manager, worst first; empty: it counts at once. The codes:
//   measurement.held.outside_percent   a percentage outside 0 … 100 {value}
//   measurement.held.negative          a count below 0 {value}
//   measurement.held.not_whole         a count with a fraction {value}
//   measurement.held.below_minimum, .above_maximum   {value} {limit}
//   measurement.held.far_from_last     beyond three times the last one, or under a third of it {value} {last}
//   measurement.held.by_manager        the indicator wants every number read
//
// "The last one" is the latest accepted figure of the same indicator, place and group. The rule of three compares
// sizes, not signs, and only for number and percent. Without a last one, or after a 0 (of which nothing is three
// times), no distance is too far. Going down to 0 is: an empty box looks the same.
std::vector<Phrase> held_back(Acceptance acceptance, ValueRule const& rule, Reading const& reading,
                              std::optional<double> last);

enum class NumberState { draft, submitted, accepted, returned, superseded };
enum class NumberMove { submit, accept, give_back, supersede };

std::optional<NumberState> parse_number_state(std::string_view name);
std::string_view name_of(NumberState state);

//               submit      accept     give_back   supersede
//   draft       submitted   -          -           -
//   submitted   -           accepted   returned    superseded
//   returned    submitted   accepted   -           superseded   (accepted: the answer was enough)
//   accepted    -           -          returned    superseded
//   superseded  -           -          -           -
//
// 409 "measurement.cannot_submit", "measurement.cannot_accept", "measurement.cannot_return",
// "measurement.cannot_supersede" where the table has "-".
Result<NumberState> after(NumberState state, NumberMove move);

// A number goes back with a question (trimmed), never without: 422 "measurement.return_needs_question", field
// "question".
Result<Done> check_question(std::string_view question);

// One cell of the grid. At most one accepted number each.
struct Cell {
  std::string indicator, place, group, stage, period;  // "" where it has none

  friend auto operator<=>(Cell const&, Cell const&) = default;
};

struct CellNumber {
  std::string id;
  Cell cell;
  NumberState state = NumberState::draft;
};

// The ids that the acceptance of `id` in `cell` supersedes: all accepted ones of that cell but itself.
std::vector<std::string> superseded_by(std::string_view id, Cell const& cell, std::vector<CellNumber> const& present);

}  // namespace arpent::measure
