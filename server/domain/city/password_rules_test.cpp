#include "domain/city/password_rules.h"

#include <gtest/gtest.h>

namespace arpent::city {
namespace {

std::string fault_of(std::string_view password, std::string_view email = "zoe.premier-dupont@example.org") {
  auto const answer = acceptable_password(password, email);
  return answer ? "" : answer.problem().fields.at(0).code;
}

TEST(PasswordRules, AskForLengthInCharacters) {
  EXPECT_EQ(fault_of("onze lettre"), "password.too_short");
  EXPECT_EQ(fault_of("éééééé"), "password.too_short");
  EXPECT_EQ(fault_of("douze lettre"), "");
}

TEST(PasswordRules, RefuseWhatEverybodyTakes) {
  for (auto const* one :
       {"Motdepasse123", "mot de passe 123", "PASSWORD-1234", "aaaaaaaaaaaa", "abcabcabcabc", "123456789012",
        "azertyuiopqs", "------------", "zoe.premier-dupont", "Zoe.Premier-Dupont@example.org"})
    EXPECT_EQ(fault_of(one), "password.too_common") << one;
}

TEST(PasswordRules, AskForNoSignsNorCapitals) {
  for (auto const* one : {"la mare aux canards", "treize oies grises", "日本語のとても長い合言葉です"})
    EXPECT_EQ(fault_of(one), "") << one;
  EXPECT_EQ(fault_of("la mare aux canards", ""), "");
}

}  // namespace
}  // namespace arpent::city
