// One-click logins of the example city, so that everybody can look through each person's eyes.
#include <algorithm>

#include "domain/city/identity.h"
#include "domain/city/inputs.h"
#include "domain/text_of.h"

namespace arpent::city {
namespace {

// Somebody to look through the eyes of, and what they are here.
struct Persona {
  std::string person, name;
  std::vector<std::string> roles, posts, territories;  // the last two by their names
  std::string lead;                                    // the first action that a post of theirs leads; "" for none

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Persona::person>("person", "person", {.required = true}),
                                   text<&Persona::name>("name", {.required = true}),
                                   texts<&Persona::roles>("roles"),
                                   texts<&Persona::posts>("posts"),
                                   texts<&Persona::territories>("territories"),
                                   text<&Persona::lead>("lead")};
    static Shape const shape = answer<Persona>("persona", fields);
    return shape;
  }
};

struct Personas {
  std::vector<Persona> people;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&Personas::people>("people")};
    static Shape const shape = answer<Personas>("personas", fields);
    return shape;
  }
};

Persona persona(Reader& reader, Json const& person) {
  Persona out{.person = text_of(person, "id"), .name = text_of(person, "name")};
  for (auto const& membership : reader.where("membership", "person", out.person)) {
    auto const until = text_of(membership, "until");
    if (!until.empty() && until < print_day(reader.today())) continue;
    auto const role = text_of(membership, "role");
    if (std::find(out.roles.begin(), out.roles.end(), role) == out.roles.end()) out.roles.push_back(role);
    if (auto const territory = reader.find("territory", text_of(membership, "territory")))
      out.territories.push_back(text_of(*territory, "name"));
  }
  for (auto const& post : reader.where("post", "holder", out.person)) {
    out.posts.push_back(text_of(post, "title"));
    if (auto const led = reader.where("action", "lead", text_of(post, "id")); out.lead.empty() && !led.empty())
      out.lead = text_of(led.front(), "title");
  }
  return out;
}

Result<Personas> people(Call const&, Reader& reader, record::Nothing const&) {
  Personas out;
  for (auto const& person : reader.all("person"))
    if (auto one = persona(reader, person); !one.roles.empty()) out.people.push_back(std::move(one));
  return out;
}

Result<Json> login(Call const& call, Work& work, DemoLogin const& in) {
  work.set_actor(in.person);
  ARPENT_TRY(token, open_session(call, work, in.person));
  return Json{{"$session", token}, {"person", in.person}};
}

}  // namespace

void add_demo(Register& all) {
  add(all, {.name = "demo.people", .target = Target::standard, .in_session_only = true}, people);
  add(all,
      {.name = "demo.login", .target = Target::collection, .in_session_only = true, .says_secret = true, .final = true},
      login);
}

}  // namespace arpent::city
