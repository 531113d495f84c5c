#include "domain/city/vouched.h"

#include <algorithm>
#include <array>

#include "domain/text_of.h"
#include "operations/standard.h"

namespace arpent::city {
namespace {

constexpr char const* everybody = "*";

Problem refused(char const* why) { return {403, "openid.refused", {{"why", why}}}; }

// But for the case of plain letters: "zoé@" and "zoe@" may be two people, and the provider vouched for one.
bool is_same_address(std::string_view one, std::string_view other) {
  auto const plain = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [&](char a, char b) { return plain(a) == plain(b); });
}

std::optional<Json> person_with(Reader& reader, std::string const& email) {
  for (auto const& person : reader.all("person"))
    if (is_same_address(text_of(person, "email"), email)) return person;
  return std::nullopt;
}

std::set<std::string> roles_of(Vouched const& who, Welcome const& welcome) {
  std::set<std::string> out;
  for (auto const& [group, role] : welcome.roles)
    if (who.groups.contains(group)) out.insert(role);
  return out;
}

bool gives(Welcome const& welcome, std::string const& role) {
  return std::any_of(welcome.roles.begin(), welcome.roles.end(),
                     [&](auto const& one) { return one.first != everybody && one.second == role; });
}

bool is_held(Reader const& reader, Json const& membership) {
  auto const until = text_of(membership, "until");
  return until.empty() || until >= print_day(reader.today());
}

Result<Done> give(Register const& all, Call const& call, Work& work, std::string const& person,
                  std::string const& role) {
  ARPENT_CHECK(create_record(all, call, work, "membership", {{"person", person}, {"role", role}}));
  return Done{};
}

Result<Done> follow_groups(Register const& all, Call const& call, Work& work, std::string const& person,
                           std::set<std::string> wanted, Welcome const& welcome) {
  bool holds_any = false;
  for (auto const& one : work.where("membership", "person", person)) {
    if (!is_held(work, one)) continue;
    auto const role = text_of(one, "role");
    bool const in_city = text_of(one, "territory").empty();
    if (in_city && gives(welcome, role) && !wanted.contains(role)) {
      auto const taken = remove_record(all, call, work, "membership", text_of(one, "id"));
      if (taken) continue;
      if (taken.problem().code != "membership.last_manager") return taken.problem();
    }
    if (in_city) wanted.erase(role);
    holds_any = true;
  }
  for (auto const& role : wanted) ARPENT_CHECK(give(all, call, work, person, role));
  if (holds_any || !wanted.empty()) return Done{};
  auto const [from, to] = welcome.roles.equal_range(everybody);
  if (from == to) return refused("no_role");
  for (auto one = from; one != to; ++one) ARPENT_CHECK(give(all, call, work, person, one->second));
  return Done{};
}

}  // namespace

Result<Done> acceptable(Welcome const& welcome) {
  static constexpr std::array roles{"manager", "link_keeper", "core", "contributor", "sponsor", "evaluator"};
  for (auto const& [group, role] : welcome.roles)
    if (group.empty() || std::find(roles.begin(), roles.end(), role) == roles.end())
      return Problem{422, "openid.role", {{"role", role}}};
  if (welcome.strangers && welcome.roles.empty()) return Problem{422, "openid.strangers"};
  return Done{};
}

Result<Json> open_for(Register const& all, Call const& call, Work& work, Vouched const& who, Welcome const& welcome) {
  ensure(!who.email.empty(), "somebody is vouched for by an address");
  auto person = person_with(work, who.email);
  auto roles = roles_of(who, welcome);
  bool const has_role = !roles.empty() || welcome.roles.contains(everybody);
  if (!person && !welcome.strangers) return refused("unknown");
  if (!person && !has_role) return refused("no_role");
  if (!person) {
    auto const name = who.name.empty() ? who.email.substr(0, who.email.find('@')) : who.name;
    ARPENT_TRY(made, create_record(all, call, work, "person", {{"name", name}, {"email", who.email}}));
    person = std::move(made);
  }
  auto const id = text_of(*person, "id");
  work.set_actor(id);
  ARPENT_CHECK(follow_groups(all, call, work, id, std::move(roles), welcome));
  ARPENT_TRY(token, open_session(call, work, id));
  return Json{{"$session", token}, {"person", id}};
}

}  // namespace arpent::city
