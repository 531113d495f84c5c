// Passwords as argon2id (RFC 9106) with what OWASP asks for at least: 19 MiB, two passes, one lane. One hash takes some
// twenty milliseconds of a core: never on a writer's thread.
#pragma once
#include <string>
#include <string_view>

#include "base/random.h"

namespace arpent {

// "$argon2id$v=19$m=19456,t=2,p=1$salt$hash", with 16 bytes of fresh salt. Throws std::runtime_error without memory.
std::string password_hash(std::string_view password, Random& random);

// Whether `hash` was made of `password`. False for what is no such hash; an empty one costs as much time as a true one,
// so that nobody hears from the clock who has a password.
bool is_password(std::string_view password, std::string const& hash);

}  // namespace arpent
