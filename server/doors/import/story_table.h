// A table of records: "goals.csv", one record a line, created by somebody on a day.
#pragma once
#include <string_view>
#include <vector>

#include "doors/import/story_step.h"
#include "record/describe.h"

namespace arpent::replay {

// The lines of a CSV file as texts; `column` finds a cell by heading and answers "" where the file has no such column.
class StoryLines {
 public:
  static Result<StoryLines> read(std::string file, std::string_view csv);

  std::size_t size() const { return lines_.size(); }
  std::vector<std::string> const& headings() const { return headings_; }
  std::string const& cell(std::size_t line, std::string_view heading) const;
  std::string origin(std::size_t line) const { return file_ + ":" + std::to_string(line + 2); }

 private:
  std::string file_;
  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> lines_;
};

// Columns as, day, time, actor, why and the fields of the shape, each line a <kind>.create. A line without day, time
// and actor follows the one above, seconds later. Empty cells are absent. Lists: "a | b"; flags: yes, no; money: whole
// euros. 422 "replay.line": a heading that is no field, a cell that does not fit its kind.
Result<std::vector<Step>> table_steps(StoryLines const& lines, record::Shape const& shape);

}  // namespace arpent::replay
