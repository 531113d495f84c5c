// A change of course, said in the open: what was, what is, why, because of what, what it costs, and later what it did.
// It may change the card of an action itself (the fields new_…); what was there before is then read in the ledger.
#pragma once
#include "domain/dates_in_order.h"
#include "record/describe.h"

namespace arpent::course {

struct Adjustment {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> action, goal;  // one of them, or both
  std::optional<std::string> was, is;       // in words; `is` may be absent where the card says it
  std::string why_changed;
  std::vector<std::string> because_of;
  std::optional<std::string> new_title, new_is_about, new_is_not_about, new_state, new_starts_on, new_ends_on, new_lead;
  std::vector<std::string> new_territories;  // empty: as they are
  std::optional<std::string> effort;
  std::optional<double> hours;
  std::optional<std::string> review_on;
  std::string state = "proposed";
  std::optional<std::string> decided_where;                   // at which meeting, by which letter
  std::optional<std::string> decided_on, decided_by, answer;  // answer: why it was declined
  std::optional<std::int64_t> entry;                          // the entry of the ledger that changed the card
  std::optional<std::string> effect, effect_on;               // what it did, and when that was seen

  // What an adjustment may rest on.
  static constexpr std::string_view causes =
      "measurement|indicator|contribution|comment|observation|influence|condition|condition_news|pilot|decision|cluster|"
      "example";

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Adjustment::action>("action", "action", {.fixed = true}),
        reference<&Adjustment::goal>("goal", "goal", {.fixed = true}),
        long_text<&Adjustment::was>("was", {.max_length = 2000}),
        long_text<&Adjustment::is>("is", {.max_length = 2000}),
        long_text<&Adjustment::why_changed>("why_changed", {.required = true, .max_length = 2000}),
        references<&Adjustment::because_of>("because_of", causes),
        text<&Adjustment::new_title>("new_title"),
        long_text<&Adjustment::new_is_about>("new_is_about"),
        long_text<&Adjustment::new_is_not_about>("new_is_not_about"),
        choice<&Adjustment::new_state>("new_state", "idea|prepared|running|paused|done|dropped"),
        date<&Adjustment::new_starts_on>("new_starts_on"),
        date<&Adjustment::new_ends_on>("new_ends_on"),
        reference<&Adjustment::new_lead>("new_lead", "post"),
        references<&Adjustment::new_territories>("new_territories", "territory"),
        choice<&Adjustment::effort>("effort", "half_day|day|more"),
        number<&Adjustment::hours>("hours", {.min = 0, .max = 10000, .unit = "hours"}),
        date<&Adjustment::review_on>("review_on"),
        choice<&Adjustment::state>("state", "proposed|confirmed|declined", {.required = true, .by_operation = true}),
        text<&Adjustment::decided_where>("decided_where", {.max_length = 200}),
        date<&Adjustment::decided_on>("decided_on", {.by_operation = true}),
        reference<&Adjustment::decided_by>("decided_by", "person", {.by_operation = true}),
        long_text<&Adjustment::answer>("answer", {.max_length = 2000, .by_operation = true}),
        integer<&Adjustment::entry>("entry", {.by_operation = true}),
        long_text<&Adjustment::effect>("effect", {.max_length = 2000, .by_operation = true}),
        date<&Adjustment::effect_on>("effect_on", {.by_operation = true}),
    };
    static Shape const shape = kept<Adjustment>("adjustment", "adjustments", fields,
                                                {.title = "why_changed", .searched = "was|is|why_changed|effect"});
    return shape;
  }
};

// What the card of the action will say, by its own fields: empty where the adjustment leaves the card as it is.
Json card_of(Adjustment const& adjustment);

std::vector<FieldProblem> faults(Adjustment const& adjustment);

}  // namespace arpent::course
