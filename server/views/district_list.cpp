#include "views/district_list.h"

#include <set>

#include "views/contests.h"
#include "views/district_list_answer.h"
#include "views/equity_panel.h"
#include "views/number_table.h"

namespace arpent::views {
namespace {

std::vector<IndicatorChoice> choices(Picture const& picture) {
  std::vector<IndicatorChoice> out;
  std::set<std::size_t> seen;
  auto const add = [&](std::size_t at, std::string const& action, bool focus) {
    auto const& record = picture.indicators[at].record;
    if (record.state != "active" || !seen.insert(at).second) return;
    out.push_back({.id = record.id, .name = record.title, .action = action, .focus = focus});
  };
  for (auto const& action : picture.actions)
    for (auto const at : action.indicators) add(at, action.record.title, action.record.focus_rank.has_value());
  for (std::size_t at = 0; at < picture.indicators.size(); ++at) add(at, "", false);
  return out;
}

std::string first_of(Picture const& picture, std::vector<IndicatorChoice> const& all) {
  for (auto const& choice : all)
    if (picture.indicator(choice.id)->record.by_territory) return choice.id;
  return all.empty() ? "" : all.front().id;
}

class Listing {
 public:
  Listing(Call const& call, Reader& reader, Picture const& picture, IndicatorLine const& line)
      : call_(call), reader_(reader), picture_(picture), line_(line), table_(reader, picture, line.record) {
    for (auto const& contest : contests(reader, picture, call.asker.language, "open"))
      contested_.insert(contest.measurement);
  }

  std::string label(measure::Period const& period) const {
    return measure::period_label(period, call_.asker.language, picture_.calendar);
  }

  void fill(DistrictList& out, std::string wanted) const {
    auto const& of = line_.record;
    auto const periods = table_.periods(6, 36);
    for (auto at = periods.rbegin(); at != periods.rend(); ++at)
      out.periods.push_back({measure::print_period(*at), label(*at)});
    if (wanted.empty()) wanted = table_.due_key();
    auto const period = measure::parse_period(wanted, picture_.calendar).value_or(table_.due());
    out.indicator = of.id;
    out.title = of.title;
    out.unit = of.unit;
    out.measure = of.measure;
    out.says = of.says;
    out.action = of.action;
    if (auto const* action = of.action ? picture_.action(*of.action) : nullptr) out.action_title = action->record.title;
    out.period = measure::print_period(period);
    out.period_label = label(period);
    out.due = period == table_.due();
    out.by_territory = of.by_territory;
    out.together = together(table_.together(out.period), of.across_places);
    out.equity = equity_panel(table_, picture_, of, out.period);
    for (auto const& id : picture_.districts) {
      out.districts.push_back(district(*picture_.territory(id), out));
      auto const& row = out.districts.back();
      if (row.concerned && row.measurement.empty()) out.silent.push_back({row.id, row.name});
    }
  }

 private:
  DistrictRow district(places::Territory const& territory, DistrictList const& list) const {
    DistrictRow row{.id = territory.id, .name = territory.name};
    row.tags = territory.tags;
    row.geometry = territory.geometry;
    row.tile_column = territory.tile_column;
    row.tile_row = territory.tile_row;
    auto const* place = place_of(territory.id);
    row.concerned = place != nullptr;
    if (!place) return row;
    row.baseline = place->baseline;
    row.target = place->target;
    row.someone = !place->reporter.empty();
    auto const told = table_.at(territory.id, list.period);
    if (list.due) row.state = measure::name_of(place->freshness.word);
    if (!told) return row;
    row.measurement = told->measurements.front();
    row.value = table_.figure(territory.id, list.period);
    row.numerator = told->reading.numerator;
    row.denominator = told->reading.denominator;
    for (auto const& id : told->measurements) row.contested = row.contested || contested_.contains(id);
    compare(row, list.period);
    return row;
  }

  void compare(DistrictRow& row, std::string const& key) const {
    auto const earlier = table_.before(row.id, key);
    if (!earlier || !row.value) return;
    row.before = table_.figure(row.id, *earlier);
    if (auto const period = measure::parse_period(*earlier, picture_.calendar)) row.before_label = label(*period);
    auto const way = measure::movement(*row.before, *row.value, line_.record.ascending);
    row.movement = way == measure::Movement::same ? "same" : way == measure::Movement::better ? "better" : "worse";
  }

  PlaceLine const* place_of(std::string const& id) const {
    for (auto const& place : line_.places)
      if (place.place == id) return &place;
    return nullptr;
  }

  Call const& call_;
  Reader& reader_;
  Picture const& picture_;
  IndicatorLine const& line_;
  NumberTable table_;
  std::set<std::string> contested_{};
};

Result<DistrictList> district_list(Call const& call, Reader& reader, DistrictQuestion const& in) {
  auto const seen = look(reader);
  auto const& picture = *seen;
  DistrictList out;
  out.indicators = choices(picture);
  auto const wanted = in.indicator ? *in.indicator : first_of(picture, out.indicators);
  auto const* line = picture.indicator(wanted);
  if (in.indicator && !line) return Reader::not_found("indicator", *in.indicator);
  if (in.period && !measure::parse_period(*in.period, picture.calendar))
    return Problem{422, "invalid", {}, {{"period", "districts.no_such_period"}}};
  if (line) Listing(call, reader, picture, *line).fill(out, in.period.value_or(""));
  else
    for (auto const& id : picture.districts) {
      auto const& territory = *picture.territory(id);
      DistrictRow row{.id = id, .name = territory.name};
      row.tile_column = territory.tile_column, row.tile_row = territory.tile_row, row.geometry = territory.geometry;
      out.districts.push_back(std::move(row));
    }
  return out;
}

}  // namespace

void add_district_list(Register& all) { add(all, {.name = "district_list", .target = Target::view}, district_list); }

}  // namespace arpent::views
