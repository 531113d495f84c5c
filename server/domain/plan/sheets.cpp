#include "domain/plan/sheets.h"

#include "base/text.h"
#include "domain/plan/action.h"
#include "domain/plan/goal.h"

namespace arpent::plan {
namespace {

using intake::cell;
using intake::Column;
using intake::Draft;
using intake::Drafts;
using intake::Row;
using intake::text;

constexpr char const* levels[] = {"goal_1", "goal_2", "goal_3"};

// The plan that goals and actions without one belong to: the latest that is not closed, else a new one.
std::string current_plan(Drafts& drafts) {
  auto& known = drafts.memory("plan");
  if (known.is_string()) return known.get<std::string>();
  std::string id;
  for (auto const& plan : drafts.all("plan"))
    if (id.empty() || plan["state"] != "closed") id = plan["id"].get<std::string>();
  if (id.empty()) {
    auto const& cities = drafts.all("city");
    auto const title = cities.empty() ? Json("Plan") : cities.front()["name"];
    id = drafts.put({.kind = "plan", .fields = {{"title", title}}});
  }
  known = id;
  return id;
}

std::string code_of(Json const& numbered) { return numbered.is_object() ? numbered.value("code", "") : ""; }

Draft goal_draft(Drafts& drafts, Json const& numbered, std::string const& parent) {
  Draft draft{.kind = "goal", .fields = {{"title", numbered["title"]}}, .initial = {{"plan", current_plan(drafts)}}};
  if (auto const code = code_of(numbered); !code.empty()) draft.fields["code"] = code;
  draft.fields["parent"] = parent.empty() ? Json(nullptr) : Json(parent);
  return draft;
}

// The goals that a row stands under, from the top: an axis that is written once holds for the rows below it.
struct Under {
  std::string goal;   // the deepest; "" for none
  std::string above;  // its parent
  Json deepest{};     // as written
  std::string column{};
};

Under goals_above(Row const& row, Drafts& drafts) {
  auto& path = drafts.memory("path");
  if (!path.is_array()) path = Json::array({nullptr, nullptr, nullptr});
  std::size_t deepest = 0;
  for (std::size_t level = 0; level < std::size(levels); ++level)
    if (cell(row, levels[level]).is_object()) deepest = level + 1;
  Under under;
  for (std::size_t level = 0; level < deepest; ++level) {
    auto const& written = cell(row, levels[level]);
    if (written.is_object()) {
      if (written != path[level])
        for (std::size_t below = level + 1; below < std::size(levels); ++below) path[below] = nullptr;
      path[level] = written;
    }
    if (!path[level].is_object()) continue;
    auto draft = goal_draft(drafts, path[level], under.goal);
    draft.read = {{"title", levels[level]}, {"code", levels[level]}};
    under = {.goal = {}, .above = under.goal, .deepest = path[level], .column = levels[level]};
    under.goal = drafts.put(std::move(draft));
  }
  return under;
}

// Fields of the record that are columns of the row under their own name.
Json own_fields(Row const& row, record::Shape const& shape, std::initializer_list<std::string_view> fields) {
  Json out = Json::object();
  for (auto const name : fields)
    if (auto const found = row.find(name); found != row.end() && shape.find(name))
      out[std::string(name)] = found->second;
  return out;
}

void read_outlined(Row const& row, Drafts& drafts) {
  auto& above = drafts.memory("above");
  if (!above.is_array()) above = Json::array();
  auto const depth = std::min<std::size_t>(cell(row, "depth").get<std::size_t>(), above.size());
  auto draft = goal_draft(drafts, {{"code", text(row, "code")}, {"title", cell(row, "title").value("title", "")}},
                          depth == 0 ? "" : above[depth - 1].get<std::string>());
  draft.about_row = true;
  while (above.size() > depth) above.erase(above.size() - 1);
  above.push_back(drafts.put(std::move(draft)));
}

void read_goal(Row const& row, Drafts& drafts) {
  if (cell(row, "depth").is_number()) return read_outlined(row, drafts);
  auto const under = goals_above(row, drafts);
  auto fields = own_fields(row, Goal::shape(), {"code", "statement", "weight", "priority", "themes", "stages"});
  auto const& title = cell(row, "title");
  if (title.is_null() && under.deepest.is_object()) {
    // A sheet of axes alone: the row is about the deepest of them.
    auto draft = goal_draft(drafts, under.deepest, under.above);
    draft.about_row = true;
    draft.read = {{"title", under.column}};
    if (fields.value("code", Json()).is_null()) fields.erase("code");
    draft.fields.update(fields);
    drafts.put(std::move(draft));
    return;
  }
  Draft draft{.kind = "goal", .fields = std::move(fields), .about_row = true};
  draft.initial["plan"] = current_plan(drafts);
  draft.fields["title"] = title.is_object() ? title["title"] : title;
  if (auto const code = code_of(title); !code.empty() && draft.fields.value("code", Json()).is_null())
    draft.fields["code"] = code;
  if (!under.goal.empty()) draft.fields["parent"] = under.goal;
  drafts.put(std::move(draft));
}

// Two names in one cell: "Sophie Martin, Ali Ben Saïd", "S. Martin / A. Ben Saïd"; but "Martin, Sophie" is one.
bool names_two(std::string const& text) {
  for (auto const* between : {" / ", "/", " et ", " and ", " & ", ";", ",", "\n"}) {
    auto const at = text.find(between);
    if (at == std::string::npos) continue;
    auto const one = trim(text.substr(0, at)), other = trim(text.substr(at + std::string_view(between).size()));
    if (one.find(' ') != one.npos && other.find(' ') != other.npos) return true;
  }
  return false;
}

// What a new post is called: the body where that is free, else with the action it leads, since two posts of one name
// cannot be told apart.
std::string title_of_post(Drafts& drafts, std::string const& body, std::string const& action,
                          std::string const& person) {
  if (body.empty()) return action;
  auto& taken = drafts.memory("posts of " + body);
  for (auto const& post : drafts.all("post"))
    if (taken.is_null() && post["title"] == body) taken = post["holder"].is_string() ? post["holder"] : Json("");
  if (taken.is_null()) taken = person;
  return taken == person ? body : body + ", " + action;
}

// The post of somebody who is named: a post of that name, the post that this person fills, or a new one for them. The
// name of a person is written in the person alone, where it can be erased.
Json post_of(Drafts& drafts, std::string const& name, std::string const& body, std::string const& action) {
  if (name.empty()) return nullptr;
  if (auto const post = drafts.named("post", name); !post.empty()) return post;
  if (names_two(name)) {
    drafts.fault("lead", {"import.two_people", {{"text", name}}});
    return nullptr;
  }
  auto person = drafts.named("person", name);
  if (person.empty()) person = drafts.put({.kind = "person", .fields = {{"name", name}}, .read = {{"name", "lead"}}});
  return drafts.put({.kind = "post",
                     .fields = {{"title", title_of_post(drafts, body, action, person)},
                                {"body", body.empty() ? Json(nullptr) : Json(body)},
                                {"holder", person}},
                     .read = {{"title", "lead"}},
                     .key = {"holder"}});
}

Json sponsor_of(Drafts& drafts, std::string const& name) {
  if (name.empty()) return nullptr;
  if (auto const post = drafts.named("post", name); !post.empty()) return post;
  if (auto const person = drafts.named("person", name); !person.empty())
    for (auto const& post : drafts.all("post"))
      if (post["holder"] == person) return post["id"];
  return drafts.put({.kind = "post", .fields = {{"title", name}}, .read = {{"title", "sponsor"}}});
}

// Titles of another kind, each made where it is missing.
Json titled(Row const& row, Drafts& drafts, std::string const& column, std::string const& kind) {
  Json out = Json::array();
  if (auto const& names = cell(row, column); names.is_array())
    for (auto const& name : names)
      out.push_back(drafts.put({.kind = kind, .fields = {{"title", name}}, .read = {{"title", column}}}));
  return out;
}

void read_action(Row const& row, Drafts& drafts) {
  auto const under = goals_above(row, drafts);
  Draft draft{.kind = "action", .about_row = true};
  draft.fields = own_fields(row, Action::shape(),
                            {"code", "title", "is_about", "is_not_about", "state", "starts_on", "ends_on", "body",
                             "budget", "territories", "stages", "priority_level"});
  draft.initial["plan"] = current_plan(drafts);
  auto const has = [&](std::string_view column) { return row.find(column) != row.end(); };
  if (has("lead")) draft.fields["lead"] = post_of(drafts, text(row, "lead"), text(row, "body"), text(row, "title"));
  if (has("sponsor")) draft.fields["sponsor"] = sponsor_of(drafts, text(row, "sponsor"));
  if (has("target_groups")) draft.fields["target_groups"] = titled(row, drafts, "target_groups", "target_group");
  if (has("themes")) draft.fields["themes"] = titled(row, drafts, "themes", "theme");
  auto const action = drafts.put(std::move(draft));
  // What such sheets call an indicator is the beginning of one: how it would be noticed is still to be said.
  if (auto const& names = cell(row, "indicators"); names.is_array())
    for (auto const& name : names)
      drafts.put({.kind = "indicator",
                  .fields = {{"title", name}, {"action", action}},
                  .initial = {{"state", "draft"}, {"reason_extra", name}},
                  .read = {{"title", "indicators"}},
                  .key = {"action", "title"}});
  if (under.goal.empty()) return;
  Draft link{.kind = "contribution",
             .fields = {{"action", action}, {"goal", under.goal}},
             .read = {{"goal", under.column}, {"action", "title"}},
             .key = {"action", "goal"}};
  if (auto const& reason = cell(row, "reason"); reason.is_string()) link.fields["reason"] = reason;
  drafts.put(std::move(link));
}

std::vector<Column> own_columns(record::Shape const& shape, std::initializer_list<std::string_view> fields) {
  std::vector<Column> out;
  for (auto const field : fields) out.push_back(intake::own(shape, field));
  return out;
}

Column as(Column column, intake::As as) {
  column.as = as;
  return column;
}

std::vector<Column> level_columns() {
  std::vector<Column> out;
  for (auto const* level : levels) out.push_back({.name = level, .as = intake::As::numbered});
  return out;
}

}  // namespace

void add_intakes(Register& all) {
  auto const& action = Action::shape();
  auto columns = level_columns();
  for (auto& own : own_columns(action, {"code", "title", "is_about", "is_not_about", "state", "starts_on", "ends_on",
                                        "body", "budget", "territories", "stages", "priority_level"}))
    columns.push_back(std::move(own));
  columns.push_back(as(intake::own(action, "lead"), intake::As::text));
  columns.push_back(as(intake::own(action, "sponsor"), intake::As::text));
  columns.push_back(as(intake::own(action, "target_groups"), intake::As::list));
  columns.push_back(as(intake::own(action, "themes"), intake::As::list));
  columns.push_back({.name = "reason"});
  columns.push_back({.name = "indicators", .as = intake::As::list});
  all.intakes.push_back(
      {.name = "actions", .about = "action", .columns = std::move(columns), .read = read_action, .needs = {"title"}});

  auto goals = level_columns();
  for (auto& own : own_columns(Goal::shape(), {"code", "statement", "weight", "priority", "themes", "stages"}))
    goals.push_back(std::move(own));
  goals.push_back(as(intake::own(Goal::shape(), "title"), intake::As::numbered));
  all.intakes.push_back({.name = "goals",
                         .about = "goal",
                         .columns = std::move(goals),
                         .read = read_goal,
                         .needs = {"title", "goal_1", "goal_2"},
                         .lines = "title",
                         .outline = true});
}

}  // namespace arpent::plan
