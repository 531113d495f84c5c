// What a person may ask of those who keep their data: to see all of it, and to be forgotten.
#include <algorithm>

#include "domain/people/parts.h"
#include "domain/people/share_link.h"
#include "operations/history.h"
#include "operations/standard.h"

namespace arpent::people {
namespace {

struct OfPerson {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&OfPerson::id>("id", "person", {.required = true})};
    static Shape const shape = input<OfPerson>("of_person", fields);
    return shape;
  }
};

// Mails that wait, or that were given up, name the person and their address.
void drop_mails(Work& work, Person const& person) {
  std::vector<std::int64_t> theirs;
  work.select("SELECT id, input FROM job WHERE name = 'mail'", {}, [&](store::Row const& row) {
    auto const mail = Json::parse(row.view(1));
    auto const is = [&](char const* member, std::string const& wanted) {
      auto const found = mail.find(member);
      return found != mail.end() && *found == wanted;
    };
    if (is("asks", person.id) || is("about", person.id) || (person.email && is("to", *person.email)))
      theirs.push_back(row.integer(0));
  });
  for (auto const id : theirs) work.drop_job(id);
}

void close_doors(Work& work, Person const& person) {
  drop_mails(work, person);
  work.run("DELETE FROM session WHERE person = :person", {{"person", person.id}});
  work.run("DELETE FROM password WHERE person = :person", {{"person", person.id}});
  if (person.email) work.run("DELETE FROM login_code WHERE email = :email", {{"email", *person.email}});
  for (auto& link : work.where<ShareLink>("person", person.id)) {
    if (!link.revoked_at) link.revoked_at = work.at();
    work.put(link);
    work.blank("share_link", link.id);  // its label may be their name
  }
}

Result<Person> erase(Call const&, Work& work, OfPerson const& in) {
  ARPENT_TRY(person, work.get<Person>(in.id));
  if (person.erased) return person;
  auto const roles = work.where<Membership>("person", person.id);
  for (auto const& role : roles) ARPENT_CHECK(keeps_a_manager(work, role));
  for (auto const& role : roles) ARPENT_CHECK(work.remove("membership", role.id));
  for (auto& post : work.where<Post>("holder", person.id)) {
    post.holder.reset();
    work.put(post);
  }
  close_doors(work, person);
  person.erased = true;
  person.language.reset();
  person.organisation.reset();
  work.put(person);
  work.blank("person", person.id);
  return work.get<Person>(in.id);
}

Json sessions_of(Reader& reader, std::string const& person) {
  Json out = Json::array();
  reader.select("SELECT opened_at, expires_at, device FROM session WHERE person = :person ORDER BY opened_at",
                {{"person", person}}, [&](store::Row const& row) {
                  out.push_back({{"opened_at", row.text(0)}, {"expires_at", row.text(1)}, {"device", row.text(2)}});
                });
  return out;
}

// Records of every kind that name the person.
Json named_in(Register const& all, Call const& call, Reader& reader, std::string const& person) {
  Json out = Json::array();
  for (auto const& [kind, shape] : all.kinds)
    for (auto const& field : shape->fields) {
      if (std::find(field.to.begin(), field.to.end(), "person") == field.to.end()) continue;
      for (auto const& record : reader.where(kind, field.name, person))
        out.push_back({{"kind", kind},
                       {"field", field.name},
                       {"record", record::visible(*shape, record, audiences(call.asker, kind))}});
    }
  return out;
}

// What the person did, newest first.
Json done_by(Reader& reader, std::string const& person) {
  Json out = Json::array();
  for (auto const& entry : reader.entries({.limit = 100000, .actor = person}))
    out.push_back({{"moment", entry.moment},
                   {"at", entry.at},
                   {"door", entry.door},
                   {"operation", entry.operation},
                   {"why", entry.why}});
  return out;
}

Result<Json> export_all(Register const& all, Call const& call, Reader& reader, std::string const& id) {
  ARPENT_TRY(person, reader.get("person", id));
  ARPENT_TRY(history, history_of(all, call, reader, Person::shape(), id));
  return Json{{"person", record::visible(Person::shape(), person, audiences(call.asker, "person", id))},
              {"history", history["revisions"]},
              {"named_in", named_in(all, call, reader, id)},
              {"entries", done_by(reader, id)},
              {"sessions", sessions_of(reader, id)}};
}

}  // namespace

void add_privacy(Register& all) {
  add(all, {.name = "person.erase", .target = Target::item, .final = true}, erase);
  Operation operation{.name = "person.export", .target = Target::item};
  operation.input = &OfPerson::shape();
  operation.read = [&all](Call const& call, Reader& reader, Json const& input) {
    return export_all(all, call, reader, record::typed<OfPerson>(input).id);
  };
  add(all, std::move(operation));
}

}  // namespace arpent::people
