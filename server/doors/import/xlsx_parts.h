// The parts of a workbook beside its sheets: which sheets there are, the texts they share, how numbers are shown.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "doors/import/archive.h"
#include "doors/import/number_format.h"
#include "doors/import/xml.h"

namespace arpent::reading {

// Unpacks a part through handlers. 422 import.broken {part} when it is no XML; handlers may end it early.
Result<Done> read_part(Archive& archive, std::string const& part, XmlHandlers handlers);

struct Relation {
  std::string type;    // the last word of its type: "worksheet", "sharedStrings"
  std::string target;  // full name of the part
};

// By id; the targets of `part` ("" for the package itself). Nothing where it has no relations.
Result<std::map<std::string, Relation>> read_relations(Archive& archive, std::string const& part);

struct SheetEntry {
  std::string name, id;
  bool hidden = false;
};

struct Workbook {
  std::vector<SheetEntry> sheets;
  bool from_1904 = false;
};
Result<Workbook> read_workbook(Archive& archive, std::string const& part);

// In order; rich text joined, phonetic hints left out. 413 import.too_much_text {max}.
Result<std::vector<std::string>> read_shared_strings(Archive& archive, std::string const& part);

// What each cell style shows, by its number.
Result<std::vector<Shown>> read_styles(Archive& archive, std::string const& part);

// "_x000D_" → the character: how Office writes what XML cannot hold.
std::string unescaped(std::string text);

}  // namespace arpent::reading
