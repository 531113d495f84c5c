// One thing that happened in a story: an operation, by somebody, on a day.
#pragma once
#include <string>

#include "base/instant.h"
#include "base/json.h"

namespace arpent::replay {

struct Step {
  std::string origin;  // "people.csv:3", said when it is refused
  std::string as{};    // what other lines call it, after an @; "" for none
  std::string
      day{};  // as written: "-410", "prets_erdre+2", "now-12"; days that count from a name stand without their @
  std::string time{};   // "09:30"; "" where minutes count from now
  int seconds = 0;      // after that: lines of a table follow one another
  std::string actor{};  // a name; "": nobody known yet
  std::string seat{};   // of whoever took part by phone, without a name: "3"
  std::string room{};   // where they sit; "": the one that the input names, as meeting or by id
  std::string operation{};
  Json input = Json::object();  // names and days still written "@club", "@day-30", "#slip"
  std::string why{};
  enum class Kind { deed, number } kind = Kind::deed;
  bool counts_from_name = false, counts_from_now = false;
  Instant at{};  // when, once it is known
};

// "story.jsonl:12 …" is wrong: our own file, so a Problem a person can read and mend. 422 "replay.line" {line, why}.
Problem wrong_line(std::string const& origin, std::string const& why);

}  // namespace arpent::replay
