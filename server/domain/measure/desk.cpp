#include "domain/measure/desk.h"

#include "base/text.h"
#include "domain/text_of.h"
#include "operations/said.h"

namespace arpent::measure {
namespace {

bool says_the_same(Measurement const& one, Measurement const& other) {
  return one.value == other.value && one.numerator == other.numerator && one.denominator == other.denominator &&
         one.narrative == other.narrative && one.photo == other.photo && one.confidence == other.confidence &&
         one.source_note == other.source_note;
}

// The rule by which a number waits, as a word of its own: "above_maximum" of "measurement.held.above_maximum".
std::string short_code(Phrase const& reason) { return reason.code.substr(reason.code.rfind('.') + 1); }

}  // namespace

CellReading cell_of(Measurement const& number) {
  CellReading cell;
  cell.indicator = number.indicator;
  cell.territory = number.territory.value_or("");
  cell.group = number.group.value_or("");
  cell.stage = number.stage.value_or("");
  return cell;
}

Reading reading_of(Measurement const& number) {
  return {.value = number.value,
          .numerator = number.numerator,
          .denominator = number.denominator,
          .in_words = number.narrative && !trim(*number.narrative).empty()};
}

Told told(Measurement const& number, bool changed, std::vector<Phrase> const& reasons) {
  Told out{.id = number.id,
           .indicator = number.indicator,
           .territory = number.territory,
           .period = number.period,
           .value = number.value,
           .numerator = number.numerator,
           .denominator = number.denominator,
           .state = number.state,
           .changed = changed,
           .supersedes = number.supersedes};
  if (number.state == "submitted")
    for (auto const& reason : reasons) out.held_because.push_back(to_json(reason));
  return out;
}

void sign(Call const& call, Work& work, Measurement& number) {
  number.reported_by.reset();
  number.reporter_label.reset();
  if (!call.asker.person.empty()) number.reported_by = call.asker.person;
  if (call.asker.door == "import") number.channel = "import";
  if (call.asker.link.empty() || !call.asker.person.empty()) return;
  number.channel = "link";
  auto link = work.find("share_link", call.asker.link);
  if (!link) return;
  auto label = text_of(*link, "label");
  if (auto const person = work.find("person", text_of(*link, "person")); person && label.empty())
    label = text_of(*person, "name");
  if (!label.empty()) number.reporter_label = label;
  (*link)["last_used_on"] = print_day(work.today());
  work.put("share_link", *link);
}

Result<Desk> Desk::open(Call const& call, Work& work, std::string const& indicator) {
  ARPENT_TRY(asked, asked_of(work, indicator));
  if (asked.indicator.state == "retired") return Problem{409, "measurement.indicator_retired"};
  return Desk(call, work, std::move(asked));
}

std::vector<FieldProblem> Desk::faults(Measurement const& number) const {
  auto out = faults_of(asked_, {number.indicator, number.territory.value_or(""), number.group.value_or(""),
                                number.stage.value_or(""), number.period});
  if (auto const form = check_form(asked_.rule, reading_of(number)); !form)
    out.insert(out.end(), form.problem().fields.begin(), form.problem().fields.end());
  return out;
}

// No number counted or waited here when this work began, and those it keeps are seen once it is over: a hundred
// thousand that are brought at once need not be looked for one by one.
bool Desk::is_bare() const {
  if (!bare_) bare_ = !has_numbers(*work_, asked_.indicator.id);
  return *bare_;
}

std::vector<Phrase> Desk::reasons(Measurement const& number) const {
  auto const before = is_bare() ? std::nullopt : reading_before(*work_, cell_of(number), number.period);
  auto const last = before ? figure_of(before->reading, factor_of(asked_.rule.scale)) : std::nullopt;
  return held_back(asked_.acceptance, asked_.rule, reading_of(number), last);
}

// The number that the cell shows now, where it says just this.
std::optional<Measurement> Desk::same_again(Measurement const& number, std::optional<CellReading> const& now,
                                            std::vector<WaitingNumber> const& waiting) const {
  auto const shown = !waiting.empty() ? waiting.back().measurement : now ? now->measurement : std::string();
  auto present = shown.empty() ? std::nullopt : work_->find<Measurement>(shown);
  if (!present || present->state == "returned" || !says_the_same(*present, number)) return std::nullopt;
  return present;
}

void Desk::supersede(std::string const& id) {
  auto number = work_->find<Measurement>(id);
  if (!number) return;
  auto const state = after(parse_number_state(number->state).value_or(NumberState::draft), NumberMove::supersede);
  if (!state) return;
  number->state = name_of(*state);
  work_->put(*number);
}

Result<Done> allow_measurement(Call const& call, Work& work, Measurement const* before, Measurement& after) {
  if (before) {
    bool const says_other = before->value != after.value || before->numerator != after.numerator ||
                            before->denominator != after.denominator || before->narrative != after.narrative ||
                            before->confidence != after.confidence;
    if (says_other && before->state != "draft") return Problem{409, "measurement.is_told"};
    return Done{};
  }
  ARPENT_TRY(desk, Desk::open(call, work, after.indicator));
  auto faults = faults_of(desk.asked(), {after.indicator, after.territory.value_or(""), after.group.value_or(""),
                                         after.stage.value_or(""), after.period});
  if (!faults.empty()) return Problem{422, "measurement.invalid", {}, std::move(faults)};
  return Done{};
}

// It counts, or waits for these reasons.
void Desk::decide(Measurement& number, std::vector<Phrase> const& why) const {
  if (number.id.empty()) number.id = call_->ids.next();
  number.state = why.empty() ? "accepted" : "submitted";
  number.held_back = why.empty() ? std::nullopt : std::optional(short_code(why.front()));
}

std::optional<Measurement> Desk::prepared(Measurement number) const {
  if (!is_bare() && (reading_at(*work_, cell_of(number), number.period) ||
                     !waiting_at(*work_, cell_of(number), number.period).empty()))
    return std::nullopt;
  decide(number, reasons(number));
  return number;
}

Told Desk::keep(Measurement number, Count count) {
  auto const cell = cell_of(number);
  auto const now = is_bare() ? std::nullopt : reading_at(*work_, cell, number.period);
  auto const waiting = is_bare() ? std::vector<WaitingNumber>{} : waiting_at(*work_, cell, number.period);
  if (auto const present = same_again(number, now, waiting); present && count == Count::by_the_rules)
    return told(*present, false, reasons(*present));
  auto const why = count == Count::at_once ? std::vector<Phrase>{} : reasons(number);
  decide(number, why);
  for (auto const& other : waiting) {
    supersede(other.measurement);
    number.supersedes = other.measurement;
  }
  if (now && why.empty()) {
    supersede(now->measurement);
    number.supersedes = now->measurement;
  }
  return told(work_->put(number), true, why);
}

Result<Told> Desk::accept(Measurement number) {
  if (auto const closed = period_faults(asked_, number.period); !closed.empty())
    return Problem{422, "measurement.invalid", {}, closed};
  ARPENT_TRY(state, after(parse_number_state(number.state).value_or(NumberState::draft), NumberMove::accept));
  if (auto const now = reading_at(*work_, cell_of(number), number.period); now && now->measurement != number.id) {
    supersede(now->measurement);
    number.supersedes = now->measurement;
  }
  number.state = name_of(state);
  number.held_back.reset();
  number.question.reset();
  return told(work_->put(number), true);
}

}  // namespace arpent::measure
