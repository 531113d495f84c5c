// Floors under figures about people: "11 then 5". Pure rules; the caller says who reads and what is counted.
// Source: specification of estimation, section 3 (Insee's floor of 11; random rounding to base 5 by cell key).
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/phrase.h"

namespace arpent::measure {

inline constexpr int public_floor = 11;
inline constexpr int members_floor = 5;  // also the floor of participation
inline constexpr int rounding_base = 5;

enum class Reader { everyone, members, team };  // without an account; with one; manager and link keeper

enum class Subject {
  attribute,      // an attribute or an opinion of people (survey answers, splits by person)
  participation,  // how many of a group took part: a missing group must not be hidden by the rule that protects it
  service,        // how many people a service counted, not split by personal attributes
  institution,    // schools, places: no figure about people
};

struct Shown {
  enum class How { exact, rounded, fewer_than, hidden };
  How how = How::hidden;
  int number = 0;  // the count, the rounded count, or the floor it lies under; 0 when hidden

  friend bool operator==(Shown const&, Shown const&) = default;
};

struct Count {
  Subject subject = Subject::attribute;
  int people = 0;            // unweighted: respondents or people concerned
  std::uint64_t key = 0;     // cell_key of the people counted
  int floor = public_floor;  // a city may raise it; below public_floor counts as public_floor
};

//                 everyone                        members              team
// attribute       < 11 hidden, then rounded       < 5 hidden           exact
// participation   < 5 "fewer than 5", < 11        < 5 "fewer than 5"   exact
//                 rounded, then exact
// service         < 11 "fewer than 11"            exact                exact
// institution     exact                           exact                exact
// (11 stands for Count::floor.)
Shown shown(Count const& count, Reader reader);

// "fewer than 5 of 112", "38 of 112", "about 10 of 112", "not shown": privacy.fewer_than_of, privacy.exactly_of,
// privacy.about_of {n} {of}; privacy.hidden.
Phrase phrase_of(Shown const& shown, int of);

// A record's key: 64 bits of HMAC-SHA-256(secret, id), read as a fraction of 2^64.
std::uint64_t record_key(std::string_view secret, std::string_view id);
// The sum of the record keys, its whole part dropped: the same set of records gives the same key in every table.
std::uint64_t cell_key(std::span<std::uint64_t const> record_keys);
// To the multiple of 5 above when key/2^64 < (count mod 5)/5, else to the one below: unbiased over keys.
int round_to_five(int count, std::uint64_t key);

// Which cells of one row or column, whose total is published, must be hidden so that none under the floor can be had by
// subtraction: those under it, then the next smallest until at least two are hidden and together they reach the floor.
std::vector<bool> hidden_cells(std::span<int const> counts, int floor = public_floor);

// Attributes of children: below 5 % and above 95 % the number itself is not said.
struct ShownPercent {
  enum class How { exact, below, above };
  How how = How::exact;
  double percent = 0;
};
ShownPercent shown_percent(double percent);

// A weighted estimate may be published from 11 respondents on and with a coefficient of variation up to 0.33.
bool may_publish_estimate(int respondents, double coefficient_of_variation, int floor = public_floor);

// A release that differs from an earlier one by 1 to 10 records would give these away by subtraction.
bool may_release(int records_changed, int floor = public_floor);

}  // namespace arpent::measure
