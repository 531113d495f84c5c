// A plan to try operations on, with what it points to in other rooms as the least that they are.
#pragma once
#include "domain/plan/rooms.h"
#include "operations/trial_house.h"

namespace arpent::plan {

struct Somebody {
  std::string id;
  std::int64_t revision = 0;
  std::string name;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Somebody::name>("name")};
    static Shape const shape = kept<Somebody>("person", "people", fields, {.title = "name"});
    return shape;
  }
};

inline void add_somebody(Register& all) { add_standard<Somebody>(all); }

class TrialPlan : public TrialHouse {
 public:
  TrialPlan() : TrialHouse({add_operations, add_somebody}) {
    plan = id("plan.create", {{"title", "Bien grandir"}});
    as = id("person.create", {{"name", "Yann"}});
  }

  std::string goal(std::string const& code, std::string const& parent = "") {
    return id("goal.create", {{"plan", plan},
                              {"code", code},
                              {"title", "Goal " + code},
                              {"parent", parent.empty() ? Json(nullptr) : Json(parent)}});
  }
  std::string action(std::string const& title) { return id("action.create", {{"plan", plan}, {"title", title}}); }

  std::string plan;
};

}  // namespace arpent::plan
