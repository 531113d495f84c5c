#include "main/openid_claims.h"

#include "doors/openid/members.h"
#include "doors/openid/refusal.h"

namespace arpent {
namespace {

Json const* member(Json const& object, std::string const& name) {
  if (!object.is_object()) return nullptr;
  if (auto const found = object.find(name); found != object.end()) return &*found;
  auto const dot = name.find('.');
  if (dot == std::string::npos) return nullptr;
  auto const outer = object.find(name.substr(0, dot));
  return outer == object.end() ? nullptr : member(*outer, name.substr(dot + 1));
}

// Some providers write a truth as a word.
bool is_true(Json const& claims, char const* name) {
  auto const value = claims.value(name, Json());
  return value == Json(true) || value == Json("true");
}

std::set<std::string> texts_in(Json const* said) {
  std::set<std::string> out;
  if (!said) return out;
  if (said->is_string()) out.insert(said->get<std::string>());
  if (said->is_array())
    for (auto const& one : *said)
      if (one.is_string()) out.insert(one.get<std::string>());
  return out;
}

}  // namespace

Result<city::Vouched> vouched_by(Json const& claims, std::string const& groups, bool any_address) {
  auto const email = openid::text_in(claims, "email");
  if (email.empty()) return openid::refused(openid::why::no_address, "no claim \"email\"");
  if (!any_address && !is_true(claims, "email_verified"))
    return openid::refused(openid::why::no_address, "\"email_verified\" is not true");
  return city::Vouched{email, openid::text_in(claims, "name"), texts_in(member(claims, groups))};
}

}  // namespace arpent
