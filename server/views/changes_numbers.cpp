#include "views/changes_numbers.h"

#include <algorithm>

#include "domain/measure/acceptance.h"
#include "views/series.h"

namespace arpent::views {
namespace {

constexpr int periods_back = 72;
constexpr int tried_for_a_whole_one = 6;  // from the period on in which the last of the places began

Change line_of(IndicatorLine const& indicator, Picture const& picture, std::string const& period) {
  Change out{.kind = "number", .id = indicator.record.id, .title = indicator.record.title};
  out.action = indicator.record.action;
  if (auto const* action = picture.action(out.action.value_or(""))) out.action_title = action->record.title;
  out.unit = indicator.record.unit;
  out.measure = indicator.record.measure;
  out.period = period;
  if (auto const parsed = measure::parse_period(period, picture.calendar))
    out.on = print_day(std::min(measure::last_day(*parsed, picture.calendar), picture.today));
  return out;
}

std::vector<SeriesPoint> told_of(std::vector<measure::CellReading> readings, Picture const& picture,
                                 IndicatorLine const& indicator) {
  std::vector<SeriesPoint> out;
  for (auto& point : series(std::move(readings), picture, indicator, periods_back))
    if (point.value) out.push_back(std::move(point));
  return out;
}

bool is_whole(SeriesPoint const& point) { return point.concerned > 1 && point.answered == point.concerned; }

// The first period told, the first whole one and the latest, looked for at the ends of the cells alone: before the
// period in which the last of the places began, none can be whole. Nothing where that does not tell.
std::optional<std::vector<SeriesPoint>> turns_of(store::Reader& reader, Picture const& picture,
                                                 IndicatorLine const& indicator) {
  auto const period_of = [&](std::string const& key) {
    auto const period = measure::parse_period(key, picture.calendar);
    return period && period->frequency == indicator.frequency ? period : std::nullopt;
  };
  std::map<std::string, std::optional<measure::Period>, std::less<>> began;  // by place that is asked
  for (auto const& place : indicator.places) began[place.place];
  std::optional<measure::Period> first, latest;
  for (auto const& span : measure::spans_of(reader, indicator.record.id)) {
    auto const from = period_of(span.first), to = period_of(span.latest);
    auto const place = began.find(span.territory);
    if (!from || !to || place == began.end()) return std::nullopt;
    place->second = std::min(place->second.value_or(*from), *from);
    first = std::min(first.value_or(*from), *from);
    latest = std::max(latest.value_or(*to), *to);
  }
  if (!first) return std::vector<SeriesPoint>{};
  std::set<std::string> periods{measure::print_period(*first), measure::print_period(*latest)}, maybe_whole;
  bool found = true;
  if (began.size() > 1 && std::all_of(began.begin(), began.end(), [](auto const& one) { return one.second; })) {
    auto at = std::max_element(began.begin(), began.end(), [](auto const& one, auto const& other) {
                return one.second < other.second;
              })->second;
    for (int n = 0; n < tried_for_a_whole_one && at && *at <= *latest; ++n, at = measure::next(*at, picture.calendar))
      maybe_whole.insert(measure::print_period(*at));
    periods.insert(maybe_whole.begin(), maybe_whole.end());
    found = at && *at > *latest;
  }
  auto told = told_of(measure::readings_in(reader, indicator.record.id, periods), picture, indicator);
  // Its ends have their figures, and lie in the periods that are looked back at.
  if (told.empty() || told.front().period != measure::print_period(*first) ||
      told.back().period != measure::print_period(*latest))
    return std::nullopt;
  for (auto const& point : told) found = found || (maybe_whole.contains(point.period) && is_whole(point));
  return found ? std::optional(std::move(told)) : std::nullopt;
}

// `past`: where the city is looked at as it was, what the indicator told until then.
void of_the_city(store::Reader& reader, Picture const& picture, IndicatorLine const& indicator, bool every,
                 std::vector<measure::CellReading> const* past, std::vector<Change>& out) {
  auto turns = every || past ? std::nullopt : turns_of(reader, picture, indicator);
  auto const told = turns
                        ? *std::move(turns)
                        : told_of(past ? *past : measure::readings_of(reader, indicator.record.id), picture, indicator);
  bool whole = false;
  for (std::size_t i = 0; i < told.size(); ++i) {
    bool const now_whole = !whole && is_whole(told[i]);
    whole = whole || now_whole;
    if (!every && !now_whole && i != 0 && i + 1 != told.size()) continue;
    auto line = line_of(indicator, picture, told[i].period);
    line.value = told[i].value;
    line.answered = told[i].answered;
    line.concerned = told[i].concerned;
    out.push_back(std::move(line));
  }
}

void of_a_district(measure::PlaceReadings const& readings, Picture const& picture, IndicatorLine const& indicator,
                   std::string const& district, std::vector<Change>& out) {
  auto const scale =
      measure::factor_of(measure::parse_scale(indicator.record.measure).value_or(measure::Scale::number));
  std::vector<measure::CellReading> own;
  for (auto& cell : readings.of(indicator.record.id))
    if (cell.stage.empty() && cell.group.empty()) own.push_back(std::move(cell));
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (i != 0 && i + 1 != own.size()) continue;
    auto line = line_of(indicator, picture, own[i].period);
    line.value = measure::figure_of(own[i].reading, scale);
    line.place = picture.territory(district)->name;
    out.push_back(std::move(line));
  }
}

}  // namespace

std::vector<Change> numbers_between(store::Reader& reader, Picture const& picture, Scope const& scope) {
  std::vector<Change> out;
  std::vector<IndicatorLine const*> told;
  for (auto const& action : picture.actions) {
    bool const asked = scope.of_action(action.record.id);
    if (!asked && (!action.record.focus_rank || (scope.narrowed() && !scope.district()))) continue;
    for (auto const at : action.indicators) told.push_back(&picture.indicators[at]);
  }
  if (scope.district()) {
    if (!picture.territory(*scope.district())) return out;
    measure::PlaceReadings const readings(reader, {*scope.district()});
    for (auto const* indicator : told) of_a_district(readings, picture, *indicator, *scope.district(), out);
    return out;
  }
  measure::ReadingsByIndicator past;
  if (!reader.present()) {
    std::vector<std::string> ids;
    for (auto const* indicator : told) ids.push_back(indicator->record.id);
    past = measure::readings_of(reader, ids);
  }
  for (auto const* indicator : told) {
    auto const* then = reader.present() ? nullptr : &past[indicator->record.id];
    of_the_city(reader, picture, *indicator, scope.asks_for_action(), then, out);
  }
  return out;
}

}  // namespace arpent::views
