#include "doors/import/headings.h"

#include <gtest/gtest.h>

namespace arpent::reading {
namespace {

Catalogue const catalogue{{"title", {"Titre de l’action", "Intitulé", "Action", "Title"}},
                          {"sponsor", {"Élu·e référent·e", "Élu référent"}},
                          {"starts_on", {"Date de début", "Début", "Start"}},
                          {"ends_on", {"Date de fin", "Fin", "End"}},
                          {"budget", {"Budget", "Coût"}},
                          {"body", {"Structure pilote"}},
                          {"state", {"Statut", "État d’avancement"}}};

std::vector<Cell> row_of(std::vector<std::string> const& texts) {
  std::vector<Cell> row;
  for (auto const& text : texts)
    row.push_back({.kind = text.empty() ? Cell::Kind::empty : Cell::Kind::text, .text = text});
  return row;
}

ColumnMatch only(std::string const& heading) { return match(row_of({heading}), catalogue).at(0); }
std::string field_of(std::string const& heading) { return only(heading).field.value_or("none"); }

}  // namespace

TEST(Headings, AreRecognisedInEveryDress) {
  for (char const* heading : {"Élu·e référent·e", "ELU REFERENT", "Elu(e) référent(e)", "Élue référente",
                              "Élu.e référent.e :", "Elu-e\nréférent-e", "Élu·e·s référent·e·s", "Élu/e référent/e",
                              "élu(e)s référent(e)s (facultatif)", "Élu•e référent•e *"})
    EXPECT_EQ(field_of(heading), "sponsor") << heading;
  EXPECT_EQ(field_of("Titre\nde l'action\u00A0:"), "title");
  EXPECT_EQ(field_of("Dates de début"), "starts_on");
  EXPECT_EQ(field_of("Date de début (JJ/MM/AAAA)"), "starts_on");
  EXPECT_EQ(field_of("État d'avancement"), "state");
  EXPECT_EQ(field_of("Couleur"), "none");
}

TEST(Headings, SayHow) {
  EXPECT_EQ(only("Statut").how, How::exact);
  EXPECT_EQ(only(" Statut ").how, How::exact);
  EXPECT_EQ(only("STATUT").how, How::folded);
  EXPECT_EQ(only("Budget (€)").how, How::folded);
  EXPECT_EQ(only("Budget prévisionnel global").how, How::contained);
  EXPECT_EQ(field_of("Budget prévisionnel global"), "budget");
}

TEST(Headings, TheLongestContainedNameWins) { EXPECT_EQ(field_of("Nouvelle date de début prévue"), "starts_on"); }

TEST(Headings, TheBetterColumnTakesTheField) {
  auto const columns = match(row_of({"Budget 2025", "Budget", "", "Statut"}), catalogue);
  ASSERT_EQ(columns.size(), 3u);
  EXPECT_FALSE(columns[0].field);
  EXPECT_EQ(columns[0].candidates, std::vector<std::string>{"budget"});
  EXPECT_EQ(columns[1].field, "budget");
  EXPECT_EQ(columns[2].column, 3u);
}

TEST(Headings, TwoThatFitAlikeAreLeftToThePerson) {
  auto const columns = match(row_of({"Budget 2025", "Budget 2026"}), catalogue);
  EXPECT_FALSE(columns[0].field);
  EXPECT_FALSE(columns[1].field);
  EXPECT_EQ(columns[1].candidates, std::vector<std::string>{"budget"});
  auto const both = only("Statut du budget");
  EXPECT_FALSE(both.field);
  EXPECT_EQ(both.candidates.size(), 2u);
}

TEST(Headings, StandWhereTheyStand) {
  Sheet sheet;
  sheet.rows = {row_of({"Plan d’action 2026 de la ville"}),
                {},
                row_of({"", "Mis à jour le 12 mars"}),
                row_of({"Titre de l’action", "Structure pilote", "Début", "Fin"}),
                row_of({"Action du soir", "Ville", "2026", "2027"})};
  EXPECT_EQ(heading_row(sheet, catalogue), 3u);
  sheet.rows = {row_of({"Nom", "Age"}), row_of({"Ana", "12"})};
  EXPECT_EQ(heading_row(sheet, catalogue), std::nullopt);
  sheet.rows = {row_of({"Intitulé"}), row_of({"Lire"})};
  EXPECT_EQ(heading_row(sheet, catalogue), 0u);
  sheet.rows = std::vector<std::vector<Cell>>(20);
  sheet.rows.push_back(row_of({"Titre de l’action", "Statut"}));
  EXPECT_EQ(heading_row(sheet, catalogue), std::nullopt);
  EXPECT_EQ(heading_row({}, catalogue), std::nullopt);
}

TEST(Headings, GiveTheirWords) {
  EXPECT_EQ(heading_words("Élu·e(s) référent(e)s :"), heading_words("Elus référents"));
  EXPECT_EQ(heading_words("(facultatif)"), "facultatif");
}

}  // namespace arpent::reading
