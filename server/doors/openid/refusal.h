// Why nobody came in through the provider: a Problem that says two things to two people.
#pragma once
#include <string>
#include <utility>

#include "base/result.h"

namespace arpent::openid {

// For the person, who is told in a sentence of the page and nothing more.
namespace why {
inline constexpr char const* denied = "denied";            // the provider did not let them in, or they turned back
inline constexpr char const* unreachable = "unreachable";  // the provider does not answer, or is not set up for us
inline constexpr char const* untrusted = "untrusted";  // what came is not from the provider, or not for us, or not now
inline constexpr char const* stale = "stale";          // it took too long, or was begun in another browser
inline constexpr char const* no_address = "no_address";  // no e-mail address that the provider has verified
}  // namespace why

// 403 "openid.refused" {why, reason}; `reason` is for whoever runs the server: no token, no name, no address.
inline Problem refused(char const* why, std::string reason) {
  return {403, "openid.refused", {{"why", why}, {"reason", std::move(reason)}}};
}

}  // namespace arpent::openid
