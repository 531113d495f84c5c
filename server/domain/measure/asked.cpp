#include "domain/measure/asked.h"

#include <algorithm>
#include <map>

#include "domain/measure/city_calendar.h"
#include "domain/text_of.h"

namespace arpent::measure {
namespace {

struct Place {
  std::string id, level, parent;
};

// Districts first, in the city's own order.
std::vector<Place> all_places(store::Reader& reader) {
  std::vector<Place> out;
  reader.select(
      "SELECT id, level, COALESCE(parent, '') FROM {territory} AS t ORDER BY COALESCE(\"order\", 1000000), name, id",
      {}, [&](store::Row const& row) {
        out.push_back({row.text(0), row.text(1), row.text(2)});
      });
  return out;
}

// The place itself, what holds it, what holds that …: a few levels; the count guards against a tree spoilt by hand.
std::vector<std::string> upwards(std::map<std::string, Place> const& tree, std::string id) {
  std::vector<std::string> out;
  for (int level = 0; level < 10; ++level) {
    auto const found = tree.find(id);
    if (found == tree.end()) break;
    out.push_back(id);
    id = found->second.parent;
  }
  return out;
}

std::vector<std::string> districts_of(store::Reader& reader, std::optional<std::string> const& action,
                                      std::vector<Place> const& places, std::map<std::string, Place> const& tree) {
  std::set<std::string> named;
  auto const record = action ? reader.find("action", *action) : std::nullopt;
  if (record)
    for (auto const& id : record->value("territories", Json::array()))
      for (auto const& above : upwards(tree, id.get<std::string>())) named.insert(above);
  std::vector<std::string> all, out;
  for (auto const& place : places)
    if (place.level == "district") {
      all.push_back(place.id);
      if (named.contains(place.id)) out.push_back(place.id);
    }
  return out.empty() ? all : out;
}

std::map<std::string, Place> tree_of(std::vector<Place> const& places) {
  std::map<std::string, Place> out;
  for (auto const& place : places) out.emplace(place.id, place);
  return out;
}

void read_places(store::Reader& reader, Asked& asked) {
  auto const places = all_places(reader);
  auto const tree = tree_of(places);
  asked.concerned = districts_of(reader, asked.indicator.action, places, tree);
  std::set<std::string> const concerned(asked.concerned.begin(), asked.concerned.end());
  for (auto const& place : places) {
    auto const path = upwards(tree, place.id);
    if (std::any_of(path.begin(), path.end(), [&](auto const& id) { return concerned.contains(id); }))
      asked.places.insert(place.id);
  }
}

}  // namespace

std::vector<std::string> concerned_by(store::Reader& reader, std::optional<std::string> const& action) {
  auto const places = all_places(reader);
  return districts_of(reader, action, places, tree_of(places));
}

Result<Asked> asked_of(store::Reader& reader, std::string const& indicator) {
  auto record = reader.find<Indicator>(indicator);
  if (!record)
    return Problem{
        422, "invalid", {}, {{"indicator", "field.reference_missing", {{"to", "indicator"}, {"id", indicator}}}}};
  Asked out{.indicator = *std::move(record)};
  auto const& of = out.indicator;
  out.frequency = parse_frequency(of.frequency).value_or(Frequency::month);
  auto const scale = parse_scale(of.measure).value_or(Scale::number);
  out.rule = {scale, scale == Scale::number && of.about_people, of.minimum, of.maximum};
  out.acceptance = of.acceptance == "by_manager" ? Acceptance::by_manager : Acceptance::automatic;
  out.calendar = city_calendar(reader);
  out.today = reader.today();
  if (of.by_territory) read_places(reader, out);
  for (auto const& close : reader.all("period_close"))
    if (auto const only = text_of(close, "indicator"); only.empty() || only == indicator)
      out.closed.insert(text_of(close, "period"));
  return out;
}

std::vector<FieldProblem> period_faults(Asked const& asked, std::string const& key) {
  auto const fault = [](std::string code, Params params) {
    return std::vector<FieldProblem>{{"period", std::move(code), std::move(params)}};
  };
  auto const example = print_period(due_period(asked.frequency, asked.today, asked.calendar));
  auto const period = parse_period(key, asked.calendar);
  if (!period) return fault("measurement.period_unreadable", {{"period", key}, {"example", example}});
  if (period->frequency != asked.frequency)
    return fault("measurement.period_of_other_length", {{"period", key}, {"example", example}});
  if (asked.frequency == Frequency::once) return {};
  auto const first = first_day(*period, asked.calendar), last = last_day(*period, asked.calendar);
  if (asked.today < first) return fault("measurement.period_not_begun", {{"day", print_day(first)}});
  auto const& of = asked.indicator;
  if ((of.starts_on && print_day(last) < *of.starts_on) || (of.ends_on && print_day(first) > *of.ends_on))
    return fault("measurement.period_outside",
                 {{"from", of.starts_on.value_or("…")}, {"until", of.ends_on.value_or("…")}});
  if (asked.closed.contains(key)) return fault("measurement.period_closed", {{"period", key}});
  return {};
}

std::vector<FieldProblem> place_faults(Asked const& asked, std::string const& territory) {
  if (!asked.indicator.by_territory) {
    if (territory.empty()) return {};
    return {{"territory", "measurement.asked_of_the_city"}};
  }
  if (territory.empty()) return {{"territory", "measurement.needs_district"}};
  if (!asked.places.contains(territory)) return {{"territory", "measurement.not_asked_here"}};
  return {};
}

std::vector<FieldProblem> faults_of(Asked const& asked, Cell const& cell) {
  auto out = place_faults(asked, cell.place);
  if (!cell.stage.empty() && !asked.indicator.by_stage) out.push_back({"stage", "measurement.not_by_age"});
  auto const more = period_faults(asked, cell.period);
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace arpent::measure
