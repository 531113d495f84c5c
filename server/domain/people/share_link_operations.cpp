#include "base/hash.h"
#include "domain/people/parts.h"
#include "domain/people/share_link.h"
#include "domain/without_faults.h"

namespace arpent::people {
namespace {

struct Revoke {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Revoke::id>("id", "share_link", {.required = true})};
    static Shape const shape = input<Revoke>("revoke_link", fields);
    return shape;
  }
};

struct NewLink {
  std::string id, url, token, opens;
  std::optional<std::string> label, expires_on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&NewLink::id>("id"),       text<&NewLink::url>("url"),     text<&NewLink::token>("token"),
        text<&NewLink::opens>("opens"), text<&NewLink::label>("label"), date<&NewLink::expires_on>("expires_on"),
    };
    static Shape const shape = answer<NewLink>("new_link", fields);
    return shape;
  }
};

Result<Done> allow(Call const&, Work& work, ShareLink const* before, ShareLink& after) {
  auto wrong = faults(after);
  bool const moved = !before || before->expires_on != after.expires_on;
  if (moved && after.expires_on && *after.expires_on < print_day(work.today()))
    wrong.push_back({"expires_on", "share_link.over_already"});
  if (auto const person = after.person ? work.find<Person>(*after.person) : std::nullopt; person && person->erased)
    wrong.push_back({"person", "person.is_erased"});
  return none_of(std::move(wrong));
}

Result<ShareLink> revoke(Call const&, Work& work, Revoke const& in) {
  ARPENT_TRY(link, work.get<ShareLink>(in.id));
  if (!link.revoked_at) link.revoked_at = work.at();
  return work.put(link);
}

}  // namespace

Json with_new_token(Call const& call, Work& work, ShareLink link) {
  auto const token = random_token(call.random);
  link.token_hash = sha256_hex(token);
  work.put(link);
  auto const path = link.opens == "calendar" ? "/api/calendar/" + token + ".ics" : "/l/" + token;
  return record::to_json(NewLink{.id = link.id,
                                 .url = call.base_url + path,
                                 .token = token,
                                 .opens = link.opens,
                                 .label = link.label,
                                 .expires_on = link.expires_on});
}

void add_share_links(Register& all) {
  add_standard<ShareLink>(all, {.allow = allow});
  // The token is said once and kept as its fingerprint only. Who asks again with the same id, as the answer got lost,
  // gets another one.
  auto& create = all.operations.find("share_link.create")->second;
  create.answer = &NewLink::shape();
  create.says_secret = true;
  create.write = [standard = create.write](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(made, standard(call, work, input));
    ARPENT_TRY(link, work.get<ShareLink>(made["id"].get<std::string>()));
    if (link.revoked_at) return Problem{409, "share_link.is_revoked"};
    return with_new_token(call, work, std::move(link));
  };
  add(all, {.name = "share_link.revoke", .target = Target::item}, revoke);
}

}  // namespace arpent::people
