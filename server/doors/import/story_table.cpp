#include "doors/import/story_table.h"

#include <algorithm>
#include <charconv>

#include "doors/import/csv.h"

namespace arpent::replay {
namespace {

constexpr std::string_view about_the_line[] = {"as", "day", "time", "actor", "why"};
constexpr int seconds_between_lines = 11;

template <class N>
std::optional<N> number_in(std::string_view text) {
  N out{};
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

Json list_in(std::string_view text) {
  Json out = Json::array();
  while (true) {
    auto const cut = text.find(" | ");
    out.push_back(std::string(text.substr(0, cut)));
    if (cut == text.npos) return out;
    text.remove_prefix(cut + 3);
  }
}

// Null when the text does not fit the kind.
Json value_in(record::Kind kind, std::string const& text) {
  using record::Kind;
  switch (kind) {
    case Kind::texts:
    case Kind::choices:
    case Kind::references:
      return list_in(text);
    case Kind::integer:
      if (auto const n = number_in<std::int64_t>(text)) return *n;
      return nullptr;
    case Kind::money:
      if (auto const n = number_in<std::int64_t>(text)) return *n * 100;
      return nullptr;
    case Kind::number:
      if (auto const n = number_in<double>(text)) return *n;
      return nullptr;
    case Kind::flag:
      return text == "yes" ? Json(true) : text == "no" ? Json(false) : Json(nullptr);
    default:
      return text;
  }
}

bool is_about_the_line(std::string_view heading) {
  return std::find(std::begin(about_the_line), std::end(about_the_line), heading) != std::end(about_the_line);
}

Result<Json> record_in(StoryLines const& lines, std::size_t line, record::Shape const& shape) {
  Json out = Json::object();
  for (auto const& heading : lines.headings()) {
    if (is_about_the_line(heading)) continue;
    auto const* field = shape.find(heading);
    if (!field) return wrong_line(lines.origin(line), "column " + heading);
    auto const& text = lines.cell(line, heading);
    if (text.empty()) continue;
    auto value = value_in(field->kind, text);
    if (value.is_null()) return wrong_line(lines.origin(line), heading + ": " + text);
    out[heading] = std::move(value);
  }
  return out;
}

}  // namespace

Problem wrong_line(std::string const& origin, std::string const& why) {
  return {422, "replay.line", {{"line", origin}, {"why", why}}};
}

Result<StoryLines> StoryLines::read(std::string file, std::string_view csv) {
  ARPENT_TRY(sheets, reading::read_csv_text(csv));
  StoryLines out;
  out.file_ = std::move(file);
  auto const& rows = sheets.at(0).rows;
  for (auto const& cell : rows.at(0)) out.headings_.push_back(cell.text);
  for (std::size_t row = 1; row < rows.size(); ++row) {
    auto& line = out.lines_.emplace_back(out.headings_.size());
    if (rows[row].size() > line.size()) return wrong_line(out.origin(row - 1), "more cells than headings");
    for (std::size_t column = 0; column < rows[row].size(); ++column) line[column] = rows[row][column].text;
  }
  return out;
}

std::string const& StoryLines::cell(std::size_t line, std::string_view heading) const {
  static std::string const nothing;
  auto const found = std::find(headings_.begin(), headings_.end(), heading);
  return found == headings_.end() ? nothing : lines_[line][static_cast<std::size_t>(found - headings_.begin())];
}

Result<std::vector<Step>> table_steps(StoryLines const& lines, record::Shape const& shape) {
  std::vector<Step> out;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    Step step{.origin = lines.origin(line),
              .as = lines.cell(line, "as"),
              .day = lines.cell(line, "day"),
              .time = lines.cell(line, "time"),
              .actor = lines.cell(line, "actor"),
              .operation = std::string(shape.name) + ".create",
              .why = lines.cell(line, "why")};
    if (step.day.empty()) {
      if (out.empty()) return wrong_line(step.origin, "day");
      auto const& above = out.back();
      step.day = above.day, step.time = above.time, step.actor = above.actor;
      step.seconds = above.seconds + seconds_between_lines;
    }
    ARPENT_TRY(input, record_in(lines, line, shape));
    step.input = std::move(input);
    out.push_back(std::move(step));
  }
  return out;
}

}  // namespace arpent::replay
