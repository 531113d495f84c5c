// Two ways compared, as facts of the stream "pilot/<id>" beside the reports: who was drawn to which way and what came
// of it, blocks of fixed sizes, figures of the places that were drawn. A figure told again corrects the one before;
// both are kept.
#pragma once
#include <optional>

#include "domain/pilot/report.h"

namespace arpent::pilot {

// How two ways are compared (Pilot::compared): blocks, arrivals, places.
struct Drawn {
  std::string id;
  bool tried = false;   // drawn to what is tried; else as usual
  double chance = 0.5;  // of what is tried, known before the draw
  std::string who{};    // a code, never a name; "": none
  std::string at{}, by{};
  std::optional<bool> event{};  // what is counted happened; nothing: not told yet
  std::string correction{};     // why it was told anew; "": never
};
struct BlockTold {
  int tried_events = 0, usual_events = 0;
  std::string at{}, by{}, correction{};
};
struct PlaceTold {
  std::string place;
  double before = 0, after = 0;
  std::string at{}, by{}, correction{};
};

struct Arms {
  std::vector<Drawn> drawn{};                 // as they came
  std::vector<std::size_t> outcomes{};        // places in `drawn`, in the order in which outcomes were first told
  std::vector<BlockTold> blocks{};            // block 1 first
  std::vector<PlaceTold> places{};            // in the order in which they were first told
  int tried(std::int64_t block_tried) const;  // who tried it: drawn so, or in a round of so many
  Drawn const* find(std::string const& id) const;
  PlaceTold const* place(std::string const& name) const;
};
Arms arms(std::vector<store::KeptFact> const& facts);

// The bodies that are kept.
store::Fact fact_of(std::string const& pilot, Drawn const& drawn);
struct Outcome {
  std::string id, of;
  bool event = false;
  std::string reason{}, at{}, by{};
};
store::Fact fact_of(std::string const& pilot, Outcome const& outcome);
store::Fact fact_of(std::string const& pilot, std::string const& id, int n, BlockTold const& block);
store::Fact fact_of(std::string const& pilot, std::string const& id, PlaceTold const& place);

}  // namespace arpent::pilot
