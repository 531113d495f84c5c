#include "doors/import/read_any.h"

#include "base/text.h"
#include "doors/import/csv.h"
#include "doors/import/xlsx.h"

namespace arpent::reading {
namespace {

using namespace std::string_view_literals;

// Names inside a compound file are UTF-16.
bool holds_name(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (char const c : name) wide += {c, '\0'};
  return bytes.find(wide) != std::string_view::npos;
}

FileKind kind_of_compound(std::string_view bytes) {
  if (holds_name(bytes, "EncryptedPackage")) return FileKind::encrypted;
  return holds_name(bytes, "Workbook") || holds_name(bytes, "Book") ? FileKind::old_excel : FileKind::other_office;
}

bool is_picture(std::string_view bytes) {
  return bytes.starts_with("\x89PNG"sv) || bytes.starts_with("\xFF\xD8\xFF"sv) || bytes.starts_with("GIF8"sv);
}

}  // namespace

FileKind kind_of(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return FileKind::workbook;
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) return kind_of_compound(bytes);
  if (bytes.starts_with("%PDF-"sv)) return FileKind::pdf;
  if (is_picture(bytes)) return FileKind::picture;
  bool const wide = bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
  if (wide) return FileKind::text;
  if (bytes.find('\0') != std::string_view::npos) return FileKind::unknown;
  std::string_view const start = trim(bytes.substr(0, 4096));
  if (start.empty()) return bytes.size() <= 4096 ? FileKind::nothing : FileKind::text;
  if (start.starts_with('{') || start.starts_with('[')) return FileKind::json;
  std::string const word = fold(start.substr(0, 14));
  for (auto const tag : {"<!doctype html"sv, "<html"sv, "<?xml"sv, "<table"sv})
    if (word.starts_with(tag)) return FileKind::web_page;
  return FileKind::text;
}

Result<std::vector<Sheet>> read_any(std::string_view bytes) {
  auto const refused = [](char const* code) { return Problem{422, code}; };
  switch (kind_of(bytes)) {
    case FileKind::nothing:
      return refused("import.empty");
    case FileKind::workbook:
      return read_xlsx(bytes);
    case FileKind::encrypted:
      return refused("import.encrypted");
    case FileKind::old_excel:
      return refused("import.old_excel");
    case FileKind::pdf:
      return refused("import.pdf");
    case FileKind::web_page:
      return refused("import.web_page");
    case FileKind::text:
      return read_csv(bytes);
    case FileKind::json:
      return refused("import.not_a_sheet");
    case FileKind::other_office:
    case FileKind::picture:
    case FileKind::unknown:
      break;
  }
  return refused("import.not_a_sheet");
}

}  // namespace arpent::reading
