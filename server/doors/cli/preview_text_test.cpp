#include "doors/cli/preview_text.h"

#include <gmock/gmock.h>

namespace arpent::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

Json preview() {
  return Json::parse(R"({
    "name": "plan.csv",
    "counts": {"created": 1, "changed": 2, "untouched": 3, "cleared": 1, "conflicts": 1, "faults": 1, "faulty_rows": 1},
    "kinds": [{"label": "actions", "created": 1, "changed": 2}],
    "sheets": [{"name": "Feuille", "what_label": "actions", "rows": 7,
                "columns": [{"column": "A", "heading": "Titre", "field": "title", "candidates": []},
                            {"column": "B", "heading": "Début", "field": null, "candidates": ["starts_on"]}],
                "options": [{"value": "starts_on", "label": "Start"}]}],
    "questions": [{"kind": "indicator", "label": "indicator", "options": [{"value": "42", "label": "Children"}]}],
    "records": [{"kind_label": "action", "title": "Choir", "sheet": "Feuille", "place": "row 3", "what": "changed",
                 "fields": [{"label": "Budget", "before": "100 €", "after": "", "conflict": false},
                            {"label": "State", "before": "idea", "after": "running", "conflict": true}]},
                {"kind_label": "action", "title": "Club", "sheet": "Feuille", "place": "row 2", "what": "created",
                 "fields": []}],
    "faults": [{"sheet": "Feuille", "place": "C4", "message": "There is no such day."}]
  })");
}

}  // namespace

TEST(PreviewText, SaysWhatChangesAndWhatToMend) {
  auto const text = preview_text(preview(), "en");
  EXPECT_THAT(text, HasSubstr("Feuille: 7 rows, read as actions\n"));
  EXPECT_THAT(text, HasSubstr("column B “Début” is not read"));
  EXPECT_THAT(text, HasSubstr("starts_on (Start)"));
  EXPECT_THAT(text, Not(HasSubstr("“Titre” is not read")));
  EXPECT_THAT(text, HasSubstr("1 new, 2 changed, 3 as they are (actions 3)"));
  EXPECT_THAT(text, HasSubstr("  ~ action: Choir  [Feuille, row 3]\n      Budget: 100 € → (empty)\n"));
  EXPECT_THAT(text, HasSubstr("State: idea → running  (changed by somebody else since)"));
  EXPECT_THAT(text, HasSubstr("  + action: Club  [Feuille, row 2]\n"));
  EXPECT_THAT(text, HasSubstr("--choose indicator=<id>\n    42  Children\n"));
  EXPECT_THAT(text, HasSubstr("  ! Feuille, C4: There is no such day.\n"));
}

TEST(PreviewText, ShowsNoMoreRecordsThanAskedForAndSaysHowManyThereAre) {
  auto const text = preview_text(preview(), "en", 1);
  EXPECT_THAT(text, HasSubstr("Choir"));
  EXPECT_THAT(text, Not(HasSubstr("Club")));
  EXPECT_THAT(text, HasSubstr("and 2 more"));
}

TEST(PreviewText, IsSaidInFrench) {
  EXPECT_THAT(preview_text(preview(), "fr"), HasSubstr("1 nouvelles, 2 modifiées, 3 inchangées"));
}

}  // namespace arpent::cli
