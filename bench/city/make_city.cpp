// A big city for the bench: 300 actions, 11 districts, 150 indicators, and for each of them a number per district and
// period.
//
//   arpent_bench_city FOLDER PERIODS FREQUENCY [TODAY]     60 month: five years of months; 600 week: ten times the
//   numbers
//
// Makes FOLDER/big.db through the store, as if it had been written day by day until today (2026-03-12), with a session
// whose token is "bench" and belongs to the manager.
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <iostream>

#include "base/hash.h"
#include "domain/city/city.h"
#include "domain/measure/period.h"
#include "main/assemble.h"

namespace arpent {
namespace {

constexpr int districts = 11, actions = 300, indicators = 150, goals = 16, people = 60;
constexpr int corrected_every = 40;  // numbers that a later one takes the place of
constexpr int forgotten_every = 23;  // cells that nobody told

std::string id(char const* kind, int number) {
  unsigned code = 0;
  for (auto const* c = kind; *c; ++c) code = code * 31 + static_cast<unsigned char>(*c);
  return fmt::format("01850000-{:04x}-7000-8000-{:012x}", code & 0xffff, number);
}

// Looks like a number that grows slowly, another in each district; always the same.
int figure(int indicator, int district, int at) { return 20 + (indicator * 7 + district * 13) % 90 + at / 4 + at % 5; }

class Maker {
 public:
  Maker(store::Store& store, Zone const& zone, std::string frequency)
      : store_(store), zone_(zone), frequency_(std::move(frequency)) {}

  void begin(Day day) {
    entry(day, "city.create", [](store::Work& work) {
      work.put("city", {{"id", city::only_id}, {"name", "Grandville"}, {"language", "fr"}, {"zone", "Europe/Paris"}});
    });
    entry(day, "person.create", [](store::Work& work) { put_people(work); });
    entry(day, "territory.create", [](store::Work& work) { put_places(work); });
    entry(day, "goal.create", [](store::Work& work) { put_goals(work); });
    entry(day, "action.create", [](store::Work& work) { put_actions(work); });
    entry(day, "indicator.create", [this, day](store::Work& work) { put_indicators(work, day); });
  }

  // One period told by every district, some numbers of the period before put right, and what else people did meanwhile.
  void tell(measure::Period const& period, int at) {
    auto const told_on = add_days(measure::last_day(period), 5);
    auto const key = measure::print_period(period);
    for (int district = 0; district < districts; ++district)
      entry(told_on, "measurement.put_many", [&](store::Work& work) {
        for (int indicator = 0; indicator < indicators; ++indicator) put_number(work, indicator, district, at, key);
        correct(work, district, at);
      });
    entry(told_on, "action.change", [&](store::Work& work) { live_on(work, at); });
    last_key_ = key;
  }

  void open_session() {
    entry({}, "session.open", [](store::Work& work) {
      work.run(
          "INSERT INTO session (id, token_hash, person, opened_at, expires_at, device) VALUES (:id, :hash, :person, "
          "'2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z', 'bench')",
          {{"id", id("session", 0)}, {"hash", sha256_hex("bench")}, {"person", id("person", 0)}});
    });
  }

  std::int64_t numbers() const { return numbers_; }

 private:
  template <class Act>
  void entry(Day day, char const* operation, Act act) {
    if (day.number != 0) at_ = zone_.at(day, 9, 0);
    auto const written =
        store_.write({.actor = id("person", 0), .door = "replay", .operation = operation, .at = print_instant(at_)},
                     [&](store::Work& work) -> Result<Json> {
                       act(work);
                       return Json::object();
                     });
    if (written) return;
    std::cerr << operation << ": " << written.problem().code << "\n";
    for (auto const& field : written.problem().fields) std::cerr << "  " << field.field << " " << field.code << "\n";
    std::exit(1);
  }

  static void put_people(store::Work& work) {
    for (int n = 0; n < people; ++n) {
      work.put("person", {{"id", id("person", n)},
                          {"name", fmt::format("Personne {}", n)},
                          {"email", fmt::format("p{}@grandville.example", n)},
                          {"language", "fr"},
                          {"shown_name", "name"}});
      work.put("membership", {{"id", id("membership", n)},
                              {"person", id("person", n)},
                              {"role", n == 0   ? "manager"
                                       : n == 1 ? "link_keeper"
                                       : n < 12 ? "core"
                                                : "contributor"}});
      work.put("post", {{"id", id("post", n)}, {"title", fmt::format("Poste {}", n)}, {"holder", id("person", n)}});
    }
  }

  static void put_places(store::Work& work) {
    work.put("territory", {{"id", id("city", 0)}, {"name", "Grandville"}, {"level", "city"}});
    for (int n = 0; n < districts; ++n)
      work.put("territory", {{"id", id("district", n)},
                             {"name", fmt::format("Quartier {}", n + 1)},
                             {"level", "district"},
                             {"parent", id("city", 0)},
                             {"order", n},
                             {"families", 900 + 70 * n}});
  }

  static void put_goals(store::Work& work) {
    work.put("plan",
             {{"id", id("plan", 0)}, {"title", "Bien grandir"}, {"state", "adopted"}, {"starts_on", "2020-09-01"}});
    for (int n = 0; n < goals; ++n) {
      Json goal{{"id", id("goal", n)},
                {"plan", id("plan", 0)},
                {"title", fmt::format("Objectif {} de la ville", n)},
                {"priority", false}};
      if (n >= 3) goal["parent"] = id("goal", n % 3);
      work.put("goal", goal);
    }
  }

  static Json action(int n, int at) {
    static constexpr std::array weathers{"secured", "reachable", "support_needed", "compromised"};
    Json out{{"id", id("action", n)},
             {"plan", id("plan", 0)},
             {"code", fmt::format("{}.{}", n / 20 + 1, n % 20 + 1)},
             {"title", fmt::format("Action {} pour les enfants et leurs parents", n)},
             {"is_about", "Un accueil gratuit après la classe, dans les écoles qui le veulent."},
             {"is_not_about", "Du soutien scolaire par des enseignants."},
             {"state", n % 11 == 0 ? "idea" : "running"},
             {"lead", id("post", n % people)},
             {"weather", weathers[static_cast<std::size_t>(n + at) % weathers.size()]},
             {"weather_line", fmt::format("Relevé no {}", at)}};
    if (n < 6) out["focus_rank"] = n + 1, out["focus_state"] = "agreed";
    return out;
  }

  static void put_actions(store::Work& work) {
    for (int n = 0; n < actions; ++n) {
      work.put("action", action(n, 0));
      for (int link = 0; link < 1 + n % 2; ++link)
        work.put("contribution", {{"id", id("contribution", n * 2 + link)},
                                  {"action", id("action", n)},
                                  {"goal", id("goal", 3 + (n + link * 5) % (goals - 3))},
                                  {"strength", "moderate"},
                                  {"reason", "parce qu’un enfant attendu quelque part revient"},
                                  {"evidence", "claimed"},
                                  {"state", n % 5 ? "confirmed" : "proposed"}});
      for (int task = 0; task < 3; ++task)
        work.put(
            "task",
            {{"id", id("task", n * 3 + task)}, {"title", fmt::format("Tâche {}", task)}, {"action", id("action", n)}});
    }
  }

  void put_indicators(store::Work& work, Day day) const {
    for (int n = 0; n < indicators; ++n) {
      work.put("indicator", {{"id", id("indicator", n)},
                             {"action", id("action", n)},
                             {"title", fmt::format("Enfants présents, action {}", n)},
                             {"how_noticed", "On compte les enfants à l’appel."},
                             {"who_notices", "L’animateur"},
                             {"says", n % 3 ? "effect" : "activity"},
                             {"measure", "number"},
                             {"unit", "enfants"},
                             {"ascending", true},
                             {"across_places", "sum"},
                             {"across_time", "last"},
                             {"source", "Feuille d’appel"},
                             {"frequency", frequency_},
                             {"grace_days", 14},
                             {"by_territory", true},
                             {"by_stage", false},
                             {"acceptance", "automatic"},
                             {"about_people", true},
                             {"state", "active"},
                             {"discussed", true}});
      for (int d = 0; d < districts; ++d) {
        auto const cell = n * districts + d;
        work.put("baseline", {{"id", id("baseline", cell)},
                              {"indicator", id("indicator", n)},
                              {"territory", id("district", d)},
                              {"value", 10 + cell % 20},
                              {"on_date", print_day(day)}});
        work.put("target", {{"id", id("target", cell)},
                            {"indicator", id("indicator", n)},
                            {"territory", id("district", d)},
                            {"value", 150 + cell % 50},
                            {"on_date", "2027-12-31"}});
        work.put("reporter", {{"id", id("reporter", cell)},
                              {"indicator", id("indicator", n)},
                              {"territory", id("district", d)},
                              {"person", id("person", 12 + d)}});
      }
    }
  }

  static int cell_number(int indicator, int district, int at) {
    return (at * indicators + indicator) * districts + district;
  }
  static bool forgotten(int cell) { return cell % forgotten_every == 0; }
  static bool wrong(int cell) { return cell % corrected_every == 7; }

  static Json number(int indicator, int district, int at, std::string const& key) {
    return {{"id", id("measurement", cell_number(indicator, district, at))},
            {"indicator", id("indicator", indicator)},
            {"territory", id("district", district)},
            {"period", key},
            {"value", figure(indicator, district, at)},
            {"confidence", "counted"},
            {"channel", "grid"},
            {"state", "accepted"},
            {"reported_by", id("person", 12 + district)}};
  }

  void put_number(store::Work& work, int indicator, int district, int at, std::string const& key) {
    if (forgotten(cell_number(indicator, district, at))) return;
    work.put("measurement", number(indicator, district, at, key));
    ++numbers_;
  }

  void correct(store::Work& work, int district, int at) {
    for (int indicator = 0; at > 0 && indicator < indicators; ++indicator) {
      auto const cell = cell_number(indicator, district, at - 1);
      if (!wrong(cell) || forgotten(cell)) continue;
      auto old = number(indicator, district, at - 1, last_key_);
      old["state"] = "superseded";
      work.put("measurement", old);
      auto better = number(indicator, district, at - 1, last_key_);
      better["id"] = id("correction", cell);
      better["supersedes"] = old["id"];
      better["value"] = figure(indicator, district, at - 1) + 2;
      work.put("measurement", better);
      ++numbers_;
    }
  }

  static void live_on(store::Work& work, int at) {
    for (int n = at * 10; n < at * 10 + 10; ++n) {
      work.put("action", action(n % actions, at + 1));
      work.put("comment", {{"id", id("comment", n)},
                           {"about", id("action", n * 7 % actions)},
                           {"text", "Vu à l’école: les parents restent un moment, et parlent."},
                           {"resolved", false}});
    }
  }

  store::Store& store_;
  Zone const& zone_;
  std::string frequency_;
  Instant at_{};
  std::string last_key_;
  std::int64_t numbers_ = 0;
};

int make(std::string const& folder, int count, std::string const& frequency, Day today) {
  auto const zone = *Zone::find("Europe/Paris");
  FixedClock const clock(zone.at(today, 9, 0));
  SystemRandom random;
  IdSource ids(clock, random);
  auto const house = assemble({.clock = clock, .random = random, .ids = ids}, "", {});
  std::filesystem::create_directories(folder);
  auto const path = std::filesystem::path(folder) / "big.db";
  std::filesystem::remove(path);
  auto options = store_options(*house, path.string());
  options.replay = true;
  options.durability = store::Durability::none;
  auto store = store::Store::open(std::move(options));
  if (!store) return std::cerr << store.problem().code << "\n", 1;
  auto const periods = measure::periods_up_to(measure::due_period(*measure::parse_frequency(frequency), today), count);
  Maker maker(**store, zone, frequency);
  maker.begin(measure::first_day(periods.front()));
  for (int at = 0; at < count; ++at) maker.tell(periods[static_cast<std::size_t>(at)], at);
  maker.open_session();
  std::cout << maker.numbers() << "\n";
  return 0;
}

}  // namespace
}  // namespace arpent

int main(int argc, char** argv) {
  if (argc < 4) return std::cerr << "arpent_bench_city FOLDER PERIODS FREQUENCY [TODAY]\n", 2;
  auto const today = arpent::parse_day(argc > 4 ? argv[4] : "2026-03-12");
  return today ? arpent::make(argv[1], std::atoi(argv[2]), argv[3], *today) : 2;
}
