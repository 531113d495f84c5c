#include "views/waiting_numbers.h"

#include "domain/measure/asked.h"
#include "domain/measure/measurement.h"
#include "domain/measure/reporter.h"
#include "domain/text_of.h"
#include "operations/said.h"
#include "views/picture.h"

namespace arpent::views {
namespace {

struct WaitingLine {
  std::string id{}, indicator{}, title{}, period{}, period_label{}, state{};
  std::optional<std::string> action{}, action_title{}, territory{}, place{}, unit{}, measure{};
  std::optional<double> value{}, numerator{}, denominator{}, last{};
  std::optional<std::string> last_label{}, narrative{}, confidence{}, told_by{}, question{};
  Json reasons = Json::array();  // sentences

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&WaitingLine::id>("id", "measurement"),
        reference<&WaitingLine::indicator>("indicator", "indicator"),
        text<&WaitingLine::title>("title"),
        text<&WaitingLine::period>("period"),
        text<&WaitingLine::period_label>("period_label"),
        choice<&WaitingLine::state>("state", "submitted|returned"),
        reference<&WaitingLine::action>("action", "action"),
        text<&WaitingLine::action_title>("action_title"),
        reference<&WaitingLine::territory>("territory", "territory"),
        text<&WaitingLine::place>("place"),
        text<&WaitingLine::unit>("unit"),
        text<&WaitingLine::measure>("measure"),
        number<&WaitingLine::value>("value"),
        number<&WaitingLine::numerator>("numerator"),
        number<&WaitingLine::denominator>("denominator"),
        number<&WaitingLine::last>("last"),
        text<&WaitingLine::last_label>("last_label"),
        text<&WaitingLine::narrative>("narrative"),
        choice<&WaitingLine::confidence>("confidence", "counted|estimated|heard"),
        text<&WaitingLine::told_by>("told_by"),
        text<&WaitingLine::question>("question"),
        texts<&WaitingLine::reasons>("reasons"),
    };
    static Shape const shape = answer<WaitingLine>("waiting_line", fields);
    return shape;
  }
};

// "Not me any more": which number, and whom they name.
struct HandOverLine {
  std::string id{}, title{};
  std::optional<std::string> action_title{}, place{}, person{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&HandOverLine::id>("id", "reporter"), text<&HandOverLine::title>("title"),
                                   text<&HandOverLine::action_title>("action_title"),
                                   text<&HandOverLine::place>("place"), text<&HandOverLine::person>("person")};
    static Shape const shape = answer<HandOverLine>("hand_over_line", fields);
    return shape;
  }
};

struct WaitingNumbers {
  std::vector<WaitingLine> numbers{};
  std::vector<HandOverLine> hand_overs{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&WaitingNumbers::numbers>("numbers"),
                                   rows<&WaitingNumbers::hand_overs>("hand_overs")};
    static Shape const shape = answer<WaitingNumbers>("waiting_numbers_answer", fields);
    return shape;
  }
};

std::string title_of(Reader& reader, char const* kind, std::optional<std::string> const& id, char const* field) {
  auto const found = id ? reader.find(kind, *id) : std::nullopt;
  return found ? text_of(*found, field) : "";
}

std::optional<std::string> said(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

WaitingLine line_of(Call const& call, Reader& reader, measure::Asked const& asked, measure::Measurement const& number) {
  auto const& of = asked.indicator;
  auto const label = [&](std::string const& key) {
    auto const period = measure::parse_period(key, asked.calendar);
    return period ? measure::period_label(*period, call.asker.language, asked.calendar) : key;
  };
  WaitingLine line{.id = number.id,
                   .indicator = of.id,
                   .title = of.title,
                   .period = number.period,
                   .period_label = label(number.period),
                   .state = number.state};
  line.action = of.action;
  line.action_title = said(title_of(reader, "action", of.action, "title"));
  line.territory = number.territory;
  line.place = said(title_of(reader, "territory", number.territory, "name"));
  line.unit = of.unit;
  line.measure = of.measure;
  line.value = number.value;
  line.numerator = number.numerator;
  line.denominator = number.denominator;
  line.narrative = number.narrative;
  line.confidence = number.confidence;
  line.question = number.question;
  auto const person = title_of(reader, "person", number.reported_by, "name");
  line.told_by = said(person.empty() ? number.reporter_label.value_or("") : person);
  measure::CellReading cell;
  cell.indicator = number.indicator;
  cell.territory = number.territory.value_or("");
  cell.group = number.group.value_or("");
  cell.stage = number.stage.value_or("");
  if (auto const before = measure::reading_before(reader, cell, number.period)) {
    line.last = measure::figure_of(before->reading, measure::factor_of(asked.rule.scale));
    line.last_label = label(before->period);
  }
  measure::Reading const reading{number.value, number.numerator, number.denominator, number.narrative.has_value()};
  for (auto const& reason : measure::held_back(asked.acceptance, asked.rule, reading, line.last))
    line.reasons.push_back(to_json(reason));
  return line;
}

std::vector<HandOverLine> hand_overs(Reader& reader) {
  std::vector<HandOverLine> out;
  for (auto const& reporter : reader.all<measure::Reporter>()) {
    auto const indicator = reporter.proposed_on ? reader.find<measure::Indicator>(reporter.indicator) : std::nullopt;
    if (!indicator) continue;
    out.push_back({.id = reporter.id,
                   .title = indicator->title,
                   .action_title = said(title_of(reader, "action", indicator->action, "title")),
                   .place = said(title_of(reader, "territory", reporter.territory, "name")),
                   .person = reporter.proposed_name});
  }
  return out;
}

Result<WaitingNumbers> waiting(Call const& call, Reader& reader, record::Nothing const&) {
  WaitingNumbers out;
  std::map<std::string, measure::Asked> known;
  for (auto const& number : measure::waiting_numbers(reader)) {
    auto const record = reader.find<measure::Measurement>(number.measurement);
    if (!record) continue;
    auto found = known.find(number.indicator);
    if (found == known.end()) {
      ARPENT_TRY(asked, measure::asked_of(reader, number.indicator));
      found = known.emplace(number.indicator, std::move(asked)).first;
    }
    out.numbers.push_back(line_of(call, reader, found->second, *record));
  }
  out.hand_overs = hand_overs(reader);
  return out;
}

}  // namespace

void add_waiting_numbers(Register& all) { add(all, {.name = "waiting_numbers", .target = Target::view}, waiting); }

}  // namespace arpent::views
