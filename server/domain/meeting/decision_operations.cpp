// A decision is proposed by the group and confirmed by whoever can: the group itself, or who is asked by a link.
#include "base/qr.h"
#include "base/text.h"
#include "domain/meeting/outcome.h"
#include "domain/meeting/parts.h"
#include "domain/meeting/reach.h"
#include "domain/text_of.h"
#include "domain/without_faults.h"
#include "operations/standard.h"

namespace arpent::meeting {
namespace {

struct AnswerDecision {
  std::string id;
  std::optional<bool> yes;
  std::optional<std::string> answer, by;

  static record::Shape const& shape() {
    using namespace record;
    using A = AnswerDecision;
    static Field const fields[] = {
        reference<&A::id>("id", "decision", {.required = true}), flag<&A::yes>("yes", {.required = true}),
        long_text<&A::answer>("answer", {.max_length = 2000}), text<&A::by>("by", {.max_length = 200})};
    static Shape const shape = input<AnswerDecision>("answer_decision", fields);
    return shape;
  }
};

struct AskDecision {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&AskDecision::id>("id", "decision", {.required = true})};
    static Shape const shape = input<AskDecision>("ask_decision", fields);
    return shape;
  }
};

struct Asked {
  std::string url{};
  std::vector<std::string> qr{};  // rows of the code that holds the url: 1 is dark
  bool mailed = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Asked::url>("url"), texts<&Asked::qr>("qr"), flag<&Asked::mailed>("mailed")};
    static Shape const shape = record::answer<Asked>("asked_decision", fields);
    return shape;
  }
};

// One link for whoever can say yes; by mail where they have an address.
Result<Asked> ask(Register const& all, Call const& call, Work& work, AskDecision const& in) {
  ARPENT_TRY(decision, work.get<Decision>(in.id));
  if (!decision.can_say_yes) return none_of({{"can_say_yes", "field.required"}}).problem();
  if (decision.state == "confirmed" || decision.state == "declined") return Problem{409, "decision.is_answered"};
  auto const to = reached(work, *decision.can_say_yes);
  Json link{{"opens", "decision"}, {"decision", decision.id}, {"label", to.name}};
  if (!to.person.empty()) link["person"] = to.person;
  ARPENT_TRY(made, do_operation(all, call, work, "share_link.create", link));
  Asked out{.url = text_of(made, "url"), .mailed = !to.email.empty()};
  out.qr = qr_rows(out.url);
  if (out.mailed)
    work.job("mail", {{"to", to.email},
                      {"template", "ask_decision"},
                      {"language", to.language},
                      {"params", {{"text", decision.text}, {"url", out.url}}},
                      {"about", to.person}});
  decision.state = "waiting";
  decision.asked_on = print_day(work.today());
  work.put(decision);
  return out;
}

// What a decision becomes, once it is confirmed, in its own room: {operation's kind, input}.
Json input_of(Work& work, Decision const& decision, std::string const& kind) {
  auto const meeting = work.get<Meeting>(decision.meeting);
  auto const action = decision.action ? decision.action : meeting ? meeting->action : std::nullopt;
  Json out = Json::object();
  if (action && kind != "recommendation") out["action"] = *action;
  if (kind == "adjustment") {
    out["was"] = decision.was.value_or("");
    out["is"] = decision.is.value_or(decision.text);
    out["why_changed"] = decision.because.value_or(decision.text);
    out["because_of"] = Json::array({decision.id});
    if (decision.review_on) out["review_on"] = *decision.review_on;
    if (meeting) out["decided_where"] = meeting->title;
  } else if (kind == "task") {
    out["title"] = std::string(first_characters(decision.text, 300));
    if (decision.due) out["due"] = *decision.due;
    bool const theirs = decision.owner && (work.find("person", *decision.owner) || work.find("post", *decision.owner));
    if (theirs) out["assignee"] = *decision.owner;
  } else if (kind == "recommendation") {
    out["text"] = decision.text;
    if (action) out["about"] = *action;
    if (decision.review_on) out["review_on"] = *decision.review_on;
    bool const body = decision.can_say_yes && !work.find("person", *decision.can_say_yes);
    if (body) out["body"] = *decision.can_say_yes;
  } else {
    out["title"] = std::string(first_characters(decision.text, 300));
  }
  return out;
}

Result<Done> carry_out(Register const& all, Call const& call, Work& work, Decision& decision) {
  if (!decision.leads_to || !decision.became.empty()) return Done{};
  auto const& kind = *decision.leads_to;
  ARPENT_TRY(made, create_record(all, call, work, kind, input_of(work, decision, kind)));
  decision.became.push_back(text_of(made, "id"));
  if (kind != "adjustment") return Done{};
  // Whoever could say yes has said so.
  auto const confirmed = do_operation(all, call, work, "adjustment.confirm", {{"id", decision.became.front()}});
  return confirmed ? Result<Done>(Done{}) : confirmed.problem();
}

// The last answer counts: who said "not now" may come to say yes.
Result<Decision> answer(Register const& all, Call const& call, Work& work, AnswerDecision const& in) {
  ARPENT_TRY(decision, work.get<Decision>(in.id));
  bool const yes = in.yes.value_or(false);
  std::string const words{trim(in.answer.value_or(""))};
  if (!yes && words.empty()) return none_of({{"answer", "field.required"}}).problem();
  // What it became stands in another room, and is changed there.
  if (!yes && !decision.became.empty()) return Problem{409, "decision.is_answered"};
  decision.state = yes ? "confirmed" : "declined";
  decision.answer = words.empty() ? std::nullopt : std::optional(words);
  decision.answered_on = print_day(work.today());
  decision.answered_by = in.by;
  if (yes) ARPENT_CHECK(carry_out(all, call, work, decision));
  return work.put(decision);
}

}  // namespace

void add_decisions(Register& all) {
  add_standard<Decision>(all);
  Operation asks{.name = "decision.ask", .target = Target::item};
  asks.input = &AskDecision::shape();
  asks.answer = &Asked::shape();
  asks.writes = true;
  asks.says_secret = true;
  asks.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, ask(all, call, work, record::typed<AskDecision>(input)));
    return record::to_json(out);
  };
  add(all, std::move(asks));
  Operation answers{.name = "decision.answer", .target = Target::item};
  answers.input = &AnswerDecision::shape();
  answers.answer = &Decision::shape();
  answers.writes = true;
  answers.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, answer(all, call, work, record::typed<AnswerDecision>(input)));
    return record::to_json(out);
  };
  add(all, std::move(answers));
}

}  // namespace arpent::meeting
