#include "doors/tools/records.h"

#include <istream>
#include <iterator>

#include "base/text.h"
#include "doors/import/charset.h"
#include "doors/import/read_any.h"
#include "doors/tools/csv_records.h"
#include "doors/tools/json_records.h"

namespace arpent::tools {
namespace {

constexpr std::size_t first_bytes = 64u << 10;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

bool has_utf16_mark(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

std::string rest_of(std::istream& in) { return {std::istreambuf_iterator<char>(in), {}}; }

// What somebody may have dropped instead of a table.
char const* what_else(std::string_view begin) {
  switch (reading::kind_of(begin)) {
    case reading::FileKind::nothing:
      return "tools.empty";
    case reading::FileKind::workbook:
    case reading::FileKind::encrypted:
    case reading::FileKind::old_excel:
    case reading::FileKind::other_office:
      return "tools.workbook";
    case reading::FileKind::pdf:
    case reading::FileKind::picture:
      return "tools.not_a_table";
    default:
      if (auto const from = begin.find_first_not_of(" \t\r\n"); from != begin.npos && begin[from] == '<')
        return "tools.not_a_table";  // a page of the web
      return begin.find('\0') == std::string_view::npos ? nullptr : "tools.not_a_table";
  }
}

}  // namespace

std::unique_ptr<Records> open_records(std::istream& in, Faults& faults) {
  std::string begin(first_bytes, '\0');
  in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  begin.resize(static_cast<std::size_t>(in.gcount()));
  if (has_utf16_mark(begin)) {
    auto text = reading::to_utf8(begin + rest_of(in));
    if (!text) return faults.add({}, "tools.not_a_table"), nullptr;
    begin = std::move(*text);
  } else if (begin.starts_with(utf8_mark)) {
    begin.erase(0, utf8_mark.size());
  }
  if (auto const* fault = what_else(begin)) return faults.add({}, fault), nullptr;
  auto const first = begin.find_first_not_of(" \t\r\n");
  std::unique_ptr<Records> out;
  if (first != std::string::npos && (begin[first] == '[' || begin[first] == '{'))
    out = std::make_unique<JsonRecords>(begin + rest_of(in), faults);
  else out = std::make_unique<CsvRecords>(in, std::move(begin), faults);
  return faults.any() ? nullptr : std::move(out);
}

}  // namespace arpent::tools
