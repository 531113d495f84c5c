// Votes out of a file, in either of the two shapes in which people keep them.
#pragma once
#include "doors/tools/table.h"
#include "opinion/votes.h"

namespace arpent::tools {

struct Ballot {
  int person = 0, statement = 0;
  opinion::Vote vote = opinion::Vote::pass;
};

struct Ballots {
  std::vector<Ballot> all{};  // the later counts
  std::vector<double> at{};   // milliseconds, of each; empty without a column of times
  std::vector<std::string> people{}, statements{};
  std::size_t without_vote = 0;  // rows whose vote is empty: passed over
};

// 1, 0, -1 or agree, pass, disagree and what else people write for them, in English or French.
std::optional<opinion::Vote> vote_of(std::string const& text);

// Columns timestamp (may be absent), comment-id, voter-id, vote: ordered by time, rows of one time as in the file. An
// empty vote is none. Or a wide matrix: a row a person, a column a statement (all whose headings are whole numbers,
// else all but the first), empty where nothing was seen. A column with less than half votes is one fault, not many.
Ballots read_ballots(Records& records, Faults& faults);

// "17.0" is 17: whole numbers that passed through a table of fractions.
std::string plain_id(std::string id);

}  // namespace arpent::tools
