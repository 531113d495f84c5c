// What a command may be told: described once, for reading, checking and help.
#pragma once
#include <map>
#include <optional>

#include "doors/tools/faults.h"

namespace arpent::tools {

struct Option {
  enum class Kind { text, number, whole, flag, choice, texts, numbers };  // the last two: a,b,c, and may come again
  std::string name;                                                       // typed --name; help: tools.option.<name>
  Kind kind = Kind::text;
  std::string fallback{};  // what holds when it is not given; "" nothing
  std::vector<std::string> choices{};
  double least = -1e300, most = 1e300;  // of numbers; a bound at 0 or 1 is itself allowed only where `closed`
  bool closed = true;
};

// A number strictly between 0 and 1.
Option share(std::string name, std::string fallback);

class Given {
 public:
  bool has(std::string const& name) const;  // given, or there is a fallback
  std::string text(std::string const& name) const;
  double number(std::string const& name) const;
  int whole(std::string const& name) const;
  bool flag(std::string const& name) const;
  std::vector<std::string> texts(std::string const& name) const;
  std::vector<double> numbers(std::string const& name) const;
  std::string file = "-";  // where the rows are: - is standard input

 private:
  friend Given read_options(std::vector<Option> const& options, std::vector<std::string> const& words, Faults& faults);
  std::map<std::string, std::vector<std::string>> values_{};
};

// --name value or --name=value in any order, and at most one word that is a file. Every fault is noted: options that
// are not known (with the likeliest that is), numbers that are none or out of bounds, choices that are not offered.
Given read_options(std::vector<Option> const& options, std::vector<std::string> const& words, Faults& faults);

// The name that differs least.
std::string nearest(std::vector<std::string> const& names, std::string const& name);

std::vector<std::string> split(std::string_view text, char by);

}  // namespace arpent::tools
