#include "views/evidence.h"

#include "domain/measure/acceptance.h"
#include "domain/measure/indicator.h"
#include "domain/measure/measurement.h"
#include "domain/places/target_group.h"
#include "domain/places/territory.h"

namespace arpent::views {
namespace {

using measure::CounterValue;
using measure::Measurement;

struct AskedNumber {
  std::string measurement;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AskedNumber::measurement>("measurement", {.required = true})};
    static Shape const shape = input<AskedNumber>("evidence_of", fields);
    return shape;
  }
};

struct EvidenceContest {
  std::string id, state, reason, at, by_name;
  std::optional<double> proposed;
  std::optional<std::string> source, answer_text, answered_by;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&EvidenceContest::id>("id"),
                                   text<&EvidenceContest::state>("state"),
                                   text<&EvidenceContest::reason>("reason"),
                                   moment<&EvidenceContest::at>("at"),
                                   text<&EvidenceContest::by_name>("by_name"),
                                   number<&EvidenceContest::proposed>("proposed"),
                                   text<&EvidenceContest::source>("source"),
                                   text<&EvidenceContest::answer_text>("answer"),
                                   text<&EvidenceContest::answered_by>("answered_by")};
    static Shape const shape = record::answer<EvidenceContest>("evidence_contest", fields);
    return shape;
  }
};

struct EvidenceNumber {
  std::string id, period, state, confidence, channel, at, by_name;
  std::optional<std::string> place, group, stage, narrative, source_note, question;
  std::optional<double> value, numerator, denominator;
  std::optional<std::string> held_back;  // why it waits, in one word of measure/acceptance.h
  std::optional<std::string> counted;    // the moment since which it counts
  std::optional<record::File> photo;
  std::vector<EvidenceContest> contests;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&EvidenceNumber::id>("id"),
                                   text<&EvidenceNumber::period>("period"),
                                   text<&EvidenceNumber::state>("state"),
                                   text<&EvidenceNumber::confidence>("confidence"),
                                   text<&EvidenceNumber::channel>("channel"),
                                   moment<&EvidenceNumber::at>("at"),
                                   text<&EvidenceNumber::by_name>("by_name"),
                                   text<&EvidenceNumber::place>("place"),
                                   text<&EvidenceNumber::group>("group"),
                                   text<&EvidenceNumber::stage>("stage"),
                                   text<&EvidenceNumber::narrative>("narrative"),
                                   text<&EvidenceNumber::source_note>("source_note"),
                                   text<&EvidenceNumber::question>("question"),
                                   number<&EvidenceNumber::value>("value"),
                                   number<&EvidenceNumber::numerator>("numerator"),
                                   number<&EvidenceNumber::denominator>("denominator"),
                                   text<&EvidenceNumber::held_back>("held_back"),
                                   moment<&EvidenceNumber::counted>("counted"),
                                   file<&EvidenceNumber::photo>("photo"),
                                   rows<&EvidenceNumber::contests>("contests")};
    static Shape const shape = answer<EvidenceNumber>("evidence_number", fields);
    return shape;
  }
};

struct Evidence {
  std::string indicator, title;
  std::optional<std::string> unit, source, method, action;
  std::vector<EvidenceNumber> numbers;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Evidence::indicator>("indicator"), text<&Evidence::title>("title"),
                                   text<&Evidence::unit>("unit"),           text<&Evidence::source>("source"),
                                   text<&Evidence::method>("method"),       text<&Evidence::action>("action"),
                                   rows<&Evidence::numbers>("numbers")};
    static Shape const shape = answer<Evidence>("evidence", fields);
    return shape;
  }
};

class Trail {
 public:
  Trail(Call const& call, store::Reader& reader, measure::Indicator const& indicator)
      : call_(call),
        reader_(reader),
        scale_(measure::factor_of(measure::parse_scale(indicator.measure).value_or(measure::Scale::number))) {}

  EvidenceNumber number(Measurement const& of) const {
    EvidenceNumber out{.id = of.id,
                       .period = of.period,
                       .state = of.state,
                       .confidence = of.confidence,
                       .channel = of.channel,
                       .at = {},
                       .by_name = {},
                       .place = title("territory", of.territory, "name"),
                       .group = title("target_group", of.group, "title"),
                       .stage = of.stage,
                       .narrative = of.narrative,
                       .source_note = of.source_note,
                       .question = of.question,
                       .value = measure::figure_of({of.value, of.numerator, of.denominator}, scale_),
                       .numerator = of.numerator,
                       .denominator = of.denominator,
                       .photo = of.photo};
    if (of.state == "submitted") out.held_back = of.held_back;
    for (auto const& revision : reader_.history("measurement", of.id)) {
      if (out.at.empty()) {
        out.at = revision.entry.at;
        out.by_name = teller(of, revision.entry.actor);
      }
      if (!out.counted && revision.after.is_object() && revision.after["state"] == "accepted")
        out.counted = revision.entry.at;
    }
    for (auto const& contest : reader_.where<CounterValue>("measurement", of.id))
      out.contests.push_back(contested(contest));
    return out;
  }

 private:
  std::string person(std::string const& id) const { return call_.name_of_actor(reader_, id); }

  std::optional<std::string> title(char const* kind, std::optional<std::string> const& id, char const* field) const {
    auto const found = id ? reader_.find(kind, *id) : std::nullopt;
    return found ? std::optional((*found)[field].get<std::string>()) : std::nullopt;
  }

  std::string teller(Measurement const& of, std::string const& actor) const {
    if (of.reported_by)
      if (auto name = person(*of.reported_by); !name.empty()) return name;
    if (of.reporter_label && !of.reporter_label->empty()) return *of.reporter_label;
    return person(actor);
  }

  EvidenceContest contested(CounterValue const& of) const {
    EvidenceContest out{.id = of.id,
                        .state = of.state,
                        .reason = of.reason,
                        .at = {},
                        .by_name = of.proposed_by ? person(*of.proposed_by) : "",
                        .proposed = of.proposed_value,
                        .source = of.source,
                        .answer_text = of.answer,
                        .answered_by = {}};
    if (of.answered_by) out.answered_by = person(*of.answered_by);
    if (auto const history = reader_.history("counter_value", of.id); !history.empty()) {
      out.at = history.front().entry.at;
      if (out.by_name.empty()) out.by_name = person(history.front().entry.actor);
    }
    return out;
  }

  Call const& call_;
  store::Reader& reader_;
  double scale_;
};

Result<Evidence> evidence(Call const& call, store::Reader& reader, AskedNumber const& in) {
  ARPENT_TRY(asked, reader.get<Measurement>(in.measurement));
  ARPENT_TRY(indicator, reader.get<measure::Indicator>(asked.indicator));
  Evidence out{.indicator = indicator.id,
               .title = indicator.title,
               .unit = indicator.unit,
               .source = indicator.source,
               .method = indicator.method,
               .action = indicator.action};
  Trail const trail(call, reader, indicator);
  std::optional<Measurement> number = asked;
  for (int steps = 0; number && steps < 100; ++steps) {
    out.numbers.push_back(trail.number(*number));
    number = number->supersedes ? reader.find<Measurement>(*number->supersedes) : std::nullopt;
  }
  return out;
}

}  // namespace

void add_evidence(Register& all) { add(all, {.name = "evidence", .target = Target::view}, evidence); }

}  // namespace arpent::views
