// Asking another machine over HTTP, carefully: TLS with a certificate that the system trusts, no redirects followed,
// ten seconds and a megabyte at most.
#pragma once
#include <atomic>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace arpent::openid {

// Bytes as a form or an address carries them: all but letters, digits and -._~ as %XX.
std::string percent_encoded(std::string_view text);
// "a=1&b=%C3%A9", in the order given.
std::string form_of(std::vector<std::pair<std::string, std::string>> const& members);

enum class Reach { tls_only, loopback_too };

// https with a host and without a name or password in it; with loopback_too, http to this very machine as well.
bool may_ask(std::string const& url, Reach reach);

struct Asked {
  std::string url;
  std::string form{};  // posted where there is one
  std::string name{},
      secret{};          // HTTP Basic where there is a name; both are sent form-encoded (RFC 6749, section 2.3.1)
  std::string bearer{};  // "Authorization: Bearer …"
};
struct Got {
  long status = 0;
  std::string body;
};
// refused(why::unreachable, …) when nothing came, or soon after `given_up` became true.
Result<Got> fetch(Asked const& asked, Reach reach, std::atomic<bool> const& given_up);

}  // namespace arpent::openid
