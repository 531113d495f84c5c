// Every number that counts of one indicator, by place and period: what the grid, the map, the curve of an indicator and
// the page of a district are made of. Retired indicators too.
#pragma once
#include "domain/measure/acceptance.h"
#include "views/picture.h"

namespace arpent::views {

// The figure of one place in one period, and what it is made of.
struct PlaceTold {
  measure::Reading reading{};
  std::vector<std::string>
      measurements{};  // ids; several where it is put together from stages, groups or places inside
  std::string confidence{};
};

class NumberTable {
 public:
  NumberTable(store::Reader& reader, Picture const& picture, measure::Indicator const& of);
  // Of these numbers only, in the order of measure::readings_of: a table of some of the places.
  NumberTable(std::vector<measure::CellReading> readings, Picture const& picture, measure::Indicator const& of);

  // The places it is asked of, in the city's order; one of "" where it is asked of the whole city.
  std::vector<std::string> const& places() const { return places_; }
  measure::Frequency frequency() const { return frequency_; }
  measure::Scale scale() const { return scale_; }
  measure::AcrossPlaces rule() const { return rule_; }
  // The period asked for today; that of the last day for an indicator that has ended.
  measure::Period due() const { return due_; }
  std::string due_key() const { return measure::print_period(due_); }
  // The keys that have a number, in order of time.
  std::vector<std::string> const& told_keys() const { return keys_; }
  // The periods worth showing, in order of time: those up to the due one, from the first that has a number (at least
  // `least`, at most `most` of them), and later ones that have a number already.
  std::vector<measure::Period> periods(int least, int most) const;

  // `stage` "" is all of them together. Nothing where nothing was told.
  std::optional<PlaceTold> at(std::string const& place, std::string const& key, std::string const& stage = "") const;
  std::optional<double> figure(std::string const& place, std::string const& key) const;
  // The latest period before this one in which the place has a figure.
  std::optional<std::string> before(std::string const& place, std::string const& key) const;
  measure::RollUp together(std::string const& key, std::string const& stage = "") const;
  // Pupils of the place, or its denominator: what a mean and a rate weigh with.
  std::optional<double> weight(std::string const& place, measure::Reading const& reading) const;
  std::vector<std::string> places_inside(std::string const& place) const;

 private:
  using Cells = std::vector<measure::CellReading const*>;
  Cells cells(std::string const& place, std::string const& key, std::string const& stage) const;

  Picture const& picture_;
  measure::Frequency frequency_;
  measure::Scale scale_;
  measure::AcrossPlaces rule_;
  measure::Period due_{};
  std::vector<std::string> places_{};
  std::vector<measure::CellReading> readings_{};
  std::map<std::pair<std::string, std::string>, Cells> by_cell_{};  // place, key
  std::vector<std::string> keys_{};
};

}  // namespace arpent::views
