#include "base/text.h"
#include "domain/course/adjustment.h"
#include "domain/course/parts.h"
#include "domain/text_of.h"
#include "domain/without_faults.h"

namespace arpent::course {
namespace {

struct Confirm {
  std::string id;
  std::optional<std::string> decided_where;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Confirm::id>("id", "adjustment", {.required = true}),
                                   text<&Confirm::decided_where>("decided_where", {.max_length = 200})};
    static Shape const shape = input<Confirm>("confirm_adjustment", fields);
    return shape;
  }
};

struct Decline {
  std::string id, answer;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Decline::id>("id", "adjustment", {.required = true}),
                                   long_text<&Decline::answer>("answer", {.required = true, .max_length = 2000})};
    static Shape const shape = input<Decline>("decline_adjustment", fields);
    return shape;
  }
};

struct Review {
  std::string id, effect;
  std::optional<std::string> review_on;  // when to look once more; absent: it is settled

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Review::id>("id", "adjustment", {.required = true}),
                                   long_text<&Review::effect>("effect", {.required = true, .max_length = 2000}),
                                   date<&Review::review_on>("review_on")};
    static Shape const shape = input<Review>("review_adjustment", fields);
    return shape;
  }
};

struct Explain {
  std::string action, why_changed;
  std::int64_t entry = 0;
  std::vector<std::string> because_of;
  std::optional<std::string> effort, review_on, decided_where;
  std::optional<double> hours;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Explain::action>("action", "action", {.required = true}),
        long_text<&Explain::why_changed>("why_changed", {.required = true, .max_length = 2000}),
        integer<&Explain::entry>("entry", {.required = true, .min = 1}),
        references<&Explain::because_of>("because_of", Adjustment::causes),
        choice<&Explain::effort>("effort", "half_day|day|more"),
        date<&Explain::review_on>("review_on"),
        text<&Explain::decided_where>("decided_where", {.max_length = 200}),
        number<&Explain::hours>("hours", {.min = 0, .max = 10000, .unit = "hours"}),
    };
    static Shape const shape = input<Explain>("explain_change", fields);
    return shape;
  }
};

// What was decided on stays as it was decided; what it cost and when to look again may still be said.
Result<Done> allow(Call const&, Work&, Adjustment const* before, Adjustment& after) {
  ARPENT_CHECK(none_of(faults(after)));
  if (!before || before->state == "proposed") return Done{};
  bool const same = before->is == after.is && before->was == after.was && card_of(*before) == card_of(after);
  if (!same) return Problem{409, "adjustment.already_decided"};
  return Done{};
}

Result<Done> allow_removal(Call const&, Work&, Adjustment const& adjustment) {
  if (adjustment.state == "confirmed") return Problem{409, "adjustment.already_decided"};
  return Done{};
}

void decide(Call const& call, Work& work, Adjustment& adjustment, char const* state) {
  adjustment.state = state;
  adjustment.decided_on = print_day(work.today());
  adjustment.decided_by = call.asker.person.empty() ? std::nullopt : std::optional(call.asker.person);
}

// The fields of the card are asked for by another name here.
Problem on_this_form(Problem problem) {
  for (auto& fault : problem.fields) fault.field.insert(0, "new_");
  return problem;
}

// In one entry with the card, so that both are taken back together, and the ledger says what was there before.
Result<Json> confirm(Register const& all, Call const& call, Work& work, Json const& input) {
  ARPENT_TRY(adjustment, work.get<Adjustment>(text_of(input, "id")));
  if (adjustment.state == "confirmed") return record::to_json(adjustment);
  if (auto card = card_of(adjustment); !card.empty()) {
    card["id"] = *adjustment.action;
    if (auto changed = do_operation(all, call, work, "action.change", card); !changed)
      return on_this_form(changed.problem());
    adjustment.entry = work.moment();
    work.add_why(adjustment.why_changed);
  }
  adjustment.answer.reset();
  if (auto const where = text_of(input, "decided_where"); !where.empty()) adjustment.decided_where = where;
  decide(call, work, adjustment, "confirmed");
  return record::to_json(work.put(adjustment));
}

Result<Adjustment> decline(Call const& call, Work& work, Decline const& in) {
  ARPENT_TRY(adjustment, work.get<Adjustment>(in.id));
  if (adjustment.state == "confirmed") return Problem{409, "adjustment.already_decided"};
  adjustment.answer = in.answer;
  decide(call, work, adjustment, "declined");
  return work.put(adjustment);
}

Result<Adjustment> review(Call const&, Work& work, Review const& in) {
  ARPENT_TRY(adjustment, work.get<Adjustment>(in.id));
  if (adjustment.state != "confirmed") return Problem{409, "adjustment.not_confirmed"};
  adjustment.effect = in.effect;
  adjustment.effect_on = print_day(work.today());
  adjustment.review_on = in.review_on;
  return work.put(adjustment);
}

// The card was changed already, and now somebody says why.
Result<Adjustment> explain(Call const& call, Work& work, Explain const& in) {
  auto const changes = work.history("action", in.action);
  bool const touched = std::any_of(changes.begin(), changes.end(), [&](store::Revision const& change) {
    return change.entry.moment == in.entry && change.revision > 1 && !change.after.is_null();
  });
  if (!touched) return Problem{422, "invalid", {}, {{"entry", "adjustment.not_this_action"}}};
  if (!work.where<Adjustment>({{"action", in.action}, {"entry", in.entry}}).empty())
    return Problem{409, "adjustment.explained_already"};
  Adjustment adjustment{.id = call.ids.next(),
                        .action = in.action,
                        .why_changed = in.why_changed,
                        .because_of = in.because_of,
                        .effort = in.effort,
                        .hours = in.hours,
                        .review_on = in.review_on,
                        .decided_where = in.decided_where,
                        .entry = in.entry};
  decide(call, work, adjustment, "confirmed");
  return work.put(adjustment);
}

}  // namespace

void add_adjustments(Register& all) {
  add_standard<Adjustment>(all, {.allow = allow, .allow_removal = allow_removal});
  Operation confirming{.name = "adjustment.confirm", .target = Target::item};
  confirming.input = &Confirm::shape();
  confirming.answer = &Adjustment::shape();
  confirming.writes = true;
  confirming.write = [&all](Call const& call, Work& work, Json const& input) {
    return confirm(all, call, work, input);
  };
  add(all, std::move(confirming));
  add(all, {.name = "adjustment.decline", .target = Target::item}, decline);
  add(all, {.name = "adjustment.review", .target = Target::item}, review);
  add(all, {.name = "adjustment.explain", .target = Target::collection}, explain);
}

}  // namespace arpent::course
