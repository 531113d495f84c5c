// A room's operations on a city of its own that goes when it goes: for tests beside the rooms. Everything is asked
// through perform(), as whoever holds the city's file; `as` says which person that is.
#pragma once
#include "operations/history.h"
#include "operations/perform.h"
#include "operations/standard.h"
#include "store/trial_city.h"

namespace arpent {

class TrialHouse {
 public:
  explicit TrialHouse(std::vector<void (*)(Register&)> const& rooms, std::string live_tables = "",
                      std::vector<store::Projection> projections = {})
      : city_(shapes_of(rooms), {.live_tables = std::move(live_tables), .projections = std::move(projections)}),
        ids_(city_.clock(), random_) {
    // Operations may hold on to the register they stand in: it is filled where it stays.
    for (auto const& add_operations : rooms) add_operations(house_.all);
    add_history(house_.all);
  }

  std::string as;  // a person

  Result<Answer> ask(std::string operation, Json input, std::string why = "") {
    Order order{.operation = std::move(operation), .input = std::move(input), .why = std::move(why)};
    order.asker.person = as;
    order.asker.operator_ = true;
    return perform(house_, city_.store(), std::move(order));
  }
  // The answer, or null where it was refused: the test that goes on with it then fails by itself.
  Json done(std::string operation, Json input) {
    auto const answer = ask(std::move(operation), std::move(input));
    return answer ? answer->body : Json();
  }
  std::string id(std::string operation, Json input) {
    return done(std::move(operation), std::move(input)).value("id", "");
  }
  Json get(std::string const& kind, std::string const& id) { return done(kind + ".get", {{"id", id}}); }

  // "" when it was done; else the code, and for "invalid" those of the fields: "parent goal.own_parent".
  std::string refusal(std::string operation, Json input) {
    auto const answer = ask(std::move(operation), std::move(input));
    if (answer) return "";
    auto const& problem = answer.problem();
    if (problem.code != "invalid") return problem.code;
    std::string out;
    for (auto const& field : problem.fields) out += (out.empty() ? "" : ", ") + field.field + " " + field.code;
    return out;
  }
  std::string last_why() {
    return city_.store().read(store::At::present(),
                              [](Reader& reader) { return reader.entries({.limit = 1}).front().why; });
  }

  FixedClock& clock() { return city_.clock(); }
  void pass_days(int days) { clock().advance(std::chrono::hours{24 * days}); }
  store::Store& store() { return city_.store(); }

 private:
  static std::vector<record::Shape const*> shapes_of(std::vector<void (*)(Register&)> const& rooms) {
    Register all;
    for (auto const& add_operations : rooms) add_operations(all);
    std::vector<record::Shape const*> out;
    for (auto const& [name, shape] : all.kinds) out.push_back(shape);
    return out;
  }

  SystemRandom random_;
  store::TrialCity city_;
  IdSource ids_;
  House house_{.clock = city_.clock(), .random = random_, .ids = ids_, .base_url = "https://plan.example"};
};

}  // namespace arpent
