// Who is missing: how the people who are there, speak or decide compare with those who live here, district by district
// (or role by role). Pure: counts in, figures and the key of a word out; words stand only where the numbers allow them.
//
// Sources: Wilson (1927) without continuity correction; Holm (1979); Pearson's χ², simulated where cells are small; the
// index of dissimilarity of Duncan and Duncan (1955); Hill's effective number of groups (1973). Golden values: a
// reference program in Python and scipy.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace arpent::people {

// One group: `base` families (or pupils, as a proxy: say so), `count` of its people among those counted.
struct Share {
  double base = 0;  // ≥ 0; of all groups together > 0
  double need = 1;  // ≥ 0: the base share is base · need ÷ Σ base · need
  int count = 0;    // ≥ 0
};

enum class Presence {
  strongly_under,  // ratio below 0.5
  under,           // below 0.8
  about_right,     // up to 1.25
  over,
  too_few_to_tell,  // the interval holds 1, and for about_right also reaches below 0.5 or above 2
};
// "strongly_under" … : the key of the word.
char const* name_of(Presence presence);

// Counts below are written "fewer than 5 of 112", with the word all the same: a rule that protects must not hide who is
// missing.
inline constexpr int shown_from = 5;

struct GroupPresence {
  double base_share = 0;        // π
  double ratio = 0;             // (n / N) / π: 1 is parity; NaN where π is 0 or nobody was counted
  double lower = 0, upper = 0;  // 95 %: Wilson's interval of n / N, over π
  double shrunk = 0;            // ((n + κπ) / (N + κ)) / π, κ = 11: for ranking small groups
  double p = 1, p_holm = 1;     // exact two-sided binomial test against π, alone and among all groups
  int seats_short = 0;          // ⌈Nπ - n⌉, at least 0
  Presence word = Presence::too_few_to_tell;
  bool is_shown = false;  // count ≥ shown_from
};

struct Representation {
  int total = 0;  // N
  std::vector<GroupPresence> groups{};
  double chi_squared = 0;
  int degrees = 0;
  double p = 1;  // of χ²; simulated where some Nπ < 5
  bool is_simulated = false;
  double dissimilarity = 0;  // ½ Σ |n/N - π|: the share of seats that would have to change. The headline
  double effective = 0;      // exp(entropy) of the counts: as if so many groups were there equally
  double effective_of_base = 0;
  double parity = 0;  // exp(-KL): 1 where shares are equal
};

// `seed` of the simulation: 20,000 draws, fewer where more than 2,000 people are counted (at least 2,000). Nobody
// counted: p 1, no words, dissimilarity and the rest 0.
Representation represent(std::span<Share const> groups, std::uint64_t seed = 1);

// Two levels: parents among all present against the share the group agreed on (a third, say), in [0, 1].
GroupPresence role_presence(int parents, int all, double target);

// The same three times over: who is there, whose words these are (items written, votes given), and what became of them
// (items that turned into decisions). One count a group in each; intervals take items as independent, which several of
// one person are not.
struct Followed {
  std::vector<int> presence{}, voice{}, influence{};
};
struct FollowedRepresentation {
  Representation presence{}, voice{}, influence{};
};
FollowedRepresentation represent(std::span<Share const> base, Followed const& counts, std::uint64_t seed = 1);

}  // namespace arpent::people
