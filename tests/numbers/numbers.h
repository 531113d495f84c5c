// An action with a number asked in three districts, for tests of what becomes of numbers. Today is 12 March 2026.
#pragma once
#include <gmock/gmock.h>

#include "domain/city/city.h"
#include "domain/city/identity.h"
#include "domain/measure/reading.h"
#include "domain/measure/rooms.h"
#include "domain/people/rooms.h"
#include "domain/places/rooms.h"
#include "domain/plan/rooms.h"
#include "operations/trial_house.h"

namespace arpent {

class Numbers : public testing::Test {
 protected:
  Numbers() {
    nord = house.id("territory.create", {{"name", "Nord"}, {"level", "district"}, {"order", 1}});
    sud = house.id("territory.create", {{"name", "Sud"}, {"level", "district"}, {"order", 2}});
    est = house.id("territory.create", {{"name", "Est"}, {"level", "district"}, {"order", 3}});
    action = house.id("action.create", {{"title", "Club du soir"}, {"state", "running"}});
    amina = house.id("person.create", {{"name", "Amina"}, {"email", "amina@example.org"}, {"language", "en"}});
    children = indicator();
  }

  std::string indicator(Json const& more = Json::object()) {
    Json input{{"action", action},       {"title", "Enfants présents"}, {"how_noticed", "On compte"},
               {"says", "activity"},     {"frequency", "month"},        {"unit", "enfants"},
               {"reason_extra", "trial"}};
    input.update(more);
    return house.id("indicator.create", input);
  }
  Json told(std::string const& place, std::string const& period, double value, Json const& more = Json::object()) {
    Json input{{"indicator", children}, {"territory", place}, {"period", period}, {"value", value}};
    input.update(more);
    return house.done("measurement.submit", input);
  }
  // The value that counts in a cell; nothing where there is none.
  std::optional<double> counts(std::string const& place, std::string const& period) {
    return house.store().read(store::At::present(), [&](Reader& reader) -> std::optional<double> {
      measure::CellReading cell;
      cell.indicator = children;
      cell.territory = place;
      auto const found = measure::reading_at(reader, cell, period);
      return found ? found->reading.value : std::nullopt;
    });
  }
  Json number(std::string const& id) { return house.get("measurement", id); }
  std::int64_t how_many(std::string const& kind) {
    return house.store().read(store::At::present(), [&](Reader& reader) { return reader.count(kind); });
  }
  store::Moment moment() {
    return house.store().read(store::At::present(), [](Reader& reader) { return reader.moment(); });
  }
  // "field code" of each fault.
  std::vector<std::string> faults(std::string const& operation, Json const& input) {
    auto const answer = house.ask(operation, input);
    std::vector<std::string> out;
    if (!answer)
      for (auto const& field : answer.problem().fields) out.push_back(field.field + " " + field.code);
    return out;
  }

  TrialHouse house{{plan::add_operations, measure::add_operations, places::add_operations, people::add_operations,
                    city::add_operations},
                   std::string(city::live_tables()),
                   {measure::readings()}};
  std::string nord, sud, est, action, amina, children;
};

}  // namespace arpent
