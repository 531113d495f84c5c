// Numbers of an import, made ready in lots: they become what the operation itself would have made of them.
#include <gmock/gmock.h>

#include "domain/measure/put_many.h"
#include "views/city_for_tests.h"

namespace arpent::views {
namespace {

struct City : CityForTests {
  Json rows(std::initializer_list<char const*> periods, double first) const {
    Json out = Json::array();
    for (auto const* period : periods)
      for (auto const& place : {nord, sud, est})
        out.push_back({{"indicator", children}, {"territory", place}, {"period", period}, {"value", first += 1}});
    return out;
  }
  static Json input(Json rows) {
    return *record::checked(*operation()->input, {{"rows", std::move(rows)}, {"channel", "import"}}, nullptr);
  }
  Asker who() const {
    Asker out;
    out.person = amina;
    out.door = "import";
    return out;
  }
  template <class Act>
  Result<Json> in_a_work(Act act) {
    auto const asker = who();
    Call const call{asker, house().clock, house().ids, house().random, house().name_of_actor, house().base_url};
    return store().write({.actor = asker.actor(), .operation = "import.apply"},
                         [&](Work& work) -> Result<Json> { return act(call, work); });
  }
  Result<std::optional<std::vector<Json>>> prepared(Json rows) {
    Result<std::optional<std::vector<Json>>> out = std::optional<std::vector<Json>>{};
    EXPECT_TRUE(in_a_work([&](Call const& call, Work& work) -> Result<Json> {
      out = of.prepare(call, work, input(std::move(rows)));
      return Json();
    }));
    return out;
  }
  void lay(std::vector<Json> const& records) {
    ASSERT_TRUE(in_a_work([&](Call const&, Work& work) -> Result<Json> {
      lot.lay(work, records);
      return Json();
    }));
  }
  Result<Json> keep() {
    return in_a_work([&](Call const&, Work& work) -> Result<Json> {
      ARPENT_CHECK(lot.keep(work));
      ARPENT_CHECK(of.follow(work, lot));
      return Json();
    });
  }
  bool is_outdated(store::Moment since) {
    bool out = false;
    EXPECT_TRUE(in_a_work([&](Call const&, Work& work) -> Result<Json> {
      out = of.is_outdated(work, since, lot);
      return Json();
    }));
    return out;
  }
  store::Moment moment() {
    return store().read(store::At::present(), [](Reader& reader) { return reader.moment(); });
  }
  // All that counts, is the latest, or waits, without ids; and what each number says.
  Json numbers() {
    Json out = Json::array();
    store().read(store::At::present(), [&](Reader& reader) {
      auto const say = [&](store::Row const& row, int columns) {
        Json line = Json::array();
        for (int at = 0; at < columns; ++at) line.push_back(row.absent(at) ? Json() : Json(row.text(at)));
        out.push_back(line);
      };
      auto const named = " JOIN {territory} t ON t.id = r.territory ";
      reader.select(
          "SELECT t.name, r.stage, r.of_group, r.period, r.place_in_time, r.value, r.in_words, r.confidence "
          "FROM reading r" +
              std::string(named) + "ORDER BY 1, 4",
          {}, [&](auto const& row) { say(row, 8); });
      reader.select("SELECT t.name, r.place_in_time FROM latest_reading r" + std::string(named) + "ORDER BY 1, 2", {},
                    [&](auto const& row) { say(row, 2); });
      reader.select("SELECT t.name, r.period, r.state FROM waiting_number r" + std::string(named) + "ORDER BY 1, 2", {},
                    [&](auto const& row) { say(row, 3); });
      reader.select(
          "SELECT t.name, r.period, r.value, r.state, r.held_back, r.channel, r.revision, r.supersedes, "
          "r.reported_by IS NULL FROM {measurement} r" +
              std::string(named) + "ORDER BY 1, 2, 3",
          {}, [&](auto const& row) { say(row, 9); });
    });
    return out;
  }

  InLots const of = measure::numbers_in_lots();
  store::Lot lot{*of.shape};

 private:
  static Operation const* operation() {
    static Register all;
    if (all.operations.empty()) measure::add_put_many(all);
    return all.find("measurement.put_many");
  }
};

TEST(NumbersInLots, BecomeWhatTheOperationWouldMakeOfThem) {
  City one, other;
  auto const wish = [](City& city) {
    auto rows = city.rows({"2025-11", "2025-12", "2025-10"}, 100);
    rows.push_back({{"indicator", city.children}, {"territory", city.est}, {"period", "2026-02"}, {"value", 90000}});
    return rows;
  };
  auto const ready = one.prepared(wish(one));
  ASSERT_TRUE(ready && *ready);
  one.lay(**ready);
  ASSERT_TRUE(one.keep());
  ASSERT_TRUE(other.in_a_work([&](Call const& call, Work& work) {
    return other.house().all.find("measurement.put_many")->write(call, work, City::input(wish(other)));
  }));
  EXPECT_EQ(one.numbers(), other.numbers()) << "one of them waits, as it is far from the one before";
  EXPECT_TRUE(one.store().verify());
  EXPECT_EQ(one.view("measure_grid", {{"indicator", one.children}})["rows"].size(),
            other.view("measure_grid", {{"indicator", other.children}})["rows"].size());
}

TEST(NumbersInLots, LeaveToTheOperationWhatIsNoPlainNewNumber) {
  City city;
  auto const occupied = city.prepared(city.rows({"2026-02"}, 1));
  ASSERT_TRUE(occupied);
  EXPECT_FALSE(*occupied) << "one stands there already";
  auto row = city.rows({"2025-05"}, 1);
  row[0]["narrative"] = "They came by bus";
  auto const said = city.prepared(row);
  ASSERT_TRUE(said && *said);
  EXPECT_FALSE(city.lot.takes((*said)->front())) << "its words are searched";
  EXPECT_TRUE(city.lot.takes((*said)->back()));
  EXPECT_EQ(city.prepared(city.rows({"2026-W07"}, 1)).problem().code, "measurement.invalid");
}

TEST(NumbersInLots, AreOutdatedByWhatTheyDependOn) {
  City city;
  city.lay(**city.prepared(city.rows({"2025-05"}, 1)));
  auto since = city.moment();
  city.create("comment", {{"about", city.club}, {"text", "Vu au parc"}});
  city.tell(city.leaving, "", "2024", 3);
  EXPECT_FALSE(city.is_outdated(since)) << "a word, and a number of another indicator";
  city.tell(city.children, city.nord, "2025-05", 7);
  EXPECT_TRUE(city.is_outdated(since));
  since = city.moment();
  EXPECT_FALSE(city.is_outdated(since));
  city.change("indicator", city.children, {{"maximum", 5}});
  EXPECT_TRUE(city.is_outdated(since));
}

TEST(NumbersInLots, NeverTakeACellThatIsTaken) {
  City city;
  city.lay(**city.prepared(city.rows({"2025-05"}, 1)));
  city.tell(city.children, city.nord, "2025-05", 7);
  auto const before = city.numbers();
  auto const kept = city.keep();
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.problem().code, "measurement.cell_taken");
  EXPECT_EQ(city.numbers(), before);
  EXPECT_TRUE(city.store().verify());
}

}  // namespace
}  // namespace arpent::views
