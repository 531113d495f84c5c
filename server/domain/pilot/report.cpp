#include "domain/pilot/report.h"

#include <algorithm>

#include "base/day.h"
#include "domain/text_of.h"

namespace arpent::pilot {
namespace {

trial::Counts counts_of(Json const& body) { return {body.value("events", 0), body.value("exposed", 0)}; }

Report report_of(std::string const& id, Json const& body) {
  Report out{.id = id, .on = text_of(body, "on")};
  out.counts = out.at_first = counts_of(body);
  out.red_line = text_of(body, "red_line");
  out.group = text_of(body, "group");
  out.who = text_of(body, "who");
  out.note = text_of(body, "note");
  out.by = text_of(body, "by");
  out.at = text_of(body, "at");
  out.late = body.value("late", false);
  out.while_paused = body.value("while_paused", false);
  out.beyond_step = body.value("beyond_step", 0);
  out.beyond_most = body.value("beyond_most", 0);
  return out;
}

}  // namespace

std::string stream_of(std::string const& pilot) { return "pilot/" + pilot; }

trial::Counts Told::counts() const {
  trial::Counts out;
  for (auto const& report : reports) {
    out.exposed += report.counts.exposed;
    out.events += report.counts.events;
  }
  return out;
}

void Told::add(Report report) {
  arrivals.push_back({.id = report.id, .at = report.at, .on = report.on, .change = report.counts});
  arrivals.back().late = report.late;
  arrivals.back().red_line = !report.red_line.empty();
  auto const after = std::upper_bound(reports.begin(), reports.end(), report,
                                      [](Report const& one, Report const& other) { return one.on < other.on; });
  reports.insert(after, std::move(report));
}

Report const* Told::find(std::string const& id) const {
  auto const found = std::find_if(reports.begin(), reports.end(), [&](Report const& one) { return one.id == id; });
  return found == reports.end() ? nullptr : &*found;
}

Report const* Told::last_sign() const {
  auto const found = std::find_if(arrivals.rbegin(), arrivals.rend(), [](Arrival const& one) { return one.red_line; });
  return found == arrivals.rend() ? nullptr : find(found->id);
}

std::vector<store::KeptFact> all_facts(store::Reader& reader, std::string const& stream) {
  constexpr std::int64_t at_once = 1000;
  std::vector<store::KeptFact> out;
  for (auto page = reader.facts(stream, 0, -1, at_once);;
       page = reader.facts(stream, out.back().moment, out.back().n, at_once)) {
    out.insert(out.end(), page.begin(), page.end());
    if (std::ssize(page) < at_once) return out;
  }
}

Told told(std::vector<store::KeptFact> const& facts) {
  Told out;
  for (auto const& [fact, moment, n] : facts) {
    auto const body = Json::parse(fact.body);
    if (fact.kind == report_kind) {
      out.add(report_of(fact.id, body));
    } else if (fact.kind == correction_kind) {
      auto const of = text_of(body, "of");
      auto const found =
          std::find_if(out.reports.begin(), out.reports.end(), [&](Report const& one) { return one.id == of; });
      if (found == out.reports.end()) continue;
      auto const now = counts_of(body);
      out.arrivals.push_back({.id = of, .at = text_of(body, "at"), .on = found->on});
      out.arrivals.back().change = {now.events - found->counts.events, now.exposed - found->counts.exposed};
      out.arrivals.back().is_correction = true;
      found->counts = now;
      found->beyond_step = body.value("beyond_step", 0);
      found->beyond_most = body.value("beyond_most", 0);
      found->correction = text_of(body, "reason");
      found->corrected_at = text_of(body, "at");
      found->corrected_by = text_of(body, "by");
    }
  }
  return out;
}

store::Fact fact_of(std::string const& pilot, Report const& report) {
  Json body{{"on", report.on},
            {"exposed", report.counts.exposed},
            {"events", report.counts.events},
            {"by", report.by},
            {"at", report.at}};
  for (auto const& [name, text] : {std::pair{"red_line", &report.red_line}, std::pair{"group", &report.group},
                                   std::pair{"who", &report.who}, std::pair{"note", &report.note}})
    if (!text->empty()) body[name] = *text;
  if (report.late) body["late"] = true;
  if (report.while_paused) body["while_paused"] = true;
  if (report.beyond_step > 0) body["beyond_step"] = report.beyond_step;
  if (report.beyond_most > 0) body["beyond_most"] = report.beyond_most;
  return {report_kind, report.id, stream_of(pilot), body.dump()};
}

store::Fact fact_of(std::string const& pilot, Correction const& correction) {
  Json body{{"of", correction.of},
            {"exposed", correction.counts.exposed},
            {"events", correction.counts.events},
            {"reason", correction.reason},
            {"by", correction.by},
            {"at", correction.at}};
  if (correction.beyond_step > 0) body["beyond_step"] = correction.beyond_step;
  if (correction.beyond_most > 0) body["beyond_most"] = correction.beyond_most;
  return {correction_kind, correction.id, stream_of(pilot), body.dump()};
}

std::string period_start(std::string const& day, std::string const& report_every) {
  auto const at = parse_day(day);
  if (!at || report_every == "day") return day;
  if (report_every == "month") return day.substr(0, 8) + "01";
  // 1970-01-01 was a Thursday.
  return print_day(add_days(*at, -(((at->number + 3) % 7 + 7) % 7)));
}

}  // namespace arpent::pilot
