#include "doors/import/outline.h"

#include <algorithm>

#include "base/text.h"
#include "doors/import/numbering.h"

namespace arpent::reading {
namespace {

struct Level {
  std::size_t columns;
  std::string style;
};

// Follows the text down and remembers which lines the next one may belong under.
class Depths {
 public:
  explicit Depths(bool indented) : indented_(indented) {}

  std::size_t place(Numbering const& line) {
    std::string const style = style_of(line);
    while (!open_.empty() && open_.back().columns > line.columns) open_.pop_back();
    bool const alike = !open_.empty() && open_.back().columns == line.columns;
    if (alike && !deeper(line, style)) open_.pop_back();
    open_.push_back({line.columns, style});
    return open_.size() - 1;
  }

 private:
  std::string style_of(Numbering const& line) const {
    return !line.style.empty() || indented_ ? line.style : "bullet " + line.bullet;
  }

  // Also closes what the line ends: afterwards the innermost open line of the same indentation is its sister or its
  // parent.
  bool deeper(Numbering const& line, std::string const& style) {
    auto const same = [&](Level const& level) { return level.columns == line.columns && level.style == style; };
    auto const sister = std::find_if(open_.begin(), open_.end(), same);
    if (sister != open_.end()) {
      open_.erase(sister + 1, open_.end());
      return false;
    }
    return !style.empty() && !open_.back().style.empty();
  }

  bool indented_;
  std::vector<Level> open_;
};

std::string number(std::size_t value) { return std::to_string(value); }

}  // namespace

Result<std::vector<OutlineItem>> read_outline(std::string_view text) {
  struct Line {
    Numbering numbering;
    std::size_t number;
  };
  std::vector<Line> lines;
  std::size_t at = 0;
  for (std::string_view const line : split_lines(text)) {
    ++at;
    if (trim(line).empty()) continue;
    if (lines.size() == outline_lines_max)
      return Problem{413, "import.too_many_lines", {{"max", number(outline_lines_max)}}};
    lines.push_back({take_numbering(line), at});
  }
  if (lines.empty()) return Problem{422, "import.empty"};

  std::size_t const margin = lines.front().numbering.columns;
  bool const indented =
      std::any_of(lines.begin(), lines.end(), [&](Line const& line) { return line.numbering.columns != margin; });
  Depths depths(indented);
  std::vector<OutlineItem> items;
  Problem problem{422, "import.outline"};
  for (auto const& [numbering, line] : lines) {
    auto const fault = [&](char const* code, Params params) {
      params.insert(params.begin(), {"line", number(line)});
      problem.fields.push_back({"lines." + number(line), code, std::move(params)});
    };
    OutlineItem item{numbering.code, numbering.label, squeeze(numbering.title), depths.place(numbering), line};
    if (item.title.empty() && !item.label.empty()) item.title = item.label + " " + item.code;
    if (item.title.empty()) fault("import.line_without_title", {});
    if (length(item.title) > outline_title_max) fault("import.line_too_long", {{"max", number(outline_title_max)}});
    if (item.depth > outline_depth_max) fault("import.line_too_deep", {{"max", number(outline_depth_max)}});
    items.push_back(std::move(item));
  }
  if (!problem.fields.empty()) return problem;
  return items;
}

}  // namespace arpent::reading
