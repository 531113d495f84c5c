// Runs a command as a person would, with rows on standard input.
#pragma once
#include <sstream>

#include "base/json.h"
#include "doors/tools/options.h"
#include "doors/tools/tools.h"

namespace arpent::tools {

struct Ran {
  int status;
  std::string out, err;
  Json json() const { return Json::parse(out); }
};

inline Ran ran(std::string const& words, std::string const& rows = "", std::string const& language = "en") {
  std::istringstream in(rows);
  std::ostringstream out, err;
  int const status = run({language, in, out, err}, split(words, ' '));
  return {status, out.str(), err.str()};
}

}  // namespace arpent::tools
