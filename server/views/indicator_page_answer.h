// What the page of an indicator answers. Baselines, targets and reporters come with id and revision: they are changed
// there.
#pragma once
#include "domain/measure/indicator.h"
#include "views/answer_parts.h"

namespace arpent::views {

struct IdOfPage {
  std::string id{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&IdOfPage::id>("id", {.required = true})};
    static Shape const shape = input<IdOfPage>("id_of_page", fields);
    return shape;
  }
};

// A figure with its day, of a baseline or a target.
struct Mark {
  std::string record{};
  std::int64_t record_revision = 0;
  std::optional<double> value{};
  std::optional<std::string> on_date{}, comment{};

  static record::Shape const& shape() {
    using namespace arpent::record;
    static Field const fields[] = {
        text<&Mark::record>("record"),   integer<&Mark::record_revision>("record_revision"),
        number<&Mark::value>("value"),   date<&Mark::on_date>("on_date"),
        text<&Mark::comment>("comment"),
    };
    static Shape const shape = answer<Mark>("mark", fields);
    return shape;
  }
};

struct Teller {
  std::string record{};
  std::int64_t record_revision = 0;
  std::optional<std::string> person{}, stand_in{}, label{};
  std::string person_name{}, stand_in_name{};
  bool by_link = false;

  static record::Shape const& shape() {
    using namespace arpent::record;
    static Field const fields[] = {
        text<&Teller::record>("record"),
        integer<&Teller::record_revision>("record_revision"),
        text<&Teller::person>("person"),
        text<&Teller::stand_in>("stand_in"),
        text<&Teller::label>("label"),
        text<&Teller::person_name>("person_name"),
        text<&Teller::stand_in_name>("stand_in_name"),
        flag<&Teller::by_link>("by_link"),
    };
    static Shape const shape = answer<Teller>("teller", fields);
    return shape;
  }
};

struct PlaceOfIndicator {
  std::string place{}, name{};  // "" for the whole city
  std::optional<double> value{};
  std::string period{}, period_label{}, measurement{}, state{};
  bool contested = false;
  std::optional<Mark> baseline{}, target{};
  std::optional<Teller> teller{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&PlaceOfIndicator::place>("place"),
        text<&PlaceOfIndicator::name>("name"),
        number<&PlaceOfIndicator::value>("value"),
        text<&PlaceOfIndicator::period>("period"),
        text<&PlaceOfIndicator::period_label>("period_label"),
        text<&PlaceOfIndicator::measurement>("measurement"),
        text<&PlaceOfIndicator::state>("state"),
        flag<&PlaceOfIndicator::contested>("contested"),
        object<&PlaceOfIndicator::baseline>("baseline"),
        object<&PlaceOfIndicator::target>("target"),
        object<&PlaceOfIndicator::teller>("teller"),
    };
    static Shape const shape = answer<PlaceOfIndicator>("place_of_indicator", fields);
    return shape;
  }
};

struct PointInTime {
  std::string key{}, label{};
  std::optional<double> value{};
  std::int64_t answered = 0, concerned = 0;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&PointInTime::key>("key"),
        text<&PointInTime::label>("label"),
        number<&PointInTime::value>("value"),
        integer<&PointInTime::answered>("answered"),
        integer<&PointInTime::concerned>("concerned"),
    };
    static Shape const shape = answer<PointInTime>("point_in_time", fields);
    return shape;
  }
};

struct IndicatorPage {
  measure::Indicator record{};
  std::optional<std::string> action_title{}, goal_title{};
  std::string written_by{}, due{}, due_label{};
  Together together{};
  std::optional<double> start{}, target{};  // on the same places as the number; of the whole city
  std::vector<PlaceOfIndicator> places{};
  PlaceOfIndicator city{};  // what is stated for the whole city
  std::vector<PointInTime> points{};

  static record::Shape const& shape() {
    using namespace arpent::record;
    static Field const fields[] = {
        object<&IndicatorPage::record>("record"),
        text<&IndicatorPage::action_title>("action_title"),
        text<&IndicatorPage::goal_title>("goal_title"),
        text<&IndicatorPage::written_by>("written_by"),
        text<&IndicatorPage::due>("due"),
        text<&IndicatorPage::due_label>("due_label"),
        object<&IndicatorPage::together>("together"),
        number<&IndicatorPage::start>("start"),
        number<&IndicatorPage::target>("target"),
        rows<&IndicatorPage::places>("places"),
        object<&IndicatorPage::city>("city"),
        rows<&IndicatorPage::points>("points"),
    };
    static Shape const shape = answer<IndicatorPage>("indicator_page_answer", fields);
    return shape;
  }
};

}  // namespace arpent::views
