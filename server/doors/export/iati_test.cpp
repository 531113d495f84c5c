#include "doors/export/iati.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace arpent::writing {
namespace {

using testing::HasSubstr;
using testing::Not;

Day on(char const* text) { return *parse_day(text); }

IatiFile one_action() {
  IatiFile file{.generated_at = "2026-03-12T09:00:00Z", .reporter = {"FR-X-1", "11", {{"fr", "Ville & alentours"}}}};
  IatiActivity plan{.id = "p", .language = "fr", .title = {{"fr", "Plan"}}, .description = {{"fr", "Plan"}}};
  plan.dates = {{"2", on("2025-09-01")}};
  plan.children = {"a"};
  IatiActivity action{.id = "a", .hierarchy = 2, .language = "fr", .title = {{"fr", "Chorale"}}, .parent = "p"};
  action.description = {{"fr", "On chante"}};
  action.dates = {{"1", on("2026-09-01"), {{"fr", "prévu"}}}};
  action.locations = {{"nord", {{"fr", "Nord"}}, Point{-1.5500004, 47.2}}};
  action.tags = {{"1.2", {{"fr", "But"}}}};
  IatiIndicator indicator{.code = "i", .title = {{"fr", "Enfants"}}, .ascending = false, .adds_up = true};
  indicator.baselines = {{2025, on("2025-09-01"), {.value = 3}}};
  indicator.periods = {{on("2026-02-01"), on("2026-02-28"), {{.value = 20}}, {{"nord", 12.5}}}};
  indicator.periods.front().actuals.push_back({.place = "nord", .comment = {{"fr", "moins de 11"}}});
  action.results = {{"1", {{"fr", "Fait"}}, {indicator}}};
  file.activities = {plan, action};
  return file;
}

}  // namespace

TEST(Iati, TellsTheHierarchyFromBothEnds) {
  auto const text = write_iati(one_action());
  EXPECT_THAT(text, HasSubstr(R"(<iati-activities version="2.03" generated-datetime="2026-03-12T09:00:00Z">)"));
  EXPECT_THAT(text, HasSubstr("<iati-identifier>FR-X-1-a</iati-identifier>"));
  EXPECT_THAT(text, HasSubstr(R"(<related-activity ref="FR-X-1-a" type="2"/>)"));
  EXPECT_THAT(text, HasSubstr(R"(<related-activity ref="FR-X-1-p" type="1"/>)"));
  EXPECT_THAT(text, HasSubstr(R"(<narrative xml:lang="fr">Ville &amp; alentours</narrative>)"));
}

TEST(Iati, WritesFiguresWithTheirPlace) {
  auto const text = write_iati(one_action());
  EXPECT_THAT(text, HasSubstr(R"(<indicator measure="1" ascending="false" aggregation-status="true">)"));
  EXPECT_THAT(text, HasSubstr(R"(<baseline year="2025" iso-date="2025-09-01" value="3"/>)"));
  EXPECT_THAT(text, HasSubstr(R"(<target value="20"/>)"));
  EXPECT_THAT(text, HasSubstr("<actual value=\"12.5\">\n            <location ref=\"nord\"/>\n          </actual>"));
  EXPECT_THAT(text, HasSubstr("<actual>\n            <location ref=\"nord\"/>\n            <comment>"));
  EXPECT_THAT(text, HasSubstr("<pos>47.2 -1.55</pos>")) << "latitude before longitude";
}

TEST(Iati, WritesNoValueOfWords) {
  auto file = one_action();
  auto& indicator = file.activities[1].results[0].indicators[0];
  indicator.measure = "5";
  EXPECT_THAT(write_iati(file), Not(HasSubstr("value=")));
}

}  // namespace arpent::writing
