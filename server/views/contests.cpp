#include "views/contests.h"

#include "domain/measure/acceptance.h"

namespace arpent::views {

record::Shape const& ContestLine::shape() {
  using namespace record;
  static Field const fields[] = {
      text<&ContestLine::id>("id"),
      integer<&ContestLine::revision>("revision"),
      text<&ContestLine::measurement>("measurement"),
      text<&ContestLine::indicator>("indicator"),
      text<&ContestLine::indicator_title>("indicator_title"),
      text<&ContestLine::place>("place"),
      text<&ContestLine::place_name>("place_name"),
      text<&ContestLine::period>("period"),
      text<&ContestLine::period_label>("period_label"),
      number<&ContestLine::value>("value"),
      number<&ContestLine::proposed>("proposed"),
      text<&ContestLine::unit>("unit"),
      text<&ContestLine::reason>("reason"),
      text<&ContestLine::source>("source"),
      choice<&ContestLine::state>("state", "open|accepted|declined"),
      text<&ContestLine::by>("by"),
      text<&ContestLine::answer>("answer"),
      text<&ContestLine::answered_by>("answered_by"),
  };
  static Shape const shape = input<ContestLine>("contest_line", fields);
  return shape;
}

std::map<std::string, std::string, std::less<>> names_of_people(store::Reader& reader) {
  std::map<std::string, std::string, std::less<>> names;
  reader.select("SELECT id, name FROM {person} AS p", {},
                [&](store::Row const& row) { names[row.text(0)] = row.text(1); });
  return names;
}

std::vector<ContestLine> contests(store::Reader& reader, Picture const& picture, std::string const& language,
                                  std::string_view state) {
  auto const people = names_of_people(reader);
  auto const name = [&](std::optional<std::string> const& id) {
    auto const found = people.find(id.value_or(""));
    return found == people.end() ? std::string() : found->second;
  };
  std::vector<ContestLine> out;
  for (auto& contest : reader.all<measure::CounterValue>()) {
    if (!state.empty() && contest.state != state) continue;
    auto const number = reader.find<measure::Measurement>(contest.measurement);
    auto const indicator = number ? reader.find<measure::Indicator>(number->indicator) : std::nullopt;
    if (!indicator) continue;
    auto const period = measure::parse_period(number->period, picture.calendar);
    auto const* place = picture.territory(number->territory.value_or(""));
    auto const scale = measure::parse_scale(indicator->measure).value_or(measure::Scale::number);
    ContestLine line{.id = contest.id, .revision = contest.revision};
    line.measurement = number->id;
    line.indicator = indicator->id;
    line.indicator_title = indicator->title;
    line.place = number->territory.value_or("");
    line.place_name = place ? place->name : "";
    line.period = number->period;
    line.period_label = period ? measure::period_label(*period, language, picture.calendar) : number->period;
    line.value = measure::figure_of({number->value, number->numerator, number->denominator}, measure::factor_of(scale));
    line.proposed = contest.proposed_value;
    line.unit = indicator->unit;
    line.reason = contest.reason;
    line.source = contest.source;
    line.state = contest.state;
    line.by = name(contest.proposed_by);
    line.answer = contest.answer;
    if (contest.answered_by) line.answered_by = name(contest.answered_by);
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace arpent::views
