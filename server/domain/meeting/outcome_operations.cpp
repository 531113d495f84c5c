// What a meeting makes is kept as records; lines meant for the plan get an answer.
#include "base/text.h"
#include "domain/meeting/outcome.h"
#include "domain/meeting/parts.h"
#include "domain/without_faults.h"
#include "operations/standard.h"

namespace arpent::meeting {
namespace {

struct AnswerAside {
  std::string id, answer;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&AnswerAside::id>("id", "aside", {.required = true}),
                                   long_text<&AnswerAside::answer>("answer", {.required = true, .max_length = 2000})};
    static Shape const shape = input<AnswerAside>("answer_aside", fields);
    return shape;
  }
};

Result<Aside> answer(Call const& call, Work& work, AnswerAside const& in) {
  ARPENT_TRY(aside, work.get<Aside>(in.id));
  std::string const words{trim(in.answer)};
  if (words.empty()) return none_of({{"answer", "field.required"}}).problem();
  aside.state = "answered";
  aside.answer = words;
  aside.answered_on = print_day(work.today());
  if (!call.asker.person.empty()) aside.answered_by = call.asker.person;
  return work.put(aside);
}

}  // namespace

void add_outcomes(Register& all) {
  add_standard<Example>(all);
  add_standard<Cluster>(all);
  add_standard<Option>(all);
  add_standard<Promise>(all);
  add_standard<Aside>(all);
  add(all, {.name = "aside.answer", .target = Target::item}, answer);
}

}  // namespace arpent::meeting
