#include "domain/measure/contest.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/named.h"

namespace arpent::measure {
namespace {

constexpr std::array<std::string_view, 3> names = {"open", "accepted", "declined"};

}  // namespace

std::optional<ContestState> parse_contest_state(std::string_view name) {
  return value_named<ContestState>(names, name);
}

std::string_view name_of(ContestState state) { return name_in(names, state); }

Result<Done> check_contest(ContestFacts const& facts) {
  if (facts.state != NumberState::accepted) return Problem{409, "counter_value.number_not_accepted"};
  Problem problem{422, "counter_value.invalid"};
  if (!std::isfinite(facts.proposed)) problem.fields.push_back({"proposed_value", "measurement.not_a_number"});
  else if (facts.present == facts.proposed) problem.fields.push_back({"proposed_value", "counter_value.same_value"});
  if (facts.reason.empty()) problem.fields.push_back({"reason", "counter_value.reason_missing"});
  if (!problem.fields.empty()) return problem;
  return Done{};
}

Result<ContestState> answered_with(ContestState state, Answer answer, std::string_view text) {
  if (state != ContestState::open) return Problem{409, "counter_value.already_answered"};
  if (answer == Answer::accept) return ContestState::accepted;
  if (!text.empty()) return ContestState::declined;
  return Problem{422, "counter_value.answer_missing", {}, {{"answer", "counter_value.answer_missing"}}};
}

}  // namespace arpent::measure
