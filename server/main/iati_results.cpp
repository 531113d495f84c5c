#include "main/iati_results.h"

#include <algorithm>

#include "domain/measure/acceptance.h"
#include "domain/measure/target.h"
#include "views/disclosed.h"
#include "views/number_table.h"
#include "words/words.h"

namespace arpent {
namespace {

using writing::IatiFigure;
using writing::Narratives;

struct ResultType {
  char const* says;
  char const* code;
};
constexpr ResultType result_types[] = {{"effect", "2"}, {"activity", "1"}, {"context", "9"}};

char const* measure_code(std::string const& measure) {
  if (measure == "percent") return "2";
  if (measure == "yes_no") return "3";
  if (measure == "ordinal") return "4";
  return measure == "qualitative" ? "5" : "1";
}

// A figure so far as it is said, and why no further.
IatiFigure figure_said(std::string const& language, std::string const& place, views::Disclosed const& said) {
  IatiFigure out{.place = place, .value = said.value};
  if (said.fewer_than) out.comment = said_in(language, "export.fewer_than", {{"n", std::to_string(*said.fewer_than)}});
  if (said.hidden) out.comment = said_in(language, "export.not_said");
  return out;
}

struct Span {
  Day start, end;
};

class Periods {
 public:
  Periods(store::Reader& reader, views::Picture const& picture, views::IndicatorLine const& line,
          std::string const& language)
      : picture_(picture), line_(line), language_(language), table_(reader, picture, line.record) {
    for (auto const& key : table_.told_keys()) add_numbers(key);
    for (auto const& target : reader.where<measure::Target>("indicator", line.record.id)) add_target(target);
  }

  std::vector<writing::IatiPeriod> take() {
    std::vector<writing::IatiPeriod> out;
    for (auto& [period, told] : periods_) out.push_back(std::move(told));
    return out;
  }

 private:
  writing::IatiPeriod& at(measure::Period const& period) {
    auto const [found, is_new] = periods_.try_emplace(period);
    if (is_new) {
      auto const span = span_of(period);
      found->second.start = span.start;
      found->second.end = span.end;
    }
    return found->second;
  }

  // A number that is told once has no period of its own: from the first day known of it to the last.
  Span span_of(measure::Period const& period) const {
    if (period.frequency != measure::Frequency::once)
      return {measure::first_day(period, picture_.calendar), measure::last_day(period, picture_.calendar)};
    auto const* action = picture_.action(line_.record.action.value_or(""));
    auto const first_of = [](std::initializer_list<std::optional<std::string>> days) -> std::optional<Day> {
      for (auto const& day : days)
        if (auto const read = parse_day(day.value_or(""))) return read;
      return std::nullopt;
    };
    auto const& of = line_.record;
    auto const end = first_of({of.ends_on, line_.target_on, action ? action->record.ends_on : std::nullopt})
                         .value_or(picture_.today);
    auto const start = first_of({of.starts_on, line_.baseline_on, action ? action->record.starts_on : std::nullopt,
                                 picture_.plan ? picture_.plan->starts_on : std::nullopt})
                           .value_or(end);
    return {std::min(start, end), std::max(start, end)};
  }

  // Numbers of another frequency, told before it was changed, have no place among these periods.
  void add_numbers(std::string const& key) {
    auto const period = measure::parse_period(key, picture_.calendar);
    if (!period || period->frequency != line_.frequency) return;
    std::vector<measure::Reading> told;
    std::vector<std::string> confidence;
    for (auto const& place : table_.places()) {
      auto const number = table_.at(place, key);
      told.push_back(number ? number->reading : measure::Reading{});
      confidence.push_back(number ? number->confidence : "");
    }
    auto const rolled = table_.together(key);
    auto const said = views::disclosed(line_.record, told, rolled.value, measure::Reader::everyone);
    auto& actuals = at(*period).actuals;
    bool const by_place = line_.record.by_territory;
    if (by_place && is_said(said.together)) actuals.push_back(figure("", said.together, answered(rolled)));
    for (std::size_t place = 0; place < told.size(); ++place)
      if (is_said(said.places[place]))
        actuals.push_back(figure(table_.places()[place], said.places[place], known_by(confidence[place])));
  }

  static bool is_said(views::Disclosed const& said) { return said.value || said.fewer_than || said.hidden; }

  IatiFigure figure(std::string const& place, views::Disclosed const& said, Narratives const& more) const {
    auto out = figure_said(language_, place, said);
    out.comment.insert(out.comment.end(), more.begin(), more.end());
    return out;
  }

  Narratives answered(measure::RollUp const& rolled) const {
    return said_in(language_, "export.answered",
                   {{"answered", std::to_string(rolled.answered)}, {"concerned", std::to_string(rolled.concerned)}});
  }

  Narratives known_by(std::string const& confidence) const {
    if (confidence.empty() || confidence == "counted") return {};
    return said_in(language_, "choice.measurement.confidence." + confidence);
  }

  void add_target(measure::Target const& target) {
    auto const on = parse_day(target.on_date);
    if (!on || !target.value) return;
    auto const period = line_.frequency == measure::Frequency::once
                            ? measure::Period{}
                            : measure::period_of(line_.frequency, *on, picture_.calendar);
    auto const place = target.territory.value_or("");
    auto const& places = table_.places();
    if (!place.empty() && std::find(places.begin(), places.end(), place) == places.end()) return;
    at(period).targets.push_back({.place = place, .value = target.value});
  }

  views::Picture const& picture_;
  views::IndicatorLine const& line_;
  std::string const& language_;
  views::NumberTable table_;
  std::map<measure::Period, writing::IatiPeriod> periods_{};
};

}  // namespace

Narratives said_in(std::string const& language, std::string const& code, Params const& params) {
  Narratives out{{language, say(language, code, params)}};
  if (language != "en") out.push_back({"en", say("en", code, params)});
  return out;
}

// Those of the districts beside that of the city, whatever their days: together they must not tell a small one.
std::vector<writing::IatiBaseline> IatiResults::baselines(views::IndicatorLine const& line) const {
  auto known = reader_.where<measure::Baseline>("indicator", line.record.id);
  std::erase_if(known, [&](measure::Baseline const& one) {
    auto const is_here = [&](views::PlaceLine const& place) { return place.place == *one.territory; };
    return !one.value || (one.territory && std::none_of(line.places.begin(), line.places.end(), is_here));
  });
  std::vector<measure::Reading> of_places;
  std::optional<double> of_city;
  for (auto const& one : known) {
    if (one.territory) of_places.push_back({.value = one.value});
    else of_city = one.value;
  }
  auto const said = views::disclosed(line.record, of_places, of_city, measure::Reader::everyone);
  std::size_t place = 0;
  std::vector<writing::IatiBaseline> out;
  for (auto const& one : known) {
    auto const& shown = one.territory ? said.places[place++]
                                      : views::disclosed(line.record, {.value = one.value}, measure::Reader::everyone);
    auto const on = parse_day(one.on_date.value_or(""));
    auto const begun = parse_day(picture_.plan ? picture_.plan->starts_on.value_or("") : "");
    if (!on && !begun) continue;
    auto figure = figure_said(language_, one.territory.value_or(""), shown);
    if (!on)
      for (auto& note : said_in(language_, "export.day_unknown")) figure.comment.push_back(std::move(note));
    out.push_back({year_month_day(on ? *on : *begun).year, on, std::move(figure)});
  }
  return out;
}

writing::IatiIndicator IatiResults::indicator(views::IndicatorLine const& line) const {
  auto const& of = line.record;
  auto const text = [](std::optional<std::string> const& given) { return given.value_or(""); };
  writing::IatiIndicator out{.code = of.id,
                             .title = {{language_, of.title}},
                             .description = {{language_, text(of.how_noticed)}},
                             .measure = measure_code(of.measure),
                             .ascending = of.ascending,
                             .adds_up = of.across_places == "sum"};
  if (out.description.front().text.empty()) out.description = {{language_, text(of.source)}};
  out.baselines = baselines(line);
  out.periods = Periods(reader_, picture_, line, language_).take();
  return out;
}

std::vector<writing::IatiResult> IatiResults::of(std::vector<std::size_t> const& indicators) const {
  std::vector<writing::IatiResult> out;
  for (auto const& type : result_types) {
    writing::IatiResult result{.type = type.code,
                               .title = said_in(language_, "export.result." + std::string(type.says))};
    for (auto const at : indicators)
      if (auto const& line = picture_.indicators[at]; line.record.state == "active" && line.record.says == type.says)
        result.indicators.push_back(indicator(line));
    if (!result.indicators.empty()) out.push_back(std::move(result));
  }
  return out;
}

}  // namespace arpent
