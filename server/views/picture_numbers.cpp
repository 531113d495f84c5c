#include "views/picture_numbers.h"

#include <algorithm>
#include <set>

#include "domain/measure/acceptance.h"
#include "domain/measure/city_calendar.h"
#include "domain/measure/reporter.h"
#include "domain/measure/target.h"
#include "views/place_figures.h"

namespace arpent::views {
namespace {

using measure::CellReading;

// Everything that was said about one indicator, by place.
struct About {
  PlaceFigures::Cells latest{};
  std::map<std::string, measure::Baseline> baselines{};
  std::map<std::string, measure::Target> targets{};
  std::map<std::string, std::string> reporters{};
};
using Known = std::map<std::string, About, std::less<>>;

// The first target still ahead, else the last one that has passed.
bool is_nearer(measure::Target const& one, measure::Target const& other, std::string const& today) {
  bool const ahead = one.on_date >= today, other_ahead = other.on_date >= today;
  if (ahead != other_ahead) return ahead;
  return ahead ? one.on_date < other.on_date : one.on_date > other.on_date;
}

Known read_known(store::Reader& reader) {
  Known known;
  measure::each_latest(reader, [&](CellReading reading) {
    auto& list = known[reading.indicator].latest[reading.territory];
    list.push_back(std::move(reading));
  });
  for (auto& baseline : reader.all<measure::Baseline>()) {
    auto& places = known[baseline.indicator].baselines;
    auto const place = baseline.territory.value_or("");
    auto const present = places.find(place);
    if (present == places.end() || present->second.on_date <= baseline.on_date)
      places.insert_or_assign(place, std::move(baseline));
  }
  auto const today = print_day(reader.today());
  for (auto& target : reader.all<measure::Target>()) {
    auto& places = known[target.indicator].targets;
    auto const place = target.territory.value_or("");
    auto const present = places.find(place);
    if (present == places.end() || is_nearer(target, present->second, today))
      places.insert_or_assign(place, std::move(target));
  }
  for (auto const& reporter : reader.all<measure::Reporter>())
    if (reporter.person || reporter.stand_in || reporter.link || reporter.label)
      known[reporter.indicator].reporters[reporter.territory.value_or("")] = reporter.id;
  return known;
}

class Reckoner {
 public:
  Reckoner(store::Reader& reader, Picture const& picture)
      : reader_(reader), picture_(picture), figures_(picture.territories) {}

  IndicatorLine line(measure::Indicator record, About const& about) {
    IndicatorLine line{.record = std::move(record)};
    auto const& of = line.record;
    line.frequency = measure::parse_frequency(of.frequency).value_or(measure::Frequency::month);
    auto const day = asked_on(of, line.frequency);
    line.due = measure::due_period(line.frequency, day, picture_.calendar);
    line.due_key = measure::print_period(line.due);
    auto const scale = measure::parse_scale(of.measure).value_or(measure::Scale::number);
    scale_ = measure::factor_of(scale);
    rule_ = measure::parse_across_places(of.across_places).value_or(measure::AcrossPlaces::none);
    courses(line, about);
    for (auto const& place : places_of(of)) line.places.push_back(place_line(line, about, place, day));
    sum_up(line);
    return line;
  }

 private:
  // What is asked for today: nothing after the last day of the indicator, and first the period in which it begins.
  Day asked_on(measure::Indicator const& of, measure::Frequency frequency) const {
    auto const after = [&](std::string const& text) {
      auto const day = parse_day(text);
      auto const last = measure::last_day(measure::period_of(frequency, *day, picture_.calendar), picture_.calendar);
      return add_days(last, 1);
    };
    auto day = picture_.today;
    if (frequency == measure::Frequency::once) return day;
    if (of.starts_on) day = std::max(day, after(*of.starts_on));
    if (of.ends_on) day = std::min(day, after(*of.ends_on));
    return day;
  }

  std::vector<std::string> places_of(measure::Indicator const& of) const {
    if (!of.by_territory) return {""};
    auto const* action = of.action ? picture_.action(*of.action) : nullptr;
    return action ? action->concerned : picture_.districts;
  }

  static void courses(IndicatorLine& line, About const& about) {
    if (auto const found = about.baselines.find(""); found != about.baselines.end())
      line.city_baseline = found->second.value;
    if (auto const found = about.targets.find(""); found != about.targets.end()) line.city_target = found->second.value;
    for (auto const& [place, baseline] : about.baselines)
      if (baseline.on_date && (!line.baseline_on || *baseline.on_date < *line.baseline_on))
        line.baseline_on = baseline.on_date;
    for (auto const& [place, target] : about.targets)
      if (!line.target_on || target.on_date > *line.target_on) line.target_on = target.on_date;
  }

  std::optional<measure::Period> period_of(CellReading const& cell) const {
    return measure::parse_period(cell.period, picture_.calendar);
  }

  std::optional<Told> latest(std::vector<CellReading> const& cells) const {
    std::optional<measure::Period> last;
    for (auto const& cell : cells)
      if (auto const period = period_of(cell); period && (!last || end_of(*last) < end_of(*period))) last = period;
    if (!last) return std::nullopt;
    std::vector<CellReading> of_then;
    for (auto const& cell : cells)
      if (period_of(cell) == last) of_then.push_back(cell);
    return together(of_then, *last, rule_, scale_);
  }

  // The number of the due period, where a later one has already come.
  std::optional<Told> of_the_due_period(IndicatorLine const& line, std::vector<CellReading> const& cells) {
    std::vector<CellReading> of_then;
    for (auto const& cell : cells)
      if (auto found = measure::reading_at(reader_, cell, line.due_key)) of_then.push_back(*std::move(found));
    return together(of_then, line.due, rule_, scale_);
  }

  Day end_of(measure::Period const& period) const { return measure::last_day(period, picture_.calendar); }

  PlaceLine place_line(IndicatorLine const& line, About const& about, std::string const& place, Day day) {
    PlaceLine out{.place = place};
    auto const cells = figures_.cells_of(about.latest, place);
    out.latest = latest(cells);
    if (out.latest && end_of(out.latest->period) >= end_of(line.due)) {
      out.counted = out.latest;
      if (out.latest->period != line.due)
        if (auto due = of_the_due_period(line, cells)) out.counted = std::move(due);
    }
    if (auto const found = about.baselines.find(place); found != about.baselines.end())
      out.baseline = found->second.value;
    if (auto const found = about.targets.find(place); found != about.targets.end()) out.target = found->second.value;
    for (auto const* who : {place.c_str(), ""})
      if (auto const found = about.reporters.find(who); out.reporter.empty() && found != about.reporters.end())
        out.reporter = found->second;
    measure::FreshnessFacts facts{.frequency = line.frequency,
                                  .grace_days = static_cast<int>(line.record.grace_days),
                                  .someone_tells_us = !out.reporter.empty()};
    if (out.latest) facts.latest_accepted_end = end_of(out.latest->period);
    if (line.target_on) facts.once_by = parse_day(*line.target_on);
    out.freshness = measure::freshness(facts, day, picture_.calendar);
    return out;
  }

  void sum_up(IndicatorLine& line) const {
    std::vector<measure::PlaceReading> readings;
    std::vector<measure::PlaceCourse> ways;
    measure::WholeCourse whole{.baseline = line.city_baseline, .target = line.city_target};
    for (auto const& place : line.places) {
      auto const now = place.counted ? place.counted->reading : measure::Reading{};
      auto const weight = weight_of(picture_.territory(place.place), rule_, now);
      readings.push_back({.place = place.place, .reading = now, .weight = weight});
      if (place.place.empty()) whole.actual = measure::figure_of(now, scale_);
      else
        ways.push_back({.place = place.place,
                        .baseline = {.value = place.baseline},
                        .actual = now,
                        .target = {.value = place.target},
                        .weight = weight});
      line.is_fresh = line.is_fresh || place.counted.has_value();
    }
    line.freshness = line.places.empty() ? measure::Freshness::no_one : measure::Freshness::fresh;
    for (auto const& place : line.places) line.freshness = std::max(line.freshness, place.freshness.word);
    line.rollup = measure::roll_up(rule_, readings, scale_);
    line.progress = measure::progress(rule_, ways, whole, scale_);
    pace(line);
  }

  void pace(IndicatorLine& line) const {
    auto const from = parse_day(line.baseline_on.value_or("")), by = parse_day(line.target_on.value_or(""));
    std::optional<Day> as_of;
    for (auto const& place : line.places)
      if (place.counted) as_of = std::max(as_of.value_or(end_of(place.counted->period)), end_of(place.counted->period));
    if (!from || !by || !as_of) return;
    line.pace = measure::pace({.share = line.progress.share,
                               .from = *from,
                               .by = *by,
                               .as_of = *as_of,
                               .today = picture_.today,
                               .frequency = line.frequency,
                               .baseline = line.progress.from});
  }

  store::Reader& reader_;
  Picture const& picture_;
  PlaceFigures const figures_;
  double scale_ = 1;
  measure::AcrossPlaces rule_ = measure::AcrossPlaces::sum;
};

}  // namespace

measure::SchoolCalendar school_calendar(store::Reader& reader) { return measure::city_calendar(reader); }

void read_numbers(store::Reader& reader, Picture& picture) {
  auto const known = read_known(reader);
  Reckoner reckoner(reader, picture);
  static About const nothing;
  for (auto& record : reader.all<measure::Indicator>()) {
    if (record.state == "retired") continue;
    if (record.action && !picture.action(*record.action) && !record.goal) continue;  // of an action that was dropped
    auto const about = known.find(record.id);
    auto const at = picture.indicators.size();
    if (auto const action = picture.action_at.find(record.action.value_or("")); action != picture.action_at.end())
      picture.actions[action->second].indicators.push_back(at);
    picture.indicator_at[record.id] = at;
    picture.indicators.push_back(reckoner.line(std::move(record), about == known.end() ? nothing : about->second));
  }
}

}  // namespace arpent::views
