// What is wrong with a file or with the words of a command: all of it at once, each with its place and its cure.
#pragma once
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "base/phrase.h"

namespace arpent::tools {

// Where in a file. Line 0: the file as a whole. An empty column: the line as a whole. Without a name: the file that the
// command reads.
struct Place {
  std::size_t line = 0;
  std::string column{};
  std::string file{};
};

class Faults {
 public:
  static constexpr std::size_t shown = 50;

  // While one lives, faults are of that file.
  class Inside {
   public:
    Inside(Faults& faults, std::string file) : faults_(faults), before_(std::exchange(faults.file_, std::move(file))) {}
    ~Inside() { faults_.file_ = std::move(before_); }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

   private:
    Faults& faults_;
    std::string before_;
  };

  void add(Place place, std::string code, Params params = {});
  bool any() const { return count_ > 0; }
  std::size_t count() const { return count_; }

  // One line each, in the order in which they were found; beyond `shown` how many more there are.
  void say(std::string const& language, std::ostream& out) const;
  // The codes, for tests.
  std::vector<std::string> codes() const;

 private:
  struct Fault {
    Place place;
    Phrase phrase;
  };
  std::vector<Fault> kept_{};
  std::string file_{};
  std::size_t count_ = 0;
};

// What an engine refused, by the sentence that names it: "weights are positive and finite (row {row})" is
// tools.fault.weights_are_positive_and_finite_row.
Phrase phrase_of(std::string const& sentence, Params const& params, std::string const& otherwise);

}  // namespace arpent::tools
