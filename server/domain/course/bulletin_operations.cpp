#include <algorithm>
#include <set>

#include "domain/course/bulletin.h"
#include "domain/course/condition.h"
#include "domain/course/parts.h"
#include "domain/text_of.h"
#include "operations/standard.h"

namespace arpent::course {
namespace {

struct Send {
  std::string id;
  std::vector<std::string> rings;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Send::id>("id", "bulletin", {.required = true}),
        choices<&Send::rings>("rings", "core|extended|wide|public", {.required = true}),
    };
    static Shape const shape = input<Send>("send_bulletin", fields);
    return shape;
  }
};

Result<Done> allow(Call const&, Work&, Bulletin const* before, Bulletin&) {
  if (before && before->state == "sent") return Problem{409, "bulletin.was_sent"};
  return Done{};
}

Result<Done> allow_removal(Call const&, Work&, Bulletin const& bulletin) {
  if (bulletin.state == "sent") return Problem{409, "bulletin.was_sent"};
  return Done{};
}

// A bulletin is one letter to all, in the language that it is written in.
std::string language_of_city(Reader& reader) {
  std::string out;
  for (auto const& city : reader.all("city")) out = text_of(city, "language");
  return out;
}

void tell_influences(Work& work, Bulletin const& bulletin) {
  for (auto const& id : bulletin.influences)
    if (auto influence = work.find<Influence>(id); influence && !influence->told_on) {
      influence->told_on = print_day(work.today());
      work.put(*influence);
    }
}

Result<Bulletin> send(Call const&, Work& work, Send const& in) {
  ARPENT_TRY(bulletin, work.get<Bulletin>(in.id));
  if (bulletin.state == "sent") return Problem{409, "bulletin.was_sent"};
  auto const reach = reach_of(work, in.rings);
  if (reach.people.empty()) return Problem{422, "invalid", {}, {{"rings", "bulletin.reaches_nobody"}}};
  auto const language = language_of_city(work);
  for (auto const& to : reach.people)
    work.job("mail", {{"to", to.email},
                      {"template", "bulletin"},
                      {"language", language},
                      {"params",
                       {{"title", bulletin.title},
                        {"known", bulletin.known.value_or("")},
                        {"unknown", bulletin.unknown.value_or("")},
                        {"changing", bulletin.changing.value_or("")}}},
                      {"about", to.person}});
  tell_influences(work, bulletin);
  bulletin.state = "sent";
  bulletin.rings = in.rings;
  bulletin.sent_on = print_day(work.today());
  bulletin.people = std::ssize(reach.people);
  return work.put(bulletin);
}

}  // namespace

Reach reach_of(Reader& reader, std::vector<std::string> const& rings) {
  Reach out;
  std::map<std::string, Json> people;
  std::map<std::string, std::vector<std::string>> belonging;  // partner → people
  for (auto& person : reader.all("person")) {
    belonging[text_of(person, "organisation")].push_back(text_of(person, "id"));
    people.emplace(text_of(person, "id"), std::move(person));
  }
  std::set<std::string> taken;
  for (auto const& partner : reader.all("stakeholder")) {
    if (std::find(rings.begin(), rings.end(), text_of(partner, "ring")) == rings.end()) continue;
    auto asked = belonging[text_of(partner, "id")];
    asked.push_back(text_of(partner, "contact"));
    bool reached = false;
    for (auto const& id : asked) {
      auto const person = people.find(id);
      if (person == people.end() || text_of(person->second, "email").empty()) continue;
      reached = true;
      if (!taken.insert(id).second) continue;
      out.people.push_back({id, text_of(person->second, "email")});
    }
    if (!reached) out.unreachable.push_back(text_of(partner, "name"));
  }
  std::sort(out.people.begin(), out.people.end(), [&](Addressee const& one, Addressee const& other) {
    return text_of(people[one.person], "name") < text_of(people[other.person], "name");
  });
  std::sort(out.unreachable.begin(), out.unreachable.end());
  return out;
}

void add_bulletins(Register& all) {
  add_standard<Bulletin>(all, {.allow = allow, .allow_removal = allow_removal});
  add(all, {.name = "bulletin.send", .target = Target::item}, send);
}

}  // namespace arpent::course
