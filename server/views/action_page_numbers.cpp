#include "views/action_page_numbers.h"

#include <algorithm>
#include <array>

#include "domain/measure/acceptance.h"
#include "domain/measure/measurement.h"
#include "domain/measure/reporter.h"
#include "views/series.h"

namespace arpent::views {
namespace {

using measure::Measurement;

std::string_view name_of(measure::WhyNoShare why) {
  constexpr std::array<std::string_view, 7> names = {
      "has_share", "no_number", "no_baseline", "no_target", "target_is_baseline", "not_same_places", "not_rolled_up"};
  return names.at(static_cast<std::size_t>(why));
}

std::optional<std::string> if_said(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::string> place_name(Picture const& picture, std::string_view place) {
  auto const* territory = picture.territory(place);
  return territory ? std::optional(territory->name) : std::nullopt;
}

class NumberReader {
 public:
  NumberReader(Call const& call, store::Reader& reader, Picture const& picture, IndicatorLine const& line)
      : call_(call),
        reader_(reader),
        picture_(picture),
        line_(line),
        rule_(measure::parse_across_places(line.record.across_places).value_or(measure::AcrossPlaces::none)),
        scale_(measure::factor_of(measure::parse_scale(line.record.measure).value_or(measure::Scale::number))) {}

  ActionNumber read() {
    ActionNumber out{.indicator = line_.record, .due = line_.due_key};
    if (!line_.record.discussed && line_.record.written_by) out.written_by = if_said(person(*line_.record.written_by));
    out.freshness = measure::name_of(line_.freshness);
    out.pace = measure::name_of(line_.pace);
    out.why_no_share = name_of(line_.progress.why_no_share);
    out.value = line_.rollup.value;
    out.answered = line_.rollup.answered;
    out.concerned = line_.rollup.concerned;
    out.in_value = line_.rollup.in_value;
    out.from = line_.progress.from;
    out.to = line_.progress.to;
    out.wanted = line_.progress.target;
    out.share = line_.progress.share;
    out.compared = std::ssize(line_.progress.places);
    out.whole = line_.progress.whole;
    out.start = of_all(line_.city_baseline, &PlaceLine::baseline);
    out.target = of_all(line_.city_target, &PlaceLine::target);
    out.start_on = line_.baseline_on;
    out.target_on = line_.target_on;
    for (auto const& point : series(reader_, picture_, line_))
      out.series.push_back({point.period, point.value, point.answered, point.concerned});
    for (auto const& place : line_.places) out.places.push_back(place_of(place));
    out.arrival = arrival();
    out.contests = contests();
    out.waiting = reader_.count("measurement", {{"indicator", line_.record.id}, {"state", "submitted"}});
    return out;
  }

 private:
  std::string person(std::string const& id) const { return call_.name_of_actor(reader_, id); }

  // The city's own figure, else that of all places together when each has one.
  std::optional<double> of_all(std::optional<double> const& city, std::optional<double> PlaceLine::*figure) const {
    if (city) return city;
    std::vector<measure::PlaceReading> readings;
    for (auto const& place : line_.places) {
      if (!(place.*figure)) return std::nullopt;
      auto const* territory = picture_.territory(place.place);
      auto const pupils =
          territory && territory->pupils ? std::optional(static_cast<double>(*territory->pupils)) : std::nullopt;
      readings.push_back({.place = place.place, .reading = {.value = place.*figure}, .weight = pupils});
    }
    // A share stated without its parts weighs as much as today's denominator: said on the same places, or not at all.
    if (rule_ == measure::AcrossPlaces::ratio) return std::nullopt;
    return measure::roll_up(rule_, readings, scale_).value;
  }

  NumberPlace place_of(PlaceLine const& place) const {
    NumberPlace out{.baseline = place.baseline, .target = place.target, .counted = place.counted.has_value()};
    out.freshness = measure::name_of(place.freshness.word);
    if (!place.place.empty()) out.place = place.place, out.name = place_name(picture_, place.place);
    if (place.latest) {
      out.period = place.latest->key;
      out.measurement = place.latest->measurement;
      out.confidence = if_said(place.latest->confidence);
      out.value = measure::figure_of(place.latest->reading, scale_);
      if (place.latest->reading.in_words)
        if (auto const number = reader_.find<Measurement>(place.latest->measurement)) out.narrative = number->narrative;
    }
    if (auto const reporter = reader_.find<measure::Reporter>(place.reporter)) {
      out.reporter = reporter->id;
      out.teller = reporter->person     ? if_said(person(*reporter->person))
                   : reporter->label    ? reporter->label
                   : reporter->stand_in ? if_said(person(*reporter->stand_in))
                                        : std::nullopt;
    }
    return out;
  }

  // Of the numbers that count, the one whose entry is youngest.
  std::optional<NumberArrival> arrival() const {
    std::optional<NumberArrival> out;
    store::Moment latest = 0;
    for (auto const& place : line_.places) {
      if (!place.latest) continue;
      auto const history = reader_.history("measurement", place.latest->measurement);
      if (history.empty() || history.front().entry.moment <= latest) continue;
      latest = history.front().entry.moment;
      auto const number = record::typed<Measurement>(history.back().after);
      out = NumberArrival{.measurement = place.latest->measurement,
                          .period = place.latest->key,
                          .at = history.front().entry.at,
                          .by_name = teller_of(number, history.front().entry.actor),
                          .confidence = place.latest->confidence,
                          .place = place_name(picture_, place.place),
                          .value = measure::figure_of(place.latest->reading, scale_)};
    }
    return out;
  }

  std::string teller_of(Measurement const& number, std::string const& actor) const {
    if (number.reported_by)
      if (auto name = person(*number.reported_by); !name.empty()) return name;
    if (number.reporter_label && !number.reporter_label->empty()) return *number.reporter_label;
    return call_.name_of_actor(reader_, actor);
  }

  std::vector<NumberContest> contests() const {
    std::vector<NumberContest> out;
    reader_.select(
        "SELECT c.id, m.id, m.period, m.territory, c.reason, c.source, c.proposed_by, m.value, m.numerator, "
        "m.denominator, c.proposed_value FROM {counter_value} c JOIN {measurement} m ON m.id = c.measurement "
        "WHERE m.indicator = :indicator AND c.state = 'open' ORDER BY c.id",
        {{"indicator", line_.record.id}}, [&](store::Row const& row) {
          out.push_back({.id = row.text(0),
                         .measurement = row.text(1),
                         .period = row.text(2),
                         .reason = row.text(4),
                         .place = place_name(picture_, row.view(3)),
                         .source = row.optional_text(5),
                         .by_name = row.optional_text(6),
                         .present = measure::figure_of({.value = row.optional_number(7),
                                                        .numerator = row.optional_number(8),
                                                        .denominator = row.optional_number(9)},
                                                       scale_),
                         .proposed = row.optional_number(10)});
        });
    for (auto& contest : out)
      if (contest.by_name) contest.by_name = if_said(person(*contest.by_name));
    return out;
  }

  Call const& call_;
  store::Reader& reader_;
  Picture const& picture_;
  IndicatorLine const& line_;
  measure::AcrossPlaces rule_;
  double scale_;
};

}  // namespace

ActionNumber number_line(Call const& call, store::Reader& reader, Picture const& picture, IndicatorLine const& line) {
  return NumberReader(call, reader, picture, line).read();
}

}  // namespace arpent::views
