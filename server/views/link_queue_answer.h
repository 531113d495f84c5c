// What the queue of the linking group answers.
#pragma once
#include "views/plan_lines.h"

namespace arpent::views {

// One thing to look at. `title` is what it is called, `text` the sentence to be judged, `beside` what helps to judge.
struct QueueItem {
  std::string what{}, id{}, title{};
  std::int64_t revision = 0;
  std::optional<std::string> why{}, text{}, beside{}, since{}, territory{};
  std::optional<std::string> step{}, quadrant{};  // of a meeting, at which it was said
  std::optional<std::string> body{};              // id: to whom it is recommended
  std::optional<std::int64_t> months{}, people{};
  std::optional<NamedThing> action{}, goal{}, from{}, meeting{};

  static record::Shape const& shape() {
    using namespace record;
    using Q = QueueItem;
    static Field const fields[] = {
        choice<&Q::what>(
            "what",
            "aside|link|decision|decision_to_recommend|adjustment|condition|recommendation|recommendation_to_put|"
            "assumption|need|orphan|goal_without_action|goal_not_measured"),
        record::text<&Q::id>("id"),
        record::text<&Q::title>("title"),
        integer<&Q::revision>("revision"),
        record::text<&Q::why>("why"),
        long_text<&Q::text>("text"),
        long_text<&Q::beside>("beside"),
        date<&Q::since>("since"),
        record::text<&Q::territory>("territory"),
        record::text<&Q::step>("step"),
        record::text<&Q::quadrant>("quadrant"),
        record::text<&Q::body>("body"),
        integer<&Q::months>("months"),
        integer<&Q::people>("people", {.unit = "people"}),
        object<&Q::action>("action"),
        object<&Q::goal>("goal"),
        object<&Q::from>("from"),
        object<&Q::meeting>("meeting"),
    };
    static Shape const shape = answer<Q>("queue_item", fields);
    return shape;
  }
};

struct LinkQueue {
  std::vector<QueueItem> items{};
  std::vector<NamedThing> goals{};  // to choose one from

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&LinkQueue::items>("items"), rows<&LinkQueue::goals>("goals")};
    static Shape const shape = answer<LinkQueue>("link_queue_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
