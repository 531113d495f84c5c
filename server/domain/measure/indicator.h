// An indicator: how we would notice. It is written from the answers to who, where and by when, before any number.
#pragma once
#include "domain/dates_in_order.h"
#include "record/describe.h"

namespace arpent::measure {

struct Indicator {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> action, goal;  // at least one of the two
  std::string title;
  std::optional<std::string> how_noticed, who_notices, where_noticed;
  std::string says = "activity";
  std::string measure = "number";
  std::optional<std::string> unit;
  bool ascending = true;  // more is better
  std::string across_places = "sum", across_time = "last";
  std::optional<std::string> source, method;
  std::string frequency = "month";
  std::int64_t grace_days = 14;
  bool by_territory = true, by_stage = false;
  std::optional<std::string> starts_on, ends_on;
  std::string acceptance = "automatic";
  std::optional<double> minimum, maximum;
  bool about_people = true;
  std::string state = "active";
  bool discussed = false;
  std::optional<std::string> discussed_where, written_by, reason_extra;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Indicator::action>("action", "action"),
        reference<&Indicator::goal>("goal", "goal"),
        text<&Indicator::title>("title", {.required = true}),
        long_text<&Indicator::how_noticed>("how_noticed"),
        text<&Indicator::who_notices>("who_notices"),
        text<&Indicator::where_noticed>("where_noticed"),
        choice<&Indicator::says>("says", "activity|effect|context", {.required = true}),
        choice<&Indicator::measure>("measure", "number|percent|ordinal|yes_no|qualitative", {.required = true}),
        text<&Indicator::unit>("unit", {.max_length = 60}),
        flag<&Indicator::ascending>("ascending"),
        choice<&Indicator::across_places>("across_places", "sum|ratio|mean|none", {.required = true}),
        choice<&Indicator::across_time>("across_time", "last|mean|sum|none", {.required = true}),
        text<&Indicator::source>("source"),
        long_text<&Indicator::method>("method"),
        choice<&Indicator::frequency>("frequency", "once|week|month|school_period|quarter|half|year|school_year",
                                      {.required = true}),
        integer<&Indicator::grace_days>("grace_days", {.required = true, .min = 0, .max = 366, .unit = "days"}),
        flag<&Indicator::by_territory>("by_territory"),
        flag<&Indicator::by_stage>("by_stage"),
        date<&Indicator::starts_on>("starts_on"),
        date<&Indicator::ends_on>("ends_on"),
        choice<&Indicator::acceptance>("acceptance", "automatic|by_manager", {.required = true}),
        number<&Indicator::minimum>("minimum"),
        number<&Indicator::maximum>("maximum"),
        flag<&Indicator::about_people>("about_people"),
        choice<&Indicator::state>("state", "draft|active|retired", {.required = true}),
        flag<&Indicator::discussed>("discussed", {.by_operation = true}),
        text<&Indicator::discussed_where>("discussed_where", {.by_operation = true}),
        reference<&Indicator::written_by>("written_by", "person", {.by_operation = true}),
        text<&Indicator::reason_extra>("reason_extra"),
    };
    static Shape const shape = kept<Indicator>(
        "indicator", "indicators", fields,
        {.searched = "title|how_noticed|who_notices|where_noticed|source|method", .audience = Audience::open});
    return shape;
  }
};

// Neither action nor goal; a last day before the first; choices that do not go together (indicator_rules.h).
std::vector<FieldProblem> faults(Indicator const& indicator);

}  // namespace arpent::measure
