// Means of outcomes between 0 and 1 (scores, shares, means of a class), looked at whenever one likes. Where people come
// in groups, one observation per group and period: a monitor by person would raise false alarms (specification of
// trials, 3.5).
#pragma once
#include <vector>

#include "trial/proportion.h"

namespace arpent::trial {

// Every x lies in [0, 1] and is finite; 0 < alpha < 1; 0 < m < 1: a Fault otherwise.
using Observations = std::vector<double>;

// Diversified Kelly, the default: K+(m) = (1/D) Σ_d Π_i (1 + d/(D+1) (x_i/m - 1)), K-(m) = K+ of 1-x at 1-m. Source:
// Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting" (2023). Golden: dkelly.json, 1e-9.
inline constexpr int kelly_bets = 10;
double ln_kelly_up(Observations const& x, double m);    // evidence that the mean is above m
double ln_kelly_down(Observations const& x, double m);  // evidence that it is below
Interval kelly_sequence(Observations const& x, double alpha);
// After each observation, never widening again.
std::vector<Interval> kelly_running(Observations const& x, double alpha);

// Predictable plug-in empirical Bernstein (closed form, wider), after each observation, two-sided. Golden:
// confseq_bounded_mean.json.
std::vector<Interval> empirical_bernstein(Observations const& x, double alpha);
// The same bets for Hoeffding's bound: λ = min(1, √(8 ln(2/α) / (t ln(1+t)))).
std::vector<Interval> hoeffding(Observations const& x, double alpha);
// Hoeffding's bound under a normal mixture that is tightest near `t_opt` observations.
std::vector<Interval> conjugate_hoeffding(Observations const& x, double alpha, double t_opt = 20);

// Betting with the plug-in bets of empirical Bernstein, capped at c/m (up) and c/(1-m) (down), c = 1/2.
enum class Bets { two_sided, one_sided };  // ln(2/α) or ln(1/α) in the bets
std::vector<double> betting_up(Observations const& x, double m, double alpha, Bets bets);    // the wealth K+
std::vector<double> betting_down(Observations const& x, double m, double alpha, Bets bets);  // K-
std::vector<double> betting_hedged(Observations const& x, double m, double alpha);           // max(K+, K-)/2
// {m: hedged wealth < 1/α}, on a grid of `grid` steps; the outermost point is widened by one step. Running.
std::vector<Interval> betting_sequence(Observations const& x, double alpha, int grid = 1000);

// Pairs: treated and control each in [0, 1]; x = (1 + treated - control)/2 against m = 1/2.
Observations paired(Observations const& treated, Observations const& control);

// The plug-in bets by themselves: λ_t = √(2 ln(k/α) / (t ln(1+t) v_{t-1})), k = 2 or 1.
std::vector<double> plug_in_bets(Observations const& x, double alpha, Bets bets);

}  // namespace arpent::trial
