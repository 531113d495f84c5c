#include "domain/city/me.h"

#include <set>

#include <tuple>

#include "domain/city/city.h"
#include "domain/city/identity.h"
#include "domain/text_of.h"

namespace arpent::city {
namespace {

std::optional<std::string> said(Json const& record, char const* field) {
  auto text = text_of(record, field);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

// The latest that is not closed, else the latest: the one that every screen shows.
std::optional<MePlan> current_plan(Reader& reader) {
  auto const rank = [](Json const& plan) {
    return std::tuple(text_of(plan, "state") != "closed", text_of(plan, "starts_on"), text_of(plan, "id"));
  };
  std::optional<Json> latest;
  for (auto& plan : reader.all("plan"))
    if (!latest || rank(*latest) < rank(plan)) latest = std::move(plan);
  if (!latest) return std::nullopt;
  return MePlan{text_of(*latest, "id"), text_of(*latest, "title")};
}

std::vector<MeMembership> memberships(Reader& reader, std::string const& person) {
  std::vector<MeMembership> out;
  auto const today = print_day(reader.today());
  for (auto const& membership : reader.where("membership", "person", person))
    if (auto const until = said(membership, "until"); !until || *until >= today)
      out.push_back({text_of(membership, "id"), text_of(membership, "role"), said(membership, "territory")});
  return out;
}

}  // namespace

record::Shape const& MePerson::shape() {
  using namespace record;
  static Field const fields[] = {
      text<&MePerson::id>("id", {.required = true}), text<&MePerson::name>("name", {.required = true}),
      record::email<&MePerson::email>("email"), flag<&MePerson::with_password>("with_password")};
  static Shape const shape = answer<MePerson>("me_person", fields);
  return shape;
}

record::Shape const& MeMembership::shape() {
  using namespace record;
  static Field const fields[] = {text<&MeMembership::id>("id", {.required = true}),
                                 text<&MeMembership::role>("role", {.required = true}),
                                 reference<&MeMembership::territory>("territory", "territory")};
  static Shape const shape = answer<MeMembership>("me_membership", fields);
  return shape;
}

record::Shape const& MeCity::shape() {
  using namespace record;
  static Field const fields[] = {text<&MeCity::name>("name", {.required = true}),
                                 choice<&MeCity::language>("language", "fr|en", {.required = true}),
                                 text<&MeCity::zone>("zone", {.required = true}),
                                 flag<&MeCity::example>("example")};
  static Shape const shape = answer<MeCity>("me_city", fields);
  return shape;
}

record::Shape const& MePlan::shape() {
  using namespace record;
  static Field const fields[] = {text<&MePlan::id>("id", {.required = true}),
                                 text<&MePlan::title>("title", {.required = true})};
  static Shape const shape = answer<MePlan>("me_plan", fields);
  return shape;
}

record::Shape const& Me::shape() {
  using namespace record;
  static Field const fields[] = {object<&Me::person>("person"),
                                 rows<&Me::memberships>("memberships"),
                                 texts<&Me::roles>("roles"),
                                 references<&Me::territories>("territories", "territory"),
                                 object<&Me::city>("city"),
                                 object<&Me::plan>("plan"),
                                 choice<&Me::language>("language", "fr|en", {.required = true}),
                                 texts<&Me::may>("may"),
                                 texts<&Me::may_own>("may_own"),
                                 date<&Me::today>("today", {.required = true}),
                                 flag<&Me::demo>("demo"),
                                 text<&Me::provider>("provider")};
  static Shape const shape = answer<Me>("me", fields);
  return shape;
}

namespace {

// The relations that hold between the asker and something of this city.
std::set<std::string> relations_held(Reader& reader, Asker const& asker) {
  std::set<std::string> out;
  if (!asker.link.empty()) out.insert("link");
  if (asker.person.empty()) return out;
  out.insert({"author", "self"});
  if (!asker.territories.empty()) out.insert("officer");
  for (auto const& post : reader.where("post", "holder", asker.person))
    if (!reader.where("action", "lead", post["id"]).empty()) out.insert("lead");
  for (auto const* field : {"person", "stand_in"})
    if (!reader.where("reporter", field, asker.person).empty()) out.insert("reporter");
  if (!reader.where("stakeholder", "contact", asker.person).empty()) out.insert("partner");
  return out;
}

}  // namespace

Me me(House const& house, Call const& call, Reader& reader, bool demo, std::string const& provider) {
  auto const& asker = call.asker;
  Me out{.language = asker.language, .today = print_day(reader.today()), .demo = demo};
  if (!provider.empty()) out.provider = provider;
  if (auto const city = reader.find("city", only_id))
    out.city = MeCity{text_of(*city, "name"), text_of(*city, "language"), reader.zone().name(), city->value("example", false)};
  if (asker.is_member()) out.plan = current_plan(reader);
  if (auto const person = reader.find("person", asker.person)) {
    out.person = MePerson{asker.person, text_of(*person, "name"), said(*person, "email"),
                          !password_hash_of(reader, asker.person).empty()};
    out.memberships = memberships(reader, asker.person);
  }
  out.roles.assign(asker.roles.begin(), asker.roles.end());
  out.territories = asker.territories;
  auto const held = relations_held(reader, asker);
  for (auto const& [name, operation] : house.all.operations) {
    if (!house.permissions.may(asker, name, held)) continue;
    out.may.push_back(name);
    if (!house.permissions.may_always(asker, name)) out.may_own.push_back(name);
  }
  return out;
}

}  // namespace arpent::city
