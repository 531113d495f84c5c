#include "words/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent {

TEST(Words, FillsParametersInTheLanguageAsked) {
  EXPECT_EQ(say("en", "json.too_deep", {{"max", "64"}}), "This JSON nests deeper than 64 levels.");
  EXPECT_EQ(say("fr", "json.too_deep", {{"max", "64"}}), "Ce JSON est imbriqué sur plus de 64 niveaux.");
}

TEST(Words, LeavesWhatNobodyGaveVisible) {
  EXPECT_THAT(say("en", "json.too_deep", {{"other", "64"}}), testing::HasSubstr("{max}"));
}

TEST(Words, NeverFillsInsideAValue) {
  EXPECT_EQ(say("en", "json.too_deep", {{"max", "{max}"}}), "This JSON nests deeper than {max} levels.");
}

TEST(Words, FallsBackToEnglishAndThenToTheCode) {
  EXPECT_EQ(say("br", "json.too_deep", {{"max", "64"}}), say("en", "json.too_deep", {{"max", "64"}}));
  EXPECT_EQ(say("fr", "no.such_code"), "no.such_code");
  EXPECT_TRUE(knows("json.invalid"));
  EXPECT_FALSE(knows("no.such_code"));
}

TEST(Words, SpeaksOfOneAsOne) {
  EXPECT_EQ(say("en", "words.trial", {{"n", "1"}}), "1 fault");
  EXPECT_EQ(say("en", "words.trial", {{"n", "0"}}), "0 faults");
  EXPECT_EQ(say("fr", "words.trial", {{"n", "0"}}), "0 erreur");
  EXPECT_EQ(say("fr", "words.trial", {{"n", "2"}}), "2 erreurs");
}

TEST(Words, WritesNumbersAsTheLanguageDoes) {
  auto const held = [](char const* language, char const* value) {
    return say(language, "measurement.held.not_whole", {{"value", value}});
  };
  EXPECT_EQ(held("en", "41.5"), "A count is a whole number: 41.5.");
  EXPECT_EQ(held("fr", "41.5"), "Un décompte est un nombre entier\u00a0: 41,5.");
  EXPECT_EQ(held("en", "-1234567.25"), "A count is a whole number: -1,234,567.25.");
  EXPECT_EQ(held("fr", "100000"), "Un décompte est un nombre entier\u00a0: 100\u202f000.");
  EXPECT_EQ(held("fr", "1e+300"), "Un décompte est un nombre entier\u00a0: 1e+300.");
}

TEST(Words, WritesDaysAsTheLanguageDoes) {
  auto const began = [](char const* language, char const* day) {
    return say(language, "pilot.day_before_start", {{"day", day}});
  };
  EXPECT_EQ(began("en", "2026-11-28"), "The test began on 28 November 2026: nobody took part before.");
  EXPECT_EQ(began("fr", "2026-08-01"), "Le test a commencé le 1er août 2026\u00a0: personne n’a participé avant.");
  EXPECT_EQ(began("en", "some day"), "The test began on some day: nobody took part before.");
}

TEST(Words, BothLanguagesHaveTheSameCodes) { EXPECT_EQ(codes("en"), codes("fr")); }

TEST(Words, ReadsTheLanguageOfABrowser) {
  EXPECT_EQ(language_from("fr-FR,fr;q=0.9,en;q=0.5"), "fr");
  EXPECT_EQ(language_from("de, en-GB;q=0.8, fr;q=0.85"), "fr");
  EXPECT_EQ(language_from("EN-us"), "en");
  EXPECT_EQ(language_from("fr,en"), "fr");
  EXPECT_EQ(language_from("fr;q=0, en;q=0.001"), "en");
  EXPECT_EQ(language_from("fr;q=0"), "en");
  EXPECT_EQ(language_from("de", "fr"), "fr");
  EXPECT_EQ(language_from("", "fr"), "fr");
  EXPECT_EQ(language_from(",;;q=,fro;q=1,\t", "en"), "en");
}

}  // namespace arpent
