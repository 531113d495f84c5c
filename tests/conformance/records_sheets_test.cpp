// Every kind of record: written out as a sheet, in either language, and brought back by an import.
#include "doors/export/csv.h"
#include "doors/export/records.h"
#include "doors/import/import.h"
#include "doors/import/sheet.h"
#include "doors/written.h"
#include "every_record.h"

namespace arpent::conformance {
namespace {

class EveryRecordInSheets : public EveryRecord {
 protected:
  Asker asker(std::string const& language) {
    auto out = all.team();
    out.language = language;
    return out;
  }
  std::vector<writing::Table> tables(std::string const& language) {
    auto const who = asker(language);
    auto& house = all.house();
    Call const call{who, house.clock, house.ids, house.random, house.name_of_actor, house.base_url};
    return all.store().read(store::At::present(),
                            [&](Reader& reader) { return writing::tables_of(house, call, reader, kind); });
  }
  writing::Table table(std::string const& language) {
    auto found = tables(language);
    ensure(found.size() == 1, "a kind is one sheet");
    return std::move(found.front());
  }
  // Its sheet brought in, as asked; the answer of import.preview or import.apply.
  Result<Answer> bring(writing::Table const& sheet, std::string const& operation, std::string const& language) {
    auto const style = language == "fr" ? writing::french_csv : writing::CsvStyle{};
    auto const brought =
        reading::bring(all.house(), all.store(), asker(language), {write_csv(sheet, style), "", "a.csv", ""});
    if (!brought) return brought.problem();
    return all.ask({.operation = operation, .input = {{"import", (*brought)["import"]}}, .asker = asker(language)});
  }
  static std::string faults(Json const& preview) { return preview["faults"].dump(); }
};
INSTANTIATE_TEST_SUITE_P(Kinds, EveryRecordInSheets, every_kind(), name_of_kind);

TEST_P(EveryRecordInSheets, ComesBackAsItWas) {
  auto const id = created();
  for (auto const* language : {"en", "fr"}) {
    auto const sheet = table(language);
    ASSERT_GE(sheet.rows.size(), 1U);
    EXPECT_EQ(sheet.columns[0].heading, kind + ".id");
    auto const preview = bring(sheet, "import.preview", language);
    ASSERT_TRUE(preview) << Everything::said(preview);
    auto const& counts = preview->body["counts"];
    EXPECT_EQ(counts["untouched"], sheet.rows.size()) << preview->body.dump(1);
    EXPECT_EQ(counts["faults"], 0) << faults(preview->body);
    EXPECT_EQ(counts["changed"], 0) << preview->body["records"].dump(1);
    EXPECT_EQ(counts["created"], 0) << preview->body["records"].dump(1);
    auto const before = now(id);
    EXPECT_EQ(code(bring(sheet, "import.apply", language)), "import.nothing_new");
    EXPECT_EQ(now(id), before);
  }
}

TEST_P(EveryRecordInSheets, BringsAChangeThatIsTakenBackAtOnce) {
  auto const id = created();
  auto const first = now(id);
  if (change_of(first).empty()) return;
  changed(id);
  auto const second = now(id);
  auto sheet = table("fr");
  ASSERT_TRUE(all.ask("entry.undo", {{"moment", all.moment()}}));
  // As somebody would have written it into the sheet of today.
  for (auto& row : sheet.rows)
    if (std::get<std::string>(row[0]) == id) row[1] = now(id)["revision"].get<double>();
  auto const applied = bring(sheet, "import.apply", "fr");
  ASSERT_TRUE(applied) << Everything::said(applied);
  EXPECT_EQ(applied->body["counts"]["changed"], 1) << applied->body.dump(1);
  EXPECT_EQ(record::changed_fields(shape, second, now(id)), std::vector<std::string>{});
  auto const lines = must("history", {{"id", id}});
  EXPECT_EQ(lines["revisions"].back()["operation"], "import.apply");
  ASSERT_TRUE(all.ask("entry.undo", {{"moment", applied->moment}}));
  EXPECT_EQ(record::changed_fields(shape, first, now(id)), std::vector<std::string>{});
}

TEST_P(EveryRecordInSheets, IsBroughtAnewUnderItsOwnId) {
  if (stays()) return;
  auto const id = created();
  auto const first = now(id);
  auto const sheet = table("en");
  must("remove", {{"id", id}});
  auto const needs_a_file = std::any_of(shape.fields.begin(), shape.fields.end(), [](record::Field const& field) {
    return field.kind == record::Kind::file && is_given(field);
  });
  auto const applied = bring(sheet, "import.apply", "en");
  if (needs_a_file) {
    // What only a page can give is said, and nothing is brought without it.
    EXPECT_EQ(code(applied), "import.has_faults");
    EXPECT_EQ(now(id), nullptr);
    return;
  }
  if (!applied) FAIL() << Everything::said(applied) << faults(bring(sheet, "import.preview", "en")->body);
  EXPECT_EQ(applied->body["counts"]["created"], 1);
  auto const again = now(id);
  ASSERT_NE(again, nullptr);
  for (auto const& field : shape.fields)
    EXPECT_TRUE(!is_given(field) || again[std::string(field.name)] == first[std::string(field.name)]) << field.name;
  ASSERT_TRUE(all.ask("entry.undo", {{"moment", applied->moment}}));
  EXPECT_EQ(now(id), nullptr);
}

TEST_P(EveryRecordInSheets, TellsWhatIsWrongByItsCell) {
  auto const id = created();
  for (auto const& field : shape.fields) {
    using record::Kind;
    if (!is_changeable(field) ||
        (field.kind != Kind::date && field.kind != Kind::choice && field.kind != Kind::number &&
         field.kind != Kind::integer && field.kind != Kind::reference))
      continue;
    auto sheet = table("en");
    auto const at = std::find_if(sheet.columns.begin(), sheet.columns.end(), [&](writing::Column const& column) {
      return column.heading == field_label(shape, field.name, "en");
    });
    if (at == sheet.columns.end()) continue;  // a field that the manager does not see
    auto const column = static_cast<std::size_t>(at - sheet.columns.begin());
    auto const row = std::find_if(sheet.rows.begin(), sheet.rows.end(),
                                  [&](auto const& one) { return std::get<std::string>(one[0]) == id; });
    ASSERT_NE(row, sheet.rows.end());
    (*row)[column] = std::string("nothing of the kind");
    auto const preview = bring(sheet, "import.preview", "en");
    ASSERT_TRUE(preview) << Everything::said(preview);
    EXPECT_EQ(preview->body["counts"]["faults"], 1) << field.name << faults(preview->body);
    auto const cell = reading::cell_name(static_cast<std::size_t>(row - sheet.rows.begin()) + 1, column);
    EXPECT_NE(faults(preview->body).find(cell), std::string::npos) << cell << " in " << faults(preview->body);
    auto const before = now(id);
    EXPECT_EQ(code(bring(sheet, "import.apply", "en")), "import.has_faults");
    EXPECT_EQ(now(id), before);
  }
}

}  // namespace
}  // namespace arpent::conformance
