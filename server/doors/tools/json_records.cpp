#include "doors/tools/json_records.h"

#include <algorithm>
#include <unordered_map>

#include "base/json.h"
#include "base/text.h"

namespace arpent::tools {
namespace {

// Behind the object that starts at `at`; npos where it never closes.
std::size_t end_of_object(std::string_view text, std::size_t at) {
  int depth = 0;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    char const c = text[at];
    if (quoted) {
      if (c == '\\') ++at;
      else quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) return at + 1;
    }
  }
  return std::string_view::npos;
}

std::string as_cell(Json const& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "1" : "0";
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);  // numbers come back bit for bit
}

// {"rows": […]}: where its list starts. Else 0.
std::size_t start_of_rows(std::string_view text) {
  auto const skip = [&](std::size_t at) { return std::min(text.find_first_not_of(" \t\r\n", at), text.size()); };
  std::size_t at = skip(0);
  for (std::string_view const part : {"{", "\"rows\"", ":"}) {
    if (text.substr(at, part.size()) != part) return 0;
    at = skip(at + part.size());
  }
  return at < text.size() && text[at] == '[' ? at : 0;
}

}  // namespace

JsonRecords::JsonRecords(std::string text, Faults& faults) : text_(std::move(text)) {
  std::size_t const start = start_of_rows(text_);
  go_to(start);
  std::unordered_map<std::string, bool> known;
  std::string_view object;
  while (next_object(object, faults)) {
    auto const row = parse_json(object);
    if (!row) continue;  // said when the rows are read
    for (auto const& [name, value] : row->items())
      if (known.try_emplace(name, true).second) heading_.push_back(name);
  }
  if (heading_.empty() && !faults.any()) faults.add({}, "tools.empty");
  at_ = 0, line_ = 1;
  go_to(start);
}

bool JsonRecords::next(std::vector<std::string_view>& cells, Faults& faults) {
  std::string_view object;
  Faults said;  // by the first reading already
  while (next_object(object, said)) {
    auto const row = parse_json(object);
    if (!row) {
      faults.add({row_line_}, "tools.json");
      continue;
    }
    cells_.clear();
    for (auto const& name : heading_) cells_.push_back(row->contains(name) ? as_cell((*row)[name]) : "");
    cells.assign(cells_.begin(), cells_.end());
    return true;
  }
  return false;
}

bool JsonRecords::next_object(std::string_view& object, Faults& faults) {
  std::string_view const text = text_;
  std::size_t at = text.find_first_not_of(" \t\r\n,[]", at_);
  if (at == std::string_view::npos || text[at] == '}') {
    // Whole objects in a list that is cut off are not all there were.
    auto const last = text.find_last_not_of(" \t\r\n");
    if (last != std::string_view::npos && text[last] != ']' && text[last] != '}') faults.add({line_}, "tools.json");
    else if (text[text.find_first_not_of(" \t\r\n")] == '[' && text[last] != ']') faults.add({line_}, "tools.json");
    return false;
  }
  go_to(at);
  row_line_ = line_;
  if (text[at] != '{') {
    faults.add({line_}, "tools.json_not_rows");
    return false;
  }
  std::size_t const end = end_of_object(text, at);
  if (end == std::string_view::npos) {
    faults.add({line_}, "tools.json");
    return false;
  }
  object = text.substr(at, end - at);
  go_to(end);
  return true;
}

void JsonRecords::go_to(std::size_t at) {
  line_ += static_cast<std::size_t>(std::count(&text_[at_], &text_[at], '\n'));
  at_ = at;
}

}  // namespace arpent::tools
