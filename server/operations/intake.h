// How a stranger's sheet becomes records. A room tells it as data (the columns it understands) and one function (what a
// row says); the import door does the rest: reads files, finds columns by their headings in either language, matches
// what is there, shows it, and performs it through the ordinary operations.
//
//   all.intakes.push_back({.name = "people", .about = "person", .columns = {own("person", "name"), text("role")},
//                          .read = read_person});
//
// The headings of a column are sentences of server/words: the label of its field, and further names people use, in
// "also.<kind>.<field>" separated by "|" ("also.people.role" for a column that is no field). Further words for a
// choice stand in "also.<kind>.<field>.<choice>".
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/phrase.h"
#include "record/describe.h"
#include "store/reader.h"

namespace arpent::intake {

// What the cells of a column are read as.
//   field   as the field says: texts, numbers, days as in the API; a reference is still a name, see by_name()
//   text    {} text          list    texts     numbered  {"code", "title"}: "1.2 Aider…", "Axe 3 : …"
//   period  {"text", "first", "last"}: the days it stands for, where it names some ("février 2026")
enum class As { field, text, list, numbered, period };

struct Column {
  std::string name;  // of the field, or a word of the intake's own
  std::string kind;  // of the field; "" for a column that is none
  As as = As::text;
  record::Field const* field = nullptr;
};

// One row: what each column of the sheet says. A column that the sheet does not have is no member; an empty cell is
// null.
using Row = std::map<std::string, Json, std::less<>>;

// Null where the sheet has no such column, and where the cell is empty.
inline Json const& cell(Row const& row, std::string_view column) {
  static Json const nothing;
  auto const found = row.find(column);
  return found == row.end() ? nothing : found->second;
}
inline std::string text(Row const& row, std::string_view column) {
  auto const& value = cell(row, column);
  return value.is_string() ? value.get<std::string>() : "";
}

// A record still to be found by what people call it, among the kinds that the field may point to.
inline Json by_name(Json const& name) { return Json{{"$name", name}}; }

// What a row says of one record.
struct Draft {
  std::string kind;
  Json fields = Json::object();               // values, ids of other drafts, or by_name()
  Json initial = Json::object();              // further fields, of a new record only
  std::map<std::string, std::string> read{};  // field → the column it was read in, where that is called otherwise
  bool about_row = false;                     // the row is about it: it may be changed
  std::vector<std::string> key{};             // fields that tell it from others, where names do not
  std::optional<Json> instead_of = {};        // the record that the new one takes the place of
  bool always_new = false;                    // whether or not there is one of this key; nobody calls it by a name
};

// What the rows of an import say together, as it is gathered.
class Drafts {
 public:
  virtual ~Drafts() = default;

  // Which record this is: by its key, else by id, code or title (within the same parent); else a new one. Its id. A
  // record that is not about_row is only named: made when it is missing, and never changed.
  virtual std::string put(Draft draft) = 0;
  // Who is called so, among what is there and what was put; "" for nobody, or for several.
  virtual std::string named(std::string const& kind, std::string const& name) = 0;
  // The record of this id as it is now, or as it was put; nothing where there is none. A value still called by its name
  // may be in it.
  virtual std::optional<Json> found(std::string const& kind, std::string const& id) = 0;
  // Something is wrong in this cell of the row.
  virtual void fault(std::string const& column, Phrase phrase) = 0;
  // All records of a kind as they are now; read once.
  virtual std::vector<Json> const& all(std::string const& kind) = 0;
  virtual store::Reader& reader() = 0;
  // What whoever imports chose for the whole of it: the id of an indicator; "" for nothing.
  virtual std::string chosen(std::string const& kind) = 0;
  // What the row before left for this one: an axis that is written once. Null at the start of a sheet.
  virtual Json& memory(std::string const& of) = 0;
};

// Columns whose heading says something of its own: a month. Each gives a row with the heading read as As::period in one
// column and the cell below it in another.
struct Across {
  std::string heading, cell;
  std::function<bool(Json const& period)> fits{};
};

struct Intake {
  std::string name;   // "actions": what somebody brings
  std::string about;  // the kind its rows are about
  std::vector<Column> columns{};
  std::function<void(Row const&, Drafts&)> read{};
  // In place of `read`, where rows share what is looked up: made once for each import.
  std::function<std::function<void(Row const&, Drafts&)>()> begin{};
  std::vector<std::string> needs{};  // without one of these columns a sheet is something else
  std::string lines{};               // plain lines fill this column; "" where lines say nothing
  bool outline = false;              // indented lines: columns "code", "title" and "depth", from 0
  bool shapes = false;               // shapes of a map: columns "name", "code" and "geometry"
  std::optional<Across> across{};
  std::string total{};      // rows that sum up others are known by this column; elsewhere by their first cell
  std::string choose{};     // a kind of which one may be chosen for the whole import
  std::string operation{};  // takes all rows at once, as {rows, channel}; else each is created
};

// A column for a field of a kind.
inline Column own(record::Shape const& shape, std::string_view field) {
  return {std::string(field), std::string(shape.name), As::field, shape.find(field)};
}

}  // namespace arpent::intake
