// Small parts that several screens answer with: a name to choose, and a number put together with what it stands on.
#pragma once
#include "domain/measure/rollup.h"
#include "record/describe.h"

namespace arpent::views {

struct Named {
  std::string id{}, name{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Named::id>("id"), text<&Named::name>("name")};
    static Shape const shape = answer<Named>("named", fields);
    return shape;
  }
};

struct PeriodChoice {
  std::string key{}, label{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&PeriodChoice::key>("key"), text<&PeriodChoice::label>("label")};
    static Shape const shape = answer<PeriodChoice>("period_choice", fields);
    return shape;
  }
};

// "9 of 11": never without what is missing. `made_of` is how many places the value itself is made of.
struct Together {
  std::optional<double> value{};
  std::int64_t answered = 0, concerned = 0, made_of = 0;
  std::string rule = "none";
  bool weighted = false, pooled = true;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        number<&Together::value>("value"),
        integer<&Together::answered>("answered"),
        integer<&Together::concerned>("concerned"),
        integer<&Together::made_of>("made_of"),
        choice<&Together::rule>("rule", "sum|ratio|mean|none"),
        flag<&Together::weighted>("weighted"),
        flag<&Together::pooled>("pooled"),
    };
    static Shape const shape = answer<Together>("together", fields);
    return shape;
  }
};

inline Together together(measure::RollUp const& sum, std::string rule) {
  return {.value = sum.value,
          .answered = sum.answered,
          .concerned = sum.concerned,
          .made_of = sum.in_value,
          .rule = std::move(rule),
          .weighted = sum.weighted,
          .pooled = sum.note != measure::Comparability::not_pooled};
}

}  // namespace arpent::views
