#include "domain/measure/acceptance.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/named.h"

#include "base/json.h"

namespace arpent::measure {
namespace {

constexpr double far = 3;

constexpr std::array<std::string_view, 5> scales = {"number", "percent", "ordinal", "yes_no", "qualitative"};
constexpr std::array<std::string_view, 5> states = {"draft", "submitted", "accepted", "returned", "superseded"};

bool is_finite(std::optional<double> value) { return !value || std::isfinite(*value); }

bool is_far(double value, double last) {
  double const now = std::fabs(value), then = std::fabs(last);
  return then > 0 && (now > far * then || now * far < then);
}

}  // namespace

std::optional<Scale> parse_scale(std::string_view name) { return value_named<Scale>(scales, name); }

double factor_of(Scale scale) { return scale == Scale::percent ? 100 : 1; }

Result<Done> check_form(ValueRule const& rule, Reading const& reading) {
  Problem problem{422, "measurement.invalid"};
  auto const fault = [&](char const* field, char const* code) { problem.fields.push_back({field, code}); };
  bool const some_part = reading.numerator || reading.denominator;
  if (!is_finite(reading.value)) fault("value", "measurement.not_a_number");
  if (!is_finite(reading.numerator)) fault("numerator", "measurement.not_a_number");
  if (!is_finite(reading.denominator)) fault("denominator", "measurement.not_a_number");
  if (rule.scale == Scale::qualitative) {
    if (!reading.in_words) fault("narrative", "measurement.needs_words");
  } else if (!reading.value && !some_part) {
    fault("value", "measurement.needs_value");
  }
  if (some_part && !reading.numerator) fault("numerator", "measurement.needs_both_parts");
  if (some_part && !reading.denominator) fault("denominator", "measurement.needs_both_parts");
  if (reading.denominator && *reading.denominator <= 0) fault("denominator", "measurement.denominator_not_positive");
  if (rule.scale == Scale::yes_no && reading.value && *reading.value != 0 && *reading.value != 1)
    fault("value", "measurement.yes_or_no");
  if (!problem.fields.empty()) return problem;
  return Done{};
}

std::vector<Phrase> held_back(Acceptance acceptance, ValueRule const& rule, Reading const& reading,
                              std::optional<double> last) {
  std::vector<Phrase> reasons;
  if (auto const figure = figure_of(reading, factor_of(rule.scale))) {
    double const value = *figure;
    auto const hold = [&](std::string code, Params more = {}) {
      more.insert(more.begin(), {"value", print_number(value)});
      reasons.push_back({"measurement.held." + std::move(code), std::move(more)});
    };
    if (rule.scale == Scale::percent && (value < 0 || value > 100)) hold("outside_percent");
    if (rule.counts && value < 0) hold("negative");
    if (rule.counts && value != std::floor(value)) hold("not_whole");
    if (rule.minimum && value < *rule.minimum) hold("below_minimum", {{"limit", print_number(*rule.minimum)}});
    if (rule.maximum && value > *rule.maximum) hold("above_maximum", {{"limit", print_number(*rule.maximum)}});
    bool const has_size = rule.scale == Scale::number || rule.scale == Scale::percent;
    if (has_size && last && is_far(value, *last)) hold("far_from_last", {{"last", print_number(*last)}});
  }
  if (acceptance == Acceptance::by_manager) reasons.push_back({"measurement.held.by_manager"});
  return reasons;
}

std::optional<NumberState> parse_number_state(std::string_view name) { return value_named<NumberState>(states, name); }

std::string_view name_of(NumberState state) { return name_in(states, state); }

Result<NumberState> after(NumberState state, NumberMove move) {
  auto const from = [&](std::initializer_list<NumberState> allowed) {
    return std::find(allowed.begin(), allowed.end(), state) != allowed.end();
  };
  switch (move) {
    case NumberMove::submit:
      if (from({NumberState::draft, NumberState::returned})) return NumberState::submitted;
      return Problem{409, "measurement.cannot_submit"};
    case NumberMove::accept:
      if (from({NumberState::submitted, NumberState::returned})) return NumberState::accepted;
      return Problem{409, "measurement.cannot_accept"};
    case NumberMove::give_back:
      if (from({NumberState::submitted, NumberState::accepted})) return NumberState::returned;
      return Problem{409, "measurement.cannot_return"};
    case NumberMove::supersede:
      if (from({NumberState::submitted, NumberState::returned, NumberState::accepted})) return NumberState::superseded;
      return Problem{409, "measurement.cannot_supersede"};
  }
  throw Bug("every move is in the table");
}

Result<Done> check_question(std::string_view question) {
  if (!question.empty()) return Done{};
  return Problem{422, "measurement.return_needs_question", {}, {{"question", "measurement.return_needs_question"}}};
}

std::vector<std::string> superseded_by(std::string_view id, Cell const& cell, std::vector<CellNumber> const& present) {
  std::vector<std::string> ids;
  for (auto const& number : present)
    if (number.state == NumberState::accepted && number.cell == cell && number.id != id) ids.push_back(number.id);
  return ids;
}

}  // namespace arpent::measure
