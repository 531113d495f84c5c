// What the screens of "what for?" answer.
#pragma once
#include "domain/voice/inquiry.h"
#include "views/answer_parts.h"

namespace arpent::views {

// Votes of a group of the map ("1") or of those who say they are something ("parents").
struct PartVotes {
  std::string name{};
  std::int64_t agree = 0, disagree = 0, votes = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&PartVotes::name>("name"), integer<&PartVotes::agree>("agree"),
                                   integer<&PartVotes::disagree>("disagree"), integer<&PartVotes::votes>("votes")};
    static Shape const shape = answer<PartVotes>("part_votes", fields);
    return shape;
  }
};

struct StatementLine {
  std::string id{}, text{};
  bool hidden = false;
  std::optional<std::string> hidden_because{}, into{};
  std::int64_t votes = 0;
  // Absent below five votes, for all but the team.
  std::optional<std::int64_t> agree{}, disagree{}, pass{};
  std::optional<double> low{}, high{};   // what share agrees, surely
  std::optional<double> score{};         // the least bound of all, of groups and of categories
  bool broad = false, contested = false, objected = false;
  std::vector<PartVotes> groups{}, there_as{};
  std::optional<double> x{}, y{};

  static record::Shape const& shape() {
    using namespace record;
    using S = StatementLine;
    static Field const fields[] = {
        record::text<&S::id>("id"),
        record::text<&S::text>("text"),
        flag<&S::hidden>("hidden"),
        record::text<&S::hidden_because>("hidden_because"),
        record::text<&S::into>("into"),
        integer<&S::votes>("votes"),
        integer<&S::agree>("agree"),
        integer<&S::disagree>("disagree"),
        integer<&S::pass>("pass"),
        number<&S::low>("low"),
        number<&S::high>("high"),
        number<&S::score>("score"),
        flag<&S::broad>("broad"),
        flag<&S::contested>("contested"),
        flag<&S::objected>("objected"),
        rows<&S::groups>("groups"),
        rows<&S::there_as>("there_as"),
        number<&S::x>("x"),
        number<&S::y>("y"),
    };
    static Shape const shape = answer<S>("statement_line", fields);
    return shape;
  }
};

struct MapPoint {
  double x = 0, y = 0;
  std::optional<std::int64_t> group{};  // from 1

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {number<&MapPoint::x>("x"), number<&MapPoint::y>("y"),
                                   integer<&MapPoint::group>("group")};
    static Shape const shape = answer<MapPoint>("opinion_point", fields);
    return shape;
  }
};

struct OpinionResult {
  std::string shown{}, why_not{};  // list, map, groups; why no more is shown
  std::int64_t people = 0, votes = 0, between = 0;
  bool spectrum = false;                  // groups that run into each other
  std::vector<StatementLine> statements{};  // best agreed first; then those that are hidden or put together
  std::vector<MapPoint> points{};           // people, in no order that says anything
  std::vector<PartVotes> groups{};          // name "1", votes: people

  static record::Shape const& shape() {
    using namespace record;
    using R = OpinionResult;
    static Field const fields[] = {
        text<&R::shown>("shown"),
        text<&R::why_not>("why_not"),
        integer<&R::people>("people"),
        integer<&R::votes>("votes"),
        integer<&R::between>("between"),
        flag<&R::spectrum>("spectrum"),
        rows<&R::statements>("statements"),
        rows<&R::points>("points"),
        rows<&R::groups>("groups"),
    };
    static Shape const shape = answer<R>("opinion_result", fields);
    return shape;
  }
};

struct ShownSentence {
  std::int64_t number = 0;
  std::string text{};
  bool agreed = false;                 // part of what was adopted or published as agreed
  std::vector<Named> cites{};          // the statements it rests on
  std::vector<std::string> minority{};  // who does not share it for the greater part

  static record::Shape const& shape() {
    using namespace record;
    using S = ShownSentence;
    static Field const fields[] = {integer<&S::number>("number"), record::text<&S::text>("text"),
                                   flag<&S::agreed>("agreed"), rows<&S::cites>("cites"),
                                   texts<&S::minority>("minority")};
    static Shape const shape = answer<S>("shown_sentence", fields);
    return shape;
  }
};

struct ShownObjection {
  std::string id{};
  std::int64_t sentence = 0;
  std::string reason{};
  std::optional<std::string> proposal{};

  static record::Shape const& shape() {
    using namespace record;
    using O = ShownObjection;
    static Field const fields[] = {text<&O::id>("id"), integer<&O::sentence>("sentence"), text<&O::reason>("reason"),
                                   text<&O::proposal>("proposal")};
    static Shape const shape = answer<O>("shown_objection", fields);
    return shape;
  }
};

// A version of the answer, with what was objected to it and said of it.
struct ShownAnswer {
  std::string id{};
  std::int64_t revision = 0, version = 0;
  std::string state{};
  std::vector<ShownSentence> sentences{};
  std::vector<std::string> disagreements{}, named{}, reasons{};  // reasons: of those who disagree
  std::vector<ShownObjection> objections{};
  std::optional<std::string> minority_note{}, decided_on{};
  std::int64_t agree = 0, can_live = 0, disagree = 0, no_view = 0;

  static record::Shape const& shape() {
    using namespace record;
    using A = ShownAnswer;
    static Field const fields[] = {
        text<&A::id>("id"),
        integer<&A::revision>("revision"),
        integer<&A::version>("version"),
        text<&A::state>("state"),
        rows<&A::sentences>("sentences"),
        texts<&A::disagreements>("disagreements"),
        texts<&A::named>("named"),
        texts<&A::reasons>("reasons"),
        rows<&A::objections>("objections"),
        text<&A::minority_note>("minority_note"),
        date<&A::decided_on>("decided_on"),
        integer<&A::agree>("agree"),
        integer<&A::can_live>("can_live"),
        integer<&A::disagree>("disagree"),
        integer<&A::no_view>("no_view"),
    };
    static Shape const shape = answer<A>("shown_answer", fields);
    return shape;
  }
};

struct InquiryLine {
  std::string id{}, question{}, state{}, about{}, about_kind{}, about_title{};
  std::optional<std::string> facilitator{};
  std::optional<ShownAnswer> answer{};  // the one decided on

  static record::Shape const& shape() {
    using namespace record;
    using L = InquiryLine;
    static Field const fields[] = {
        text<&L::id>("id"),
        text<&L::question>("question"),
        text<&L::state>("state"),
        text<&L::about>("about"),
        text<&L::about_kind>("about_kind"),
        text<&L::about_title>("about_title"),
        text<&L::facilitator>("facilitator"),
        object<&L::answer>("answer"),
    };
    static Shape const shape = record::answer<L>("inquiry_line", fields);
    return shape;
  }
};

struct InquiryList {
  std::vector<InquiryLine> inquiries{};  // running ones first, then the latest answered

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&InquiryList::inquiries>("inquiries")};
    static Shape const shape = answer<InquiryList>("inquiry_list_answer", fields);
    return shape;
  }
};

struct AnswerVersions {
  std::string question{};
  std::vector<ShownAnswer> versions{};  // the latest first

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AnswerVersions::question>("question"),
                                   rows<&AnswerVersions::versions>("versions")};
    static Shape const shape = answer<AnswerVersions>("answer_versions_answer", fields);
    return shape;
  }
};

// Where a decision would stand.
struct ShownPart {
  std::string sort{}, name{};
  std::optional<std::int64_t> people{}, wanted{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&ShownPart::sort>("sort"), text<&ShownPart::name>("name"),
                                   integer<&ShownPart::people>("people"), integer<&ShownPart::wanted>("wanted")};
    static Shape const shape = answer<ShownPart>("shown_part", fields);
    return shape;
  }
};

struct InquiryPage {
  voice::Inquiry inquiry{};
  std::string about_kind{}, about_title{};
  std::optional<std::string> facilitator{}, code{}, url{};
  std::vector<std::string> qr{};
  bool leads = false;
  std::int64_t here = 0, statements = 0, people_voting = 0, votes = 0;
  std::vector<Named> written{};  // for whoever leads, while people still write
  std::optional<OpinionResult> result{};
  std::optional<ShownAnswer> answer{};
  bool would_be_adopted = false;
  std::vector<ShownPart> objecting{}, too_few{};

  static record::Shape const& shape() {
    using namespace record;
    using P = InquiryPage;
    static Field const fields[] = {
        object<&P::inquiry>("inquiry"),
        text<&P::about_kind>("about_kind"),
        text<&P::about_title>("about_title"),
        text<&P::facilitator>("facilitator"),
        text<&P::code>("code"),
        text<&P::url>("url"),
        texts<&P::qr>("qr"),
        flag<&P::leads>("leads"),
        integer<&P::here>("here"),
        integer<&P::statements>("statements"),
        integer<&P::people_voting>("people_voting"),
        integer<&P::votes>("votes"),
        rows<&P::written>("written"),
        object<&P::result>("result"),
        object<&P::answer>("answer"),
        flag<&P::would_be_adopted>("would_be_adopted"),
        rows<&P::objecting>("objecting"),
        rows<&P::too_few>("too_few"),
    };
    static Shape const shape = record::answer<P>("inquiry_page_answer", fields);
    return shape;
  }
};

// On a phone: what this one person has to do now, and nothing of anybody else before it is time.
struct InquiryRoom {
  std::string id{}, question{}, about_title{}, city{}, state{};
  bool here = false;  // somebody who came in
  std::vector<std::string> asked{};
  std::optional<std::string> there_as{};
  std::int64_t voted = 0, left = 0;
  std::optional<std::string> statement{}, text{};
  bool asks_for_more = false;
  std::vector<StatementLine> statements{};  // once voting is over
  std::optional<ShownAnswer> answer{};
  std::optional<std::string> stance{};

  static record::Shape const& shape() {
    using namespace record;
    using R = InquiryRoom;
    static Field const fields[] = {
        record::text<&R::id>("id"),
        record::text<&R::question>("question"),
        record::text<&R::about_title>("about_title"),
        record::text<&R::city>("city"),
        record::text<&R::state>("state"),
        flag<&R::here>("here"),
        texts<&R::asked>("asked"),
        record::text<&R::there_as>("there_as"),
        integer<&R::voted>("voted"),
        integer<&R::left>("left"),
        record::text<&R::statement>("statement"),
        record::text<&R::text>("text"),
        flag<&R::asks_for_more>("asks_for_more"),
        rows<&R::statements>("statements"),
        object<&R::answer>("answer"),
        record::text<&R::stance>("stance"),
    };
    static Shape const shape = record::answer<R>("inquiry_room_answer", fields);
    return shape;
  }
};

struct AskedInquiry {
  std::string inquiry{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&AskedInquiry::inquiry>("inquiry", "inquiry", {.required = true})};
    static Shape const shape = input<AskedInquiry>("asked_inquiry", fields);
    return shape;
  }
};

struct AskedAbout {
  std::string about{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&AskedAbout::about>("about", "plan|goal|action", {.required = true})};
    static Shape const shape = input<AskedAbout>("asked_what_for", fields);
    return shape;
  }
};

}  // namespace arpent::views
