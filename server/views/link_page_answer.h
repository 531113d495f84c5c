// What the page behind a link is told: no more than what the link is for.
#pragma once
#include "record/describe.h"

namespace arpent::views {

// A period whose number can be told, and what was told for it.
struct LinkPeriod {
  std::string key{}, label{};
  std::optional<double> value{}, numerator{}, denominator{};
  std::optional<std::string> state{}, question{};
  Json held_back{};  // why it waits

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&LinkPeriod::key>("key"),
        text<&LinkPeriod::label>("label"),
        number<&LinkPeriod::value>("value"),
        number<&LinkPeriod::numerator>("numerator"),
        number<&LinkPeriod::denominator>("denominator"),
        choice<&LinkPeriod::state>("state", "draft|submitted|accepted|returned|superseded"),
        text<&LinkPeriod::question>("question"),
        text<&LinkPeriod::held_back>("held_back"),
    };
    static Shape const shape = answer<LinkPeriod>("link_period", fields);
    return shape;
  }
};

// Why the action is done: the goal that it serves, in the words of the link between them.
struct LinkServes {
  std::string goal{};
  std::optional<std::string> reason{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&LinkServes::goal>("goal"), text<&LinkServes::reason>("reason")};
    static Shape const shape = answer<LinkServes>("link_serves", fields);
    return shape;
  }
};

// Somebody drawn to one of two ways, of whom nothing was told yet.
struct LinkArrival {
  std::string id{};
  bool tried = false;
  std::optional<std::string> who{}, at{};

  static record::Shape const& shape() {
    using namespace record;
    using L = LinkArrival;
    static Field const fields[] = {text<&L::id>("id"), flag<&L::tried>("tried"), text<&L::who>("who"),
                                   moment<&L::at>("at")};
    static Shape const shape = answer<L>("link_arrival", fields);
    return shape;
  }
};

struct LinkPlace {
  std::string place{};
  bool told = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&LinkPlace::place>("place"), flag<&LinkPlace::told>("told")};
    static Shape const shape = answer<LinkPlace>("link_place", fields);
    return shape;
  }
};

// Two ways compared: what is needed to tell of them, and nothing of what they show until now.
struct LinkWays {
  std::string kind{};  // blocks, arrivals, places
  std::optional<std::string> outcome{}, usual_way{};
  std::optional<std::int64_t> block_tried{}, block_usual{};
  std::int64_t rounds = 0;  // told so far
  std::vector<LinkArrival> arrivals{};
  std::vector<LinkPlace> places{};

  static record::Shape const& shape() {
    using namespace record;
    using L = LinkWays;
    static Field const fields[] = {
        choice<&L::kind>("kind", "blocks|arrivals|places"),
        text<&L::outcome>("outcome"),
        text<&L::usual_way>("usual_way"),
        integer<&L::block_tried>("block_tried"),
        integer<&L::block_usual>("block_usual"),
        integer<&L::rounds>("rounds"),
        rows<&L::arrivals>("arrivals"),
        rows<&L::places>("places"),
    };
    static Shape const shape = answer<L>("link_ways", fields);
    return shape;
  }
};

// A small test whose reports are asked for: what whoever tells them needs to see, and no figure of the others.
struct LinkPilot {
  std::string id{}, title{}, state{}, unit{};
  std::optional<std::string> place{}, difficulty{}, started_on{};
  std::vector<std::string> groups{}, red_lines{};
  bool watched = false;
  std::int64_t exposed = 0, cap = 0;  // taking part so far, and in this step at most
  Json rule{};
  std::optional<LinkWays> ways{};

  static record::Shape const& shape() {
    using namespace record;
    using L = LinkPilot;
    static Field const fields[] = {
        text<&L::id>("id"),
        text<&L::title>("title"),
        text<&L::state>("state"),
        text<&L::unit>("unit"),
        text<&L::place>("place"),
        text<&L::difficulty>("difficulty"),
        date<&L::started_on>("started_on"),
        texts<&L::groups>("groups"),
        texts<&L::red_lines>("red_lines"),
        flag<&L::watched>("watched"),
        integer<&L::exposed>("exposed"),
        integer<&L::cap>("cap"),
        text<&L::rule>("rule"),
        object<&L::ways>("ways"),
    };
    static Shape const shape = answer<L>("link_pilot", fields);
    return shape;
  }
};

// Somebody is asked to a meeting: when, where, and what they have said so far.
struct LinkInvitation {
  std::string id{}, meeting{}, title{}, state{};  // title and state of the meeting
  std::optional<std::string> action{}, starts_at{}, place{}, question{}, answer{};
  std::optional<std::string> what_happened{}, what_worked{}, could_improve{}, told_on{};
  std::optional<std::int64_t> minutes{};

  static record::Shape const& shape() {
    using namespace record;
    using L = LinkInvitation;
    static Field const fields[] = {
        text<&L::id>("id"),
        text<&L::meeting>("meeting"),
        text<&L::title>("title"),
        text<&L::state>("state"),
        text<&L::action>("action"),
        moment<&L::starts_at>("starts_at"),
        integer<&L::minutes>("minutes"),
        text<&L::place>("place"),
        text<&L::question>("question"),
        text<&L::answer>("answer"),
        long_text<&L::what_happened>("what_happened"),
        long_text<&L::what_worked>("what_worked"),
        long_text<&L::could_improve>("could_improve"),
        date<&L::told_on>("told_on"),
    };
    static Shape const shape = record::answer<L>("link_invitation", fields);
    return shape;
  }
};

// A group proposes; whoever can say yes is asked.
struct LinkDecision {
  std::string id{}, text{}, state{};
  std::optional<std::string> because{}, action{}, meeting{}, on{};  // the meeting's title, and its day
  std::optional<std::string> was{}, is{}, due{}, review_on{}, answer{}, answered_on{};

  static record::Shape const& shape() {
    using namespace record;
    using L = LinkDecision;
    static Field const fields[] = {
        record::text<&L::id>("id"),
        long_text<&L::text>("text"),
        record::text<&L::state>("state"),
        long_text<&L::because>("because"),
        record::text<&L::action>("action"),
        record::text<&L::meeting>("meeting"),
        date<&L::on>("on"),
        long_text<&L::was>("was"),
        long_text<&L::is>("is"),
        date<&L::due>("due"),
        date<&L::review_on>("review_on"),
        long_text<&L::answer>("answer"),
        date<&L::answered_on>("answered_on"),
    };
    static Shape const shape = record::answer<L>("link_decision", fields);
    return shape;
  }
};

struct LinkPage {
  std::string opens{}, city{};
  std::optional<std::string> label{}, action{}, inquiry{}, is_about{}, is_not_about{};
  std::vector<LinkServes> serves{};
  // Of a number:
  std::optional<std::string> indicator{}, title{}, how_noticed{}, measure{}, unit{}, territory{}, place{};
  std::vector<LinkPeriod> periods{};  // the one asked for now first, then earlier ones
  std::optional<double> last{};       // the figure before the period asked for
  std::optional<std::string> last_label{};
  std::int64_t answered = 0, concerned = 0;  // districts
  std::optional<std::string> reporter{}, proposed{};
  std::optional<LinkPilot> pilot{};
  std::optional<LinkInvitation> invitation{};
  std::optional<LinkDecision> decision{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        choice<&LinkPage::opens>("opens", "measurement|action|sheet|pilot|needs|inquiry|invitation|decision"),
        text<&LinkPage::city>("city"),
        text<&LinkPage::label>("label"),
        text<&LinkPage::action>("action"),
        text<&LinkPage::is_about>("is_about"),
        text<&LinkPage::is_not_about>("is_not_about"),
        reference<&LinkPage::inquiry>("inquiry", "inquiry"),
        rows<&LinkPage::serves>("serves"),
        reference<&LinkPage::indicator>("indicator", "indicator"),
        text<&LinkPage::title>("title"),
        text<&LinkPage::how_noticed>("how_noticed"),
        choice<&LinkPage::measure>("measure", "number|percent|ordinal|yes_no|qualitative"),
        text<&LinkPage::unit>("unit"),
        reference<&LinkPage::territory>("territory", "territory"),
        text<&LinkPage::place>("place"),
        rows<&LinkPage::periods>("periods"),
        number<&LinkPage::last>("last"),
        text<&LinkPage::last_label>("last_label"),
        integer<&LinkPage::answered>("answered"),
        integer<&LinkPage::concerned>("concerned"),
        reference<&LinkPage::reporter>("reporter", "reporter"),
        text<&LinkPage::proposed>("proposed"),
        object<&LinkPage::pilot>("pilot"),
        object<&LinkPage::invitation>("invitation"),
        object<&LinkPage::decision>("decision"),
    };
    static Shape const shape = answer<LinkPage>("link_page_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
