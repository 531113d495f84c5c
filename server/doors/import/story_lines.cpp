#include "doors/import/story_lines.h"

namespace arpent::replay {
namespace {

Result<Step> step_in(std::string const& origin, std::string_view line) {
  auto parsed = parse_json(line);
  if (!parsed || !parsed->is_object()) return wrong_line(origin, "JSON");
  Step step{.origin = origin};
  for (auto const& [name, value] : parsed->items()) {
    if (name == "input" && value.is_object()) step.input = value;
    else if (name == "day" && value.is_number_integer()) step.day = std::to_string(value.get<int>());
    else if (!value.is_string()) return wrong_line(origin, name);
    else if (name == "day") step.day = value.get<std::string>();
    else if (name == "time") step.time = value.get<std::string>();
    else if (name == "actor") step.actor = value.get<std::string>();
    else if (name == "seat") step.seat = value.get<std::string>();
    else if (name == "room") step.room = value.get<std::string>();
    else if (name == "do") step.operation = value.get<std::string>();
    else if (name == "as") step.as = value.get<std::string>();
    else if (name == "why") step.why = value.get<std::string>();
    else return wrong_line(origin, name);
  }
  bool const needs_time = !step.day.starts_with("now-");
  if (step.day.empty() || (needs_time && step.time.empty()) || step.operation.empty())
    return wrong_line(origin, "day, time, do");
  return step;
}

}  // namespace

Result<std::vector<Step>> story_steps(std::string const& file, std::string_view jsonl) {
  std::vector<Step> out;
  for (int number = 1; !jsonl.empty(); ++number) {
    auto const end = jsonl.find('\n');
    auto const line = jsonl.substr(0, end);
    jsonl.remove_prefix(end == jsonl.npos ? jsonl.size() : end + 1);
    if (line.empty()) continue;
    ARPENT_TRY(step, step_in(file + ":" + std::to_string(number), line));
    out.push_back(std::move(step));
  }
  return out;
}

}  // namespace arpent::replay
