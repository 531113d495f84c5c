// From places to the whole and from periods to a year: one number where that is honest, and always how many it stands
// on.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/measure/period.h"

namespace arpent::measure {

enum class AcrossPlaces {
  sum,    // same unit, places that do not overlap (see inside_another)
  ratio,  // Σ numerator ÷ Σ denominator
  mean,   // of the places that answered, with their number
  none,   // no number: the distribution
};
enum class AcrossTime { last, mean, sum, none };

// The names of the enumerators. Nothing for another word.
std::optional<AcrossPlaces> parse_across_places(std::string_view name);
std::optional<AcrossTime> parse_across_time(std::string_view name);

// What was told about one place and one period: a value, or numerator and denominator, or words only, or nothing.
struct Reading {
  std::optional<double> value{};
  std::optional<double> numerator{};
  std::optional<double> denominator{};
  bool in_words = false;
};

bool answered(Reading const& reading);
// Its number: the value, else scale × numerator ÷ denominator. Nothing when there is neither or the denominator is not
// above 0. `scale` is 100 where a share is written in percent, else 1.
std::optional<double> figure_of(Reading const& reading, double scale);

struct PlaceReading {
  std::string place;
  Reading reading{};
  std::optional<double> weight{};  // eligible children or people; used by `mean`
};

struct PlaceFigure {
  std::string place;
  double figure = 0;
};

enum class Comparability {
  complete,    // every place concerned is in the number
  partial,     // some are missing
  not_pooled,  // some answered but cannot enter a ratio: a percentage without its denominator
  nothing,     // no place answered
};

struct RollUp {
  std::optional<double> value{};  // nothing for `none`, without answers, and for a ratio whose denominators sum to 0
  int answered = 0;               // "9 of 11": places that told something
  int concerned = 0;
  int in_value = 0;                    // places the value is made of ("mean of 7")
  std::vector<std::string> missing{};  // in the order given (the city's own)
  std::vector<PlaceFigure> figures{};  // of every place that has one, in the order given: the distribution
  std::optional<double> lowest{};
  std::optional<double> highest{};
  bool weighted = false;  // a mean by weights: every place in it had one above 0
  Comparability note = Comparability::nothing;
};

// `places` holds every place concerned once, those without a number too. The value does not depend on their order.
RollUp roll_up(AcrossPlaces rule, std::span<PlaceReading const> places, double scale = 1);

struct TimedReading {
  Period period;
  Reading reading{};
};

struct OverTime {
  std::optional<double> value{};   // nothing for `none` and without a number
  int in_value = 0;                // periods the value is made of
  int periods = 0;                 // periods given
  std::optional<Period> latest{};  // the latest that has a number
};

// One place over periods of one frequency, in any order, those without a number too. `sum` over shares that all have
// numerator and denominator is the pooled share.
OverTime over_time(AcrossTime rule, std::span<TimedReading const> readings, double scale = 1);

struct PlaceInTree {
  std::string place;
  std::string parent;  // "" at the top
};

// Which of the places lie inside another of them: a sum would count these twice. In the order given. A tree with a
// circle is read until it repeats.
std::vector<std::string> inside_another(std::span<std::string const> places, std::span<PlaceInTree const> tree);

// A sum that does not depend on the order of the values (they are sorted, then added with compensation).
double steady_sum(std::vector<double> values);

}  // namespace arpent::measure
