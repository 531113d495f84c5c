// A decision is proposed by the group and confirmed by whoever can: the group itself, or who is asked by a link.
#include "base/text.h"
#include "domain/meeting/outcome.h"
#include "domain/meeting/parts.h"
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
    static Field const fields[] = {reference<&A::id>("id", "decision", {.required = true}),
                                   flag<&A::yes>("yes", {.required = true}),
                                   long_text<&A::answer>("answer", {.max_length = 2000}),
                                   text<&A::by>("by", {.max_length = 200})};
    static Shape const shape = input<AnswerDecision>("answer_decision", fields);
    return shape;
  }
};

// The last answer counts: who said "not now" may come to say yes.
Result<Decision> answer(Call const&, Work& work, AnswerDecision const& in) {
  ARPENT_TRY(decision, work.get<Decision>(in.id));
  bool const yes = in.yes.value_or(false);
  std::string const words{trim(in.answer.value_or(""))};
  if (!yes && words.empty()) return none_of({{"answer", "field.required"}}).problem();
  decision.state = yes ? "confirmed" : "declined";
  decision.answer = words.empty() ? std::nullopt : std::optional(words);
  decision.answered_on = print_day(work.today());
  decision.answered_by = in.by;
  return work.put(decision);
}

}  // namespace

void add_decisions(Register& all) {
  add_standard<Decision>(all);
  add(all, {.name = "decision.answer", .target = Target::item}, answer);
}

}  // namespace arpent::meeting
