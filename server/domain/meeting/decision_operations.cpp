// A decision is proposed by the group and confirmed by whoever can: the group itself, of which whoever leads keeps the
// word; or the one who can say yes, signed in or by the one link sent. What they said by word or left on paper, whoever
// leads may write down, and it is marked as written down, by whom.
#include <tuple>

#include "base/qr.h"
#include "base/text.h"
#include "domain/meeting/links.h"
#include "domain/meeting/outcome.h"
#include "domain/meeting/parts.h"
#include "domain/text_of.h"
#include "domain/without_faults.h"
#include "operations/standard.h"

namespace arpent::meeting {
namespace {

struct AnswerDecision {
  std::string id;
  std::optional<bool> yes;
  std::optional<std::string> answer, by;
  std::optional<std::string> how;  // in which way whoever can say yes gave it to whoever leads

  static record::Shape const& shape() {
    using namespace record;
    using A = AnswerDecision;
    static Field const fields[] = {reference<&A::id>("id", "decision", {.required = true}),
                                   flag<&A::yes>("yes", {.required = true}),
                                   long_text<&A::answer>("answer", {.max_length = 2000}),
                                   text<&A::by>("by", {.max_length = 200}), choice<&A::how>("how", "by_word|on_paper")};
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

bool is_answered(Decision const& decision) { return decision.state == "confirmed" || decision.state == "declined"; }

std::optional<std::string> action_of(Work& work, Decision const& decision) {
  if (decision.action) return decision.action;
  auto const meeting = work.find<Meeting>(decision.meeting);
  return meeting ? meeting->action : std::nullopt;
}

// Seen while whoever leads can still mend it, and not by the one who says yes.
std::vector<FieldProblem> hindered(Work& work, Decision const& decision) {
  if (decision.leads_to == "adjustment" && !action_of(work, decision)) return {{"leads_to", "decision.adjusts_what"}};
  return {};
}

// What somebody said yes or no to.
auto question_of(Decision const& decision) {
  return std::tie(decision.text, decision.action, decision.because, decision.from, decision.can_say_yes,
                  decision.leads_to, decision.was, decision.is);
}

Result<Done> allow(Call const&, Work& work, Decision const* before, Decision& after) {
  bool const same = before && question_of(*before) == question_of(after);
  if (same) return Done{};
  if (before && is_answered(*before)) return Problem{409, "decision.is_answered"};
  ARPENT_CHECK(none_of(hindered(work, after)));
  // They were asked something else, or somebody else was: it is to be asked anew.
  if (after.state == "waiting") after.state = "proposed", after.asked_on.reset();
  return Done{};
}

Result<Done> allow_removal(Call const&, Work&, Decision const& decision) {
  if (decision.state == "confirmed") return Problem{409, "decision.is_answered"};
  return Done{};
}

// One link for whoever can say yes; by mail where they have an address.
Result<Asked> ask(Register const& all, Call const& call, Work& work, AskDecision const& in) {
  ARPENT_TRY(decision, work.get<Decision>(in.id));
  if (!decision.can_say_yes) return none_of({{"can_say_yes", "field.required"}}).problem();
  if (is_answered(decision)) return Problem{409, "decision.is_answered"};
  ARPENT_CHECK(none_of(hindered(work, decision)));
  auto const to = reached(work, *decision.can_say_yes);
  ARPENT_TRY(url, give_link(all, call, work, {"decision", decision.id}, to));
  Asked out{.url = url, .mailed = !to.email.empty()};
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

// A change of course says why: where nobody did, in which meeting it was decided, and when.
std::string reason_of(Work& work, Decision const& decision, Result<Meeting> const& meeting) {
  if (decision.because) return *decision.because;
  auto const met = meeting ? parse_instant(meeting->opened_at.value_or("")) : std::nullopt;
  auto const day = print_day(met ? work.zone().day_of(*met) : work.today());
  return meeting ? meeting->title + " (" + day + ")" : day;
}

// What a decision becomes, once it is confirmed, in its own room: {operation's kind, input}.
Json input_of(Work& work, Decision const& decision, std::string const& kind) {
  auto const meeting = work.get<Meeting>(decision.meeting);
  auto const action = action_of(work, decision);
  Json out = Json::object();
  if (action && kind != "recommendation") out["action"] = *action;
  if (kind == "adjustment") {
    out["was"] = decision.was.value_or("");
    out["is"] = decision.is.value_or(decision.text);
    out["why_changed"] = reason_of(work, decision, meeting);
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
  // Whoever could say yes has said so, and not whoever wrote it down; nobody alone where the group decided.
  auto decider = call.asker;
  decider.person = reached(work, decision.can_say_yes.value_or("")).person;
  Call const theirs{decider, call.clock, call.ids, call.random, call.name_of_actor, call.base_url};
  auto const confirmed = do_operation(all, theirs, work, "adjustment.confirm", {{"id", decision.became.front()}});
  return confirmed ? Result<Done>(Done{}) : confirmed.problem();
}

// How an answer comes, and who writes it down. A link in the browser of whoever leads is no answer of another.
Result<Done> take_down(Call const& call, Work& work, Decision& decision, AnswerDecision const& in) {
  if (!decision.can_say_yes) return Done{};
  auto const meeting = work.find<Meeting>(decision.meeting);
  bool const leading = call.asker.known() && meeting && leads(call.asker, *meeting);
  bool const themselves =
      reaches(work, *decision.can_say_yes, call.asker.person) || (!leading && !call.asker.link.empty());
  if (themselves) {
    decision.answered_how = "themselves";
    decision.recorded_by.reset();
    return Done{};
  }
  if (is_answered(decision) && decision.answered_how == "themselves") return Problem{409, "decision.is_answered"};
  if (!in.how) return Problem{403, "decision.not_yours", {{"name", reached(work, *decision.can_say_yes).name}}};
  decision.answered_how = in.how;
  decision.recorded_by = call.asker.person.empty() ? std::nullopt : std::optional(call.asker.person);
  return Done{};
}

// The last answer counts: who said "not now" may come to say yes.
Result<Decision> answer(Register const& all, Call const& call, Work& work, AnswerDecision const& in) {
  ARPENT_TRY(decision, work.get<Decision>(in.id));
  bool const yes = in.yes.value_or(false);
  std::string const words{trim(in.answer.value_or(""))};
  if (!yes && words.empty()) return none_of({{"answer", "field.required"}}).problem();
  // What it became stands in another room, and is changed there.
  if (!yes && !decision.became.empty()) return Problem{409, "decision.is_answered"};
  ARPENT_CHECK(take_down(call, work, decision, in));
  decision.state = yes ? "confirmed" : "declined";
  decision.answer = words.empty() ? std::nullopt : std::optional(words);
  decision.answered_on = print_day(work.today());
  decision.answered_by = in.by;
  if (!yes) return work.put(decision);
  ARPENT_CHECK(none_of(hindered(work, decision)));
  ARPENT_CHECK(carry_out(all, call, work, decision));
  return work.put(decision);
}

}  // namespace

void add_decisions(Register& all) {
  add_standard<Decision>(all, {.allow = allow, .allow_removal = allow_removal});
  auto& change = all.operations.find("decision.change")->second;
  change.write = [&all, standard = change.write](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(before, work.get<Decision>(text_of(input, "id")));
    ARPENT_TRY(changed, standard(call, work, input));
    bool const asked_anew = before.state == "waiting" && text_of(changed, "state") == "proposed";
    if (asked_anew) ARPENT_CHECK(take_links_back(all, call, work, {"decision", before.id}));
    return changed;
  };
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
