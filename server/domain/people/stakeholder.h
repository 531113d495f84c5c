// Organisations that count, and what each does in an action.
#pragma once
#include "record/describe.h"

namespace arpent::people {

struct Stakeholder {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> kind, ring, territory, contact;
  std::optional<std::string> notes, influence, interest, stance;  // for the team's eyes

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Stakeholder::name>("name", {.required = true, .max_length = 200}),
        choice<&Stakeholder::kind>("kind", "school|association|city_service|institution|company|residents|other"),
        choice<&Stakeholder::ring>("ring", "core|extended|wide|public"),
        reference<&Stakeholder::territory>("territory", "territory"),
        reference<&Stakeholder::contact>("contact", "person"),
        long_text<&Stakeholder::notes>("notes", {.audience = Audience::team}),
        choice<&Stakeholder::influence>("influence", "low|medium|high", {.audience = Audience::team}),
        choice<&Stakeholder::interest>("interest", "low|medium|high", {.audience = Audience::team}),
        choice<&Stakeholder::stance>("stance", "supports|neutral|opposes", {.audience = Audience::team}),
    };
    static Shape const shape =
        kept<Stakeholder>("stakeholder", "stakeholders", fields, {.title = "name", .searched = "name|notes"});
    return shape;
  }
};

struct Involvement {
  std::string id;
  std::int64_t revision = 0;
  std::string stakeholder, action, role;
  std::optional<std::string> promise;
  std::optional<double> hours_per_month;
  std::string promise_state = "asked";
  std::optional<std::string> asked_on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Involvement::stakeholder>("stakeholder", "stakeholder", {.required = true, .fixed = true}),
        reference<&Involvement::action>("action", "action", {.required = true, .fixed = true}),
        choice<&Involvement::role>("role", "leads|does_with|must_agree|is_told", {.required = true}),
        long_text<&Involvement::promise>("promise"),
        number<&Involvement::hours_per_month>("hours_per_month", {.min = 0, .max = 10000, .unit = "hours"}),
        choice<&Involvement::promise_state>("promise_state", "asked|promised|done|lapsed|not_possible",
                                            {.required = true, .by_operation = true}),
        date<&Involvement::asked_on>("asked_on"),
    };
    static Shape const shape =
        kept<Involvement>("involvement", "involvements", fields, {.title = "role", .searched = "promise"});
    return shape;
  }
};

}  // namespace arpent::people
