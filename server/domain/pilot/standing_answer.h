// Where a test stands, as it is answered after each report and on its page.
#pragma once
#include "record/describe.h"

namespace arpent::pilot {

struct StepLine {
  std::int64_t cap = 0;    // taking part in all
  std::int64_t most = -1;  // difficulties with which the next step opens; -1: with none either
  std::string state{};     // done, now, later

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&StepLine::cap>("cap", {.unit = "people"}), integer<&StepLine::most>("most"),
                                   choice<&StepLine::state>("state", "done|now|later")};
    static Shape const shape = answer<StepLine>("pilot_step_line", fields);
    return shape;
  }
};

struct MissingLine {
  std::string group{}, from{};  // the first day of the period

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&MissingLine::group>("group"), date<&MissingLine::from>("from")};
    static Shape const shape = answer<MissingLine>("missing_report", fields);
    return shape;
  }
};

// All figures are of what was told and corrected until now. Those of the engine are there for a test watched closely.
struct StandingAnswer {
  std::string state{};
  std::optional<std::string> pause_cause{};
  bool watched = false;
  std::int64_t exposed = 0, events = 0, reports = 0, late = 0, while_paused = 0, corrected = 0;
  std::optional<std::int64_t> people_max{};
  std::int64_t step = 1;
  std::vector<StepLine> steps{};
  bool may_promote = false;                        // the next step may be opened
  bool may_go_on = false;                          // paused, and somebody may let it go on with a reason
  double near = 0;                                 // to the pause by the nearest rule: 0 far, 1 it has struck
  bool alarm = false, clear = false;               // the pause's rule holds; shown to be tolerable
  std::optional<std::int64_t> alarm_at{};          // the least difficulty (in all) at which a rule pauses the test
  Json pause_when{};                               // the same in a sentence while it runs; null: no number can be said
  std::optional<std::int64_t> calm_until_clear{};  // more people without any that would show it tolerable
  std::optional<double> lower{}, upper{};          // percent: the share of difficulties, whenever one looks
  std::optional<double> chance_above{};            // percent: that the share is above the tolerable one
  std::optional<double> limit{};                   // percent: the step's rule
  Json rule{};                                     // what the rule says now, in a sentence
  std::vector<Json> not_known{};                   // what cannot be said yet, a sentence each
  std::vector<MissingLine> missing{};

  static record::Shape const& shape() {
    using namespace record;
    using S = StandingAnswer;
    static Field const fields[] = {
        choice<&S::state>("state", "idea|prepared|approved|running|paused|debriefed"),
        choice<&S::pause_cause>("pause_cause", "alarm|red_line|step_review|all_steps|by_hand"),
        flag<&S::watched>("watched"),
        integer<&S::exposed>("exposed"),
        integer<&S::events>("events"),
        integer<&S::reports>("reports"),
        integer<&S::late>("late"),
        integer<&S::while_paused>("while_paused"),
        integer<&S::corrected>("corrected"),
        integer<&S::people_max>("people_max"),
        integer<&S::step>("step"),
        rows<&S::steps>("steps"),
        flag<&S::may_promote>("may_promote"),
        flag<&S::may_go_on>("may_go_on"),
        number<&S::near>("near"),
        flag<&S::alarm>("alarm"),
        flag<&S::clear>("clear"),
        integer<&S::alarm_at>("alarm_at"),
        text<&S::pause_when>("pause_when"),
        integer<&S::calm_until_clear>("calm_until_clear"),
        number<&S::lower>("lower", {.unit = "%"}),
        number<&S::upper>("upper", {.unit = "%"}),
        number<&S::chance_above>("chance_above", {.unit = "%"}),
        number<&S::limit>("limit", {.unit = "%"}),
        text<&S::rule>("rule"),
        texts<&S::not_known>("not_known"),
        rows<&S::missing>("missing"),
    };
    static Shape const shape = answer<S>("pilot_standing", fields);
    return shape;
  }
};

}  // namespace arpent::pilot
