#include "base/password.h"

#include <argon2.h>

#include <stdexcept>

namespace arpent {
namespace {

constexpr std::uint32_t passes = 2, memory_kib = 19 * 1024, lanes = 1;
constexpr std::size_t salt_size = 16, hash_size = 32;

std::string hashed(std::string_view password, std::string const& salt) {
  std::string out(argon2_encodedlen(passes, memory_kib, lanes, salt_size, hash_size, Argon2_id), '\0');
  auto const fault = argon2id_hash_encoded(passes, memory_kib, lanes, password.data(), password.size(), salt.data(),
                                           salt.size(), hash_size, out.data(), out.size());
  if (fault != ARGON2_OK) throw std::runtime_error(std::string("argon2id failed: ") + argon2_error_message(fault));
  out.resize(out.find('\0'));
  return out;
}

}  // namespace

std::string password_hash(std::string_view password, Random& random) {
  return hashed(password, random_bytes(random, salt_size));
}

bool is_password(std::string_view password, std::string const& hash) {
  if (hash.empty()) {
    (void)hashed(password, std::string(salt_size, 's'));
    return false;
  }
  return argon2id_verify(hash.c_str(), password.data(), password.size()) == ARGON2_OK;
}

}  // namespace arpent
