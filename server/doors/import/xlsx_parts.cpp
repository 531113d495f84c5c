#include "doors/import/xlsx_parts.h"

#include <charconv>
#include <optional>

#include "base/digits.h"
#include "base/text.h"
#include "doors/import/filling.h"

namespace arpent::reading {
namespace {

std::string folder_of(std::string const& part) { return part.substr(0, part.rfind('/') + 1); }

std::string joined(std::string path, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!path.empty()) path.pop_back();
    path = folder_of(path);
  }
  while (target.starts_with("./")) target.remove_prefix(2);
  return path + std::string(target);
}

std::string last_word(std::string_view type) { return std::string(type.substr(type.rfind('/') + 1)); }

bool is_true(std::string_view flag) { return flag == "1" || flag == "true"; }

std::optional<char32_t> escaped_character(std::string_view text) {
  bool const shaped = text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_';
  if (!shaped) return std::nullopt;
  unsigned code = 0;
  auto const [end, fault] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
  if (fault != std::errc{} || end != text.data() + 6) return std::nullopt;
  return code;
}

}  // namespace

Result<Done> read_part(Archive& archive, std::string const& part, XmlHandlers handlers) {
  XmlStream stream(std::move(handlers));
  ARPENT_CHECK(archive.unpack(part, [&](std::string_view piece) { return stream.feed(piece); }));
  stream.finish();
  if (!stream.well_formed()) return Problem{422, "import.broken", {{"part", part}}};
  return Done{};
}

Result<std::map<std::string, Relation>> read_relations(Archive& archive, std::string const& part) {
  std::map<std::string, Relation> relations;
  std::string const folder = folder_of(part);
  std::string const list = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  if (!archive.has(list)) return relations;
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, Attributes attributes) {
    bool const inside = name == "Relationship" && attributes["TargetMode"] != "External";
    if (inside)
      relations[std::string(attributes["Id"])] = {last_word(attributes["Type"]), joined(folder, attributes["Target"])};
    return relations.size() < 10'000;
  };
  ARPENT_CHECK(read_part(archive, list, std::move(handlers)));
  return relations;
}

Result<Workbook> read_workbook(Archive& archive, std::string const& part) {
  Workbook workbook;
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, Attributes attributes) {
    if (name == "workbookPr") workbook.from_1904 = is_true(attributes["date1904"]);
    if (name != "sheet") return true;
    std::string_view const state = attributes["state"];
    workbook.sheets.push_back(
        {std::string(attributes["name"]), std::string(attributes["id"]), state.ends_with("idden")});
    return workbook.sheets.size() < limits::sheets;
  };
  ARPENT_CHECK(read_part(archive, part, std::move(handlers)));
  return workbook;
}

Result<std::vector<std::string>> read_shared_strings(Archive& archive, std::string const& part) {
  std::vector<std::string> strings;
  std::string text;
  std::size_t bytes = 0;
  bool reading = false;
  int phonetic = 0;
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, Attributes) {
    if (name == "rPh") ++phonetic;
    reading = name == "t" && phonetic == 0;
    return true;
  };
  handlers.text = [&](std::string_view piece) {
    if (reading && text.size() <= 2 * limits::text_bytes) text += piece;
  };
  handlers.end = [&](std::string_view name) {
    if (name == "rPh") --phonetic;
    if (name == "t") reading = false;
    if (name != "si") return true;
    // Even an empty text takes the room of a string.
    bytes += text.size() + sizeof(std::string);
    strings.push_back(plain_lines(unescaped(std::move(text))));
    text.clear();
    return bytes <= 2 * limits::text_bytes;
  };
  ARPENT_CHECK(read_part(archive, part, std::move(handlers)));
  if (bytes > 2 * limits::text_bytes)
    return Problem{413, "import.too_much_text", {{"max", std::to_string(limits::text_bytes >> 20)}}};
  return strings;
}

Result<std::vector<Shown>> read_styles(Archive& archive, std::string const& part) {
  std::map<int, Shown> custom;
  std::vector<Shown> styles;
  bool in_cell_formats = false;
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, Attributes attributes) {
    if (name == "cellXfs") in_cell_formats = true;
    int const id = digits(attributes["numFmtId"]).value_or(0);
    if (name == "numFmt") custom[id] = shown_custom(attributes["formatCode"]);
    if (name == "xf" && in_cell_formats) styles.push_back(custom.contains(id) ? custom[id] : shown_builtin(id));
    return styles.size() < 100'000 && custom.size() < 100'000;
  };
  handlers.end = [&](std::string_view name) {
    if (name == "cellXfs") in_cell_formats = false;
    return true;
  };
  ARPENT_CHECK(read_part(archive, part, std::move(handlers)));
  return styles;
}

std::string unescaped(std::string text) {
  if (text.find("_x") == std::string::npos) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (auto const character = escaped_character(std::string_view(text).substr(at)); character) {
      append_character(out, *character);
      at += 7;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace arpent::reading
