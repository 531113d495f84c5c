// The needs of the city with the voices behind them, put together once for every screen that shows them.
#pragma once
#include <map>
#include <set>

#include "domain/needs/challenge.h"
#include "domain/needs/voice.h"
#include "store/reader.h"

namespace arpent::views {

struct ToldNeed {
  needs::Challenge record;
  std::vector<std::size_t> below{};   // into NeedsTold::needs: those put together with it
  int people = 0;                     // voices, of those below too
  std::set<std::string> channels{};   // through which they came
  int helps = 0, helps_not = 0;       // of the answer
};

struct NeedsTold {
  std::vector<ToldNeed> needs{};                                    // in the order of age
  std::map<std::string, std::size_t, std::less<>> at{};             // by id
  std::map<std::string, needs::Heard, std::less<>> heard{};         // by territory
  ToldNeed const* find(std::string_view id) const;
  // The need itself, or the one it was put together with; nullptr where it is not there.
  ToldNeed const* head(std::string_view id) const;
};

// Worked out once between two writes.
std::shared_ptr<NeedsTold const> needs_told(store::Reader& reader);

// A place is told with those inside it: the school with its district.
bool is_in(store::Reader& reader, std::string territory, std::string const& wanted);

}  // namespace arpent::views
