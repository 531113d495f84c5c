// The numbers that count are kept in a table of their own; the past is read from the numbers as they were. Both say the
// same, whatever happened between.
#include <random>
#include <set>

#include "numbers.h"

namespace arpent {
namespace {

using testing::ElementsAre;

class ReadNumbers : public Numbers {
 protected:
  // Everything that this room reads, in one text.
  Json read(Reader& reader, std::string const& indicator) {
    Json out;
    auto const line = [](measure::CellReading const& one) {
      return Json{one.territory,
                  one.period,
                  one.reading.value ? Json(*one.reading.value) : Json(nullptr),
                  one.reading.numerator ? Json(*one.reading.numerator) : Json(nullptr),
                  one.reading.in_words,
                  one.measurement,
                  one.confidence};
    };
    for (auto const& one : measure::readings_of(reader, indicator)) out["all"].push_back(line(one));
    std::vector<Json> latest;
    measure::each_latest(reader, [&](measure::CellReading one) { latest.push_back(line(one)); });
    std::sort(latest.begin(), latest.end());
    out["latest"] = latest;
    for (auto const& one : measure::waiting_numbers(reader))
      out["waiting"].push_back({one.territory, one.period, one.measurement, one.state});
    for (auto const& place : {nord, sud, est})
      for (auto const* period : {"2025-12", "2026-01", "2026-02"}) {
        measure::CellReading cell;
        cell.indicator = indicator;
        cell.territory = place;
        auto const at = measure::reading_at(reader, cell, period),
                   before = measure::reading_before(reader, cell, period);
        out["at"].push_back(at ? line(*at) : Json());
        out["before"].push_back(before ? line(*before) : Json());
        out["waiting_at"].push_back(measure::waiting_at(reader, cell, period).size());
      }
    return out;
  }
  Json read_at(store::At at) {
    return house.store().read(at, [&](Reader& reader) { return read(reader, children); });
  }
};

TEST_F(ReadNumbers, AreThePastsAsTheyWereTheNows) {
  std::mt19937 chance(20260312);
  auto const any = [&](auto const& list) { return list[chance() % std::size(list)]; };
  std::vector<std::string> const places{nord, sud, est}, periods{"2025-12", "2026-01", "2026-02"};
  std::vector<std::string> numbers;
  std::map<store::Moment, Json> then;
  for (int step = 0; step < 300; ++step) {
    auto const known = numbers.empty() ? std::string() : any(numbers);
    switch (chance() % 7) {
      case 0:
      case 1:
      case 2: {
        auto const made = told(any(places), any(periods), static_cast<double>(chance() % 40) - 1,
                               {{"confidence", chance() % 2 ? "counted" : "estimated"}});
        if (made.is_object()) numbers.push_back(made["id"]);
        break;
      }
      case 3:
        (void)house.ask("measurement.return", {{"id", known}, {"question", "Sûr ?"}});
        break;
      case 4:
        (void)house.ask("measurement.accept", {{"id", known}});
        break;
      case 5:
        (void)house.ask("measurement.correct", {{"id", known}, {"value", chance() % 60}});
        break;
      default:
        (void)house.ask("entry.undo", {{"moment", moment() - chance() % 3}});
    }
    then[moment()] = read_at(store::At::present());
  }
  house.id("person.create", {{"name", "Somebody"}});
  ASSERT_GT(then.size(), 100U);
  for (auto const& [at, was] : then) ASSERT_EQ(read_at(store::At::moment(at)), was) << "after moment " << at;
  EXPECT_TRUE(house.store().verify());
  // No cell counts twice, after all this.
  std::set<std::pair<std::string, std::string>> cells;
  for (auto const& number : house.done("measurement.list", {{"state", "accepted"}})["measurements"])
    EXPECT_TRUE(cells.emplace(number["territory"], number["period"]).second) << number;
}

TEST_F(ReadNumbers, OfSchoolPeriodsStandInTheirOrder) {
  children = indicator({{"frequency", "school_period"}});
  for (auto const* period : {"2024/25-P2", "2024/25-P5", "2025/26-P1"})
    ASSERT_EQ(told(nord, period, 10)["state"], "accepted") << period;
  std::vector<std::string> order;
  house.store().read(store::At::present(), [&](Reader& reader) {
    for (auto const& one : measure::readings_of(reader, children)) order.push_back(one.period);
    return 0;
  });
  EXPECT_THAT(order, ElementsAre("2024/25-P2", "2024/25-P5", "2025/26-P1"));
}

TEST_F(ReadNumbers, AreTheLatestThatCount) {
  told(nord, "2026-01", 10);
  auto const last = told(nord, "2026-02", 12);
  auto const latest = [&] {
    std::vector<double> out;
    house.store().read(store::At::present(), [&](Reader& reader) {
      measure::each_latest(reader, [&](measure::CellReading one) { out.push_back(*one.reading.value); });
      return 0;
    });
    return out;
  };
  EXPECT_THAT(latest(), ElementsAre(12));
  house.done("measurement.return", {{"id", last["id"]}, {"question", "Sûr ?"}});
  EXPECT_THAT(latest(), ElementsAre(10)) << "what was sent back counts no more";
  house.done("measurement.accept", {{"id", last["id"]}});
  EXPECT_THAT(latest(), ElementsAre(12));
  told(nord, "2025-12", 11);
  EXPECT_THAT(latest(), ElementsAre(12)) << "an older one that comes late is not the latest";
}

}  // namespace
}  // namespace arpent
