// What an action depends on and does not decide: another process that runs beside the plan, funding, law, people, an
// event, a partner. Its news stand under one of three words, known, unknown, changing; an influence runs from it to an
// action or back.
#pragma once
#include "domain/dates_in_order.h"
#include "record/describe.h"

namespace arpent::course {

struct Condition {
  std::string id;
  std::int64_t revision = 0;
  std::string title, kind;
  std::optional<std::string> says;  // what it is, in a few words
  std::optional<std::string> trend;
  std::optional<std::string> owner;  // who watches it
  std::optional<std::string> starts_on, ends_on, review_on;
  std::vector<std::string> territories;  // empty: the whole city

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Condition::title>("title", {.required = true, .max_length = 200}),
        choice<&Condition::kind>("kind", "parallel_process|funding|law|people|event|partner", {.required = true}),
        long_text<&Condition::says>("says", {.max_length = 2000}),
        choice<&Condition::trend>("trend", "better|same|worse|unclear"),
        reference<&Condition::owner>("owner", "post|person"),
        date<&Condition::starts_on>("starts_on"),
        date<&Condition::ends_on>("ends_on"),
        date<&Condition::review_on>("review_on"),
        references<&Condition::territories>("territories", "territory"),
    };
    static Shape const shape = kept<Condition>("condition", "conditions", fields, {.searched = "title|says"});
    return shape;
  }
};

struct ConditionNews {
  std::string id;
  std::int64_t revision = 0;
  std::string condition, standing, says;
  std::optional<std::string> on_date;   // when it was learnt; absent at creation: today
  std::optional<std::string> previous;  // what it takes the place of: unknown before, known now
  std::optional<std::string> ended_on;  // no longer so

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&ConditionNews::condition>("condition", "condition", {.required = true, .fixed = true}),
        choice<&ConditionNews::standing>("standing", "known|unknown|changing", {.required = true}),
        long_text<&ConditionNews::says>("says", {.required = true, .max_length = 1000}),
        date<&ConditionNews::on_date>("on_date"),
        reference<&ConditionNews::previous>("previous", "condition_news", {.fixed = true}),
        date<&ConditionNews::ended_on>("ended_on"),
    };
    static Shape const shape =
        kept<ConditionNews>("condition_news", "condition_news", fields, {.title = "says", .searched = "says"});
    return shape;
  }
};

// Seen by the linking group, until a bulletin tells of it (told_on).
struct Influence {
  std::string id;
  std::int64_t revision = 0;
  std::string condition, action, direction, text;
  std::optional<std::string> on_date;  // absent at creation: today
  std::optional<std::string> told_on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Influence::condition>("condition", "condition", {.required = true, .fixed = true}),
        reference<&Influence::action>("action", "action", {.required = true, .fixed = true}),
        choice<&Influence::direction>("direction", "on_action|from_action", {.required = true}),
        long_text<&Influence::text>("text", {.required = true, .max_length = 1000}),
        date<&Influence::on_date>("on_date"),
        date<&Influence::told_on>("told_on", {.by_operation = true}),
    };
    static Shape const shape = kept<Influence>("influence", "influences", fields,
                                               {.title = "text", .searched = "text", .audience = Audience::team});
    return shape;
  }
};

inline std::vector<FieldProblem> faults(Condition const& condition) {
  return dates_in_order(condition.starts_on, "ends_on", condition.ends_on);
}
inline std::vector<FieldProblem> faults(ConditionNews const& news) {
  return dates_in_order(news.on_date, "ended_on", news.ended_on);
}

}  // namespace arpent::course
