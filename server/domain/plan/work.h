// What an action produces (deliverable) and who does what by when (task).
#pragma once
#include "record/describe.h"

namespace arpent::plan {

struct Deliverable {
  std::string id;
  std::int64_t revision = 0;
  std::string action, title;
  std::optional<std::string> due, done_at;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Deliverable::action>("action", "action", {.required = true, .fixed = true}),
        text<&Deliverable::title>("title", {.required = true}),
        date<&Deliverable::due>("due"),
        date<&Deliverable::done_at>("done_at"),
    };
    static Shape const shape =
        kept<Deliverable>("deliverable", "deliverables", fields, {.searched = "title", .audience = Audience::open});
    return shape;
  }
};

struct Task {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> action, assignee, due, done_at;
  std::optional<std::string> about;  // the one thing that the task is about

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Task::title>("title", {.required = true}),
        reference<&Task::action>("action", "action"),
        reference<&Task::assignee>("assignee", "post|person"),
        date<&Task::due>("due"),
        date<&Task::done_at>("done_at"),
        reference<&Task::about>("about", "goal|contribution|indicator|territory"),
    };
    static Shape const shape = kept<Task>("task", "tasks", fields, {.searched = "title"});
    return shape;
  }
};

}  // namespace arpent::plan
