// Voices, as facts of the stream "needs/<territory>": how many said so, on which day, through what. No person, no
// address, no hour. The id is made by the phone for this one need and known to nobody else, so that the same phone
// counts once and two voices of one phone cannot be told to be of one.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "store/work.h"

namespace arpent::needs {

struct Voice {
  std::string id;
  std::string challenge;
  std::string on;       // a day
  std::string channel;  // as of Challenge
  int people = 1;
};

// "It helps" or "not really", of an answer as it stood on a day.
struct Helps {
  std::string id;
  std::string challenge;
  std::string on;
  bool helps = false;
};

struct Heard {
  std::vector<Voice> voices{};  // in the order in which they came
  std::vector<Helps> helps{};
  Voice const* find(std::string const& id) const;
};

// Of the needs of this territory. What was said of a need that is gone is in it too.
Heard heard(store::Reader const& reader, std::string const& territory);

void append(store::Work& work, std::string const& territory, Voice const& voice);
void append(store::Work& work, std::string const& territory, Helps const& helps);

}  // namespace arpent::needs
