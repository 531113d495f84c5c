#include "base/text.h"
#include "domain/course/parts.h"
#include "domain/course/recommendation.h"
#include "operations/standard.h"

namespace arpent::course {
namespace {

struct AnswerRecommendation {
  std::string id, state;
  std::optional<std::string> answer;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&AnswerRecommendation::id>("id", "recommendation", {.required = true}),
        choice<&AnswerRecommendation::state>("state", "accepted|partly|declined", {.required = true}),
        long_text<&AnswerRecommendation::answer>("answer", {.max_length = 2000}),
    };
    static Shape const shape = input<AnswerRecommendation>("answer_recommendation", fields);
    return shape;
  }
};

// What was answered stays what it was answered to.
Result<Done> allow(Call const&, Work&, Recommendation const* before, Recommendation& after) {
  if (before && before->state != "proposed" && (before->text != after.text || before->body != after.body))
    return Problem{409, "recommendation.already_answered"};
  return Done{};
}

Result<Recommendation> answer(Call const& call, Work& work, AnswerRecommendation const& in) {
  ARPENT_TRY(recommendation, work.get<Recommendation>(in.id));
  std::string const said{trim(in.answer.value_or(""))};
  if (in.state != "accepted" && said.empty()) return Problem{422, "invalid", {}, {{"answer", "field.required"}}};
  recommendation.state = in.state;
  recommendation.answer = said.empty() ? std::nullopt : std::optional(said);
  recommendation.answered_on = print_day(work.today());
  recommendation.answered_by = call.asker.person.empty() ? std::nullopt : std::optional(call.asker.person);
  return work.put(recommendation);
}

}  // namespace

void add_recommendations(Register& all) {
  add_standard<Recommendation>(all, {.allow = allow});
  add(all, {.name = "recommendation.answer", .target = Target::item}, answer);
}

}  // namespace arpent::course
