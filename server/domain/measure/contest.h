// A district contests a figure with a reason: what may be contested, and how it is answered. Texts come trimmed.
#pragma once
#include <optional>
#include <string_view>

#include "base/result.h"
#include "domain/measure/acceptance.h"

namespace arpent::measure {

enum class ContestState { open, accepted, declined };
std::optional<ContestState> parse_contest_state(std::string_view name);
std::string_view name_of(ContestState state);

struct ContestFacts {
  NumberState state = NumberState::accepted;  // of the number contested
  std::optional<double> present{};            // its figure
  double proposed = 0;
  std::string_view reason{};
};

// 409 "counter_value.number_not_accepted": only a number that counts can be contested. Else 422 "counter_value.invalid"
// with all faults: field "proposed_value" (not a number, or the figure itself), field "reason" (blank).
Result<Done> check_contest(ContestFacts const& facts);

enum class Answer { accept, decline };

// The state after the answer. 409 "counter_value.already_answered"; 422 "counter_value.answer_missing", field "answer",
// when it is declined without a word. An accepted one becomes a new number that supersedes the contested one.
Result<ContestState> answered_with(ContestState state, Answer answer, std::string_view text);

}  // namespace arpent::measure
