// Meetings to try operations on, with what they point to in other rooms as the least that they are.
#pragma once
#include "domain/meeting/rooms.h"
#include "operations/guests.h"
#include "operations/trial_house.h"

namespace arpent::meeting {

// One record for each kind of another room: its name, and the fields that this room reads.
namespace least {

struct City {
  std::string id;
  std::int64_t revision = 0;
  std::string name, language;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&City::name>("name"), text<&City::language>("language")};
    static Shape const shape = kept<City>("city", "cities", fields, {.title = "name"});
    return shape;
  }
};

struct Person {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> email, language;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Person::name>("name"), text<&Person::email>("email"),
                                   text<&Person::language>("language")};
    static Shape const shape = kept<Person>("person", "people", fields, {.title = "name"});
    return shape;
  }
};

struct Post {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> holder;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Post::title>("title"), reference<&Post::holder>("holder", "person")};
    static Shape const shape = kept<Post>("post", "posts", fields, {.title = "title"});
    return shape;
  }
};

struct Territory {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> parent;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Territory::name>("name"),
                                   reference<&Territory::parent>("parent", "territory")};
    static Shape const shape = kept<Territory>("territory", "territories", fields, {.title = "name"});
    return shape;
  }
};

struct Action {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> lead;
  std::vector<std::string> territories;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Action::title>("title"), reference<&Action::lead>("lead", "post"),
                                   references<&Action::territories>("territories", "territory")};
    static Shape const shape = kept<Action>("action", "actions", fields, {.title = "title"});
    return shape;
  }
};

struct Membership {
  std::string id;
  std::int64_t revision = 0;
  std::string person, role;
  std::optional<std::string> territory, until;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Membership::person>("person", "person"), text<&Membership::role>("role"),
                                   reference<&Membership::territory>("territory", "territory"),
                                   date<&Membership::until>("until")};
    static Shape const shape = kept<Membership>("membership", "memberships", fields, {.title = "role"});
    return shape;
  }
};

struct Stakeholder {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> ring, contact;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Stakeholder::name>("name"), text<&Stakeholder::ring>("ring"),
                                   reference<&Stakeholder::contact>("contact", "person")};
    static Shape const shape = kept<Stakeholder>("stakeholder", "stakeholders", fields, {.title = "name"});
    return shape;
  }
};

struct Involvement {
  std::string id;
  std::int64_t revision = 0;
  std::string stakeholder, action, role;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Involvement::stakeholder>("stakeholder", "stakeholder"),
                                   reference<&Involvement::action>("action", "action"),
                                   text<&Involvement::role>("role")};
    static Shape const shape = kept<Involvement>("involvement", "involvements", fields, {.title = "role"});
    return shape;
  }
};

struct ShareLink {
  std::string id;
  std::int64_t revision = 0;
  std::string opens;
  std::string url = "https://plan.example/l/abc";
  std::optional<std::string> decision, invitation, label, person, revoked_at;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ShareLink::opens>("opens"),
                                   text<&ShareLink::url>("url"),
                                   reference<&ShareLink::decision>("decision", "decision"),
                                   reference<&ShareLink::invitation>("invitation", "invitation"),
                                   text<&ShareLink::label>("label"),
                                   reference<&ShareLink::person>("person", "person"),
                                   text<&ShareLink::revoked_at>("revoked_at")};
    static Shape const shape = kept<ShareLink>("share_link", "share_links", fields, {.title = "label"});
    return shape;
  }
};

struct Revoke {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Revoke::id>("id", "share_link", {.required = true})};
    static Shape const shape = input<Revoke>("revoke_link", fields);
    return shape;
  }
};

inline Result<ShareLink> revoke(Call const&, Work& work, Revoke const& in) {
  ARPENT_TRY(link, work.get<ShareLink>(in.id));
  link.revoked_at = work.at();
  return work.put(link);
}

inline void add_all(Register& all) {
  add_standard<City>(all);
  add_standard<Person>(all);
  add_standard<Post>(all);
  add_standard<Territory>(all);
  add_standard<Action>(all);
  add_standard<Membership>(all);
  add_standard<Stakeholder>(all);
  add_standard<Involvement>(all);
  add_standard<ShareLink>(all);
  add(all, {.name = "share_link.revoke", .target = Target::item}, revoke);
}

}  // namespace least

class TrialEvening : public TrialHouse {
 public:
  TrialEvening() : TrialHouse({add_operations, least::add_all}, std::string(guests::live_tables())) {}

  std::string person(std::string const& name) { return id("person.create", {{"name", name}}); }
  std::string action(Json const& also = Json::object()) { return made("action", {{"title", "Le café"}}, also); }
  std::string meeting(Json const& also = Json::object()) {
    Json fields{{"title", "Groupe local"}, {"kind", "linking"}, {"starts_at", "2026-03-12T18:00:00.000Z"}};
    return made("meeting", std::move(fields), also);
  }
  std::string open_meeting(Json const& also = Json::object()) {
    auto out = meeting(also);
    done("meeting.open", {{"id", out}});
    return out;
  }
  std::string made(std::string const& kind, Json fields, Json const& also = Json::object()) {
    fields.update(also);
    return id(kind + ".create", std::move(fields));
  }
  // A note on the wall, of whoever `as` is.
  std::string note(std::string const& meeting, std::string const& text) {
    SystemRandom chance;
    auto const id = uuid4(chance);
    return done("swot_note.write", {{"meeting", meeting}, {"id", id}, {"quadrant", "strength"}, {"text", text}})
        .value("id", "");
  }
};

}  // namespace arpent::meeting
