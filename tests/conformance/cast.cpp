#include "cast.h"

namespace arpent::conformance {

Cast::Cast() {
  for (auto const* role : {"manager", "link_keeper", "core", "contributor", "sponsor", "evaluator"})
    add_person(role, role);
  add_person("ended", "manager", {{"until", "2026-03-11"}});
  add_person("no_role", "");
  for (auto const* relation : {"lead", "reporter", "stand_in", "partner", "author", "self", "facilitator", "asked"})
    add_person(relation, "");
  for (auto const* other :
       {"lead_elsewhere", "reporter_elsewhere", "partner_elsewhere", "facilitator_elsewhere", "asked_elsewhere"})
    add_person(other, "");
  own_things();
  // Contributors, of this district and of another: in the rest of the city they may no more than any member.
  add_person("officer", "contributor", {{"territory", own_["territory"]}});
  add_person("officer_elsewhere", "contributor", {{"territory", other_district_}});
  own_records();
  add_link("link_number",
           {{"opens", "measurement"}, {"indicator", own_["indicator"]}, {"territory", own_["territory"]}});
  add_link("link_elsewhere",
           {{"opens", "measurement"}, {"indicator", own_["indicator"]}, {"territory", other_district_}});
  add_link("link_other", {{"opens", "measurement"}, {"indicator", other_indicator_}, {"territory", own_["territory"]}});
  add_link("link_action", {{"opens", "action"}, {"action", own_["action"]}});
  add_link("link_other_action", {{"opens", "action"}, {"action", other_action_}});
  add_link("link_pilot", {{"opens", "pilot"}, {"pilot", own_["pilot"]}});
  add_link("link_other_pilot", {{"opens", "pilot"}, {"pilot", maker_.made("pilot")}});
  add_link("link_needs", {{"opens", "needs"}, {"territory", own_["territory"]}});
  add_link("link_other_needs", {{"opens", "needs"}, {"territory", other_district_}});
  add_link("link_invitation", {{"opens", "invitation"}, {"invitation", own_["invitation"]}});
  add_link("link_other_invitation", {{"opens", "invitation"}, {"invitation", maker_.made("invitation")}});
  add_link("link_decision", {{"opens", "decision"}, {"decision", own_["decision"]}});
  add_link("link_other_decision", {{"opens", "decision"}, {"decision", other_decision_}});
  add_link("link_inquiry", {{"opens", "inquiry"}, {"inquiry", own_["inquiry"]}});
  add_link("link_other_inquiry", {{"opens", "inquiry"}, {"inquiry", other_inquiry_}});
  add_link("link_sheet", {{"opens", "sheet"}, {"action", own_["action"]}});
  add_link("link_calendar", {{"opens", "calendar"}});
  add_link("link_revoked",
           {{"opens", "measurement"}, {"indicator", own_["indicator"]}, {"territory", own_["territory"]}});
  add_link("link_over", {{"opens", "measurement"},
                         {"indicator", own_["indicator"]},
                         {"territory", own_["territory"]},
                         {"expires_on", "2026-03-12"}});
  by("manager", "share_link.revoke", {{"id", own_["share_link"]}});
  auto const revoked = all_.store().read(store::At::present(), [&](Reader& reader) {
    return reader.where("share_link", "label", "link_revoked").front()["id"].get<std::string>();
  });
  by("manager", "share_link.revoke", {{"id", revoked}});
  all_.a_day_later();
  add_guest("guest", own_["meeting"]);
  add_guest("guest_elsewhere", other_meeting_);
  add_guest_of_inquiry("guest_of_inquiry", own_["inquiry"]);
  add_guest_of_inquiry("guest_of_another", other_inquiry_);
  names_.insert(names_.begin(), "stranger");
  names_.emplace_back("neighbour");
  sessions_["neighbour"] = session_of(elsewhere_, elsewhere_.manager);
}

std::string Cast::session_of(Everything& city, std::string const& person) {
  std::string token;
  auto const by = city.operator_();
  auto& house = city.house();
  Call const call{by, house.clock, house.ids, house.random, house.name_of_actor, house.base_url};
  auto const opened = city.store().write({}, [&](Work& work) -> Result<Json> {
    ARPENT_TRY(made, city::open_session(call, work, person));
    token = made;
    return Json();
  });
  ensure(static_cast<bool>(opened), "a person can log in");
  return token;
}

void Cast::add_person(std::string const& name, std::string const& role, Json const& membership) {
  people_[name] = maker_.made("person", {{"name", name}});
  if (!role.empty()) {
    Json fields{{"person", people_[name]}, {"role", role}};
    fields.update(membership);
    own_["membership"] = maker_.made("membership", fields);
  }
  sessions_[name] = session_of(all_, people_[name]);
  names_.push_back(name);
}

void Cast::add_link(std::string const& name, Json const& fields) {
  Json input{{"label", name}};
  input.update(fields);
  auto const made = all_.must("share_link.create", input);
  links_[name] = made["token"].get<std::string>();
  own_["share_link"] = made["id"].get<std::string>();
  names_.push_back(name);
}

void Cast::add_guest(std::string const& name, std::string const& meeting) {
  all_.must("meeting.open", {{"id", meeting}});
  auto const door = all_.must("meeting.phones", {{"id", meeting}, {"on", true}});
  take_seat(name, "meeting.join", door["code"]);
}

void Cast::add_guest_of_inquiry(std::string const& name, std::string const& inquiry) {
  auto const door = all_.must("inquiry.open_door", {{"id", inquiry}, {"open", true}});
  take_seat(name, "inquiry.join", door["code"]);
}

void Cast::take_seat(std::string const& name, std::string const& operation, Json const& code) {
  auto const seat = all_.ask({.operation = operation, .input = {{"code", code}}, .asker = {}});
  ensure(static_cast<bool>(seat), "a phone comes in");
  guests_[name] = seat->body["$guest"].get<std::string>();
  names_.push_back(name);
}

Asker Cast::asker(std::string const& name) {
  city::Credentials credentials;
  if (auto const session = sessions_.find(name); session != sessions_.end())
    credentials.session_token = session->second;
  if (auto const link = links_.find(name); link != links_.end()) credentials.link_token = link->second;
  if (auto const guest = guests_.find(name); guest != guests_.end()) credentials.guest_token = guest->second;
  return all_.store().read(store::At::present(),
                           [&](Reader& reader) { return city::who(reader, credentials, all_.clock.now()); });
}

std::string Cast::by(std::string const& name, std::string const& operation, Json const& input) {
  auto const answer = all_.ask({.operation = operation, .input = input, .asker = asker(name)});
  if (answer) return answer->body.value("id", "");
  ADD_FAILURE() << operation << " by " << name << " " << input << ": " << Everything::said(answer);
  return "";
}

void Cast::own_things() {
  own_["territory"] = maker_.made("territory");
  other_district_ = maker_.made("territory");
  own_["post"] = maker_.made("post", {{"holder", people_["lead"]}});
  own_["action"] = maker_.made("action", {{"lead", own_["post"]}, {"state", "running"}});
  other_action_ = maker_.made(
      "action", {{"lead", maker_.made("post", {{"holder", people_["lead_elsewhere"]}})}, {"state", "running"}});
  own_["indicator"] = maker_.made("indicator", {{"action", own_["action"]}, {"frequency", "month"}});
  other_indicator_ = maker_.made("indicator", {{"action", other_action_}, {"frequency", "month"}});
  maker_.made(
      "reporter",
      {{"indicator", own_["indicator"]}, {"territory", other_district_}, {"person", people_["reporter_elsewhere"]}});
  maker_.made("stakeholder", {{"contact", people_["partner_elsewhere"]}});
  own_["reporter"] = maker_.made("reporter", {{"indicator", own_["indicator"]},
                                              {"territory", own_["territory"]},
                                              {"person", people_["reporter"]},
                                              {"stand_in", people_["stand_in"]}});
  own_["stakeholder"] = maker_.made("stakeholder", {{"contact", people_["partner"]}});
  own_["person"] = people_["self"];
}

std::string Cast::meeting_of(std::string const& action, std::string const& facilitator) {
  return maker_.made("meeting", {{"kind", "local_group"}, {"action", action}, {"facilitator", people_[facilitator]}});
}

void Cast::own_records() {
  Json const cell{
      {"indicator", own_["indicator"]}, {"territory", own_["territory"]}, {"period", "2026-02"}, {"value", 7}};
  own_["measurement"] = by("manager", "measurement.submit", cell);
  own_["counter_value"] = by("officer", "counter_value.create",
                             {{"measurement", own_["measurement"]}, {"proposed_value", 9}, {"reason", "We counted."}});
  for (auto const* kind : {"contribution", "deliverable", "task", "involvement", "adjustment", "pilot"})
    own_[kind] = maker_.made(kind, {{"action", own_["action"]}});
  own_["involvement"] = maker_.made(
      "involvement", {{"action", own_["action"]}, {"stakeholder", own_["stakeholder"]}, {"role", "does_with"}});
  for (auto const* kind : {"baseline", "target"})
    own_[kind] = maker_.made(kind, {{"indicator", own_["indicator"]}, {"territory", own_["territory"]}});
  other_meeting_ = meeting_of(other_action_, "facilitator_elsewhere");
  own_["meeting"] = meeting_of(own_["action"], "facilitator");
  for (auto const* kind :
       {"agenda_item", "invitation", "attendance", "example", "cluster", "option", "promise", "aside"})
    own_[kind] = maker_.made(kind, {{"meeting", own_["meeting"]}});
  own_["decision"] = maker_.made("decision", {{"meeting", own_["meeting"]}, {"can_say_yes", people_["asked"]}});
  other_decision_ = maker_.made("decision", {{"meeting", other_meeting_}, {"can_say_yes", people_["asked_elsewhere"]}});
  own_["inquiry"] = maker_.made("inquiry", {{"facilitator", people_["facilitator"]}});
  other_inquiry_ = maker_.made("inquiry", {{"facilitator", people_["facilitator_elsewhere"]}});
  own_["agreed_answer"] = maker_.made("agreed_answer", {{"inquiry", own_["inquiry"]}});
  own_["challenge"] = maker_.made("challenge", {{"territory", own_["territory"]}});
  // Whoever wrote them was a contributor then, and is nobody now.
  auto const role = maker_.made("membership", {{"person", people_["author"]}, {"role", "contributor"}});
  own_["comment"] = by("author", "comment.create", {{"about", own_["action"]}, {"text", "Well."}});
  own_["observation"] =
      by("author", "observation.create",
         {{"about", own_["action"]}, {"territory", own_["territory"]}, {"sort", "seen"}, {"text", "Nobody came."}});
  own_["attachment"] = by("author", "attachment.create", {{"about", own_["action"]}, {"file", maker_.file()}});
  by("manager", "membership.remove", {{"id", role}});
  for (auto const& [kind, shape] : house().all.kinds)
    if (!own_.contains(kind)) own_[kind] = maker_.made(kind);
}

Json Cast::input(std::string const& operation) const {
  auto const* found = house().all.find(operation);
  Json out = Json::object();
  auto const own = [&](std::string const& kind) {
    auto const at = own_.find(kind);
    return at == own_.end() ? Json(nullptr) : Json(at->second);
  };
  // What a new record, or an operation without a record, would be about, as far as it can be said.
  auto const* shape = found->verb == "create" ? found->kept : found->input;
  for (auto const* kind : {"action", "indicator", "territory", "measurement", "stakeholder", "meeting"})
    if (shape && shape->find(kind)) out[kind] = own(kind);
  if (shape && shape->find("about")) out["about"] = own("action");
  bool const of_meeting = operation.starts_with("meeting_") || operation.starts_with("minutes_");
  if (of_meeting && shape && shape->find("id")) out["id"] = own("meeting");
  if (operation == "share_link.create") out["opens"] = "measurement";
  if (operation == "measurement.put_many") out["rows"] = Json::array({{{"territory", own("territory")}}});
  if (found->target != Target::collection && found->target != Target::view && found->verb != "create" &&
      found->verb != "list")
    out = Json{{"id", own(found->kind)}};
  return out;
}

int Cast::right(std::string const& name, std::string const& operation) {
  return right(name, operation, input(operation));
}

int Cast::right(std::string const& name, std::string const& operation, Json const& asked) {
  auto const who = asker(name);
  return all_.store().read(store::At::present(), [&](Reader& reader) {
    auto const& kind = house().all.find(operation)->kind;
    auto const answer = house().permissions.check({reader, who, operation, kind, asked});
    return answer ? 200 : answer.problem().status;
  });
}

}  // namespace arpent::conformance
