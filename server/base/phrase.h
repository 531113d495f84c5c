// Something to say to a person: the code of a sentence in server/words and its parameters. Rules return phrases, doors
// and views say them in the person's language.
#pragma once
#include <string>

#include "base/result.h"

namespace arpent {

struct Phrase {
  std::string code;
  Params params{};

  friend bool operator==(Phrase const&, Phrase const&) = default;
};

}  // namespace arpent
