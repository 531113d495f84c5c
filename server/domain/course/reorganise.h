// A reorganisation is carried out: what hangs on the posts of yesterday (actions, numbers, promises, tasks, small
// tests, conditions watched, decisions to take) is handed over to those of tomorrow, and a post on which nothing is left
// ends and is left by whoever filled it: all in one entry, so that one undo takes it back.
#pragma once
#include "operations/operation.h"

namespace arpent::course {

// A post that takes over: one that is there already, or one that is made now.
struct NewPost {
  std::optional<std::string> post, title, body, holder;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&NewPost::post>("post", "post"), text<&NewPost::title>("title"),
                                   text<&NewPost::body>("body"), reference<&NewPost::holder>("holder", "person")};
    static Shape const shape = input<NewPost>("new_post", fields);
    return shape;
  }
};

// One thing that is handed over, and to which of them: 0 is the first.
struct Move {
  std::string kind, id;
  std::int64_t to = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        choice<&Move::kind>("kind", "action|reporter|involvement|task|pilot|condition|decision",
               {.required = true}),
        text<&Move::id>("id", {.required = true}), integer<&Move::to>("to", {.required = true, .min = 0})};
    static Shape const shape = input<Move>("move", fields);
    return shape;
  }
};

// Something that hangs on a post (or, a promise, on a partner).
struct Hanging {
  std::string kind, id;
  std::string title;    // of the action, the indicator, the promise, the task…
  std::string under{};  // the action it belongs to, the place of a number
  std::vector<std::string> posts{};  // of those asked about; none for a promise, which hangs on the partner
};

// What hangs on these posts and on this partner ("": none), in the order of kinds above. What is over does not: dropped
// actions, retired indicators, tasks done, small tests debriefed, decisions answered.
std::vector<Hanging> hanging_on(Reader& reader, std::vector<std::string> const& posts, std::string const& partner);

void add_reorganise(Register& all);

}  // namespace arpent::course
