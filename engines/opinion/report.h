// All there is to say about a conversation at one moment, for a door to write out.
//
// Ten lines from votes to a report are in README.md. Same votes, settings and report before: the same bytes, whatever
// the number of threads. Small conversations get a ranked list and nothing else: no groups, no coordinates.
#pragma once
#include "opinion/next.h"

namespace arpent::opinion {

// Below these there is a list only; the map appears at `people_least` people with seven votes each, and with structure.
constexpr std::size_t people_least = 15, votes_least = 150;

struct Settings {
  std::uint64_t seed = 0;               // of the conversation
  std::vector<Dimension> dimensions{};  // what people declared
  bool tries = true;       // run the trials (stability, structure, robustness) when those before are not fresh any more
  bool robustness = true;  // with the trials, also the least score over other groupings
};

enum class Shown { list, map, groups };
enum class WhyNot { nothing, few_people, few_votes, few_with_seven_votes, no_structure, nothing_stable, not_tried_yet };
std::string_view name_of(Shown);
std::string_view name_of(WhyNot);  // "few_people": codes for the sentences of the doors

struct Trials {
  Structure structure{};  // votes == 0: not tried
  Stability stability{};
  Choice choice{};
};

// Of what is counted: active statements, and people with a vote on one.
struct Coverage {
  std::size_t people = 0, statements = 0, votes = 0;
  std::size_t passes = 0;
  std::size_t on_map = 0;        // people with enough votes to be grouped
  std::size_t only_passing = 0;  // with enough votes, all of them passes: placed but in no group
  std::size_t between = 0;
  double votes_per_person = 0;                       // median
  std::vector<std::vector<std::size_t>> declared{};  // people by [dimension][value]
};

struct Report {
  Coverage coverage{};
  Shown shown = Shown::list;
  WhyNot why_not = WhyNot::nothing;  // more is shown
  Loadings map{};                    // of statements; also where no map is shown, for choosing what comes next
  Places places{};                   // empty where no map is shown
  Grouping groups{};                 // one group where none are shown; labels empty where no map is shown
  Trials trials{};
  Separation separation{};              // of shown groups
  std::vector<Agreement> agreements{};  // ranked; see agreements()
  Steady steady{};                      // memory for the report after this one
  int next_group_id = 0;

  std::vector<Statement> broad() const;      // of broad agreement, best first
  std::vector<Statement> contested() const;  // furthest apart first
  std::vector<Statement> objected() const;   // with an objection in some group, best first
};

// `before`: the last report of the same conversation, whose picture, ids of groups, badges and fresh trials are kept.
Report report(Votes const&, Settings const&, Report const* before = nullptr, Workers const& = {});

// The parts, where trials are to run aside: keep them and hand them in as `before->trials`.
Trials trials(Votes const&, Loadings const&, Places const&, std::uint64_t seed, Workers const& = {});

// For those who consented: on how many statements two people took the same side, of those both took a side on.
struct Likeness {
  std::size_t same = 0, both = 0;
};
Likeness likeness(std::span<Cast const>, std::span<Cast const>);

}  // namespace arpent::opinion
