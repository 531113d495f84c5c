// What a provider says of somebody, as the city understands it.
#pragma once
#include "base/json.h"
#include "domain/city/vouched.h"

namespace arpent {

// `groups` names a claim, or where there is none of that name a member inside one ("realm_access.roles"); a text or a
// list of texts. Without an address, or with one that the provider does not call verified where `any_address` is false:
// 403 "openid.refused" {why: "no_address"}.
Result<city::Vouched> vouched_by(Json const& claims, std::string const& groups, bool any_address);

}  // namespace arpent
