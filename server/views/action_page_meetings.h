// What meetings on an action left on its page: the cases told, what people found good and hard, what was decided.
#pragma once
#include "operations/operation.h"
#include "views/answer_parts.h"

namespace arpent::views {

// A case that somebody told.
struct ActionStory {
  std::string id{}, title{}, meeting{};
  std::optional<std::string> on{};  // the day it was told
  std::optional<std::string> what_happened{}, how_well{}, could_improve{};

  static record::Shape const& shape() {
    using namespace record;
    using S = ActionStory;
    static Field const fields[] = {
        text<&S::id>("id"),
        text<&S::title>("title"),
        text<&S::meeting>("meeting"),
        date<&S::on>("on"),
        long_text<&S::what_happened>("what_happened"),
        long_text<&S::how_well>("how_well"),
        long_text<&S::could_improve>("could_improve"),
    };
    static Shape const shape = answer<S>("action_page_story", fields);
    return shape;
  }
};

// Notes that say the same, with how many there are and how many people put a dot on them (0 where nobody voted).
struct ActionGroup {
  std::string id{}, quadrant{}, title{}, meeting{};
  std::optional<std::string> on{};
  std::int64_t notes = 0, voters = 0;

  static record::Shape const& shape() {
    using namespace record;
    using G = ActionGroup;
    static Field const fields[] = {
        text<&G::id>("id"), text<&G::quadrant>("quadrant"), text<&G::title>("title"),      text<&G::meeting>("meeting"),
        date<&G::on>("on"), integer<&G::notes>("notes"),    integer<&G::voters>("voters"),
    };
    static Shape const shape = answer<G>("action_page_group", fields);
    return shape;
  }
};

struct ActionDecision {
  std::string id{}, text{}, state{}, meeting{};
  std::optional<std::string> on{}, leads_to{}, review_on{}, answer{};
  std::optional<Named> owner{}, can_say_yes{};

  static record::Shape const& shape() {
    using namespace record;
    using D = ActionDecision;
    static Field const fields[] = {
        record::text<&D::id>("id"),
        record::text<&D::text>("text"),
        record::text<&D::state>("state"),
        record::text<&D::meeting>("meeting"),
        date<&D::on>("on"),
        record::text<&D::leads_to>("leads_to"),
        date<&D::review_on>("review_on"),
        record::text<&D::answer>("answer"),
        object<&D::owner>("owner"),
        object<&D::can_say_yes>("can_say_yes"),
    };
    static Shape const shape = record::answer<D>("action_page_decision", fields);
    return shape;
  }
};

struct ActionMeeting {
  std::string id{}, title{}, state{};
  std::optional<std::string> starts_at{}, place{};

  static record::Shape const& shape() {
    using namespace record;
    using M = ActionMeeting;
    static Field const fields[] = {text<&M::id>("id"), text<&M::title>("title"), text<&M::state>("state"),
                                   moment<&M::starts_at>("starts_at"), text<&M::place>("place")};
    static Shape const shape = answer<M>("action_page_meeting", fields);
    return shape;
  }
};

// Latest meeting first; groups of one meeting by how many people found them important.
struct ActionMeetings {
  std::optional<ActionMeeting> live{}, next{};  // that runs; the one to come
  std::int64_t held = 0;
  std::vector<ActionStory> stories{};
  std::vector<ActionGroup> groups{};
  std::vector<ActionDecision> decisions{};

  static record::Shape const& shape() {
    using namespace record;
    using M = ActionMeetings;
    static Field const fields[] = {object<&M::live>("live"),   object<&M::next>("next"),
                                   integer<&M::held>("held"),  rows<&M::stories>("stories"),
                                   rows<&M::groups>("groups"), rows<&M::decisions>("decisions")};
    static Shape const shape = answer<M>("action_page_meetings", fields);
    return shape;
  }
};

// Of meetings that were closed: what is on the walls of one that runs is for those who are there. A case told elsewhere
// on this action is one of its own.
ActionMeetings meetings_on(Reader& reader, std::string const& action);

}  // namespace arpent::views
