#include "doors/import/outline.h"

#include <gtest/gtest.h>

namespace arpent::reading {
namespace {

// "0 [2] Title" per item.
std::vector<std::string> tree(std::string_view text) {
  auto const items = read_outline(text);
  if (!items) return {items.problem().code};
  std::vector<std::string> lines;
  for (auto const& item : *items) lines.push_back(std::to_string(item.depth) + " [" + item.code + "] " + item.title);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST(Outline, ReadsIndentation) {
  EXPECT_EQ(tree("Grandir\n  Lire\n     Écrire\n  Jouer\nVivre\n"),
            (Lines{"0 [] Grandir", "1 [] Lire", "2 [] Écrire", "1 [] Jouer", "0 [] Vivre"}));
  EXPECT_EQ(tree("A\n\tB\n\t\tC\n    D"), (Lines{"0 [] A", "1 [] B", "2 [] C", "1 [] D"}));
  EXPECT_EQ(tree("    A\n        B\n\n    C"), (Lines{"0 [] A", "1 [] B", "0 [] C"}));
}

TEST(Outline, ToleratesJumps) {
  EXPECT_EQ(tree("A\n          B\n   C\n D\nE"), (Lines{"0 [] A", "1 [] B", "1 [] C", "1 [] D", "0 [] E"}));
  EXPECT_EQ(tree("      A\n  B\nC"), (Lines{"0 [] A", "0 [] B", "0 [] C"}));
}

TEST(Outline, TakesBulletsOff) {
  EXPECT_EQ(tree("- A\n  - B\n  • C\n    * D\n◦ E"), (Lines{"0 [] A", "1 [] B", "1 [] C", "2 [] D", "0 [] E"}));
  EXPECT_EQ(tree("- A\n- B"), (Lines{"0 [] A", "0 [] B"}));
  EXPECT_EQ(tree("•\tA\no\tB\n▪\tC\n•\tD"), (Lines{"0 [] A", "1 [] B", "2 [] C", "0 [] D"}));
  EXPECT_EQ(tree("ouvrir\n-isme"), (Lines{"0 [] ouvrir", "0 [] -isme"}));
}

TEST(Outline, ReadsNumbering) {
  EXPECT_EQ(tree("1. Grandir\n1.1 Lire\n1.2. Jouer\n1.2.1 Dehors\n2) Vivre"),
            (Lines{"0 [1] Grandir", "1 [1.1] Lire", "1 [1.2] Jouer", "2 [1.2.1] Dehors", "0 [2] Vivre"}));
  EXPECT_EQ(tree("G1 – Grandir\nG1.3 – Lire\nG2: Vivre"), (Lines{"0 [G1] Grandir", "1 [G1.3] Lire", "0 [G2] Vivre"}));
  EXPECT_EQ(tree("I. Un\na) petit\nb) autre\nII. Deux"),
            (Lines{"0 [I] Un", "1 [a] petit", "1 [b] autre", "0 [II] Deux"}));
  EXPECT_EQ(tree("1\tUn\n2\tDeux"), (Lines{"0 [1] Un", "0 [2] Deux"}));
}

TEST(Outline, ReadsLabels) {
  EXPECT_EQ(tree("Axe 1 : Grandir\nObjectif 1.1 : Lire\nObjectif 1.2 - Jouer\nAxe 2 : Vivre"),
            (Lines{"0 [1] Grandir", "1 [1.1] Lire", "1 [1.2] Jouer", "0 [2] Vivre"}));
  EXPECT_EQ(tree("\uFEFFAXE\u00A01\u00A0: Grandir\nObjectif opérationnel 1 – Lire\n- petit pas\n- autre pas\nAxe n° 2"),
            (Lines{"0 [1] Grandir", "1 [1] Lire", "2 [] petit pas", "2 [] autre pas", "0 [2] Axe 2"}));
  auto const items = read_outline("Axe n° 2 : Vivre");
  ASSERT_TRUE(items);
  EXPECT_EQ(items->front().label, "Axe");
}

TEST(Outline, MixesIndentationAndNumbering) {
  EXPECT_EQ(
      tree("Axe 1 : Grandir\nObjectif 1.1 : Lire\n   - à l’école\n   - dehors\nObjectif 1.2 : Jouer\nAxe 2 : Vivre"),
      (Lines{"0 [1] Grandir", "1 [1.1] Lire", "2 [] à l’école", "2 [] dehors", "1 [1.2] Jouer", "0 [2] Vivre"}));
  EXPECT_EQ(tree("A\n  1. B\n  C\n  2. D"), (Lines{"0 [] A", "1 [1] B", "1 [] C", "1 [2] D"}));
}

TEST(Outline, LeavesNumbersOfTitlesAlone) {
  EXPECT_EQ(tree("3 écoles ouvertes le soir\n2030 en vue\n12-15 ans : accueillir\n12 - 15 ans\nHorizon 2030 : "
                 "grandir\nOuvrir 3 lieux : un par an"),
            (Lines{"0 [] 3 écoles ouvertes le soir", "0 [] 2030 en vue", "0 [] 12-15 ans : accueillir",
                   "0 [] 12 - 15 ans", "0 [] Horizon 2030 : grandir", "0 [] Ouvrir 3 lieux : un par an"}));
}

TEST(Outline, NamesLines) {
  auto const items = read_outline("\n\nA\n\n  B :\n");
  ASSERT_TRUE(items);
  EXPECT_EQ((*items)[0].line, 3u);
  EXPECT_EQ((*items)[1].line, 5u);
  EXPECT_EQ((*items)[1].title, "B");
}

TEST(Outline, SaysAllFaultsAtOnce) {
  auto const refused = read_outline("A\n1.\n  -\nB\n" + std::string(501, 'x'));
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.problem().fields.size(), 3u);
  EXPECT_EQ(refused.problem().fields[0].field, "lines.2");
  EXPECT_EQ(refused.problem().fields[1].code, "import.line_without_title");
  EXPECT_EQ(refused.problem().fields[2].code, "import.line_too_long");
  EXPECT_EQ(tree(" \n\t\n"), Lines{"import.empty"});
  std::string many, deep;
  for (int line = 0; line < 2001; ++line) many += "x\n";
  EXPECT_EQ(tree(many), Lines{"import.too_many_lines"});
  for (int line = 0; line < 20; ++line) deep += std::string(static_cast<std::size_t>(line), ' ') + "x\n";
  EXPECT_EQ(tree(deep), Lines{"import.outline"});
}

}  // namespace arpent::reading
