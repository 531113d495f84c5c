// What the page of one small test is told.
#pragma once
#include "domain/pilot/comparison_answer.h"
#include "domain/pilot/pilot.h"
#include "domain/pilot/standing_answer.h"

namespace arpent::views {

struct PilotReport {
  std::string id{}, on{};
  std::int64_t exposed = 0, events = 0;
  std::optional<std::int64_t> first_exposed{}, first_events{};  // as told before it was corrected
  std::optional<std::string> red_line{}, group{}, who{}, note{}, by{}, at{}, correction{}, corrected_by{};
  bool late = false, while_paused = false;
  std::optional<std::int64_t> beyond_step{}, beyond_most{};  // the sizes that it went beyond

  static record::Shape const& shape() {
    using namespace record;
    using P = PilotReport;
    static Field const fields[] = {
        record::text<&P::id>("id"),
        date<&P::on>("on"),
        integer<&P::exposed>("exposed"),
        integer<&P::events>("events"),
        integer<&P::first_exposed>("first_exposed"),
        integer<&P::first_events>("first_events"),
        record::text<&P::red_line>("red_line"),
        record::text<&P::group>("group"),
        record::text<&P::who>("who"),
        record::text<&P::note>("note"),
        record::text<&P::by>("by"),
        moment<&P::at>("at"),
        record::text<&P::correction>("correction"),
        record::text<&P::corrected_by>("corrected_by"),
        flag<&P::late>("late"),
        flag<&P::while_paused>("while_paused"),
        integer<&P::beyond_step>("beyond_step"),
        integer<&P::beyond_most>("beyond_most"),
    };
    static Shape const shape = answer<P>("pilot_report_line", fields);
    return shape;
  }
};

// What was known after each arrival, in the order in which it came.
struct PilotKnown {
  std::string at{}, on{};
  std::int64_t exposed = 0, events = 0;
  double near = 0;  // to the pause: 0 far, 1 there
  bool late = false, correction = false, red_line = false;

  static record::Shape const& shape() {
    using namespace record;
    using P = PilotKnown;
    static Field const fields[] = {moment<&P::at>("at"),
                                   date<&P::on>("on"),
                                   integer<&P::exposed>("exposed"),
                                   integer<&P::events>("events"),
                                   number<&P::near>("near"),
                                   flag<&P::late>("late"),
                                   flag<&P::correction>("correction"),
                                   flag<&P::red_line>("red_line")};
    static Shape const shape = answer<P>("pilot_known", fields);
    return shape;
  }
};

struct PilotVersion {
  std::string id{}, title{}, state{};
  std::int64_t version = 1;
  std::optional<std::string> verdict{}, learning{}, action_title{};

  static record::Shape const& shape() {
    using namespace record;
    using P = PilotVersion;
    static Field const fields[] = {record::text<&P::id>("id"),
                                   record::text<&P::title>("title"),
                                   record::text<&P::state>("state"),
                                   integer<&P::version>("version"),
                                   record::text<&P::verdict>("verdict"),
                                   record::text<&P::learning>("learning"),
                                   record::text<&P::action_title>("action_title")};
    static Shape const shape = answer<P>("pilot_version", fields);
    return shape;
  }
};

// What the steps do at one true share of difficulties; percent, people.
struct PilotChance {
  double rate = 0, finishes = 0, pauses = 0, taking_part = 0, difficulties = 0;

  static record::Shape const& shape() {
    using namespace record;
    using P = PilotChance;
    static Field const fields[] = {number<&P::rate>("rate", {.unit = "%"}),
                                   number<&P::finishes>("finishes", {.unit = "%"}),
                                   number<&P::pauses>("pauses", {.unit = "%"}), number<&P::taking_part>("taking_part"),
                                   number<&P::difficulties>("difficulties")};
    static Shape const shape = answer<P>("pilot_chance", fields);
    return shape;
  }
};

struct PilotForecast {
  std::vector<PilotChance> at{};
  std::vector<Json> says{};
  std::vector<pilot::StepLine> steps{};

  static record::Shape const& shape() {
    using namespace record;
    using P = PilotForecast;
    static Field const fields[] = {rows<&P::at>("at"), texts<&P::says>("says"), rows<&P::steps>("steps")};
    static Shape const shape = answer<P>("pilot_forecast_answer", fields);
    return shape;
  }
};

struct PilotPage {
  pilot::Pilot pilot{};
  std::optional<std::string> action_title{}, territory_name{}, owner_name{};
  bool yours = false;                        // whoever asks leads its action
  std::vector<std::string> missing_lines{};  // fields of the card still to be written
  pilot::StandingAnswer standing{};
  std::vector<PilotReport> reports{};  // by day
  std::vector<PilotKnown> trace{};
  std::optional<PilotForecast> forecast{};              // of a test watched closely
  std::optional<pilot::ComparisonAnswer> comparison{};  // where two ways are compared
  std::vector<PilotVersion> versions{};                 // the line it stands in, itself too, oldest first
  std::vector<PilotVersion> alike{};                    // others that ask the same

  static record::Shape const& shape() {
    using namespace record;
    using P = PilotPage;
    static Field const fields[] = {
        object<&P::pilot>("pilot"),
        record::text<&P::action_title>("action_title"),
        record::text<&P::territory_name>("territory_name"),
        record::text<&P::owner_name>("owner_name"),
        flag<&P::yours>("yours"),
        texts<&P::missing_lines>("missing_lines"),
        object<&P::standing>("standing"),
        rows<&P::reports>("reports"),
        rows<&P::trace>("trace"),
        object<&P::forecast>("forecast"),
        object<&P::comparison>("comparison"),
        rows<&P::versions>("versions"),
        rows<&P::alike>("alike"),
    };
    static Shape const shape = answer<P>("pilot_page_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
