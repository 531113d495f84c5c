// A conversation while it runs: each vote changes whole numbers in place, and a map may be solved from them at any
// time.
//
// The tables are those a count of all votes would give, bit for bit, whatever the order of arrival; so the map is too.
#pragma once
#include "opinion/map.h"

namespace arpent::opinion {

class Live {
 public:
  // Statements beyond this many are not kept in tables (72 MB at 3,000): the map is then solved from all votes.
  static constexpr std::size_t statements_in_tables = 3'000;

  explicit Live(Votes votes = {}, Workers const& = {});

  // As Votes; O(votes of the person).
  std::optional<Vote> put(Person, Statement, Vote);
  std::optional<Vote> take_back(Person, Statement);
  void moderate(Statement, Standing);

  Votes const& votes() const { return votes_; }
  Pairs const& pairs() const { return pairs_; }  // of all statements, moderated ones too
  // Changes since the last solve(), moderation included.
  std::size_t changes() const { return changes_; }

  // The map of now, turned to look as the last one did. O(S²) per step of the eigenpairs.
  Loadings const& solve(Workers const& = {});
  Loadings const& map() const { return map_; }  // of the last solve()
  // Where a person stands now, by their votes of now and the last map: microseconds.
  Place place(Person) const;

 private:
  bool is_counted() const { return votes_.statements() <= statements_in_tables; }
  Votes votes_;
  Pairs pairs_;
  Loadings map_;
  Placing placing_;
  std::size_t changes_ = 0;
};

}  // namespace arpent::opinion
