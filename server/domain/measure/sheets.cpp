#include "domain/measure/sheets.h"

#include <memory>

#include "domain/measure/indicator.h"
#include "domain/measure/measurement.h"
#include "domain/measure/period.h"
#include "domain/measure/reading.h"
#include "domain/measure/target.h"

namespace arpent::measure {
namespace {

using intake::cell;
using intake::Draft;
using intake::Drafts;
using intake::Row;
using intake::text;

// "2025-09", "2025/26", "T1 2026", or days that are exactly one period; one day is the period that holds it.
std::optional<Period> period_in(Json const& written, Frequency frequency, SchoolCalendar const& calendar) {
  auto const label = written.value("text", "");
  if (auto const key = parse_period(label, calendar); key && key->frequency == frequency) return key;
  auto const first = parse_day(written.value("first", "")), last = parse_day(written.value("last", ""));
  if (!first || !last) {
    // "T1 2026", "semaine 7, 2026": as the page itself writes them.
    for (auto const* language : {"fr", "en"})
      for (int year = 1990; year <= 2060; ++year)
        for (auto const& one : periods_between(frequency, make_day(year, 1, 1), make_day(year, 12, 31), calendar))
          if (label.find(std::to_string(year % 100)) != label.npos && period_label(one, language, calendar) == label)
            return one;
    return std::nullopt;
  }
  if (frequency == Frequency::once) return Period{};
  auto const period = period_of(frequency, *first, calendar);
  bool const whole = first_day(period, calendar) == *first && last_day(period, calendar) == *last;
  return whole || *first == *last ? std::optional(period) : std::nullopt;
}

bool is_period(Json const& written) {
  return !written.value("first", "").empty() || parse_period(written.value("text", "")).has_value();
}

SchoolCalendar read_calendar(Drafts& drafts) {
  std::map<int, std::vector<SchoolSpan>> years;
  for (auto const& period : drafts.all("school_period")) {
    auto const first = parse_day(period["starts_on"].get<std::string>());
    auto const last = parse_day(period["ends_on"].get<std::string>());
    if (first && last) years[school_year_of(*first)].push_back({*first, *last, period["label"].get<std::string>()});
  }
  SchoolCalendar calendar;
  for (auto& [year, spans] : years) {
    std::sort(spans.begin(), spans.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    (void)calendar.state(year, std::move(spans));  // a year that does not hold keeps the default
  }
  return calendar;
}

// What all rows of an import ask for again and again.
class Rows {
 public:
  void read(Row const& row, Drafts& drafts);

 private:
  struct Asked {
    std::string id;
    std::optional<Frequency> frequency;
    std::map<std::string, std::string> accepted{};  // the number that counts now, by cell_key
  };
  Asked const* asked_of(Row const& row, Drafts& drafts);
  SchoolCalendar const& calendar(Drafts& drafts);
  std::optional<Period> period_of_cell(Json const& written, Frequency frequency, Drafts& drafts);

  std::map<std::string, Asked> asked_{};
  std::optional<SchoolCalendar> calendar_{};
  std::map<std::pair<std::string, Frequency>, std::optional<Period>> periods_{};
};

std::string cell_key(std::string const& territory, std::string const& stage, std::string const& period) {
  return territory + "\x1f" + stage + "\x1f" + period;
}

SchoolCalendar const& Rows::calendar(Drafts& drafts) {
  if (!calendar_) calendar_ = read_calendar(drafts);
  return *calendar_;
}

std::optional<Period> Rows::period_of_cell(Json const& written, Frequency frequency, Drafts& drafts) {
  auto const [at, is_new] = periods_.try_emplace({written.dump(), frequency});
  if (is_new) at->second = period_in(written, frequency, calendar(drafts));
  return at->second;
}

Rows::Asked const* Rows::asked_of(Row const& row, Drafts& drafts) {
  auto const name = text(row, "indicator");
  auto const id = name.empty() ? drafts.chosen("indicator") : drafts.named("indicator", name);
  auto const indicator = id.empty() ? std::nullopt : drafts.found("indicator", id);
  if (!indicator) {
    if (name.empty()) drafts.fault("indicator", {"import.which_indicator", {}});
    else drafts.fault("indicator", {"import.not_found", {{"text", name}}});
    return nullptr;
  }
  auto const [at, is_new] = asked_.try_emplace(id);
  if (!is_new) return &at->second;
  auto const frequency = indicator->value("frequency", Json());
  at->second = {id, parse_frequency(frequency.is_string() ? frequency.get<std::string>() : Indicator{}.frequency)};
  for (auto const& one : readings_of(drafts.reader(), id))
    if (one.group.empty()) at->second.accepted[cell_key(one.territory, one.stage, one.period)] = one.measurement;
  return &at->second;
}

void Rows::read(Row const& row, Drafts& drafts) {
  bool const says_something =
      !cell(row, "value").is_null() || !cell(row, "numerator").is_null() || !cell(row, "narrative").is_null();
  if (!says_something) return;  // an empty cell takes no number away
  auto const* asked = asked_of(row, drafts);
  if (!asked) return;
  Draft draft{.kind = "measurement", .about_row = true};
  draft.fields["indicator"] = asked->id;
  if (auto const place = text(row, "territory"); !place.empty()) {
    auto const id = drafts.named("territory", place);
    if (id.empty()) return drafts.fault("territory", {"import.not_found", {{"text", place}}});
    draft.fields["territory"] = id;
  }
  auto const& frequency = asked->frequency;
  auto const& written = cell(row, "period");
  auto const period = written.is_object() && frequency ? period_of_cell(written, *frequency, drafts)
                      : frequency == Frequency::once   ? std::optional(Period{})
                                                       : std::nullopt;
  if (!period)
    return drafts.fault("period",
                        {"import.not_this_period", {{"text", written.is_object() ? written.value("text", "") : ""}}});
  draft.fields["period"] = print_period(*period);
  for (auto const* field : {"value", "numerator", "denominator", "narrative", "confidence", "source_note", "stage"})
    if (auto const& value = cell(row, field); !value.is_null()) draft.fields[field] = value;
  draft.key = {"indicator", "territory", "period", "stage"};
  draft.always_new = true;
  auto const now = asked->accepted.find(
      cell_key(draft.fields.value("territory", ""), draft.fields.value("stage", ""), print_period(*period)));
  if (now != asked->accepted.end()) draft.instead_of = drafts.reader().find("measurement", now->second);
  drafts.put(std::move(draft));
}

// A first number and a wanted one stand in the same row in most plans.
void read_indicator(Row const& row, Drafts& drafts) {
  Draft draft{.kind = "indicator", .about_row = true};
  for (auto const& [column, value] : row)
    if (Indicator::shape().find(column)) draft.fields[column] = value;
  auto const indicator = drafts.put(std::move(draft));
  auto const beside = [&](char const* kind, Json const& value, Json const& on_date, char const* column) {
    if (value.is_null()) return;
    Draft out{.kind = kind, .read = {{"value", column}}, .key = {"indicator", "territory"}};
    out.fields = {{"indicator", indicator}, {"territory", nullptr}, {"value", value}};
    if (!on_date.is_null()) out.fields["on_date"] = on_date;
    drafts.put(std::move(out));
  };
  beside("baseline", cell(row, "baseline"), nullptr, "baseline");
  beside("target", cell(row, "target"), cell(row, "target_on"), "target");
}

intake::Column named(std::string name, intake::Column column) {
  column.name = std::move(name);
  return column;
}

void add_indicators(Register& all) {
  auto const& shape = Indicator::shape();
  std::vector<intake::Column> columns;
  for (auto const* field : {"title",   "action",  "goal",      "how_noticed",  "who_notices",   "where_noticed",
                            "says",    "measure", "unit",      "ascending",    "across_places", "across_time",
                            "source",  "method",  "frequency", "by_territory", "by_stage",      "starts_on",
                            "ends_on", "minimum", "maximum",   "about_people", "reason_extra"})
    columns.push_back(intake::own(shape, field));
  columns.push_back(named("baseline", intake::own(Baseline::shape(), "value")));
  columns.push_back(named("target", intake::own(Target::shape(), "value")));
  columns.push_back(named("target_on", intake::own(Target::shape(), "on_date")));
  all.intakes.push_back({.name = "indicators",
                         .about = "indicator",
                         .columns = std::move(columns),
                         .read = read_indicator,
                         .needs = {"title"}});
}

}  // namespace

void add_intakes(Register& all) {
  add_indicators(all);
  auto const& shape = Measurement::shape();
  std::vector<intake::Column> columns{
      {.name = "period", .kind = "measurement", .as = intake::As::period, .field = shape.find("period")}};
  for (auto const* field : {"indicator", "territory"}) {
    columns.push_back(intake::own(shape, field));
    columns.back().as = intake::As::text;
  }
  for (auto const* field : {"value", "numerator", "denominator", "narrative", "confidence", "source_note", "stage"})
    columns.push_back(intake::own(shape, field));
  all.intakes.push_back({.name = "numbers",
                         .about = "measurement",
                         .columns = std::move(columns),
                         .begin =
                             [] {
                               return [rows = std::make_shared<Rows>()](Row const& row, Drafts& drafts) {
                                 rows->read(row, drafts);
                               };
                             },
                         .needs = {"value", "numerator", "narrative"},
                         .across = intake::Across{"period", "value", is_period},
                         .total = "territory",
                         .choose = "indicator",
                         .operation = "measurement.put_many"});
}

}  // namespace arpent::measure
