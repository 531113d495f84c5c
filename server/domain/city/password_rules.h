// What a password must be: long, and not what everybody takes. No rule on capitals, digits or signs, which make
// passwords hard to remember and not hard to guess (NIST SP 800-63B, 5.1.1.2).
#pragma once
#include <string_view>

#include "base/result.h"

namespace arpent::city {

inline constexpr std::size_t shortest_password = 12;  // characters
inline constexpr std::size_t longest_password = 200;

// 422 on the field "password": "password.too_short" {min, length}; "password.too_common" for one of the known list in
// any case, for a short piece again and again ("abcabcabcabc"), a run of neighbours ("123456789012", "azertyuiopqsdf"),
// and for one's own e-mail address or the part before its @.
Result<Done> acceptable_password(std::string_view password, std::string_view email);

}  // namespace arpent::city
