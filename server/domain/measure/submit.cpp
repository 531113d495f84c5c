#include "domain/measure/submit.h"

#include "domain/measure/desk.h"

namespace arpent::measure {
namespace {

struct Submit {
  std::optional<std::string> id;  // made by the client: sent twice, kept once
  std::string indicator;
  std::optional<std::string> territory, group, stage;
  std::string period;
  std::optional<double> value, numerator, denominator;
  std::optional<std::string> narrative;
  std::optional<record::File> photo;
  std::string confidence = "counted", channel = "page";
  std::optional<std::string> source_note;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Submit::id>("id", {.max_length = 36}),
        reference<&Submit::indicator>("indicator", "indicator", {.required = true}),
        reference<&Submit::territory>("territory", "territory"),
        reference<&Submit::group>("group", "target_group"),
        choice<&Submit::stage>("stage", arpent::stages),
        text<&Submit::period>("period", {.required = true, .max_length = 20}),
        number<&Submit::value>("value"),
        number<&Submit::numerator>("numerator"),
        number<&Submit::denominator>("denominator"),
        long_text<&Submit::narrative>("narrative"),
        file<&Submit::photo>("photo"),
        choice<&Submit::confidence>("confidence", "counted|estimated|heard", {.required = true}),
        choice<&Submit::channel>("channel", "link|grid|import|paper|page", {.required = true}),
        text<&Submit::source_note>("source_note", {.max_length = 1000}),
    };
    static Shape const shape = input<Submit>("submit_measurement", fields);
    return shape;
  }
};

struct Correct {
  std::string id;
  std::optional<double> value, numerator, denominator;
  std::optional<std::string> narrative, confidence, reason;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Correct::id>("id", {.required = true, .max_length = 36}),
        number<&Correct::value>("value"),
        number<&Correct::numerator>("numerator"),
        number<&Correct::denominator>("denominator"),
        long_text<&Correct::narrative>("narrative"),
        choice<&Correct::confidence>("confidence", "counted|estimated|heard"),
        text<&Correct::reason>("reason", {.max_length = 1000}),
    };
    static Shape const shape = input<Correct>("correct_measurement", fields);
    return shape;
  }
};

Measurement number_of(Submit const& in, std::string id) {
  Measurement out;
  out.id = std::move(id);
  out.indicator = in.indicator;
  out.territory = in.territory;
  out.group = in.group;
  out.stage = in.stage;
  out.period = in.period;
  out.value = in.value;
  out.numerator = in.numerator;
  out.denominator = in.denominator;
  out.narrative = in.narrative;
  out.photo = in.photo;
  out.confidence = in.confidence;
  out.channel = in.channel;
  out.source_note = in.source_note;
  return out;
}

// The same number under the same id, sent again because its answer got lost.
bool is_sent_again(Measurement const& present, Submit const& in) {
  return present.indicator == in.indicator && present.territory == in.territory && present.period == in.period &&
         present.group == in.group && present.stage == in.stage && present.value == in.value &&
         present.numerator == in.numerator && present.denominator == in.denominator &&
         present.narrative == in.narrative && present.confidence == in.confidence;
}

Result<Told> submit(Call const& call, Work& work, Submit const& in) {
  std::string id;
  if (in.id) {
    auto const canonical = canonical_uuid(*in.id);
    if (!canonical) return Problem{422, "invalid", {}, {{"id", "field.id"}}};
    id = *canonical;
  }
  ARPENT_TRY(desk, Desk::open(call, work, in.indicator));
  if (auto const present = id.empty() ? std::nullopt : work.find<Measurement>(id)) {
    if (!is_sent_again(*present, in)) return Problem{409, "record.exists", {{"kind", "measurement"}, {"id", id}}};
    return told(*present, false, desk.reasons(*present));
  }
  auto number = number_of(in, id);
  if (auto faults = desk.faults(number); !faults.empty())
    return Problem{422, "measurement.invalid", {}, std::move(faults)};
  sign(call, work, number);
  return desk.keep(std::move(number));
}

Result<Told> correct(Call const& call, Work& work, Correct const& in) {
  ARPENT_TRY(number, work.get<Measurement>(in.id));
  if (number.state == "superseded") return Problem{409, "measurement.cannot_correct"};
  ARPENT_TRY(desk, Desk::open(call, work, number.indicator));
  if (in.value || in.numerator || in.denominator) {
    number.value = in.value;
    number.numerator = in.numerator;
    number.denominator = in.denominator;
  }
  if (in.narrative) number.narrative = in.narrative;
  if (in.confidence) number.confidence = *in.confidence;
  number.id.clear();
  number.revision = 0;
  number.supersedes.reset();
  number.question.reset();
  number.channel = "page";
  work.add_why(in.reason.value_or(""));
  if (auto faults = desk.faults(number); !faults.empty())
    return Problem{422, "measurement.invalid", {}, std::move(faults)};
  sign(call, work, number);
  return desk.keep(std::move(number));
}

}  // namespace

void add_submit(Register& all) {
  add(all, {.name = "measurement.submit", .target = Target::collection}, submit);
  add(all, {.name = "measurement.correct", .target = Target::item}, correct);
}

}  // namespace arpent::measure
