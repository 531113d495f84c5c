// Whose word about the address of a person we believe.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace arpent::http {

class ProxyTrust {
 public:
  // Addresses ("10.0.0.7", "::1") or ranges ("10.0.0.0/8"). Refuses 400 "http.proxy_invalid" {proxy}.
  static Result<ProxyTrust> of(std::vector<std::string> const& proxies);

  bool trusts(std::string_view address) const;

  // The address of the person: that of the connection, unless a trusted proxy speaks. Then the last address of
  // X-Forwarded-For that is no trusted proxy itself; what stands before it may have been made up. A malformed
  // entry ends the search at the last address believed.
  std::string person(std::string_view connected_from, std::string_view forwarded_for) const;

 private:
  struct Range {
    std::array<std::uint8_t, 16> address;  // IPv4 as ::ffff:a.b.c.d
    int bits;
  };
  std::vector<Range> ranges_;
};

// The one way to write an address: IPv4 inside IPv6 is IPv4, brackets and port go. "" when it is none.
std::string plain_address(std::string_view text);

}  // namespace arpent::http
