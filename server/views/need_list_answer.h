// What the screens of needs answer.
#pragma once
#include "views/answer_parts.h"

namespace arpent::views {

struct SaidBelow {
  std::string id{}, title{};
  std::int64_t people = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&SaidBelow::id>("id"), text<&SaidBelow::title>("title"),
                                   integer<&SaidBelow::people>("people")};
    static Shape const shape = answer<SaidBelow>("said_below", fields);
    return shape;
  }
};

struct NeedLine {
  std::string id{};
  std::int64_t revision = 0;
  std::string title{}, state{}, territory{}, place{};
  std::optional<std::string> public_title{}, raised_on{};
  std::vector<std::string> channels{};
  std::int64_t people = 0;
  std::vector<SaidBelow> below{};
  std::optional<std::string> adopted_by{}, adopted_kind{}, adopted_title{};
  std::optional<std::string> talk_on{}, talk_where{}, changes{}, changes_from{}, cannot{}, why_not{}, reason{};
  std::optional<std::string> answered_on{}, answered_by{};
  std::optional<std::int64_t> helps{}, helps_not{};  // absent: too few said so for a member to see

  static record::Shape const& shape() {
    using namespace record;
    using N = NeedLine;
    static Field const fields[] = {
        text<&N::id>("id"),
        integer<&N::revision>("revision"),
        text<&N::title>("title"),
        text<&N::state>("state"),
        text<&N::territory>("territory"),
        text<&N::place>("place"),
        text<&N::public_title>("public_title"),
        date<&N::raised_on>("raised_on"),
        texts<&N::channels>("channels"),
        integer<&N::people>("people"),
        rows<&N::below>("below"),
        text<&N::adopted_by>("adopted_by"),
        text<&N::adopted_kind>("adopted_kind"),
        text<&N::adopted_title>("adopted_title"),
        date<&N::talk_on>("talk_on"),
        text<&N::talk_where>("talk_where"),
        long_text<&N::changes>("changes"),
        date<&N::changes_from>("changes_from"),
        long_text<&N::cannot>("cannot"),
        long_text<&N::why_not>("why_not"),
        long_text<&N::reason>("reason"),
        date<&N::answered_on>("answered_on"),
        text<&N::answered_by>("answered_by"),
        integer<&N::helps>("helps"),
        integer<&N::helps_not>("helps_not"),
    };
    static Shape const shape = answer<N>("need_line", fields);
    return shape;
  }
};

struct NeedList {
  std::vector<NeedLine> needs{};  // to be answered first, by voices; then what was answered, the latest first
  std::vector<Named> takers{};    // actions and goals that may take one up

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&NeedList::needs>("needs"), rows<&NeedList::takers>("takers")};
    static Shape const shape = answer<NeedList>("need_list_answer", fields);
    return shape;
  }
};

// A need as everybody may read it. `people` is absent below five: "fewer than five".
struct OpenNeed {
  std::string id{}, state{}, territory{}, place{};
  std::optional<std::string> title{};  // absent: nobody has written yet how everybody may read it
  std::optional<std::int64_t> people{};
  std::optional<std::string> taken_up_by{}, talk_on{}, talk_where{}, changes{}, changes_from{}, cannot{}, why_not{};
  std::optional<std::string> reason{}, answered_on{};

  static record::Shape const& shape() {
    using namespace record;
    using N = OpenNeed;
    static Field const fields[] = {
        text<&N::id>("id"),
        text<&N::state>("state"),
        text<&N::territory>("territory"),
        text<&N::place>("place"),
        text<&N::title>("title"),
        integer<&N::people>("people"),
        text<&N::taken_up_by>("taken_up_by"),
        date<&N::talk_on>("talk_on"),
        text<&N::talk_where>("talk_where"),
        long_text<&N::changes>("changes"),
        date<&N::changes_from>("changes_from"),
        long_text<&N::cannot>("cannot"),
        long_text<&N::why_not>("why_not"),
        long_text<&N::reason>("reason"),
        date<&N::answered_on>("answered_on"),
    };
    static Shape const shape = answer<N>("open_need", fields);
    return shape;
  }
};

struct NeedWall {
  std::string city{};
  std::vector<Named> districts{};
  std::optional<Named> place{};
  std::vector<OpenNeed> needs{};
  std::string url{};              // of the page of this place, "" without one
  std::vector<std::string> qr{};  // the same as a square to scan

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&NeedWall::city>("city"),     rows<&NeedWall::districts>("districts"),
                                   object<&NeedWall::place>("place"), rows<&NeedWall::needs>("needs"),
                                   text<&NeedWall::url>("url"),       texts<&NeedWall::qr>("qr")};
    static Shape const shape = answer<NeedWall>("need_wall_answer", fields);
    return shape;
  }
};

struct NeedPage {
  std::string city{}, url{};
  std::vector<std::string> qr{};  // the address as a phone reads it, for paper
  OpenNeed need{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&NeedPage::city>("city"), text<&NeedPage::url>("url"),
                                   texts<&NeedPage::qr>("qr"), object<&NeedPage::need>("need")};
    static Shape const shape = answer<NeedPage>("need_page_answer", fields);
    return shape;
  }
};

struct AskedPlace {
  std::optional<std::string> territory{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&AskedPlace::territory>("territory", "territory")};
    static Shape const shape = input<AskedPlace>("asked_place", fields);
    return shape;
  }
};

}  // namespace arpent::views
