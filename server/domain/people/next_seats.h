// Whom to ask next, seat by seat, so that those present come to look like those who live here: groups and numbers, no
// names, no contact. `engines/opinion/invite.h` answers for a list of people; this for a table of districts and roles.
#pragma once
#include <span>
#include <vector>

#include "domain/people/representation.h"

namespace arpent::people {

struct Attribute {
  std::vector<Share> groups{};
  double weight = 1;  // ≥ 0
};
// People who can be asked as one: a group of each attribute, by its place; -1 where an attribute says nothing of them.
using Profile = std::vector<int>;

struct Seat {
  std::size_t profile = 0;
  double score = 0;  // Σ weight · deficit over attributes
  std::vector<double>
      deficit{};  // π (N + j) - n by attribute at this, the j-th, seat, invitees so far counted in n; 0 for -1
};
// One seat after the other for the profile of the greatest score, the first on a tie, as if everybody asked came: at
// most `seats`, and no more once every attribute's dissimilarity is below `near_enough` (0: never).
std::vector<Seat> next_seats(std::span<Attribute const> attributes, std::span<Profile const> profiles, int seats,
                             double near_enough = 0.1);
// Of one attribute, by group.
std::vector<std::size_t> next_groups(std::span<Share const> groups, int seats, double near_enough = 0.1);

// Invitations so far, by group and channel.
struct Answered {
  int invited = 0, accepted = 0;  // accepted ≤ invited
};
// The chance that one is accepted: mean of Beta(1 + accepted, 1 + not accepted).
double acceptance(Answered answered);
// How many to send so that `seats_short` come on average: ⌈seats_short ÷ acceptance⌉; 0 where none is short.
int invitations_for(double seats_short, Answered answered);

}  // namespace arpent::people
