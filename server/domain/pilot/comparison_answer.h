// What two ways compared say, as the page of a test answers it.
#pragma once
#include "record/describe.h"

namespace arpent::pilot {

struct ComparedBlock {
  std::int64_t n = 0, tried_events = 0, usual_events = 0;
  std::string evidence{};  // after this block
  std::optional<std::string> at{}, correction{};

  static record::Shape const& shape() {
    using namespace record;
    using C = ComparedBlock;
    static Field const fields[] = {integer<&C::n>("n"),
                                   integer<&C::tried_events>("tried_events"),
                                   integer<&C::usual_events>("usual_events"),
                                   choice<&C::evidence>("evidence", "nothing|hint|some|enough"),
                                   moment<&C::at>("at"),
                                   record::text<&C::correction>("correction")};
    static Shape const shape = answer<C>("compared_block", fields);
    return shape;
  }
};

struct ComparedArrival {
  std::string id{};
  bool tried = false;
  std::optional<std::string> event{}, who{}, at{}, correction{};  // event: null while nothing was told

  static record::Shape const& shape() {
    using namespace record;
    using C = ComparedArrival;
    static Field const fields[] = {
        record::text<&C::id>("id"),   flag<&C::tried>("tried"), choice<&C::event>("event", "yes|no"),
        record::text<&C::who>("who"), moment<&C::at>("at"),     record::text<&C::correction>("correction")};
    static Shape const shape = answer<C>("compared_arrival", fields);
    return shape;
  }
};

struct ComparedPlace {
  std::string place{};
  bool drawn = false;
  std::optional<double> before{}, after{};
  std::optional<std::string> correction{};

  static record::Shape const& shape() {
    using namespace record;
    using C = ComparedPlace;
    static Field const fields[] = {record::text<&C::place>("place"), flag<&C::drawn>("drawn"),
                                   number<&C::before>("before"), number<&C::after>("after"),
                                   record::text<&C::correction>("correction")};
    static Shape const shape = answer<C>("compared_place", fields);
    return shape;
  }
};

struct ComparisonAnswer {
  std::string kind{};  // blocks, arrivals, places
  std::int64_t tried = 0, tried_events = 0, usual = 0, usual_events = 0, waiting = 0;
  std::optional<double> lower{}, upper{};  // of 100 people, so many more than as usual; of places, in what is counted
  std::string evidence{"nothing"};
  std::vector<Json> says{}, cannot{};  // a sentence each
  std::vector<ComparedBlock> blocks{};
  std::vector<ComparedArrival> arrivals{};
  std::vector<ComparedPlace> places{};
  std::optional<std::string> drawn_at{}, seed{};

  static record::Shape const& shape() {
    using namespace record;
    using C = ComparisonAnswer;
    static Field const fields[] = {
        choice<&C::kind>("kind", "blocks|arrivals|places"),
        integer<&C::tried>("tried"),
        integer<&C::tried_events>("tried_events"),
        integer<&C::usual>("usual"),
        integer<&C::usual_events>("usual_events"),
        integer<&C::waiting>("waiting"),
        number<&C::lower>("lower"),
        number<&C::upper>("upper"),
        choice<&C::evidence>("evidence", "nothing|hint|some|enough"),
        texts<&C::says>("says"),
        texts<&C::cannot>("cannot"),
        rows<&C::blocks>("blocks"),
        rows<&C::arrivals>("arrivals"),
        rows<&C::places>("places"),
        moment<&C::drawn_at>("drawn_at"),
        record::text<&C::seed>("seed"),
    };
    static Shape const shape = answer<C>("comparison_answer", fields);
    return shape;
  }
};

}  // namespace arpent::pilot
