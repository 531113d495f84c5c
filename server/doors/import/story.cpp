#include "doors/import/story.h"

#include <algorithm>

#include "doors/import/story_grid.h"
#include "doors/import/story_lines.h"
#include "doors/import/story_order.h"

namespace arpent::replay {
namespace {

constexpr std::string_view number_folder = "numbers/", table_ending = ".csv", story_ending = ".jsonl";
constexpr std::string_view grids_file = "grids.csv", tellings_file = "tellings.csv", school_file = "school_periods.csv";

Result<StoryLines> lines_of(EmbeddedFolder const& files, std::string_view path) {
  auto const* file = files.find(path);
  if (!file) return wrong_line(std::string(path), "no such file");
  return StoryLines::read(std::string(path), file->bytes);
}

// The school calendar stands in a table like any other; columns of numbers are counted in it.
Result<Done> learn_school_periods(StoryCalendar& calendar, EmbeddedFolder const& files) {
  if (!files.find(school_file)) return Done{};
  ARPENT_TRY(lines, lines_of(files, school_file));
  for (std::size_t line = 0; line < lines.size(); ++line) {
    auto const day = [&](char const* heading) {
      auto const& text = lines.cell(line, heading);
      return calendar.day(text.starts_with('@') ? std::string_view(text).substr(1) : text);
    };
    auto const first = day("starts_on"), last = day("ends_on");
    if (!first || !last) return wrong_line(lines.origin(line), "starts_on, ends_on");
    calendar.add_school_period(*first, *last);
  }
  return Done{};
}

void append(std::vector<Step>& all, std::vector<Step> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

bool is_table(std::string_view path) {
  return path.ends_with(table_ending) && path.find('/') == path.npos && path != grids_file && path != tellings_file;
}

Result<Done> read_tables(std::vector<Step>& steps, EmbeddedFolder const& files, ShapeOf const& shape_of) {
  for (auto const& file : files.files()) {
    if (file.path.ends_with(story_ending)) {
      ARPENT_TRY(happened, story_steps(std::string(file.path), file.bytes));
      append(steps, std::move(happened));
    }
    if (!is_table(file.path)) continue;
    auto const* shape = shape_of(file.path.substr(0, file.path.size() - table_ending.size()));
    if (!shape) return wrong_line(std::string(file.path), "no kind of record");
    ARPENT_TRY(lines, lines_of(files, file.path));
    ARPENT_TRY(created, table_steps(lines, *shape));
    append(steps, std::move(created));
  }
  return Done{};
}

Result<Done> read_numbers(std::vector<Step>& steps, EmbeddedFolder const& files, StoryCalendar const& calendar) {
  if (!files.find(grids_file)) return Done{};
  ARPENT_TRY(grids, lines_of(files, grids_file));
  ARPENT_TRY(tellings, lines_of(files, tellings_file));
  Grids numbers;
  for (auto const& file : files.files()) {
    if (!file.path.starts_with(number_folder)) continue;
    ARPENT_TRY(lines, lines_of(files, file.path));
    auto const name = file.path.substr(number_folder.size());
    numbers.emplace(name.substr(0, name.size() - table_ending.size()), std::move(lines));
  }
  ARPENT_TRY(told, grid_steps(grids, tellings, numbers, calendar));
  append(steps, std::move(told));
  return Done{};
}

}  // namespace

Result<std::vector<Step>> read_story(EmbeddedFolder const& files, ShapeOf const& shape_of, Instant now,
                                     Zone const& zone) {
  StoryCalendar calendar(zone.day_of(now));
  ARPENT_CHECK(learn_school_periods(calendar, files));
  std::vector<Step> steps;
  ARPENT_CHECK(read_tables(steps, files, shape_of));
  ARPENT_CHECK(read_numbers(steps, files, calendar));
  return in_order(std::move(steps), calendar, now, zone);
}

}  // namespace arpent::replay
