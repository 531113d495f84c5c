// What is told of two ways compared, as it comes in.
#pragma once
#include "record/describe.h"

namespace arpent::pilot {

struct DrawInput {
  std::string id;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&DrawInput::id>("id", "pilot", {.required = true})};
    static Shape const shape = input<DrawInput>("draw_of_pilot", fields);
    return shape;
  }
};

struct ArrivalInput {
  std::string id;
  std::string arrival;             // made by the client: asked twice, drawn once
  std::optional<std::string> who;  // a code, never a name

  static record::Shape const& shape() {
    using namespace record;
    using A = ArrivalInput;
    static Field const fields[] = {reference<&A::id>("id", "pilot", {.required = true}),
                                   text<&A::arrival>("arrival", {.required = true, .max_length = 36}),
                                   text<&A::who>("who", {.max_length = 40})};
    static Shape const shape = input<A>("arrival_of_pilot", fields);
    return shape;
  }
};

struct DrawnAnswer {
  std::string arrival{};
  bool tried = false;
  std::string way{};

  static record::Shape const& shape() {
    using namespace record;
    using D = DrawnAnswer;
    static Field const fields[] = {text<&D::arrival>("arrival"), flag<&D::tried>("tried"), text<&D::way>("way")};
    static Shape const shape = answer<D>("drawn_answer", fields);
    return shape;
  }
};

struct OutcomeInput {
  std::string id, arrival;
  bool event = false;  // what is counted happened
  std::optional<std::string> reason;

  static record::Shape const& shape() {
    using namespace record;
    using O = OutcomeInput;
    static Field const fields[] = {reference<&O::id>("id", "pilot", {.required = true}),
                                   text<&O::arrival>("arrival", {.required = true, .max_length = 36}),
                                   flag<&O::event>("event"), text<&O::reason>("reason", {.max_length = 1000})};
    static Shape const shape = input<O>("outcome_of_pilot", fields);
    return shape;
  }
};

struct BlockInput {
  std::string id;
  std::optional<std::int64_t> block, tried_events, usual_events;  // block: 1 for the first
  std::optional<std::string> reason;

  static record::Shape const& shape() {
    using namespace record;
    using B = BlockInput;
    static Field const fields[] = {
        reference<&B::id>("id", "pilot", {.required = true}),
        integer<&B::block>("block", {.required = true, .min = 1, .max = 1000}),
        integer<&B::tried_events>("tried_events", {.required = true, .min = 0, .max = 1000}),
        integer<&B::usual_events>("usual_events", {.required = true, .min = 0, .max = 1000}),
        text<&B::reason>("reason", {.max_length = 1000}),
    };
    static Shape const shape = input<B>("block_of_pilot", fields);
    return shape;
  }
};

struct PlaceInput {
  std::string id, place;
  std::optional<double> before, after;
  std::optional<std::string> reason;

  static record::Shape const& shape() {
    using namespace record;
    using P = PlaceInput;
    static Field const fields[] = {
        reference<&P::id>("id", "pilot", {.required = true}), text<&P::place>("place", {.required = true}),
        number<&P::before>("before", {.required = true}),     number<&P::after>("after", {.required = true}),
        text<&P::reason>("reason", {.max_length = 1000}),
    };
    static Shape const shape = input<P>("place_of_pilot", fields);
    return shape;
  }
};

}  // namespace arpent::pilot
