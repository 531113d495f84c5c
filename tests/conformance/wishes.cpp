// What the rooms ask for beyond the descriptions of their records. A kind without rules of its own needs no line here.
#include "maker.h"

namespace arpent::conformance {
namespace {

// A number of the whole city that counts, so that somebody may contest it.
Json accepted_number(Maker& maker) {
  auto const indicator = maker.made("indicator", {{"by_territory", false}, {"frequency", "month"}});
  auto const told = maker.all().must(
      "measurement.submit", {{"indicator", indicator}, {"territory", nullptr}, {"period", "2026-02"}, {"value", 7}});
  return told.is_object() ? told["id"] : Json(nullptr);
}

Json month_indicator(Maker& maker) { return maker.made("indicator", {{"frequency", "month"}, {"by_stage", true}}); }

Wishes made() {
  Wishes out;
  out.needed = {{"indicator", {"action"}},
                {"share_link", {"indicator"}},
                {"measurement", {"territory"}},
                {"adjustment", {"action", "is"}},
                {"meeting", {"action", "territory"}},
                {"invitation", {"name"}}};

  // A district, wherever a place is named.
  out.values["territory"] = [](Maker& maker, Json const&) { return maker.made("territory"); };
  out.values["territory.level"] = [](Maker&, Json const&) { return "district"; };
  out.values["territory.parent"] = [](Maker& maker, Json const&) {
    return maker.made("territory", {{"level", "city"}});
  };
  out.changes["territory.level"] = [](Maker&, Json const&) { return Json{{"level", "place"}}; };

  // Goals above stand in the same plan.
  out.values["goal.parent"] = [](Maker& maker, Json const& so_far) {
    return maker.made("goal", {{"plan", so_far["plan"]}});
  };
  out.changes["goal.plan"] = [](Maker& maker, Json const&) {
    return Json{{"plan", maker.made("plan")}, {"parent", nullptr}};
  };

  // The steps and the hour of a small test say something, and its days lie ahead.
  out.values["pilot.debrief_at"] = [](Maker&, Json const&) { return "16:30"; };
  out.values["pilot.starts_on"] = [](Maker&, Json const&) { return "2027-03-20"; };
  out.values["pilot.ends_on"] = [](Maker&, Json const&) { return "2027-06-30"; };
  out.values["pilot.debrief_on"] = [](Maker&, Json const&) { return "2027-07-03"; };
  out.values["pilot.steps"] = [](Maker&, Json const&) { return "5 12 30"; };
  out.values["pilot.limits"] = [](Maker&, Json const&) { return "60 40 20"; };
  out.values["pilot.people_max"] = [](Maker&, Json const&) { return 30; };
  out.values["pilot.tolerable"] = [](Maker&, Json const&) { return 0.2; };
  for (auto const* share : {"pilot.alpha_alarm", "pilot.alpha_clear"})
    out.values[share] = [](Maker&, Json const&) { return 0.05; };
  out.values["pilot.compared"] = [](Maker&, Json const&) { return "blocks"; };
  for (auto const* share : {"pilot.chance_tried", "pilot.least_useful"})
    out.values[share] = [](Maker&, Json const&) { return 0.25; };

  out.changes["pilot.debrief_at"] = [](Maker&, Json const&) { return Json{{"debrief_at", "09:15"}}; };
  out.changes["pilot.starts_on"] = [](Maker&, Json const&) { return Json{{"starts_on", "2027-03-21"}}; };
  out.changes["pilot.ends_on"] = [](Maker&, Json const&) { return Json{{"ends_on", "2027-06-29"}}; };
  out.changes["pilot.debrief_on"] = [](Maker&, Json const&) { return Json{{"debrief_on", "2027-07-04"}}; };
  out.changes["pilot.steps"] = [](Maker&, Json const&) { return Json{{"steps", "5 12 29"}}; };
  out.changes["pilot.limits"] = [](Maker&, Json const&) { return Json{{"limits", "60 40 19"}}; };

  // Nothing was seen on a day that has not come, and later news is of the same condition.
  out.values["observation.on_date"] = [](Maker&, Json const&) { return "2026-03-01"; };
  out.changes["observation.on_date"] = [](Maker&, Json const&) { return Json{{"on_date", "2026-03-02"}}; };
  out.values["condition_news.previous"] = [](Maker& maker, Json const& so_far) {
    return maker.made("condition_news", {{"condition", so_far["condition"]}});
  };

  // A meeting on one action; what belongs to one stands in the same.
  out.values["meeting.starts_at"] = [](Maker&, Json const&) { return "2026-04-09T16:00:00.000Z"; };
  out.changes["meeting.starts_at"] = [](Maker&, Json const&) {
    return Json{{"starts_at", "2026-04-16T16:00:00.000Z"}};
  };

  // Whoever fills a post fills one that goes on.
  out.values["post.ended_on"] = [](Maker&, Json const&) { return Json(nullptr); };
  out.changes["post.ended_on"] = [](Maker&, Json const&) { return Json{{"ended_on", "2026-03-01"}, {"holder", nullptr}}; };

  out.values["city.zone"] = [](Maker&, Json const&) { return "Europe/Paris"; };
  out.changes["city.zone"] = [](Maker&, Json const&) { return Json{{"zone", "Europe/London"}}; };
  // A link opens nothing once it is over.
  out.values["share_link.expires_on"] = [](Maker&, Json const&) { return "2027-01-01"; };

  out.values["counter_value.measurement"] = [](Maker& maker, Json const&) { return accepted_number(maker); };
  out.values["measurement.indicator"] = [](Maker& maker, Json const&) { return month_indicator(maker); };
  out.values["measurement.period"] = [](Maker&, Json const&) { return "2026-02"; };
  out.values["period_close.indicator"] = [](Maker& maker, Json const&) { return month_indicator(maker); };
  out.values["period_close.period"] = [](Maker&, Json const&) { return "2026-02"; };
  for (auto const* period : {"measurement.period", "period_close.period"})
    out.changes[period] = [](Maker&, Json const&) { return Json{{"period", "2026-01"}}; };
  // What may be added up, pooled or averaged hangs on what is measured.
  out.changes["indicator.across_places"] = [](Maker&, Json const&) { return Json{{"across_places", "mean"}}; };
  out.changes["indicator.measure"] = [](Maker&, Json const&) { return Json{{"measure", "yes_no"}}; };
  return out;
}

}  // namespace

Wishes const& wishes() {
  static Wishes const all = made();
  return all;
}

}  // namespace arpent::conformance
