// "What for?": a question asked of many, what they say to it, and the one answer they can live with.
#pragma once
#include "record/describe.h"

namespace arpent::voice {

// As whom somebody speaks, if they like to say so.
inline constexpr std::string_view speakers = "core|extra|parents|young_people|elected|officers|residents|others";
inline constexpr std::string_view inquiry_steps = "writing|voting|drafting|critique|stance";
inline constexpr std::int64_t rounds_most = 3;

struct Inquiry {
  std::string id;
  std::int64_t revision = 0;
  std::string question;
  std::string about;
  std::optional<std::string> facilitator;
  std::vector<std::string> asked;               // whose answer is wanted; empty: anybody's
  std::optional<std::int64_t> min_answers = 3;  // quorum: so many of each of them, of all where nobody is named
  // Written by operations.
  std::string state = "writing";
  bool is_open = false;     // people may come in by code
  std::int64_t rounds = 0;  // how often an answer was put to all
  std::optional<std::string> opened_at, closed_at;

  static record::Shape const& shape() {
    using namespace record;
    using I = Inquiry;
    static Field const fields[] = {
        text<&I::question>("question", {.required = true}),
        reference<&I::about>("about", "plan|goal|action", {.required = true}),
        reference<&I::facilitator>("facilitator", "person"),
        choices<&I::asked>("asked", speakers),
        integer<&I::min_answers>("min_answers", {.min = 1, .max = 1000, .unit = "people"}),
        choice<&I::state>("state", "writing|voting|drafting|critique|stance|adopted|published",
                          {.required = true, .by_operation = true}),
        flag<&I::is_open>("is_open", {.by_operation = true}),
        integer<&I::rounds>("rounds", {.min = 0, .max = rounds_most, .by_operation = true}),
        moment<&I::opened_at>("opened_at", {.by_operation = true}),
        moment<&I::closed_at>("closed_at", {.by_operation = true}),
    };
    static Shape const shape = kept<I>("inquiry", "inquiries", fields, {.title = "question", .searched = "question"});
    return shape;
  }

  bool is_closed() const { return state == "adopted" || state == "published"; }
  bool takes_statements() const { return state == "writing" || state == "voting"; }
};

// One version of the answer. Sentences are numbered from 1.
struct AgreedAnswer {
  std::string id;
  std::int64_t revision = 0;
  std::string inquiry;
  std::int64_t version = 1;
  std::optional<std::string> minority_note;  // in the words of whoever leads
  // Written by operations.
  std::optional<std::string> about;
  std::optional<std::string> text;        // all sentences
  std::vector<std::string> sentences;     // no two are the same
  std::vector<std::string> cites;         // "2 <statement> <statement>": what the second rests on
  std::string state = "draft";
  std::vector<std::string> agreed_part;   // numbers of sentences
  std::vector<std::string> disagreements;
  std::vector<std::string> minority;      // "2 parents": most parents do not share what the second rests on
  std::vector<std::string> named;         // "agree Ana": those who wanted their name beside their stance
  std::optional<std::int64_t> agree, can_live, disagree, no_view;
  std::optional<std::string> decided_on;

  static record::Shape const& shape() {
    using namespace record;
    using A = AgreedAnswer;
    static Field const fields[] = {
        reference<&A::inquiry>("inquiry", "inquiry", {.required = true, .fixed = true}),
        integer<&A::version>("version", {.required = true, .min = 1, .max = 1000, .fixed = true}),
        long_text<&A::minority_note>("minority_note", {.max_length = 2000}),
        reference<&A::about>("about", "plan|goal|action", {.by_operation = true}),
        long_text<&A::text>("text", {.by_operation = true}),
        texts<&A::sentences>("sentences", {.by_operation = true}),
        texts<&A::cites>("cites", {.by_operation = true}),
        choice<&A::state>("state", "draft|asked|adopted|published|replaced", {.required = true, .by_operation = true}),
        texts<&A::agreed_part>("agreed_part", {.by_operation = true}),
        texts<&A::disagreements>("disagreements", {.by_operation = true}),
        texts<&A::minority>("minority", {.by_operation = true}),
        texts<&A::named>("named", {.personal = true, .by_operation = true}),
        integer<&A::agree>("agree", {.by_operation = true}),
        integer<&A::can_live>("can_live", {.by_operation = true}),
        integer<&A::disagree>("disagree", {.by_operation = true}),
        integer<&A::no_view>("no_view", {.by_operation = true}),
        date<&A::decided_on>("decided_on", {.by_operation = true}),
    };
    static Shape const shape =
        kept<A>("agreed_answer", "agreed_answers", fields, {.title = "text", .searched = "text|minority_note"});
    return shape;
  }
};

// What one sentence rests on; empty where it stands for itself.
std::vector<std::string> cited(AgreedAnswer const& answer, std::size_t sentence);

}  // namespace arpent::voice
