// The greatest eigenvalues of a symmetric matrix, and their vectors.
#pragma once
#include <cstddef>
#include <vector>

#include "opinion/workers.h"

namespace arpent::opinion {

// The lower triangle with the diagonal, row by row. float where double would not fit.
template <class Number>
struct Symmetric {
  std::size_t n = 0;
  std::vector<Number> cells{};
  Number const* row(std::size_t j) const { return cells.data() + j * (j + 1) / 2; }
  Number* row(std::size_t j) { return cells.data() + j * (j + 1) / 2; }
};

struct Leading {
  std::vector<double> values;                // algebraically greatest first; min(count, n) of them
  std::vector<std::vector<double>> vectors;  // of length 1, one per value; their sign is arbitrary but always the same
};

// By a block Krylov space with full reorthogonalisation and Rayleigh-Ritz (Golub, Van Loan, Matrix Computations, 10.3),
// two vectors a step, so that an eigenvalue may be double. Residual of the first two at most 1e-11, of the others 1e-8
// of the greatest |value|. Bytes do not depend on the workers.
template <class Number>
Leading leading(Symmetric<Number> const&, std::size_t count, Workers const& = {});

extern template Leading leading(Symmetric<double> const&, std::size_t, Workers const&);
extern template Leading leading(Symmetric<float> const&, std::size_t, Workers const&);

}  // namespace arpent::opinion
