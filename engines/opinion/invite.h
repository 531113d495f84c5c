// Whom to invite next, so that those who vote come to look like those who live here: a list with its reasons. It looks
// at declared categories and at nobody's opinion: where the map has few people, invite the categories that are missing.
// Source: greedy choice for a monotone submodular function, at least 1 - 1/e of the best (Nemhauser, Wolsey, Fisher,
// Mathematical Programming 14, 1978); lazily evaluated (Minoux, 1978), which changes nothing but the time. No outside
// reference program: the tests compare with all choices of small pools.
#pragma once
#include <cstdint>
#include <vector>

#include "opinion/pool.h"

namespace arpent::opinion {

struct Category {
  double target = 0;               // share of all that should come from here, in [0, 1]
  double have = 0;                 // effective voters so far, ≥ 0
  double weight = 1;               // ≥ 0
  int accepted = 0, declined = 0;  // of the invitations answered so far, ≥ 0
};
// People of two categories at once ("parents of district North"), of different attributes.
struct CategoryPair {
  int first = 0, second = 0;  // categories
  double have = 0;
};

struct InvitePlan {
  std::vector<Category> categories{};
  std::vector<CategoryPair> pairs{};
  double total = 0;        // voters planned, T ≥ 0
  int invitations = 0;     // at most so many, ≥ 0
  std::uint64_t seed = 0;  // decides between people who would help equally; publish it with the list
};

// One gap that a person helps to close, at the moment of the choice: "district North 2 of 6".
struct InviteReason {
  int category = -1, pair = -1;  // the one that is not -1; indices of the plan
  double have = 0;               // voters so far
  double expected = 0;           // of the invitations already on the list, how many voters may come of them
  double wanted = 0;             // target · total
  double gain = 0;               // what this person adds to F through it, > 0
};
struct Invitation {
  int person = 0;                       // of the pool, from 0
  double gain = 0;                      // what F rises by, > 0
  std::vector<InviteReason> reasons{};  // greatest gain first, ties in the order of the plan: categories, then pairs
};
struct Invitations {
  std::vector<Invitation> list{};  // in the order of the choice: cut it where you like, the rest stays right
  double value = 0;                // F of the list
  double value_before = 0;         // F of nobody
  double value_full = 0;           // F with every gap closed
};

// The chance that somebody of the category answers by voting: mean of Beta(1 + accepted, 3 + declined).
double response_rate(Category const& category);

// Maximises F(X) = Σ_c w_c min(t_c T, h_c + Σ_{i in X of c} r_i) + ½ Σ_pairs w min(t_a t_b T, h_ab + Σ_{i in X of both}
// r_i) with w = (w_a + w_b) / 2, and r_i the mean response rate over i's categories. The list ends before `invitations`
// where nobody left would add anything. 100,000 people × 30 categories take some 100 ms. Faults name the category or
// pair.
Invitations whom_to_invite(Pool const& pool, InvitePlan const& plan);

}  // namespace arpent::opinion
