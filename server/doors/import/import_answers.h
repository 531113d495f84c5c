// What the import door takes and answers, described.
#pragma once
#include "record/describe.h"

namespace arpent::reading {

struct ColumnWish {
  std::int64_t sheet = 0;
  std::string column;
  std::optional<std::string> field;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&ColumnWish::sheet>("sheet", {.min = 0}),
                                   text<&ColumnWish::column>("column", {.required = true, .max_length = 4}),
                                   text<&ColumnWish::field>("field", {.max_length = 60})};
    static Shape const shape = input<ColumnWish>("import_column_wish", fields);
    return shape;
  }
};

struct Chosen {
  std::string kind, id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Chosen::kind>("kind", {.required = true, .max_length = 60}),
                                   text<&Chosen::id>("id", {.required = true, .max_length = 36})};
    static Shape const shape = input<Chosen>("import_chosen", fields);
    return shape;
  }
};

// Of preview and apply alike, so that what was shown is what is done.
struct ImportWishes {
  std::string import;
  std::optional<std::string> what;
  std::vector<ColumnWish> mapping;
  std::vector<Chosen> chosen;
  bool leave_out = false, over_conflicts = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ImportWishes::import>("import", {.required = true, .max_length = 36}),
                                   text<&ImportWishes::what>("what", {.max_length = 60}),
                                   rows<&ImportWishes::mapping>("mapping"),
                                   rows<&ImportWishes::chosen>("chosen"),
                                   flag<&ImportWishes::leave_out>("leave_out"),
                                   flag<&ImportWishes::over_conflicts>("over_conflicts")};
    static Shape const shape = input<ImportWishes>("import_wishes", fields);
    return shape;
  }
};

struct ImportName {
  std::string import;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ImportName::import>("import", {.required = true, .max_length = 36})};
    static Shape const shape = input<ImportName>("import_name", fields);
    return shape;
  }
};

struct ImportProgress {
  std::optional<std::string> phase;
  std::int64_t done = 0, total = 0;  // in rows, or in portions that are tried; total 0: cannot be said

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {choice<&ImportProgress::phase>("phase", "reading|matching|trying|keeping"),
                                   integer<&ImportProgress::done>("done"), integer<&ImportProgress::total>("total")};
    static Shape const shape = answer<ImportProgress>("import_progress", fields);
    return shape;
  }
};

struct Option {
  std::string value, label;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Option::value>("value"), text<&Option::label>("label")};
    static Shape const shape = answer<Option>("import_option", fields);
    return shape;
  }
};

struct SheetColumn {
  std::string column, heading;
  std::optional<std::string> field, label, how;
  std::vector<std::string> candidates;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&SheetColumn::column>("column"),
                                   text<&SheetColumn::heading>("heading"),
                                   text<&SheetColumn::field>("field"),
                                   text<&SheetColumn::label>("label"),
                                   choice<&SheetColumn::how>("how", "exact|folded|contained|across|wished"),
                                   texts<&SheetColumn::candidates>("candidates")};
    static Shape const shape = answer<SheetColumn>("import_sheet_column", fields);
    return shape;
  }
};

struct SheetAnswer {
  std::int64_t sheet = 0;
  std::string name, form;
  std::optional<std::string> what;
  Json what_label;
  bool exported = false;
  std::int64_t rows = 0;
  std::vector<SheetColumn> columns;
  std::vector<Option> options;  // what a column may be

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&SheetAnswer::sheet>("sheet"),
                                   text<&SheetAnswer::name>("name"),
                                   choice<&SheetAnswer::form>("form", "table|lines|shapes"),
                                   text<&SheetAnswer::what>("what"),
                                   text<&SheetAnswer::what_label>("what_label"),
                                   flag<&SheetAnswer::exported>("exported"),
                                   integer<&SheetAnswer::rows>("rows"),
                                   record::rows<&SheetAnswer::columns>("columns"),
                                   record::rows<&SheetAnswer::options>("options")};
    static Shape const shape = answer<SheetAnswer>("import_sheet", fields);
    return shape;
  }
};

struct FieldNews {
  std::string field, label, before, after;
  Json place;
  bool cleared = false, conflict = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&FieldNews::field>("field"),      text<&FieldNews::label>("label"),
                                   text<&FieldNews::before>("before"),    text<&FieldNews::after>("after"),
                                   text<&FieldNews::place>("place"),      flag<&FieldNews::cleared>("cleared"),
                                   flag<&FieldNews::conflict>("conflict")};
    static Shape const shape = answer<FieldNews>("import_field_news", fields);
    return shape;
  }
};

struct RecordNews {
  std::string kind;
  Json kind_label;
  std::string id, title, sheet;
  Json place;
  std::string what, matched;
  std::vector<FieldNews> fields;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields_[] = {text<&RecordNews::kind>("kind"),
                                    text<&RecordNews::kind_label>("kind_label"),
                                    text<&RecordNews::id>("id"),
                                    text<&RecordNews::title>("title"),
                                    text<&RecordNews::sheet>("sheet"),
                                    text<&RecordNews::place>("place"),
                                    choice<&RecordNews::what>("what", "created|changed"),
                                    choice<&RecordNews::matched>("matched", "fresh|id|code|title|key"),
                                    rows<&RecordNews::fields>("fields")};
    static Shape const shape = answer<RecordNews>("import_record_news", fields_);
    return shape;
  }
};

struct FaultAnswer {
  std::string sheet;
  Json place, message;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&FaultAnswer::sheet>("sheet"), text<&FaultAnswer::place>("place"),
                                   text<&FaultAnswer::message>("message")};
    static Shape const shape = answer<FaultAnswer>("import_fault", fields);
    return shape;
  }
};

struct KindCount {
  std::string kind;
  Json label;
  std::int64_t created = 0, changed = 0, untouched = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&KindCount::kind>("kind"), text<&KindCount::label>("label"),
                                   integer<&KindCount::created>("created"), integer<&KindCount::changed>("changed"),
                                   integer<&KindCount::untouched>("untouched")};
    static Shape const shape = answer<KindCount>("import_kind_count", fields);
    return shape;
  }
};

struct Counts {
  std::int64_t rows = 0, created = 0, changed = 0, untouched = 0, cleared = 0, conflicts = 0, faults = 0,
               faulty_rows = 0, totals = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&Counts::rows>("rows"),       integer<&Counts::created>("created"),
                                   integer<&Counts::changed>("changed"), integer<&Counts::untouched>("untouched"),
                                   integer<&Counts::cleared>("cleared"), integer<&Counts::conflicts>("conflicts"),
                                   integer<&Counts::faults>("faults"),   integer<&Counts::faulty_rows>("faulty_rows"),
                                   integer<&Counts::totals>("totals")};
    static Shape const shape = answer<Counts>("import_counts", fields);
    return shape;
  }
};

// One thing of which one has to be chosen before the rest can be understood.
struct Question {
  std::string kind;
  Json label;
  std::vector<Option> options;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Question::kind>("kind"), text<&Question::label>("label"),
                                   rows<&Question::options>("options")};
    static Shape const shape = answer<Question>("import_question", fields);
    return shape;
  }
};

struct Preview {
  std::string import, name, what;
  Counts counts;
  std::vector<KindCount> kinds;
  std::vector<SheetAnswer> sheets;
  std::vector<Question> questions;
  std::vector<RecordNews> records;     // changed ones first, those with cleared cells before all others; 300 at most
  std::vector<FaultAnswer> faults;     // 300 at most
  std::optional<std::int64_t> moment;  // of an import that was applied: to take it back

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Preview::import>("import"),       text<&Preview::name>("name"),
                                   text<&Preview::what>("what"),           object<&Preview::counts>("counts"),
                                   rows<&Preview::kinds>("kinds"),         rows<&Preview::sheets>("sheets"),
                                   rows<&Preview::questions>("questions"), rows<&Preview::records>("records"),
                                   rows<&Preview::faults>("faults"),       integer<&Preview::moment>("moment")};
    static Shape const shape = answer<Preview>("import_preview", fields);
    return shape;
  }
};

}  // namespace arpent::reading
