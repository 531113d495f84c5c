#include "views/changes_numbers.h"

#include "domain/measure/acceptance.h"
#include "views/series.h"

namespace arpent::views {
namespace {

constexpr int periods_back = 72;

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

void of_the_city(store::Reader& reader, Picture const& picture, IndicatorLine const& indicator, bool every,
                 std::vector<Change>& out) {
  std::vector<SeriesPoint> told;
  for (auto& point : series(reader, picture, indicator, periods_back))
    if (point.value) told.push_back(std::move(point));
  bool whole = false;
  for (std::size_t i = 0; i < told.size(); ++i) {
    bool const now_whole = !whole && told[i].concerned > 1 && told[i].answered == told[i].concerned;
    whole = whole || now_whole;
    if (!every && !now_whole && i != 0 && i + 1 != told.size()) continue;
    auto line = line_of(indicator, picture, told[i].period);
    line.value = told[i].value;
    line.answered = told[i].answered;
    line.concerned = told[i].concerned;
    out.push_back(std::move(line));
  }
}

void of_a_district(store::Reader& reader, Picture const& picture, IndicatorLine const& indicator,
                   std::string const& district, std::vector<Change>& out) {
  auto const scale =
      measure::factor_of(measure::parse_scale(indicator.record.measure).value_or(measure::Scale::number));
  std::vector<measure::CellReading> own;
  for (auto& cell : measure::readings_of(reader, indicator.record.id))
    if (cell.territory == district && cell.stage.empty() && cell.group.empty()) own.push_back(std::move(cell));
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
  for (auto const& action : picture.actions) {
    bool const asked = scope.of_action(action.record.id);
    if (!asked && (!action.record.focus_rank || (scope.narrowed() && !scope.district()))) continue;
    for (auto const at : action.indicators) {
      auto const& indicator = picture.indicators[at];
      if (scope.district()) {
        if (picture.territory(*scope.district())) of_a_district(reader, picture, indicator, *scope.district(), out);
      } else {
        of_the_city(reader, picture, indicator, scope.asks_for_action(), out);
      }
    }
  }
  return out;
}

}  // namespace arpent::views
