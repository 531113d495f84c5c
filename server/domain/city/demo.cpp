// One-click logins of the example city, so that everybody can look through each person's eyes.
#include "domain/city/identity.h"
#include "domain/city/inputs.h"

namespace arpent::city {
namespace {

Result<Json> people(Call const&, Reader& reader, record::Nothing const&) {
  Json out = Json::array();
  for (auto const& person : reader.all("person")) {
    Json roles = Json::array();
    for (auto const& membership : reader.where("membership", "person", person["id"].get<std::string>()))
      roles.push_back(membership["role"]);
    if (!roles.empty())
      out.push_back({{"person", person["id"]}, {"name", person["name"]}, {"roles", std::move(roles)}});
  }
  return Json{{"people", std::move(out)}};
}

Result<Json> login(Call const& call, Work& work, DemoLogin const& in) {
  work.set_actor(in.person);
  ARPENT_TRY(token, open_session(call, work, in.person));
  return Json{{"$session", token}, {"person", in.person}};
}

}  // namespace

void add_demo(Register& all) {
  add(all, {.name = "demo.people", .target = Target::standard, .in_session_only = true}, people);
  add(all, {.name = "demo.login", .target = Target::collection, .in_session_only = true, .final = true}, login);
}

}  // namespace arpent::city
