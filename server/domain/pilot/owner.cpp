#include "domain/pilot/owner.h"

#include "domain/text_of.h"

namespace arpent::pilot {
namespace {

std::string holder_of(Reader& reader, std::string const& post_or_person) {
  if (post_or_person.empty()) return "";
  if (auto const post = reader.find("post", post_or_person)) return text_of(*post, "holder");
  return reader.find("person", post_or_person) ? post_or_person : "";
}

}  // namespace

std::vector<std::string> owners_of(Reader& reader, Pilot const& pilot) {
  if (auto const own = holder_of(reader, pilot.owner.value_or("")); !own.empty()) return {own};
  auto const action = reader.find("action", pilot.action.value_or(""));
  if (auto const lead = action ? holder_of(reader, text_of(*action, "lead")) : ""; !lead.empty()) return {lead};
  std::vector<std::string> out;
  for (auto const& membership : reader.where("membership", "role", "manager"))
    if (text_of(membership, "until").empty()) out.push_back(text_of(membership, "person"));
  return out;
}

void tell_owner(Call const& call, Work& work, Pilot const& pilot) {
  for (auto const& id : owners_of(work, pilot)) {
    auto const person = work.find("person", id);
    if (!person || text_of(*person, "email").empty()) continue;
    auto language = text_of(*person, "language");
    for (auto const& city : work.all("city"))
      if (language.empty()) language = text_of(city, "language");
    work.job("mail", {{"to", text_of(*person, "email")},
                      {"template", "pilot_" + pilot.pause_cause.value_or("by_hand")},
                      {"language", language},
                      {"params", {{"title", pilot.title}, {"url", call.base_url + "/pilots/" + pilot.id}}},
                      {"about", id}});
  }
}

}  // namespace arpent::pilot
