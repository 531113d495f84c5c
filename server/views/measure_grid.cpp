#include "views/measure_grid.h"

#include <algorithm>
#include <set>

#include "domain/measure/period_close.h"
#include "operations/said.h"
#include "views/measure_grid_answer.h"
#include "views/number_table.h"

namespace arpent::views {
namespace {

constexpr int shown_at_first = 6;
constexpr std::size_t shown_at_most = 60;

class Laying {
 public:
  Laying(Call const& call, Reader& reader, Picture const& picture, measure::Indicator const& of,
         std::string const& stage)
      : call_(call),
        reader_(reader),
        picture_(picture),
        of_(of),
        stage_(stage),
        table_(reader, picture, of),
        people_(names_of_people(reader)) {}

  Result<MeasureGrid> lay(GridQuestion const& in) {
    ARPENT_TRY(periods, wanted(in));
    MeasureGrid out;
    head(out);
    for (auto& contest : contests(reader_, picture_, call_.asker.language))
      if (contest.indicator == of_.id) {
        if (contest.state == "open") contested_.insert(contest.measurement);
        out.contests.push_back(std::move(contest));
      }
    for (auto const& place : table_.places()) out.rows.push_back({place, name_of_place(place)});
    auto const closes = reader_.all<measure::PeriodClose>();
    for (auto const& period : periods) out.periods.push_back(column(period, closes));
    read_waiting();
    for (auto const& row : out.rows)
      for (auto const& period : out.periods)
        if (auto found = box(row.id, period.key)) out.boxes.push_back(*std::move(found));
    if (auto const earlier = measure::previous(periods.front(), picture_.calendar))
      out.earlier = measure::print_period(*earlier);
    if (auto const later = measure::next(periods.back(), picture_.calendar);
        later && measure::first_day(*later, picture_.calendar) <= picture_.today)
      out.later = measure::print_period(*later);
    return out;
  }

 private:
  void head(MeasureGrid& out) const {
    out.indicator = of_.id;
    out.title = of_.title;
    out.measure = of_.measure;
    out.frequency = of_.frequency;
    out.across_places = of_.across_places;
    out.state = of_.state;
    out.unit = of_.unit;
    out.action = of_.action;
    if (auto const* action = of_.action ? picture_.action(*of_.action) : nullptr)
      out.action_title = action->record.title;
    out.by_stage = of_.by_stage;
    out.by_territory = of_.by_territory;
  }

  Result<std::vector<measure::Period>> wanted(GridQuestion const& in) const {
    auto const read = [&](std::optional<std::string> const& key) {
      auto const period = measure::parse_period(key.value_or(""), picture_.calendar);
      return period && period->frequency == table_.frequency() ? period : std::nullopt;
    };
    Problem wrong{422, "invalid"};
    if (in.from && !read(in.from)) wrong.fields.push_back({"from", "districts.no_such_period"});
    if (in.to && !read(in.to)) wrong.fields.push_back({"to", "districts.no_such_period"});
    if (!wrong.fields.empty()) return wrong;
    if (!in.from && !in.to) {
      auto periods = table_.periods(shown_at_first, shown_at_first);
      auto const ongoing = measure::period_of(table_.frequency(), picture_.today, picture_.calendar);
      if (of_.state == "active" && !of_.ends_on && periods.back() < ongoing) periods.push_back(ongoing);
      return periods;
    }
    auto const last = in.to ? *read(in.to) : std::max(table_.due(), *read(in.from));
    if (!in.from) return measure::periods_up_to(last, shown_at_first, picture_.calendar);
    std::vector<measure::Period> out;
    for (auto at = read(in.from); at && *at <= last && out.size() < shown_at_most;
         at = measure::next(*at, picture_.calendar))
      out.push_back(*at);
    if (out.empty()) return Problem{422, "invalid", {}, {{"to", "districts.periods_swapped"}}};
    return out;
  }

  std::string name_of_place(std::string const& id) const {
    if (auto const* territory = picture_.territory(id)) return territory->name;
    for (auto const& territory : picture_.territories)
      if (territory.level == "city") return territory.name;
    auto const city = reader_.all("city");
    return city.empty() ? "" : city.front().value("name", "");
  }

  GridPeriod column(measure::Period const& period, std::vector<measure::PeriodClose> const& closes) const {
    GridPeriod out{.key = measure::print_period(period),
                   .label = measure::period_label(period, call_.asker.language, picture_.calendar)};
    out.due = period == table_.due();
    out.together = together(table_.together(out.key, stage_), of_.across_places);
    for (auto const& close : closes) {
      if (close.period != out.key || (close.indicator && *close.indicator != of_.id)) continue;
      out.closed = true;
      out.closed_for_all = !close.indicator;
      out.close = close.id;
      out.close_revision = close.revision;
    }
    return out;
  }

  void read_waiting() {
    store::Filter const filter{{"indicator", of_.id}, {"state", Json::array({"submitted", "returned"})}};
    for (auto& number : reader_.where<measure::Measurement>(filter)) {
      if (number.stage.value_or("") != stage_ || number.group) continue;
      auto const key = std::pair(number.territory.value_or(""), number.period);
      waiting_.insert_or_assign(key, std::move(number));
    }
  }

  // What waits stands before what counts: it is what was said last.
  std::optional<GridBox> box(std::string const& place, std::string const& key) const {
    auto const told = table_.at(place, key, stage_);
    auto const waiting = waiting_.find({place, key});
    if (!told && waiting == waiting_.end()) return std::nullopt;
    GridBox out{.place = place, .period = key, .state = "accepted"};
    std::optional<measure::Measurement> number;
    if (waiting != waiting_.end()) number = waiting->second;
    else if (told->measurements.size() == 1) number = reader_.find<measure::Measurement>(told->measurements.front());
    if (told)
      for (auto const& id : told->measurements) out.contested = out.contested || contested_.contains(id);
    if (!number || number->territory.value_or("") != place) {
      out.put_together = true;
      fill(out, told->reading);
      return out;
    }
    fill(out, {number->value, number->numerator, number->denominator});
    out.state = number->state;
    out.measurement = number->id;
    out.revision = number->revision;
    out.question = number->question;
    out.narrative = number->narrative;
    out.source_note = number->source_note;
    out.channel = number->channel;
    out.confidence = number->confidence;
    out.who = who(*number);
    if (number->held_back) out.held_back = why_it_waits(*number, place, key);
    return out;
  }

  void fill(GridBox& out, measure::Reading const& reading) const {
    out.value = measure::figure_of(reading, measure::factor_of(table_.scale()));
    out.numerator = reading.numerator;
    out.denominator = reading.denominator;
  }

  Json why_it_waits(measure::Measurement const& number, std::string const& place, std::string const& key) const {
    auto const written = [](std::optional<double> value) { return value ? print_number(*value) : std::string(); };
    auto const value =
        measure::figure_of({number.value, number.numerator, number.denominator}, measure::factor_of(table_.scale()));
    auto const earlier = table_.before(place, key);
    auto const last = earlier ? table_.figure(place, *earlier) : std::nullopt;
    auto const code = *number.held_back;
    return to_json(Phrase{"measurement.held." + code,
                          {{"value", written(value)},
                           {"last", written(last)},
                           {"limit", written(code == "above_maximum" ? of_.maximum : of_.minimum)}}});
  }

  std::string who(measure::Measurement const& number) const {
    auto const found = people_.find(number.reported_by.value_or(""));
    return found == people_.end() ? number.reporter_label.value_or("") : found->second;
  }

  Call const& call_;
  Reader& reader_;
  Picture const& picture_;
  measure::Indicator const& of_;
  std::string stage_;
  NumberTable table_;
  std::map<std::string, std::string, std::less<>> people_;
  std::set<std::string> contested_{};
  std::map<std::pair<std::string, std::string>, measure::Measurement> waiting_{};
};

Result<MeasureGrid> measure_grid(Call const& call, Reader& reader, GridQuestion const& in) {
  ARPENT_TRY(of, reader.get<measure::Indicator>(in.indicator));
  auto const seen = look(reader);
  auto const& picture = *seen;
  return Laying(call, reader, picture, of, in.stage.value_or("")).lay(in);
}

}  // namespace

void add_measure_grid(Register& all) { add(all, {.name = "measure_grid", .target = Target::view}, measure_grid); }

}  // namespace arpent::views
