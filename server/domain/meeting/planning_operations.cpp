// Meetings are planned: a series in one go, each with an agenda to begin with.
#include <algorithm>
#include <span>

#include "domain/meeting/parts.h"
#include "domain/text_of.h"
#include "domain/without_faults.h"
#include "operations/standard.h"

namespace arpent::meeting {
namespace {

struct Planned {
  std::optional<std::string> id, action, title, starts_at, place;
  std::optional<std::int64_t> minutes;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Planned::id>("id", {.max_length = 36}),
        reference<&Planned::action>("action", "action"),
        text<&Planned::title>("title"),
        moment<&Planned::starts_at>("starts_at", {.required = true}),
        text<&Planned::place>("place"),
        integer<&Planned::minutes>("minutes", {.min = 5, .max = 720, .unit = "minutes"}),
    };
    static Shape const shape = input<Planned>("planned_meeting", fields);
    return shape;
  }
};

struct PlanSeries {
  std::optional<std::string> id;
  std::string title, kind;
  std::optional<std::string> facilitator, territory, place;
  std::vector<Planned> meetings;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&PlanSeries::id>("id", {.max_length = 36}),
        text<&PlanSeries::title>("title", {.required = true}),
        choice<&PlanSeries::kind>("kind", meeting_kinds, {.required = true}),
        reference<&PlanSeries::facilitator>("facilitator", "person"),
        reference<&PlanSeries::territory>("territory", "territory"),
        text<&PlanSeries::place>("place"),
        rows<&PlanSeries::meetings>("meetings", {.required = true}),
    };
    static Shape const shape = input<PlanSeries>("plan_series", fields);
    return shape;
  }
};

struct SeriesPlanned {
  std::string id{};
  std::vector<std::string> meetings{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&SeriesPlanned::id>("id", "series"),
                                   references<&SeriesPlanned::meetings>("meetings", "meeting")};
    static Shape const shape = answer<SeriesPlanned>("series_planned", fields);
    return shape;
  }
};

struct ItemInput {
  std::optional<std::string> id, title, note;
  std::string step;
  std::optional<std::int64_t> minutes;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&ItemInput::id>("id", {.max_length = 36}),
        text<&ItemInput::title>("title"),
        choice<&ItemInput::step>("step", agenda_steps, {.required = true}),
        integer<&ItemInput::minutes>("minutes", {.min = 1, .max = 480, .unit = "minutes"}),
        long_text<&ItemInput::note>("note", {.max_length = 2000}),
    };
    static Shape const shape = input<ItemInput>("agenda_row", fields);
    return shape;
  }
};

struct SetAgenda {
  std::string id;
  std::vector<ItemInput> items;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&SetAgenda::id>("id", "meeting", {.required = true}),
                                   rows<&SetAgenda::items>("items")};
    static Shape const shape = input<SetAgenda>("set_agenda", fields);
    return shape;
  }
};

struct Agenda {
  std::vector<AgendaItem> items;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&Agenda::items>("items")};
    static Shape const shape = answer<Agenda>("agenda", fields);
    return shape;
  }
};

struct Cancel {
  std::string id, because;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Cancel::id>("id", "meeting", {.required = true}),
                                   long_text<&Cancel::because>("because", {.required = true, .max_length = 2000})};
    static Shape const shape = input<Cancel>("cancel_meeting", fields);
    return shape;
  }
};

struct Carry {
  std::string id, to;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Carry::id>("id", "agenda_item", {.required = true}),
                                   reference<&Carry::to>("to", "meeting", {.required = true})};
    static Shape const shape = input<Carry>("carry_item", fields);
    return shape;
  }
};

struct TakeQuestion {
  std::string id, title;
  std::optional<std::string> note, observation;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&TakeQuestion::id>("id", "meeting", {.required = true}),
                                   text<&TakeQuestion::title>("title", {.required = true}),
                                   long_text<&TakeQuestion::note>("note", {.max_length = 2000}),
                                   reference<&TakeQuestion::observation>("observation", "observation")};
    static Shape const shape = input<TakeQuestion>("take_question", fields);
    return shape;
  }
};

struct Template {
  char const* step;
  std::int64_t minutes;
};

std::span<Template const> template_of(std::string const& kind) {
  static constexpr Template group[] = {{"welcome", 5}, {"examples", 20}, {"swot", 25}, {"improve", 20}, {"decide", 15}};
  static constexpr Template district[] = {{"welcome", 10}, {"talk", 60}, {"decide", 20}};
  static constexpr Template conference[] = {{"welcome", 15}, {"what_for", 60}, {"decide", 15}};
  static constexpr Template office[] = {{"talk", 40}, {"decide", 20}};
  if (kind == "local_group") return group;
  if (kind == "district") return district;
  if (kind == "conference") return conference;
  return office;
}

Result<Done> allow(Call const&, Work&, Meeting const*, Meeting& after) {
  std::vector<FieldProblem> wrong;
  if (after.kind == "local_group" && !after.action) wrong.push_back({"action", "meeting.needs_action"});
  if (after.kind == "district" && !after.territory && !after.action)
    wrong.push_back({"territory", "meeting.needs_place"});
  if (after.second_facilitator && after.second_facilitator == after.facilitator)
    wrong.push_back({"second_facilitator", "meeting.same_facilitator"});
  return none_of(std::move(wrong));
}

// Planned by mistake: the agenda it was given goes with it. What was held stays, and so does what somebody wrote for
// it.
Result<Done> allow_removal(Call const&, Work& work, Meeting const& meeting) {
  if (meeting.state != "planned" && meeting.state != "cancelled") return Problem{409, "meeting.was_held"};
  for (auto const& item : agenda_of(work, meeting.id))
    if (!item.title && !item.note && !item.carried_from) ARPENT_CHECK(work.remove("agenda_item", item.id));
  return Done{};
}

void give_agenda(Call const& call, Work& work, Meeting const& meeting) {
  if (!agenda_of(work, meeting.id).empty()) return;
  std::int64_t position = 0;
  for (auto const& [step, minutes] : template_of(meeting.kind))
    work.put(AgendaItem{.id = call.ids.next(),
                        .meeting = meeting.id,
                        .position = ++position,
                        .title = {},
                        .step = step,
                        .minutes = minutes,
                        .note = {},
                        .inquiry = {},
                        .carried_from = {}});
}

std::string day_of(Reader& reader, std::string const& instant) {
  auto const at = parse_instant(instant);
  return at ? print_day(reader.zone().day_of(*at)) : "";
}

Meeting meeting_of(Call const& call, PlanSeries const& in, Planned const& one, std::string const& series,
                   std::string title) {
  Meeting out;
  out.id = one.id.value_or(call.ids.next());
  out.title = std::move(title);
  out.kind = in.kind;
  out.series = series;
  out.action = one.action;
  out.territory = in.territory;
  out.starts_at = one.starts_at;
  out.minutes = one.minutes.value_or(90);
  out.place = one.place ? one.place : in.place;
  out.facilitator = in.facilitator;
  return out;
}

Result<SeriesPlanned> plan_series(Call const& call, Work& work, PlanSeries const& in) {
  constexpr std::size_t most = 60;
  if (in.meetings.empty() || in.meetings.size() > most)
    return none_of({{"meetings", "series.how_many", {{"most", std::to_string(most)}}}}).problem();
  Series series{.id = in.id.value_or(call.ids.next()),
                .title = in.title,
                .kind = in.kind,
                .facilitator = in.facilitator,
                .territory = in.territory,
                .place = in.place,
                .starts_on = {},
                .ends_on = {}};
  SeriesPlanned out{.id = series.id};
  std::vector<FieldProblem> wrong;
  for (std::size_t at = 0; at < in.meetings.size(); ++at) {
    auto const& one = in.meetings[at];
    auto const action = one.action ? work.find("action", *one.action) : std::nullopt;
    auto meeting =
        meeting_of(call, in, one, series.id, one.title.value_or(action ? text_of(*action, "title") : in.title));
    if (auto const kept = allow(call, work, nullptr, meeting); !kept)
      for (auto field : kept.problem().fields)
        wrong.push_back({"meetings." + std::to_string(at) + "." + field.field, field.code});
    auto const day = day_of(work, one.starts_at.value_or(""));
    if (!series.starts_on || day < *series.starts_on) series.starts_on = day;
    if (!series.ends_on || day > *series.ends_on) series.ends_on = day;
    work.put(meeting);
    give_agenda(call, work, meeting);
    out.meetings.push_back(meeting.id);
  }
  ARPENT_CHECK(none_of(std::move(wrong)));
  work.put(series);
  return out;
}

// What was begun stays; the rest is as given, in its order.
Result<Agenda> set_agenda(Call const& call, Work& work, SetAgenda const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.id));
  if (meeting.state == "closed" || meeting.state == "cancelled") return Problem{409, "meeting.is_closed"};
  auto const before = agenda_of(work, meeting.id);
  auto const known = [&](std::string const& id) {
    return std::find_if(before.begin(), before.end(), [&](AgendaItem const& item) { return item.id == id; });
  };
  std::set<std::string> kept;
  std::int64_t position = 0;
  for (auto const& row : in.items) {
    auto const old = row.id ? known(*row.id) : before.end();
    AgendaItem item = old != before.end() ? *old : AgendaItem{};
    if (old == before.end()) item.id = row.id.value_or(call.ids.next());
    item.meeting = meeting.id;
    item.position = ++position;
    item.title = row.title, item.step = row.step, item.minutes = row.minutes, item.note = row.note;
    kept.insert(item.id);
    work.put(item);
  }
  for (auto const& item : before) {
    if (kept.contains(item.id)) continue;
    if (item.state != "waiting" && item.state != "carried") return Problem{409, "agenda_item.begun"};
    ARPENT_CHECK(work.remove("agenda_item", item.id));
  }
  return Agenda{agenda_of(work, meeting.id)};
}

Result<Meeting> cancel(Call const&, Work& work, Cancel const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.id));
  if (meeting.state != "planned") return Problem{409, "meeting.was_held"};
  meeting.state = "cancelled";
  meeting.cancelled_because = in.because;
  return work.put(meeting);
}

AgendaItem at_the_end(Call const& call, Work& work, std::string const& meeting) {
  auto const there = agenda_of(work, meeting);
  AgendaItem out;
  out.id = call.ids.next();
  out.meeting = meeting;
  out.position = there.empty() ? 1 : there.back().position + 1;
  return out;
}

Result<AgendaItem> carry(Call const& call, Work& work, Carry const& in) {
  ARPENT_TRY(item, work.get<AgendaItem>(in.id));
  ARPENT_TRY(to, work.get<Meeting>(in.to));
  if (item.state == "done") return Problem{409, "agenda_item.is_done"};
  if (item.meeting == to.id || to.state == "closed" || to.state == "cancelled")
    return none_of({{"to", "agenda_item.carry_forward"}}).problem();
  for (auto const& there : work.where<AgendaItem>("carried_from", item.id))
    if (there.meeting == to.id) return there;
  auto next = at_the_end(call, work, to.id);
  next.title = item.title, next.step = item.step, next.minutes = item.minutes, next.note = item.note;
  next.inquiry = item.inquiry;
  next.observation = item.observation;
  next.carried_from = item.id;
  item.state = "carried";
  work.put(item);
  return work.put(next);
}

Result<AgendaItem> take_question(Call const& call, Work& work, TakeQuestion const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.id));
  if (meeting.state == "closed" || meeting.state == "cancelled") return Problem{409, "meeting.is_closed"};
  auto item = at_the_end(call, work, meeting.id);
  item.title = in.title, item.step = "talk", item.note = in.note;
  item.observation = in.observation;
  return work.put(item);
}

}  // namespace

std::vector<AgendaItem> agenda_of(Reader& reader, std::string const& meeting) {
  auto out = reader.where<AgendaItem>("meeting", meeting);
  std::stable_sort(out.begin(), out.end(),
                   [](AgendaItem const& a, AgendaItem const& b) { return a.position < b.position; });
  return out;
}

void add_planning(Register& all) {
  add_standard<Series>(all);
  add_standard<Meeting>(all, {.allow = allow, .allow_removal = allow_removal});
  add_standard<AgendaItem>(all);
  auto& create = all.operations.find("meeting.create")->second;
  create.write = [standard = create.write](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(made, standard(call, work, input));
    ARPENT_TRY(meeting, work.get<Meeting>(text_of(made, "id")));
    give_agenda(call, work, meeting);
    return made;
  };
  add(all, {.name = "series.plan", .target = Target::collection}, plan_series);
  add(all, {.name = "meeting.set_agenda", .target = Target::item}, set_agenda);
  add(all, {.name = "meeting.take_question", .target = Target::item}, take_question);
  add(all, {.name = "meeting.cancel", .target = Target::item}, cancel);
  add(all, {.name = "agenda_item.carry", .target = Target::item}, carry);
}

}  // namespace arpent::meeting
