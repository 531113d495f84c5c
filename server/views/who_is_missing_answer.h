// What the page of who is missing answers.
#pragma once
#include "views/answer_parts.h"

namespace arpent::views {

// One district among those counted. `people` is absent where fewer than five were counted, unless the team asks; the
// word stands all the same.
struct PresenceHere {
  std::optional<std::int64_t> people{};
  std::optional<double> share{};  // of all counted, in percent; absent with `people`
  std::optional<std::string> word{};  // absent where nobody was counted at all
  std::int64_t short_of = 0;      // people more would make it the district's share

  static record::Shape const& shape() {
    using namespace record;
    using P = PresenceHere;
    static Field const fields[] = {
        integer<&P::people>("people", {.unit = "people"}),
        number<&P::share>("share", {.unit = "%"}),
        choice<&P::word>("word", "strongly_under|under|about_right|over|too_few_to_tell"),
        integer<&P::short_of>("short_of", {.unit = "people"}),
    };
    static Shape const shape = answer<P>("presence_here", fields);
    return shape;
  }
};

struct DistrictPresence {
  std::string id{}, name{};
  std::int64_t base = 0;  // those who live there
  double share = 0;       // of the city's, in percent
  PresenceHere presence{}, voice{}, influence{};

  static record::Shape const& shape() {
    using namespace record;
    using D = DistrictPresence;
    static Field const fields[] = {
        text<&D::id>("id"),
        text<&D::name>("name"),
        integer<&D::base>("base", {.unit = "people"}),
        number<&D::share>("share", {.unit = "%"}),
        object<&D::presence>("presence"),
        object<&D::voice>("voice"),
        object<&D::influence>("influence"),
    };
    static Shape const shape = answer<D>("district_presence", fields);
    return shape;
  }
};

// All districts together. `moved`: in percent, the share of those counted who would have to come from elsewhere.
struct PresenceTogether {
  std::int64_t people = 0, elsewhere = 0;  // elsewhere: counted without a district
  std::optional<double> moved{};
  bool by_chance = false;  // chance alone could have made it

  static record::Shape const& shape() {
    using namespace record;
    using P = PresenceTogether;
    static Field const fields[] = {
        integer<&P::people>("people", {.unit = "people"}),
        integer<&P::elsewhere>("elsewhere", {.unit = "people"}),
        number<&P::moved>("moved", {.unit = "%"}),
        flag<&P::by_chance>("by_chance"),
    };
    static Shape const shape = answer<P>("presence_together", fields);
    return shape;
  }
};

struct GroupThere {
  std::string there_as{};
  std::optional<std::int64_t> people{};  // absent below five, unless the team asks
  std::optional<double> share{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&GroupThere::there_as>("there_as"),
                                   integer<&GroupThere::people>("people", {.unit = "people"}),
                                   number<&GroupThere::share>("share", {.unit = "%"})};
    static Shape const shape = answer<GroupThere>("group_there", fields);
    return shape;
  }
};

struct InviteNext {
  std::string id{}, name{};
  std::int64_t seats = 0;        // of the next ones
  std::int64_t invitations = 0;  // for these to come, on average
  std::int64_t short_of = 0;
  double share = 0;                    // that lives there, in percent
  std::vector<std::string> through{};  // partners of the district

  static record::Shape const& shape() {
    using namespace record;
    using I = InviteNext;
    static Field const fields[] = {
        text<&I::id>("id"),
        text<&I::name>("name"),
        integer<&I::seats>("seats"),
        integer<&I::invitations>("invitations"),
        integer<&I::short_of>("short_of", {.unit = "people"}),
        number<&I::share>("share", {.unit = "%"}),
        texts<&I::through>("through"),
    };
    static Shape const shape = answer<I>("invite_next", fields);
    return shape;
  }
};

struct WhoIsMissing {
  std::optional<std::string> base{};  // what stands for those who live there; absent: not known of every district
  std::optional<std::string> base_source{};
  std::optional<std::int64_t> base_year{};
  std::string from{}, to{};
  std::vector<Named> groups{};  // whose shares are known of every district
  std::vector<DistrictPresence> districts{};
  PresenceTogether presence{}, voice{}, influence{};
  std::vector<GroupThere> there{};
  std::optional<std::string> parents_word{};  // parents among all present, against the aim
  std::vector<InviteNext> next{};
  std::optional<std::string> next_of{};  // what they are short of: presence, or voice where nobody was counted

  static record::Shape const& shape() {
    using namespace record;
    using W = WhoIsMissing;
    static Field const fields[] = {
        choice<&W::base>("base", "group|families|pupils|population"),
        text<&W::base_source>("base_source"),
        integer<&W::base_year>("base_year"),
        date<&W::from>("from"),
        date<&W::to>("to"),
        rows<&W::groups>("groups"),
        rows<&W::districts>("districts"),
        object<&W::presence>("presence"),
        object<&W::voice>("voice"),
        object<&W::influence>("influence"),
        rows<&W::there>("there"),
        choice<&W::parents_word>("parents_word", "strongly_under|under|about_right|over|too_few_to_tell"),
        rows<&W::next>("next"),
        choice<&W::next_of>("next_of", "presence|voice"),
    };
    static Shape const shape = answer<W>("who_is_missing_answer", fields);
    return shape;
  }
};

// One quarter of a year of a district. A count that is absent is below five, and told to the team only.
struct EngagementQuarter {
  std::string key{};  // "2026-Q1"
  std::optional<std::int64_t> present{}, voices{};
  std::int64_t links = 0;  // opened at least once

  static record::Shape const& shape() {
    using namespace record;
    using E = EngagementQuarter;
    static Field const fields[] = {text<&E::key>("key"), integer<&E::present>("present", {.unit = "people"}),
                                   integer<&E::voices>("voices", {.unit = "people"}), integer<&E::links>("links")};
    static Shape const shape = answer<E>("engagement_quarter", fields);
    return shape;
  }
};

struct DistrictEngagement {
  std::vector<EngagementQuarter> quarters{};  // the latest last; none where nothing was ever counted
  bool meetings = false;                      // people present are counted in this city

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&DistrictEngagement::quarters>("quarters"),
                                   flag<&DistrictEngagement::meetings>("meetings")};
    static Shape const shape = answer<DistrictEngagement>("district_engagement_answer", fields);
    return shape;
  }
};

struct MissingQuestion {
  std::optional<std::string> group{};
  std::optional<std::int64_t> months{}, aim{};

  static record::Shape const& shape() {
    using namespace record;
    using M = MissingQuestion;
    static Field const fields[] = {reference<&M::group>("group", "target_group"),
                                   integer<&M::months>("months", {.min = 1, .max = 120}),
                                   integer<&M::aim>("aim", {.min = 1, .max = 100, .unit = "%"})};
    static Shape const shape = input<M>("missing_question", fields);
    return shape;
  }
};

}  // namespace arpent::views
