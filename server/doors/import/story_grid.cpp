#include "doors/import/story_grid.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace arpent::replay {
namespace {

constexpr int days_told = 731;  // two school years

std::optional<int> whole(std::string_view text) {
  int out = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::optional<double> number(std::string_view text) {
  double out = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

// Puts what a cell says into an input: "38" or "34/52".
bool put(Json& input, std::string const& kind, std::string const& text) {
  if (kind != "ratio") {
    auto const value = number(text);
    if (value) input["value"] = *value;
    return value.has_value();
  }
  auto const slash = text.find('/');
  if (slash == text.npos) return false;
  auto const above = number(text.substr(0, slash)), below = number(text.substr(slash + 1));
  if (above && below) input["numerator"] = *above, input["denominator"] = *below;
  return above && below;
}

struct Column {
  std::string heading;
  StoryPeriod period;
  int back = 0;  // 0 for the last that has ended, -1 for the one before
};

// The columns whose period has ended, in order of time.
std::vector<Column> ended_columns(StoryLines const& grid, StoryCalendar const& calendar) {
  std::vector<Column> out;
  for (auto const& heading : grid.headings())
    if (auto const period = calendar.column(heading); period && period->last < calendar.today())
      out.push_back({heading, *period});
  std::sort(out.begin(), out.end(), [](Column const& a, Column const& b) { return a.period.last < b.period.last; });
  for (std::size_t at = 0; at < out.size(); ++at)
    out[at].back = static_cast<int>(at) - static_cast<int>(out.size()) + 1;
  return out;
}

// What was not as usual about one cell.
struct Telling {
  bool silent = false;
  std::optional<int> late{};
  std::optional<std::string> cell{}, actor{}, name{}, then{};
  Json fields = Json::object();
};

Result<Telling> telling_of(StoryLines const& tellings, std::string const& grid, std::string const& territory,
                           int back) {
  Telling out;
  for (std::size_t line = 0; line < tellings.size(); ++line) {
    if (tellings.cell(line, "grid") != grid || tellings.cell(line, "territory") != territory) continue;
    auto const from = whole(tellings.cell(line, "from")), to = whole(tellings.cell(line, "to"));
    if (!from || !to) return wrong_line(tellings.origin(line), "from, to");
    if (back < *from || back > *to) continue;
    auto const& does = tellings.cell(line, "do");
    auto const& field = tellings.cell(line, "field");
    auto const& value = tellings.cell(line, "value");
    if (does == "silent") out.silent = true;
    else if (does == "late" && whole(value)) out.late = whole(value);
    else if (does == "name" && value.starts_with('@')) out.name = value.substr(1);
    else if (does == "then") out.then = field;
    else if (does == "set" && field == "value") out.cell = value;
    else if (does == "set" && field == "actor" && value.starts_with('@')) out.actor = value.substr(1);
    else if (does == "set" && !field.empty()) out.fields[field] = value;
    else return wrong_line(tellings.origin(line), does);
  }
  return out;
}

class GridReader {
 public:
  GridReader(StoryLines const& grids, std::size_t line, StoryLines const& tellings, StoryLines const& numbers,
             StoryCalendar const& calendar)
      : grids_(grids),
        line_(line),
        tellings_(tellings),
        numbers_(numbers),
        calendar_(calendar),
        columns_(ended_columns(numbers, calendar)) {}

  // One operation for all of it.
  Result<std::vector<Step>> whole_grid() const {
    Step step{.origin = grids_.origin(line_),
              .day = says("day"),
              .time = says("time"),
              .actor = says("actor"),
              .operation = says("operation"),
              .why = says("why")};
    Json rows = Json::array();
    for (std::size_t row = 0; row < numbers_.size(); ++row)
      for (auto const& column : columns_)
        if (auto const& text = numbers_.cell(row, column.heading); !text.empty()) {
          auto input = input_of(row, column);
          if (!put(input, says("cell"), text)) return wrong_line(numbers_.origin(row), text);
          rows.push_back(std::move(input));
        }
    step.input = {{"rows", std::move(rows)}, {"channel", says("channel")}};
    return std::vector{std::move(step)};
  }

  Result<std::vector<Step>> cell_by_cell() const {
    std::vector<Step> out;
    for (std::size_t row = 0; row < numbers_.size(); ++row)
      for (auto const& column : columns_)
        if (days_between(column.period.last, calendar_.today()) <= days_told) ARPENT_CHECK(tell(out, row, column));
    return out;
  }

 private:
  std::string const& says(std::string_view heading) const { return grids_.cell(line_, heading); }

  Json input_of(std::size_t row, Column const& column) const {
    return {{"indicator", says("indicator")},
            {"territory", numbers_.cell(row, "territory")},
            {"period", column.period.key}};
  }

  Result<Done> tell(std::vector<Step>& out, std::size_t row, Column const& column) const {
    auto text = numbers_.cell(row, column.heading);
    auto const& territory = numbers_.cell(row, "territory");
    ARPENT_TRY(telling, telling_of(tellings_, says("grid"), territory, column.back));
    if (text.empty() || telling.silent) return Done{};
    auto const lag = telling.late ? telling.late : whole(numbers_.cell(row, "lag"));
    if (!lag) return wrong_line(numbers_.origin(row), "lag");
    auto day = monday_after(add_days(column.period.last, *lag));
    auto const yesterday = add_days(calendar_.today(), -1);
    if (day > yesterday && telling.late) return Done{};
    day = std::min(day, yesterday);

    Step step{.origin = numbers_.origin(row),
              .as = telling.name.value_or(says("grid") + ":" + territory + ":" + column.period.key),
              .day = print_day(day),
              .time = numbers_.cell(row, "time"),
              .actor = telling.actor.value_or(numbers_.cell(row, "actor")),
              .operation = says("operation"),
              .kind = Step::Kind::number};
    step.input = input_of(row, column);
    step.input["channel"] = numbers_.cell(row, "channel");
    if (!put(step.input, says("cell"), telling.cell.value_or(text))) return wrong_line(step.origin, text);
    step.input.update(telling.fields);
    out.push_back(std::move(step));
    follow(out, telling, day);
    return Done{};
  }

  // What is usually done with such a number afterwards.
  void follow(std::vector<Step>& out, Telling const& telling, Day told) const {
    auto const operation = telling.then.value_or(says("then"));
    auto const day = monday_after(add_days(told, whole(says("then_days")).value_or(0)));
    if (operation.empty() || day >= calendar_.today()) return;
    auto const& number = out.back();
    out.push_back({.origin = number.origin,
                   .day = print_day(day),
                   .time = number.time,
                   .seconds = 600,
                   .actor = says("then_actor"),
                   .operation = operation,
                   .input = {{"id", "@" + number.as}},
                   .kind = Step::Kind::number});
  }

  StoryLines const& grids_;
  std::size_t line_;
  StoryLines const& tellings_;
  StoryLines const& numbers_;
  StoryCalendar const& calendar_;
  std::vector<Column> columns_;
};

}  // namespace

Result<std::vector<Step>> grid_steps(StoryLines const& grids, StoryLines const& tellings, Grids const& numbers,
                                     StoryCalendar const& calendar) {
  std::vector<Step> out;
  for (std::size_t line = 0; line < grids.size(); ++line) {
    auto const found = numbers.find(grids.cell(line, "grid"));
    if (found == numbers.end()) return wrong_line(grids.origin(line), "no such file");
    GridReader const reader(grids, line, tellings, found->second, calendar);
    ARPENT_TRY(steps, grids.cell(line, "day").empty() ? reader.cell_by_cell() : reader.whole_grid());
    std::move(steps.begin(), steps.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace arpent::replay
