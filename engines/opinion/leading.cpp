#include "opinion/leading.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "opinion/chance.h"

namespace arpent::opinion {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
constexpr Index width = 2;  // of the block

// Each element is read once and used for both triangles. The parts are the same for any number of threads, and their
// sums are added in order.
template <class Number>
class Product {
 public:
  Product(Symmetric<Number> const& matrix, Workers const& workers) : matrix_(matrix), workers_(workers) {
    unsigned const parts = matrix.n < 200 ? 1 : 8;
    for (unsigned part = 0; part <= parts; ++part)
      ends_.push_back(
          static_cast<std::size_t>(std::lround(static_cast<double>(matrix.n) * std::sqrt(double(part) / parts))));
    sums_.resize(parts);
  }

  void operator()(Eigen::Ref<MatrixXd const> const& x, Eigen::Ref<MatrixXd> y) {
    workers_(static_cast<unsigned>(sums_.size()), [&](unsigned part) {
      auto& sum = sums_[part];
      sum.setZero(x.rows(), x.cols());
      for (auto j = ends_[part]; j < ends_[part + 1]; ++j) {
        auto const at = static_cast<Index>(j);
        Eigen::Map<Eigen::Matrix<Number, Eigen::Dynamic, 1> const> const row(matrix_.row(j), at);
        double const diagonal = matrix_.row(j)[j];
        for (Index c = 0; c < x.cols(); ++c) {
          double const xj = x(at, c);
          sum(at, c) += diagonal * xj + row.template cast<double>().dot(x.col(c).head(at));
          sum.col(c).head(at) += xj * row.template cast<double>();
        }
      }
    });
    y = sums_[0];
    for (std::size_t part = 1; part < sums_.size(); ++part) y += sums_[part];
  }

 private:
  Symmetric<Number> const& matrix_;
  Workers const& workers_;
  std::vector<std::size_t> ends_;
  std::vector<MatrixXd> sums_;
};

Leading from(VectorXd const& ascending, MatrixXd const& vectors, std::size_t count) {
  Leading out;
  auto const n = ascending.size();
  for (Index i = 0; i < static_cast<Index>(count); ++i) {
    out.values.push_back(ascending(n - 1 - i));
    VectorXd const v = vectors.col(n - 1 - i);
    out.vectors.emplace_back(v.data(), v.data() + v.size());
  }
  return out;
}

template <class Number>
Leading of_all(Symmetric<Number> const& matrix, std::size_t count) {
  auto const n = static_cast<Index>(matrix.n);
  MatrixXd full(n, n);
  for (Index j = 0; j < n; ++j)
    for (Index k = 0; k <= j; ++k) full(j, k) = full(k, j) = matrix.row(static_cast<std::size_t>(j))[k];
  Eigen::SelfAdjointEigenSolver<MatrixXd> const solved(full);
  return from(solved.eigenvalues(), solved.eigenvectors(), count);
}

class Krylov {
 public:
  explicit Krylov(Index n) : n_(n), basis_(n, 64), image_(n, 64), chance_(1) {}

  Index size() const { return size_; }
  // Takes in what the block adds to the space; what adds nothing is replaced by something new.
  void take(MatrixXd const& block) {
    make_room();
    for (Index c = 0; c < width && size_ < n_; ++c) {
      VectorXd v = block.col(c);
      double const before = v.norm();
      orthogonalise(v);
      double const length = v.norm();
      basis_.col(size_) = length > 1e-13 * std::max(before, 1.0) ? VectorXd(v / length) : anything();
      ++size_;
    }
  }
  MatrixXd start() {
    MatrixXd block(n_, width);
    for (Index c = 0; c < width; ++c)
      for (Index i = 0; i < n_; ++i) block(i, c) = chance_.unit() - 0.5;
    return block;
  }
  template <class P>
  MatrixXd step(P& product) {
    auto const from = known_;
    product(basis_.middleCols(from, size_ - from), image_.middleCols(from, size_ - from));
    known_ = size_;
    MatrixXd next = image_.middleCols(from, size_ - from);
    if (next.cols() < width) next.conservativeResize(n_, width), next.rightCols(1).setZero();
    return next;
  }
  MatrixXd projected() const {
    MatrixXd h = basis_.leftCols(known_).transpose() * image_.leftCols(known_);
    return (h + h.transpose()) / 2;
  }
  MatrixXd vectors(MatrixXd const& s) const { return basis_.leftCols(known_) * s; }
  MatrixXd images(MatrixXd const& s) const { return image_.leftCols(known_) * s; }

 private:
  void orthogonalise(VectorXd& v) const {  // twice is enough (Kahan)
    for (int pass = 0; pass < 2; ++pass)
      v.noalias() -= basis_.leftCols(size_) * (basis_.leftCols(size_).transpose() * v).eval();
  }
  VectorXd anything() {
    for (;;) {
      VectorXd v(n_);
      for (Index i = 0; i < n_; ++i) v(i) = chance_.unit() - 0.5;
      v.normalize();
      orthogonalise(v);
      if (v.norm() > 1e-6) return v.normalized();
    }
  }
  void make_room() {
    if (size_ + width <= basis_.cols()) return;
    basis_.conservativeResize(n_, basis_.cols() * 2);
    image_.conservativeResize(n_, image_.cols() * 2);
  }

  Index n_, size_ = 0, known_ = 0;
  MatrixXd basis_, image_;
  Chance chance_;
};

}  // namespace

template <class Number>
Leading leading(Symmetric<Number> const& matrix, std::size_t count, Workers const& workers) {
  count = std::min(count, matrix.n);
  if (count == 0) return {};
  if (matrix.n <= 24) return of_all(matrix, count);
  auto const n = static_cast<Index>(matrix.n);
  auto const wanted = static_cast<Index>(count);
  Product<Number> product(matrix, workers);
  Krylov space(n);
  space.take(space.start());
  Index const most = std::min<Index>(n, 800);
  for (Index next_look = std::max<Index>(16, 4 * wanted);;) {
    auto const next = space.step(product);
    auto const size = space.size();
    if (size >= next_look || size >= most) {
      next_look = std::max<Index>(size + 4, size * 4 / 3);
      Eigen::SelfAdjointEigenSolver<MatrixXd> const solved(space.projected());
      double const scale = solved.eigenvalues().cwiseAbs().maxCoeff();
      MatrixXd const s = solved.eigenvectors().rightCols(wanted);
      MatrixXd const vectors = space.vectors(s);
      MatrixXd const residual = space.images(s) - vectors * solved.eigenvalues().tail(wanted).asDiagonal();
      bool good = true;
      for (Index i = 0; i < wanted; ++i)
        good = good && residual.col(wanted - 1 - i).norm() <= (i < 2 ? 1e-11 : 1e-8) * scale;
      if (good || size >= most) return from(solved.eigenvalues().tail(wanted), vectors, count);
    }
    space.take(next);
  }
}

template Leading leading(Symmetric<double> const&, std::size_t, Workers const&);
template Leading leading(Symmetric<float> const&, std::size_t, Workers const&);

}  // namespace arpent::opinion
