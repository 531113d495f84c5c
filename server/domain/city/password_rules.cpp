#include "domain/city/password_rules.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace arpent::city {
namespace {

// Only what is long enough to get here, by its letters and digits.
constexpr std::array common{"administrateur",
                            "administration",
                            "administrator",
                            "adminadmin123",
                            "anticonstitutionnellement",
                            "azertyuiop123",
                            "azerty123456",
                            "azerty1234567",
                            "azerty12345678",
                            "azertyuiop1234",
                            "basketball123",
                            "bienvenue123",
                            "bienvenue2024",
                            "bienvenue2025",
                            "bienvenue2026",
                            "bonjour12345",
                            "bonjour123456",
                            "changemenow1",
                            "changeme1234",
                            "changeme12345",
                            "chocolat1234",
                            "correcthorsebatterystaple",
                            "doudou123456",
                            "footballfootball",
                            "iloveyou1234",
                            "iloveyou12345",
                            "iloveyouforever",
                            "jetaime12345",
                            "jetaime123456",
                            "letmein12345",
                            "letmein123456",
                            "loulou123456",
                            "marseille123",
                            "monmotdepasse",
                            "monmotdepasse1",
                            "motdepasse12",
                            "motdepasse123",
                            "motdepasse1234",
                            "motdepasse12345",
                            "motdepasse2024",
                            "motdepasse2025",
                            "motdepasse2026",
                            "mypassword123",
                            "password1234",
                            "password12345",
                            "password123456",
                            "password2024",
                            "password2025",
                            "password2026",
                            "passwordpassword",
                            "princess1234",
                            "qwerty123456",
                            "qwerty1234567",
                            "qwerty12345678",
                            "qwertyuiop12",
                            "qwertyuiop123",
                            "secret123456",
                            "soleil123456",
                            "sunshine1234",
                            "superman1234",
                            "thisismypassword",
                            "trustno1trustno1",
                            "welcome12345",
                            "welcome123456",
                            "1q2w3e4r5t6y",
                            "1qaz2wsx3edc",
                            "1a2z3e4r5t6y",
                            "a1b2c3d4e5f6",
                            "q1w2e3r4t5y6",
                            "zaq12wsxcde3",
                            "marseillaise",
                            "liberteegalitefraternite"};

constexpr std::array rows{"01234567890123456789",       "98765432109876543210",       "abcdefghijklmnopqrstuvwxyz",
                          "zyxwvutsrqponmlkjihgfedcba", "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn"};

std::string letters_and_digits(std::string const& text) {
  std::string out;
  for (unsigned char const c : text)
    if (c >= 0x80 || std::isalnum(c)) out += static_cast<char>(c);
  return out;
}

bool repeats(std::string const& text) {
  for (std::size_t piece = 1; piece <= 4 && piece < text.size(); ++piece)
    if (std::equal(text.begin() + static_cast<std::ptrdiff_t>(piece), text.end(), text.begin())) return true;
  return false;
}

bool is_common(std::string const& plain) {
  return std::find(common.begin(), common.end(), plain) != common.end() || repeats(plain) ||
         std::any_of(rows.begin(), rows.end(),
                     [&](std::string const& row) { return row.find(plain) != std::string::npos; });
}

Problem fault(char const* code, Params params = {}) {
  return Problem{422, "invalid", {}, {{"password", code, std::move(params)}}};
}

}  // namespace

Result<Done> acceptable_password(std::string_view password, std::string_view email) {
  if (auto const long_ = length(password); long_ < shortest_password)
    return fault("password.too_short", {{"min", std::to_string(shortest_password)}, {"length", std::to_string(long_)}});
  auto const plain = letters_and_digits(fold(password));
  auto const address = fold(email);
  bool const own = !address.empty() && (plain == letters_and_digits(address) ||
                                        plain == letters_and_digits(address.substr(0, address.find('@'))));
  if (own || plain.empty() || is_common(plain)) return fault("password.too_common");
  return Done{};
}

}  // namespace arpent::city
