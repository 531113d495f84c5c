#include "opinion/map.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "opinion/fault.h"
#include "opinion/leading.h"

namespace arpent::opinion {
namespace {

constexpr double people_at_zero = 20, noise_least = 0.1;
constexpr std::size_t statements_at_once = 3'000;

struct Column {
  std::size_t at = 0;  // in the pairs
  std::int32_t votes = 0;
  double mean = 0;
  double sides = 1;
};

// As the mean: with one vote more on each side.
double sides_of(double sides, double votes) { return (sides + 2) / (votes + 2); }

double mean_of(Pair const& diagonal) { return diagonal.first / (diagonal.both + 2.0); }

// Symmetric to the last bit: both products may be swapped.
double covariance(Pair const& pair, double mean_j, double mean_k) {
  return (pair.product - (mean_k * pair.first + mean_j * pair.second) + mean_j * mean_k * pair.both) /
         (pair.both + people_at_zero);
}

// An order of the statements that follows from what was voted and not from their numbers, nor from which side is called
// agreeing: sums of the eigenvectors are taken in it, and come out the same however statements are numbered.
class Order {
 public:
  explicit Order(std::size_t n) : marks_(n) {}
  void see(std::size_t j, std::size_t k, Pair const& pair) {
    see_half(marks_[j], pair, pair.first, pair.second);
    if (j != k) see_half(marks_[k], pair, pair.second, pair.first);
  }
  void add(Order const& other) {
    for (std::size_t j = 0; j < marks_.size(); ++j)
      for (std::size_t at = 0; at < marks_[j].size(); ++at) marks_[j][at] += other.marks_[j][at];
  }
  std::vector<std::size_t> places() const {
    std::vector<std::size_t> out(marks_.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    std::stable_sort(out.begin(), out.end(), [&](auto one, auto other) { return marks_[one] < marks_[other]; });
    return out;
  }

 private:
  using Mark = std::array<std::uint64_t, 5>;
  static void see_half(Mark& mark, Pair const& pair, std::int32_t own, std::int32_t others) {
    auto const square = [](std::int64_t value) { return static_cast<std::uint64_t>(value * value); };
    mark[0] += square(pair.both);
    mark[1] += square(pair.product);
    mark[2] += square(own);
    mark[3] += square(others);
    mark[4] += square(own + std::int64_t{3} * others);
  }
  std::vector<Mark> marks_;
};

template <class Number>
Loadings from(std::vector<Statement> const& statements, std::vector<Column> const& columns, Symmetric<Number> const& c,
              std::vector<std::size_t> const& order, Workers const& workers, std::size_t eigenvalues) {
  auto const n = statements.size();
  auto const found = leading(c, std::max<std::size_t>(eigenvalues, 2), workers);
  Loadings out{statements, {}, std::vector<Point>(n), std::vector<double>(n), found.values, {}, {}};
  for (auto const& column : columns)
    out.mean.push_back(column.mean), out.votes.push_back(column.votes), out.sides.push_back(column.sides);
  for (std::size_t axis = 0; axis < std::min<std::size_t>(2, found.values.size()); ++axis) {
    double cubes = 0;
    for (double const w : found.vectors[axis]) cubes += w * w * w;
    double const length = std::copysign(std::sqrt(std::max(found.values[axis], 0.0)), cubes < 0 ? -1 : 1);
    for (std::size_t p = 0; p < n; ++p)
      (axis == 0 ? out.loading[order[p]].x : out.loading[order[p]].y) = length * found.vectors[axis][p];
  }
  for (std::size_t p = 0; p < n; ++p) {
    auto const [x, y] = out.loading[order[p]];
    out.noise[order[p]] = std::max(static_cast<double>(c.row(p)[p]) - (x * x + y * y), noise_least);
  }
  return out;
}

std::vector<Column> columns_of(Pairs const& pairs, std::vector<Statement> const& statements) {
  std::vector<Column> out;
  auto const& columns = pairs.columns();
  for (auto const statement : statements) {
    auto const found = std::lower_bound(columns.begin(), columns.end(), statement);
    require(found != columns.end() && *found == statement, "statement {statement} was not counted", [&] {
      return Fault::Params{{"statement", std::to_string(statement)}};
    });
    auto const at = static_cast<std::size_t>(found - columns.begin());
    auto const diagonal = pairs.at(at, at);
    out.push_back({at, diagonal.both, mean_of(diagonal), sides_of(diagonal.product, diagonal.both)});
  }
  return out;
}

Loadings row_by_row(Votes const& votes, std::vector<Statement> const& statements, Workers const& workers) {
  auto const n = statements.size();
  std::vector<Column> columns(n);
  for (std::size_t j = 0; j < n; ++j) columns[j].at = j;
  std::vector<std::int32_t> sum(votes.statements()), count(votes.statements()), sides(votes.statements());
  for (Person i = 0; i < votes.people(); ++i)
    for (auto const cast : votes.row(i)) {
      sum[cast.statement()] += cast.value(), ++count[cast.statement()];
      sides[cast.statement()] += cast.value() != 0;
    }
  for (std::size_t j = 0; j < n; ++j) {
    columns[j].votes = count[statements[j]];
    columns[j].mean = sum[statements[j]] / (count[statements[j]] + 2.0);
    columns[j].sides = sides_of(sides[statements[j]], count[statements[j]]);
  }
  Symmetric<float> c{n, std::vector<float>(n * (n + 1) / 2)};
  std::vector<Pair> cells;
  for (std::size_t first = 0; first < n;) {
    auto last = first;
    std::size_t room = 0;
    while (last < n && (room == 0 || room + last + 1 <= 2'000'000)) room += ++last;
    cells.assign(room, Pair{});
    count_pairs(votes, statements, {first, last}, cells.data(), workers, Counting::cheapest);
    for (std::size_t j = first, at = 0; j < last; ++j)
      for (std::size_t k = 0; k <= j; ++k, ++at)
        c.row(j)[k] = static_cast<float>(covariance(cells[at], columns[j].mean, columns[k].mean));
    first = last;
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  return from(statements, columns, c, order, workers, 2);
}

}  // namespace

Loadings loadings(Pairs const& pairs, std::vector<Statement> const& statements, Workers const& workers,
                  std::size_t eigenvalues) {
  auto const columns = columns_of(pairs, statements);
  auto const n = statements.size();
  unsigned const parts = n < 200 ? 1 : 4 * workers.at_once;
  std::vector<Order> marks(parts, Order(n));
  workers(parts, [&](unsigned part) {
    for (std::size_t j = part; j < n; j += parts)
      for (std::size_t k = 0; k <= j; ++k) marks[part].see(j, k, pairs.at(columns[j].at, columns[k].at));
  });
  for (unsigned part = 1; part < parts; ++part) marks[0].add(marks[part]);
  auto const order = marks[0].places();
  Symmetric<double> c{n, std::vector<double>(n * (n + 1) / 2)};
  workers(parts, [&](unsigned part) {
    for (std::size_t p = part; p < n; p += parts) {
      auto const& j = columns[order[p]];
      for (std::size_t q = 0; q <= p; ++q) {
        auto const& k = columns[order[q]];
        c.row(p)[q] = covariance(pairs.at(j.at, k.at), j.mean, k.mean);
      }
    }
  });
  return from(statements, columns, c, order, workers, eigenvalues);
}

Loadings loadings(Votes const& votes, Workers const& workers) {
  auto const statements = votes.active();
  if (statements.size() > statements_at_once) return row_by_row(votes, statements, workers);
  return loadings(Pairs::of(votes, statements, workers), statements, workers);
}

void align(Loadings& now, Loadings const& before) {
  Eigen::Matrix2d common = Eigen::Matrix2d::Zero();
  for (std::size_t j = 0; j < now.statements.size(); ++j) {
    auto const found = std::lower_bound(before.statements.begin(), before.statements.end(), now.statements[j]);
    if (found == before.statements.end() || *found != now.statements[j]) continue;
    auto const then = before.loading[static_cast<std::size_t>(found - before.statements.begin())];
    common += Eigen::Vector2d(now.loading[j].x, now.loading[j].y) * Eigen::RowVector2d(then.x, then.y);
  }
  if (common.isZero(0)) return;
  Eigen::Matrix2d turn = Eigen::Matrix2d::Identity();
  if (now.eigenvalues.size() > 1 && now.eigenvalues[0] < 1.2 * now.eigenvalues[1]) {
    Eigen::JacobiSVD<Eigen::Matrix2d> const parts(common, Eigen::ComputeFullU | Eigen::ComputeFullV);
    turn = parts.matrixU() * parts.matrixV().transpose();
  } else {
    for (int axis = 0; axis < 2; ++axis)
      if (common(axis, axis) < 0) turn(axis, axis) = -1;
  }
  for (auto& loading : now.loading) {
    Eigen::RowVector2d const turned = Eigen::RowVector2d(loading.x, loading.y) * turn;
    loading = {turned(0), turned(1)};
  }
}

double predicted(Loadings const& map, std::size_t place, Point at) {
  auto const [x, y] = map.loading[place];
  return std::clamp((1 + map.mean[place] + (x * at.x + y * at.y)) / 2, 0.0, 1.0);
}

double chance_to_agree(Loadings const& map, std::size_t place, Place const& of) {
  constexpr double logistic_for_normal = 1.702;
  auto const [x, y] = map.loading[place];
  double const mean = map.mean[place], votes = map.votes[place], sides = map.sides[place];
  double const expected = (mean + x * of.at.x + y * of.at.y) / sides;
  double const noise = std::max(noise_least, (map.noise[place] + mean * mean) / sides - mean * mean / (sides * sides));
  double const unknown = x * x * of.xx + 2 * x * y * of.xy + y * y * of.yy + (1 - mean * mean) / (votes + 2) +
                         2 * (of.at.x * of.at.x + of.at.y * of.at.y) / (votes + people_at_zero);
  double const spread = std::sqrt(noise + unknown / (sides * sides));
  return 1 / (1 + std::exp(-logistic_for_normal * expected / spread));
}

}  // namespace arpent::opinion
