// What a meeting makes: examples told, groups of notes, options drawn, decisions, promises, things set aside for the
// plan.
#pragma once
#include "record/describe.h"

namespace arpent::meeting {

inline constexpr std::string_view quadrants = "strength|weakness|opportunity|threat";

// A real case of the action at work; notes are written around it.
struct Example {
  std::string id;
  std::int64_t revision = 0;
  std::string meeting;
  std::string title;  // "Port-Boyer, last winter"
  std::optional<std::string> action, territory;
  std::optional<std::string> what_happened, how_well, could_improve;
  std::optional<std::string> context, mechanism, outcome;  // for those who ask for it: realist evaluation
  std::optional<std::string> invitation;                   // whose case it was

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Example::meeting>("meeting", "meeting", {.required = true, .fixed = true}),
        text<&Example::title>("title", {.required = true}),
        reference<&Example::action>("action", "action"),
        reference<&Example::territory>("territory", "territory"),
        long_text<&Example::what_happened>("what_happened", {.max_length = 2000}),
        long_text<&Example::how_well>("how_well", {.max_length = 2000}),
        long_text<&Example::could_improve>("could_improve", {.max_length = 2000}),
        long_text<&Example::context>("context", {.max_length = 2000}),
        long_text<&Example::mechanism>("mechanism", {.max_length = 2000}),
        long_text<&Example::outcome>("outcome", {.max_length = 2000}),
        reference<&Example::invitation>("invitation", "invitation"),
    };
    static Shape const shape =
        kept<Example>("example", "examples", fields, {.title = "title", .searched = "title|what_happened"});
    return shape;
  }
};

// Notes that say the same, under a name; what dots are put on. Which notes are in it, the notes know (board.h).
struct Cluster {
  std::string id;
  std::int64_t revision = 0;
  std::string meeting;
  std::string quadrant;
  std::string title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Cluster::meeting>("meeting", "meeting", {.required = true, .fixed = true}),
        choice<&Cluster::quadrant>("quadrant", quadrants, {.required = true}),
        text<&Cluster::title>("title", {.required = true}),
    };
    static Shape const shape = kept<Cluster>("cluster", "clusters", fields, {.title = "title", .searched = "title"});
    return shape;
  }
};

// What could be improved; the crossing only where somebody asked for it.
struct Option {
  std::string id;
  std::int64_t revision = 0;
  std::string meeting;
  std::string text;
  std::optional<std::string> crossing;
  std::vector<std::string> from;  // the groups of notes it was drawn from
  std::optional<std::string> leads_to;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Option::meeting>("meeting", "meeting", {.required = true, .fixed = true}),
        record::text<&Option::text>("text", {.required = true}),
        choice<&Option::crossing>("crossing", "SO|ST|WO|WT"),
        references<&Option::from>("from", "cluster|example"),
        choice<&Option::leads_to>("leads_to", "adjustment|task|pilot|recommendation"),
    };
    static Shape const shape = kept<Option>("option", "options", fields, {.title = "text", .searched = "text"});
    return shape;
  }
};

struct Decision {
  std::string id;
  std::int64_t revision = 0;
  std::string meeting;
  std::string text;
  std::optional<std::string> action, because, owner, review_on;
  std::vector<std::string> from;           // options, groups of notes, examples
  std::optional<std::string> can_say_yes;  // whoever can decide; absent: the group itself
  std::optional<std::string> leads_to;     // what it becomes when it is confirmed
  // What leads_to needs: before and after (adjustment), the task's day.
  std::optional<std::string> was, is, due;
  // Written by operations.
  std::string state = "proposed";
  std::optional<std::string> asked_on, answered_on, answered_by, answer;
  std::optional<std::string> answered_how;  // of whoever can say yes; absent: the group decided
  std::optional<std::string> recorded_by;   // who wrote down what was said, or stood on paper
  std::vector<std::string> became;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Decision::meeting>("meeting", "meeting", {.required = true, .fixed = true}),
        long_text<&Decision::text>("text", {.required = true, .max_length = 2000}),
        reference<&Decision::action>("action", "action"),
        long_text<&Decision::because>("because", {.max_length = 2000}),
        reference<&Decision::owner>("owner", "person|post|stakeholder"),
        date<&Decision::review_on>("review_on"),
        references<&Decision::from>("from", "option|cluster|example"),
        reference<&Decision::can_say_yes>("can_say_yes", "person|post|stakeholder"),
        choice<&Decision::leads_to>("leads_to", "adjustment|task|pilot|recommendation"),
        long_text<&Decision::was>("was", {.max_length = 2000}),
        long_text<&Decision::is>("is", {.max_length = 2000}),
        date<&Decision::due>("due"),
        choice<&Decision::state>("state", "proposed|waiting|confirmed|declined",
                                 {.required = true, .by_operation = true}),
        date<&Decision::asked_on>("asked_on", {.by_operation = true}),
        date<&Decision::answered_on>("answered_on", {.by_operation = true}),
        record::text<&Decision::answered_by>("answered_by", {.by_operation = true}),
        long_text<&Decision::answer>("answer", {.max_length = 2000, .by_operation = true}),
        choice<&Decision::answered_how>("answered_how", "themselves|by_word|on_paper", {.by_operation = true}),
        reference<&Decision::recorded_by>("recorded_by", "person", {.by_operation = true}),
        references<&Decision::became>("became", "adjustment|task|pilot|recommendation", {.by_operation = true}),
    };
    static Shape const shape =
        kept<Decision>("decision", "decisions", fields, {.title = "text", .searched = "text|because"});
    return shape;
  }
};

// "What can each of us bring before next time?"
struct Promise {
  std::string id;
  std::int64_t revision = 0;
  std::string meeting;
  std::string brings;
  std::string text;
  std::optional<std::string> who;  // as they say it; or
  std::optional<std::string> person, stakeholder;
  std::optional<double> hours;
  std::optional<std::string> until;
  std::string state = "promised";

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Promise::meeting>("meeting", "meeting", {.required = true, .fixed = true}),
        choice<&Promise::brings>("brings", "hours|room|contact|other", {.required = true}),
        record::text<&Promise::text>("text", {.required = true}),
        record::text<&Promise::who>("who", {.personal = true}),
        reference<&Promise::person>("person", "person"),
        reference<&Promise::stakeholder>("stakeholder", "stakeholder"),
        number<&Promise::hours>("hours", {.min = 0, .max = 1000, .unit = "hours"}),
        date<&Promise::until>("until"),
        choice<&Promise::state>("state", "promised|kept|lapsed", {.required = true}),
    };
    static Shape const shape = kept<Promise>("promise", "promises", fields, {.title = "text"});
    return shape;
  }
};

// Said in the meeting, meant for the plan: it left the wall, and waits for the linking group.
struct Aside {
  std::string id;
  std::int64_t revision = 0;
  std::string meeting;
  std::string text;
  std::optional<std::string> action, quadrant, example;
  std::string state = "waiting";
  std::optional<std::string> answer, answered_on, answered_by;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Aside::meeting>("meeting", "meeting", {.required = true, .fixed = true}),
        long_text<&Aside::text>("text", {.required = true, .max_length = 5000}),
        reference<&Aside::action>("action", "action", {.fixed = true}),
        choice<&Aside::quadrant>("quadrant", quadrants, {.fixed = true}),
        reference<&Aside::example>("example", "example", {.fixed = true}),
        choice<&Aside::state>("state", "waiting|answered", {.required = true, .by_operation = true}),
        long_text<&Aside::answer>("answer", {.max_length = 2000, .by_operation = true}),
        date<&Aside::answered_on>("answered_on", {.by_operation = true}),
        reference<&Aside::answered_by>("answered_by", "person", {.by_operation = true}),
    };
    static Shape const shape =
        kept<Aside>("aside", "asides", fields, {.title = "text", .searched = "text", .audience = Audience::team});
    return shape;
  }
};

}  // namespace arpent::meeting
