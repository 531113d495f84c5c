#include "base/text.h"

#include <gtest/gtest.h>

namespace arpent {

TEST(Text, KnowsUtf8) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("Élu·e référent·e 🌱"));
  for (std::string const bad :
       {"\xE9t\xE9", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"})
    EXPECT_FALSE(is_utf8(bad)) << testing::PrintToString(bad);
}

TEST(Text, CountsCharactersNotBytes) {
  EXPECT_EQ(length("été"), 3u);
  EXPECT_EQ(length("🌱"), 1u);
  EXPECT_EQ(length("a\xE9z"), 3u);
  EXPECT_EQ(first_characters("été", 2), "ét");
  EXPECT_EQ(first_characters("été", 9), "été");
}

TEST(Text, EncodesWhatItDecodes) {
  for (char32_t const c : {U'a', U'é', U'€', U'🌱', U'\x7FF', U'\x800', U'\xFFFF', U'\x10000', U'\x10FFFF'}) {
    std::string text;
    append_character(text, c);
    std::size_t at = 0;
    EXPECT_EQ(next_character(text, at), c);
    EXPECT_EQ(at, text.size());
    EXPECT_TRUE(is_utf8(text));
  }
  std::string surrogate;
  append_character(surrogate, 0xD800);
  EXPECT_EQ(surrogate, "\uFFFD");
}

TEST(Text, TrimsEverySpace) {
  EXPECT_EQ(trim("\uFEFF\u00A0 \tun mot\u202F\u200B\r\n"), "un mot");
  EXPECT_EQ(trim(" \u00A0 "), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(squeeze("  Structure\n  pilote\u00A0 : "), "Structure pilote :");
  EXPECT_EQ(squeeze("co\u00ADopé\u200Bration"), "coopération");
}

TEST(Text, FindsControlCharacters) {
  EXPECT_FALSE(has_control_characters("a\tb\nc\r\né"));
  EXPECT_TRUE(has_control_characters(std::string_view("a\0b", 3)));
  EXPECT_TRUE(has_control_characters("a\x1b[0m"));
  EXPECT_TRUE(has_control_characters("\u0099"));
}

TEST(Text, FoldsLatin) {
  EXPECT_EQ(fold("Élu·e  Référent·e"), "elu·e referent·e");
  EXPECT_EQ(fold("ŒUVRE, cœur, Straße, façade, Łódź, Ærø"), "oeuvre, coeur, strasse, facade, lodz, aero");
  EXPECT_EQ(fold("e\u0301te\u0301"), "ete");
  EXPECT_EQ(fold("L’école « Port-Boyer » – 2"), "l'ecole \" port-boyer \" - 2");
  EXPECT_EQ(fold("Việt Nam ẞ"), "viet nam ss");
  EXPECT_EQ(fold("pourquoi ? Ελλάδα"), "pourquoi ? Ελλάδα");
}

TEST(Text, FoldingTwiceChangesNothing) {
  std::string all;
  for (char32_t c = 1; c < 0x2100; ++c) append_character(all, c);
  EXPECT_EQ(fold(fold(all)), fold(all));
  EXPECT_EQ(fold("a \u0301"), "a");
  EXPECT_TRUE(is_utf8(fold(all)));
}

TEST(Text, SplitsLinesHoweverTheyEnd) {
  EXPECT_EQ(split_lines("a\nb\r\nc\rd").size(), 4u);
  EXPECT_EQ(split_lines("a\n").size(), 1u);
  EXPECT_EQ(split_lines("\n\na").size(), 3u);
  EXPECT_TRUE(split_lines("").empty());
}

}  // namespace arpent
