#include "doors/import/xlsx.h"

#include <algorithm>

#include "doors/import/archive.h"
#include "doors/import/filling.h"
#include "doors/import/xlsx_parts.h"
#include "doors/import/xlsx_sheet.h"

namespace arpent::reading {
namespace {

using Relations = std::map<std::string, Relation>;

std::string target_of(Relations const& relations, std::string_view type) {
  auto const found =
      std::find_if(relations.begin(), relations.end(), [&](auto const& one) { return one.second.type == type; });
  return found == relations.end() ? "" : found->second.target;
}

Result<std::string> workbook_part(Archive& archive) {
  if (archive.has("content.xml") && archive.has("mimetype")) return Problem{422, "import.open_document"};
  ARPENT_TRY(relations, read_relations(archive, ""));
  std::string part = target_of(relations, "officeDocument");
  if (part.empty() && archive.has("xl/workbook.xml")) part = "xl/workbook.xml";
  if (part.ends_with(".bin")) return Problem{422, "import.old_excel"};
  if (part.find("word/") != std::string::npos || part.find("ppt/") != std::string::npos || part.empty())
    return Problem{422, "import.not_a_sheet"};
  return part;
}

Result<Shelf> read_shelf(Archive& archive, Relations const& relations) {
  Shelf shelf;
  if (auto const part = target_of(relations, "sharedStrings"); archive.has(part)) {
    ARPENT_TRY(strings, read_shared_strings(archive, part));
    shelf.strings = std::move(strings);
  }
  if (auto const part = target_of(relations, "styles"); archive.has(part)) {
    ARPENT_TRY(styles, read_styles(archive, part));
    shelf.styles = std::move(styles);
  }
  return shelf;
}

}  // namespace

Result<std::vector<Sheet>> read_xlsx(std::string_view bytes) {
  if (bytes.size() > limits::file_bytes)
    return Problem{413, "import.too_large", {{"max", std::to_string(limits::file_bytes >> 20)}}};
  ARPENT_TRY(archive, Archive::open(bytes));
  ARPENT_TRY(part, workbook_part(archive));
  ARPENT_TRY(workbook, read_workbook(archive, part));
  ARPENT_TRY(relations, read_relations(archive, part));
  ARPENT_TRY(shelf, read_shelf(archive, relations));
  shelf.from_1904 = workbook.from_1904;
  Filling filling;
  for (auto const& entry : workbook.sheets) {
    auto const relation = relations.find(entry.id);
    if (relation == relations.end() || relation->second.type != "worksheet") continue;
    filling.start_sheet(entry.name, entry.hidden);
    ARPENT_CHECK(read_sheet(archive, relation->second.target, shelf, filling));
    if (filling.problem()) break;
  }
  return std::move(filling).finish();
}

}  // namespace arpent::reading
