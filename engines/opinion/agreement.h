// Which statements find agreement in every group, and in every category people declared.
//
// Shares are p = (A+1)/(n+2); the bound is lb = p - √(p(1-p)/(n+3)), so that few votes do not make much of agreement.
// Source: posterior mean and standard deviation of a share with a uniform prior. Golden values: the reference program.
#pragma once
#include "opinion/groups.h"

namespace arpent::opinion {

struct Tally {
  std::uint32_t agree = 0, disagree = 0, votes = 0;  // passes are the rest
  std::uint32_t passes() const { return votes - agree - disagree; }
  double share() const { return (agree + 1.0) / (votes + 2.0); }
  double share_against() const { return (disagree + 1.0) / (votes + 2.0); }
  double bound() const;
  friend bool operator==(Tally const&, Tally const&) = default;
};

// One dimension people declared ("district", "role"): a value 0 .. values-1 per person, -1 where nothing was said;
// people beyond the vector said nothing.
struct Dimension {
  std::size_t values = 0;
  std::vector<std::int16_t> of{};
};

// Votes per statement and part, by [statement][part]; statements by number, all of them, moderated ones too.
class Tallies {
 public:
  Tallies(std::size_t statements, std::size_t parts) : parts_(parts), cells_(statements * parts) {}
  Tally& at(Statement j, std::size_t part) { return cells_[j * parts_ + part]; }
  Tally const& at(Statement j, std::size_t part) const { return cells_[j * parts_ + part]; }
  std::span<Tally const> of(Statement j) const { return std::span(cells_).subspan(j * parts_, parts_); }
  std::size_t parts() const { return parts_; }

 private:
  std::size_t parts_;
  std::vector<Tally> cells_;
};
// part[i] of person i, or negative: counted nowhere; people beyond the vector too.
Tallies tally(Votes const&, std::span<std::int16_t const> part, std::size_t parts, Workers const& = {});

// Why a statement has no score yet.
enum class Scored { yes, too_few_votes };

struct Agreement {
  Statement statement = 0;
  Tally all{};                  // of everybody
  std::vector<Tally> groups{};  // by place of the group; people between are in `all` only. Empty without groups
  Scored scored = Scored::yes;
  std::vector<std::uint8_t> waiting{};  // places of groups with fewer than max(3, 10 %) votes on it
  double score = 0;                     // least bound over groups and over declared categories of at least 5 votes
  double of_groups = 0;                 // over groups alone; without groups the bound of all
  std::optional<double> of_categories{};
  int dimension = -1, value = -1;  // the category with the least bound
  double group_aware = 0;          // product over groups of p (Polis's group-aware consensus), of all without groups
  std::vector<std::uint8_t>
      objects{};                   // places of groups where at least a fifth is against (all of it, without groups: 0)
  bool broad = false;              // every bound ≥ 0.6
  bool contested = false;          // p ≤ 0.4 in some group and ≥ 0.6 in another
  std::optional<double> robust{};  // least score over other numbers of groups and without the busiest 5 %
};

struct AgreementInput {
  Grouping const& groups;  // k = 1: no groups
  std::vector<Dimension> const& dimensions;
};

// Of each active statement with at least one vote: those scored by descending score, then those that wait, by votes.
// Equal ones stay in order of number.
std::vector<Agreement> agreements(Votes const&, AgreementInput const&, Workers const& = {});

// A badge once given is lost only .02 below its bound: `before` says who had them, in any order.
struct Badges {
  Statement statement;
  bool broad, contested;
};
void keep_badges(std::vector<Agreement>&, std::span<Badges const> before);

// Fills `robust`: the least score over groups at k of 2 to 5 where there are such, and without the 5 % who voted most.
void test_robustness(std::vector<Agreement>&, Votes const&, Places const&, AgreementInput const&, std::uint64_t seed,
                     Workers const& = {});

}  // namespace arpent::opinion
