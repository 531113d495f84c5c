// What the screens of meetings answer. Records of the room stand in them as they are kept, with the names of whom and
// what they point to beside them.
#pragma once
#include "domain/meeting/board.h"
#include "domain/meeting/meeting.h"
#include "domain/meeting/outcome.h"
#include "domain/meeting/people_there.h"
#include "views/answer_parts.h"

namespace arpent::views {

struct MeetingRow {
  std::string id{};
  std::int64_t revision = 0;
  std::string title{}, kind{}, state{};
  std::optional<std::string> series{}, series_title{};
  std::optional<std::int64_t> number{}, of{};  // the third of six
  std::optional<Named> action{}, territory{}, facilitator{}, second_facilitator{};
  std::optional<std::string> starts_at{}, place{}, minutes_state{};
  std::optional<std::int64_t> minutes{}, dots_each{};
  bool can_lead = false;

  static record::Shape const& shape() {
    using namespace record;
    using M = MeetingRow;
    static Field const fields[] = {
        text<&M::id>("id"),
        integer<&M::revision>("revision"),
        text<&M::title>("title"),
        text<&M::kind>("kind"),
        text<&M::state>("state"),
        text<&M::series>("series"),
        text<&M::series_title>("series_title"),
        integer<&M::number>("number"),
        integer<&M::of>("of"),
        object<&M::action>("action"),
        object<&M::territory>("territory"),
        object<&M::facilitator>("facilitator"),
        object<&M::second_facilitator>("second_facilitator"),
        moment<&M::starts_at>("starts_at"),
        text<&M::place>("place"),
        text<&M::minutes_state>("minutes_state"),
        integer<&M::minutes>("minutes"),
        integer<&M::dots_each>("dots_each"),
        flag<&M::can_lead>("can_lead"),
    };
    static Shape const shape = answer<M>("meeting_row", fields);
    return shape;
  }
};

struct SeriesRow {
  std::string id{}, title{}, kind{};
  std::vector<std::string> meetings{};  // in their order

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&SeriesRow::id>("id"), text<&SeriesRow::title>("title"),
                                   text<&SeriesRow::kind>("kind"), texts<&SeriesRow::meetings>("meetings")};
    static Shape const shape = answer<SeriesRow>("series_row", fields);
    return shape;
  }
};

struct MeetingList {
  std::vector<MeetingRow> live{}, upcoming{}, past{};  // upcoming: the next first; past: the latest first
  std::vector<SeriesRow> series{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&MeetingList::live>("live"), rows<&MeetingList::upcoming>("upcoming"),
                                   rows<&MeetingList::past>("past"), rows<&MeetingList::series>("series")};
    static Shape const shape = answer<MeetingList>("meeting_list_answer", fields);
    return shape;
  }
};

// How those who were there felt, at one meeting of a row of them: means of five answers and more.
struct PulsePoint {
  std::string meeting{}, on{};
  std::int64_t answers = 0;
  double trust = 0, purpose = 0, ownership = 0;

  static record::Shape const& shape() {
    using namespace record;
    using P = PulsePoint;
    static Field const fields[] = {text<&P::meeting>("meeting"),    date<&P::on>("on"),
                                   integer<&P::answers>("answers"), number<&P::trust>("trust"),
                                   number<&P::purpose>("purpose"),  number<&P::ownership>("ownership")};
    static Shape const shape = answer<P>("pulse_point", fields);
    return shape;
  }
};

struct MeetingPage {
  MeetingRow meeting{};
  std::optional<std::string> opened_at{}, closed_at{}, cancelled_because{}, minutes_text{};
  std::vector<std::string> serves{};                        // titles of the goals its action serves
  std::vector<meeting::AgendaItem> agenda{}, open_items{};  // open_items: left over by earlier meetings on this action
  std::vector<meeting::Invitation> invitations{};
  std::vector<meeting::Attendance> attendance{};
  std::vector<meeting::Example> examples{};
  std::vector<meeting::Cluster> clusters{};
  std::vector<meeting::Option> options{};
  std::vector<meeting::Decision> decisions{}, last_decisions{};  // last: of earlier meetings on this action
  std::vector<std::string> asked_of_me{};  // decisions that whoever looks can say yes to
  std::vector<meeting::Promise> promises{};
  std::vector<meeting::Aside> asides{};  // for the team
  std::int64_t pulses = 0;
  std::vector<PulsePoint> pulse{};
  std::optional<MeetingRow> earlier{}, next{};  // in its series
  std::vector<Named> names{};                   // of all that is pointed to above

  static record::Shape const& shape() {
    using namespace record;
    using M = MeetingPage;
    static Field const fields[] = {
        object<&M::meeting>("meeting"),
        moment<&M::opened_at>("opened_at"),
        moment<&M::closed_at>("closed_at"),
        long_text<&M::cancelled_because>("cancelled_because"),
        long_text<&M::minutes_text>("minutes_text"),
        texts<&M::serves>("serves"),
        rows<&M::agenda>("agenda"),
        rows<&M::open_items>("open_items"),
        rows<&M::invitations>("invitations"),
        rows<&M::attendance>("attendance"),
        rows<&M::examples>("examples"),
        rows<&M::clusters>("clusters"),
        rows<&M::options>("options"),
        rows<&M::decisions>("decisions"),
        rows<&M::last_decisions>("last_decisions"),
        texts<&M::asked_of_me>("asked_of_me"),
        rows<&M::promises>("promises"),
        rows<&M::asides>("asides"),
        integer<&M::pulses>("pulses"),
        rows<&M::pulse>("pulse"),
        object<&M::earlier>("earlier"),
        object<&M::next>("next"),
        rows<&M::names>("names"),
    };
    static Shape const shape = answer<M>("meeting_page_answer", fields);
    return shape;
  }
};

struct RoomNote {
  std::string id{}, quadrant{}, text{};
  std::optional<std::string> example{}, cluster{}, into{}, hidden_because{}, aside{};
  bool hidden = false, mine = false;

  static record::Shape const& shape() {
    using namespace record;
    using N = RoomNote;
    static Field const fields[] = {
        record::text<&N::id>("id"),
        record::text<&N::quadrant>("quadrant"),
        long_text<&N::text>("text"),
        record::text<&N::example>("example"),
        record::text<&N::cluster>("cluster"),
        record::text<&N::into>("into"),
        record::text<&N::hidden_because>("hidden_because"),
        record::text<&N::aside>("aside"),
        flag<&N::hidden>("hidden"),
        flag<&N::mine>("mine"),
    };
    static Shape const shape = answer<N>("room_note", fields);
    return shape;
  }
};

struct GroupRank {
  std::string there_as{};
  std::int64_t rank = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&GroupRank::there_as>("there_as"), integer<&GroupRank::rank>("rank")};
    static Shape const shape = answer<GroupRank>("group_rank", fields);
    return shape;
  }
};

// A group of notes, or a note of no group, that dots are put on.
struct RoomItem {
  std::string id{}, title{}, quadrant{};
  bool is_cluster = false;
  std::optional<std::int64_t> mine{};  // dots of this phone
  // Once the vote is closed.
  std::optional<std::int64_t> dots{}, voters{}, rank_by_dots{}, rank_by_voters{};
  bool talk_about = false;
  std::vector<GroupRank> by_group{};

  static record::Shape const& shape() {
    using namespace record;
    using I = RoomItem;
    static Field const fields[] = {
        text<&I::id>("id"),
        text<&I::title>("title"),
        text<&I::quadrant>("quadrant"),
        flag<&I::is_cluster>("is_cluster"),
        integer<&I::mine>("mine"),
        integer<&I::dots>("dots"),
        integer<&I::voters>("voters"),
        integer<&I::rank_by_dots>("rank_by_dots"),
        integer<&I::rank_by_voters>("rank_by_voters"),
        flag<&I::talk_about>("talk_about"),
        rows<&I::by_group>("by_group"),
    };
    static Shape const shape = answer<I>("room_item", fields);
    return shape;
  }
};

struct HereCount {
  std::string there_as{};  // "": not said
  std::int64_t people = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&HereCount::there_as>("there_as"), integer<&HereCount::people>("people")};
    static Shape const shape = answer<HereCount>("here_count", fields);
    return shape;
  }
};

struct RoomCounts {
  std::int64_t strength = 0, weakness = 0, opportunity = 0, threat = 0;

  static record::Shape const& shape() {
    using namespace record;
    using R = RoomCounts;
    static Field const fields[] = {integer<&R::strength>("strength"), integer<&R::weakness>("weakness"),
                                   integer<&R::opportunity>("opportunity"), integer<&R::threat>("threat")};
    static Shape const shape = answer<R>("room_counts", fields);
    return shape;
  }
};

// The "what for?" that a step of the agenda asks.
struct RoomQuestion {
  std::string id{}, question{}, state{};
  std::string item{};                  // of the agenda
  std::optional<std::string> token{};  // opens its door to whoever sits in the meeting

  static record::Shape const& shape() {
    using namespace record;
    using Q = RoomQuestion;
    static Field const fields[] = {text<&Q::id>("id"), text<&Q::question>("question"), text<&Q::state>("state"),
                                   text<&Q::item>("item"), text<&Q::token>("token")};
    static Shape const shape = answer<Q>("room_question", fields);
    return shape;
  }
};

struct MeetingRoom {
  std::string id{}, title{}, as{}, state{};
  std::int64_t moment = 0;
  std::optional<std::string> action_title{}, place{}, step_since{};
  std::optional<std::int64_t> step_seconds{};  // since then, by the clock of the server
  std::optional<meeting::AgendaItem> step{};
  std::vector<meeting::AgendaItem> agenda{};
  bool revealed = false, phones = false, pulse_asked = false;
  std::string dots{};
  std::int64_t dots_each = 0, dots_left = 0, voters = 0, pulses = 0, here = 0;
  std::optional<std::string> code{}, url{};
  std::vector<std::string> qr{};
  std::optional<RoomQuestion> what_for{};
  std::vector<HereCount> here_as{};
  RoomCounts counts{};
  std::vector<meeting::Example> examples{};
  std::vector<meeting::Cluster> clusters{};
  std::vector<RoomNote> notes{};
  std::vector<RoomItem> items{};
  std::vector<meeting::Option> options{};
  std::vector<meeting::Decision> decisions{};
  std::vector<meeting::Promise> promises{};

  static record::Shape const& shape() {
    using namespace record;
    using R = MeetingRoom;
    static Field const fields[] = {
        text<&R::id>("id"),
        text<&R::title>("title"),
        text<&R::as>("as"),
        text<&R::state>("state"),
        integer<&R::moment>("moment"),
        text<&R::action_title>("action_title"),
        text<&R::place>("place"),
        record::moment<&R::step_since>("step_since"),
        integer<&R::step_seconds>("step_seconds"),
        object<&R::step>("step"),
        rows<&R::agenda>("agenda"),
        flag<&R::revealed>("revealed"),
        flag<&R::phones>("phones"),
        flag<&R::pulse_asked>("pulse_asked"),
        text<&R::dots>("dots"),
        integer<&R::dots_each>("dots_each"),
        integer<&R::dots_left>("dots_left"),
        integer<&R::voters>("voters"),
        integer<&R::pulses>("pulses"),
        integer<&R::here>("here"),
        text<&R::code>("code"),
        text<&R::url>("url"),
        texts<&R::qr>("qr"),
        object<&R::what_for>("what_for"),
        rows<&R::here_as>("here_as"),
        object<&R::counts>("counts"),
        rows<&R::examples>("examples"),
        rows<&R::clusters>("clusters"),
        rows<&R::notes>("notes"),
        rows<&R::items>("items"),
        rows<&R::options>("options"),
        rows<&R::decisions>("decisions"),
        rows<&R::promises>("promises"),
    };
    static Shape const shape = answer<R>("meeting_room_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
