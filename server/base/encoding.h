// Bytes as text and back.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace arpent {

// Lower case, two characters a byte.
std::string hex(std::string_view bytes);
// Either case. Nothing for an odd length or another character.
std::optional<std::string> from_hex(std::string_view text);

// RFC 4648 section 5, without padding: safe in URLs, cookies and file names.
std::string base64url(std::string_view bytes);
// Refuses padding, other characters and left-over bits, so that one value has one text.
std::optional<std::string> from_base64url(std::string_view text);

// What a person types for a Crockford base32 code, as the code was made: upper case, I and L read as 1, O as 0, blanks
// and hyphens dropped. Nothing when another character is left.
std::optional<std::string> read_crockford(std::string_view typed);

inline constexpr std::string_view crockford_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace arpent
