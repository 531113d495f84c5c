#include "domain/measure/sheets.h"

#include "domain/measure/measurement.h"
#include "domain/measure/period.h"

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

SchoolCalendar calendar_of(Drafts& drafts) {
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

// The number that counts in this cell now.
std::optional<Json> accepted(Drafts& drafts, Json const& fields) {
  auto const same = [&](Json const& number, char const* field) {
    return number.value(field, Json()) == fields.value(field, Json());
  };
  for (auto const& number : drafts.reader().where(
           "measurement", store::Filter{{"indicator", fields["indicator"]}, {"period", fields["period"]}}))
    if (number["state"] == "accepted" && same(number, "territory") && same(number, "group") && same(number, "stage"))
      return number;
  return std::nullopt;
}

std::optional<Json> indicator_of(Row const& row, Drafts& drafts) {
  auto const name = text(row, "indicator");
  auto const id = name.empty() ? drafts.chosen("indicator") : drafts.named("indicator", name);
  if (auto const found = id.empty() ? std::nullopt : drafts.reader().find("indicator", id)) return found;
  if (name.empty()) drafts.fault("indicator", {"import.which_indicator", {}});
  else drafts.fault("indicator", {"import.not_found", {{"text", name}}});
  return std::nullopt;
}

void read_number(Row const& row, Drafts& drafts) {
  bool const says_something =
      !cell(row, "value").is_null() || !cell(row, "numerator").is_null() || !cell(row, "narrative").is_null();
  if (!says_something) return;  // an empty cell takes no number away
  auto const indicator = indicator_of(row, drafts);
  if (!indicator) return;
  Draft draft{.kind = "measurement", .about_row = true};
  draft.fields["indicator"] = (*indicator)["id"];
  if (auto const place = text(row, "territory"); !place.empty()) {
    auto const id = drafts.named("territory", place);
    if (id.empty()) return drafts.fault("territory", {"import.not_found", {{"text", place}}});
    draft.fields["territory"] = id;
  }
  auto const frequency = parse_frequency((*indicator)["frequency"].get<std::string>());
  auto const& written = cell(row, "period");
  auto const period = written.is_object() && frequency ? period_in(written, *frequency, calendar_of(drafts))
                      : frequency == Frequency::once   ? std::optional(Period{})
                                                       : std::nullopt;
  if (!period)
    return drafts.fault("period",
                        {"import.not_this_period", {{"text", written.is_object() ? written.value("text", "") : ""}}});
  draft.fields["period"] = print_period(*period);
  for (auto const* field : {"value", "numerator", "denominator", "narrative", "confidence", "source_note", "stage"})
    if (auto const& value = cell(row, field); !value.is_null()) draft.fields[field] = value;
  draft.key = {"indicator", "territory", "period", "stage"};
  draft.instead_of = accepted(drafts, draft.fields);
  drafts.put(std::move(draft));
}

}  // namespace

void add_intakes(Register& all) {
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
                         .read = read_number,
                         .needs = {"value", "numerator", "narrative"},
                         .across = intake::Across{"period", "value", is_period},
                         .total = "territory",
                         .choose = "indicator",
                         .operation = "measurement.put_many"});
}

}  // namespace arpent::measure
