// What the page of a district answers.
#pragma once
#include "domain/places/territory.h"
#include "views/answer_parts.h"
#include "views/contests.h"

namespace arpent::views {

struct NumberHere {
  std::string indicator{}, title{}, measure{}, says{};
  std::optional<std::string> unit{}, action{}, action_title{};
  std::optional<double> value{}, baseline{}, target{};
  std::string measurement{}, period_label{}, due{}, due_label{}, state{}, movement{}, teller{};
  std::optional<double> before{};
  std::string before_label{};
  bool contested = false, whole_city = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&NumberHere::indicator>("indicator"),
        text<&NumberHere::title>("title"),
        text<&NumberHere::measure>("measure"),
        text<&NumberHere::says>("says"),
        text<&NumberHere::unit>("unit"),
        text<&NumberHere::action>("action"),
        text<&NumberHere::action_title>("action_title"),
        number<&NumberHere::value>("value"),
        number<&NumberHere::baseline>("baseline"),
        number<&NumberHere::target>("target"),
        text<&NumberHere::measurement>("measurement"),
        text<&NumberHere::period_label>("period_label"),
        text<&NumberHere::due>("due"),
        text<&NumberHere::due_label>("due_label"),
        text<&NumberHere::state>("state"),
        text<&NumberHere::movement>("movement"),
        text<&NumberHere::teller>("teller"),
        number<&NumberHere::before>("before"),
        text<&NumberHere::before_label>("before_label"),
        flag<&NumberHere::contested>("contested"),
        flag<&NumberHere::whole_city>("whole_city"),
    };
    static Shape const shape = answer<NumberHere>("number_here", fields);
    return shape;
  }
};

struct ActionHere {
  std::string id{}, title{}, state{};
  std::optional<std::int64_t> focus_rank{};
  std::int64_t rung = 0;
  std::string lead{};
  bool only_some = false;  // it names its places, and is here

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&ActionHere::id>("id"),
        text<&ActionHere::title>("title"),
        text<&ActionHere::state>("state"),
        integer<&ActionHere::focus_rank>("focus_rank"),
        integer<&ActionHere::rung>("rung"),
        text<&ActionHere::lead>("lead"),
        flag<&ActionHere::only_some>("only_some"),
    };
    static Shape const shape = answer<ActionHere>("action_here", fields);
    return shape;
  }
};

// "38 of the 487 children of the city, towards 1.4 because …": what is done here, tied to the city's goals.
struct AddsTo {
  std::string goal{}, goal_title{}, action{}, action_title{}, indicator{}, indicator_title{};
  std::optional<std::string> goal_code{}, reason{}, unit{};
  std::optional<double> value{}, of{};
  std::int64_t answered = 0, concerned = 0;
  std::string period_label{};
  bool adds_up = false;  // else the number of the city is no whole that this is a part of

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&AddsTo::goal>("goal"),
        text<&AddsTo::goal_title>("goal_title"),
        text<&AddsTo::action>("action"),
        text<&AddsTo::action_title>("action_title"),
        text<&AddsTo::indicator>("indicator"),
        text<&AddsTo::indicator_title>("indicator_title"),
        text<&AddsTo::goal_code>("goal_code"),
        text<&AddsTo::reason>("reason"),
        text<&AddsTo::unit>("unit"),
        number<&AddsTo::value>("value"),
        number<&AddsTo::of>("of"),
        integer<&AddsTo::answered>("answered"),
        integer<&AddsTo::concerned>("concerned"),
        text<&AddsTo::period_label>("period_label"),
        flag<&AddsTo::adds_up>("adds_up"),
    };
    static Shape const shape = answer<AddsTo>("adds_to", fields);
    return shape;
  }
};

struct PersonHere {
  std::string id{}, name{};
  std::vector<std::string> tells{};  // titles of the indicators; empty for an officer
  bool officer = false;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&PersonHere::id>("id"), text<&PersonHere::name>("name"),
                                   texts<&PersonHere::tells>("tells"), flag<&PersonHere::officer>("officer")};
    static Shape const shape = answer<PersonHere>("person_here", fields);
    return shape;
  }
};

struct SaidHere {
  std::string id{}, text{}, who{}, on{};

  static record::Shape const& shape() {
    using namespace arpent::record;
    static Field const fields[] = {record::text<&SaidHere::id>("id"), record::text<&SaidHere::text>("text"),
                                   record::text<&SaidHere::who>("who"), record::text<&SaidHere::on>("on")};
    static Shape const shape = answer<SaidHere>("said_here", fields);
    return shape;
  }
};

struct TaskHere {
  std::string id{}, title{}, who{};
  std::optional<std::string> due{}, done_at{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&TaskHere::id>("id"), text<&TaskHere::title>("title"),
                                   text<&TaskHere::who>("who"), date<&TaskHere::due>("due"),
                                   date<&TaskHere::done_at>("done_at")};
    static Shape const shape = answer<TaskHere>("task_here", fields);
    return shape;
  }
};

struct DistrictPage {
  places::Territory territory{};
  std::optional<Named> parent{};
  std::vector<places::Territory> inside{};
  std::vector<NumberHere> numbers{};
  std::vector<ActionHere> actions{};
  std::vector<AddsTo> adds{};
  std::vector<ContestLine> contests{};
  std::vector<PersonHere> people{};
  std::vector<SaidHere> comments{};   // the latest
  std::int64_t earlier_comments = 0;  // how many came before them
  std::vector<TaskHere> tasks{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        object<&DistrictPage::territory>("territory"), object<&DistrictPage::parent>("parent"),
        rows<&DistrictPage::inside>("inside"),         rows<&DistrictPage::numbers>("numbers"),
        rows<&DistrictPage::actions>("actions"),       rows<&DistrictPage::adds>("adds"),
        rows<&DistrictPage::contests>("contests"),     rows<&DistrictPage::people>("people"),
        rows<&DistrictPage::comments>("comments"),     integer<&DistrictPage::earlier_comments>("earlier_comments"),
        rows<&DistrictPage::tasks>("tasks"),
    };
    static Shape const shape = answer<DistrictPage>("district_page_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
