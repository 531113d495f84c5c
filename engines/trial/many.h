// Many tests at once, looks that were planned, and the words for how much is known.
// Source: Wang and Ramdas, "False discovery rate control with e-values" (2022); specification of trials, 3.6-3.8.
#pragma once
#include <string_view>
#include <vector>

namespace arpent::trial {

// The indices (from 0, in order) that e-BH declares: the k* largest, k* = max{k: e_(k) ≥ m / (alpha k)}. Valid under
// any dependence. e-values lie in [0, ∞]: what no number can hold is infinite.
std::vector<int> declared(std::vector<double> const& e, double alpha);
double together_independent(std::vector<double> const& e);  // the product: the same question in independent places
double together_dependent(std::vector<double> const& e);    // the mean
double p_of_e(double e);                                    // min(1, 1/e)
double e_of_p(double p, double kappa = 0.5);                // kappa p^(kappa - 1)

enum class Evidence { nothing_yet, hint, some, enough_to_decide };  // below 3, 10, 20 and from 20 on. Never "proved".
Evidence evidence_of(double e);
std::string_view name_of(Evidence evidence);

// Critical values of a two-sided z-test with `looks` planned, equally spaced looks: Pocock's constant, and
// O'Brien-Fleming's value at each look. By integrating the random walk on a grid; 1 ≤ looks ≤ 10. Golden:
// group_sequential.json, 2e-3 (the reference is itself a grid).
double pocock(int looks, double alpha = 0.05);
std::vector<double> obrien_fleming(int looks, double alpha = 0.05);

}  // namespace arpent::trial
