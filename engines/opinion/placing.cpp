#include <cmath>

#include "opinion/map.h"

namespace arpent::opinion {
namespace {

// |L|²/σ² ≤ 10 and |L (v - μ)|/σ² ≤ 20 per vote, of at most 10,000: below 2¹⁸ · 2⁴⁴.
constexpr double scale = 0x1p44;
std::int64_t fixed(double value) { return std::llround(value * scale); }

}  // namespace

Placing::Placing(Loadings const& map) {
  if (!map.statements.empty()) at_.assign(map.statements.back() + std::size_t{1}, -1);
  for (std::size_t j = 0; j < map.statements.size(); ++j) {
    at_[map.statements[j]] = static_cast<std::int16_t>(j);
    auto const [x, y] = map.loading[j];
    double const noise = map.noise[j];
    Weight weight{fixed(x * x / noise), fixed(x * y / noise), fixed(y * y / noise), {}, {}};
    for (int code = 0; code < 3; ++code) {
      double const off = code - 1 - map.mean[j];
      weight.x[code] = fixed(x * off / noise);
      weight.y[code] = fixed(y * off / noise);
    }
    weights_.push_back(weight);
  }
}

Placing::Sum Placing::sum(std::span<Cast const> row) const {
  Sum out;
  for (auto const cast : row) {
    if (cast.statement() >= at_.size()) break;
    auto const at = at_[cast.statement()];
    if (at < 0) continue;
    auto const& weight = weights_[static_cast<std::size_t>(at)];
    auto const code = cast.packed & 3u;
    out.xx += weight.xx;
    out.xy += weight.xy;
    out.yy += weight.yy;
    out.x += weight.x[code];
    out.y += weight.y[code];
    ++out.votes;
    out.sides += code != 1;
  }
  return out;
}

Place Placing::solve(Sum const& sum) {
  auto const real = [](std::int64_t value) { return static_cast<double>(value) / scale; };
  double const a = 1 + real(sum.xx), b = real(sum.xy), d = 1 + real(sum.yy);
  double const det = a * d - b * b;
  Place out{{}, d / det, -b / det, a / det};
  double const x = real(sum.x), y = real(sum.y);
  out.at = {(d * x - b * y) / det, (a * y - b * x) / det};
  return out;
}

Place Placing::of(std::span<Cast const> row) const { return solve(sum(row)); }

Places Placing::of(Votes const& votes, Workers const& workers) const {
  auto const n = votes.people();
  Places out;
  for (auto* one : {&out.x, &out.y, &out.xx, &out.xy, &out.yy}) one->resize(n);
  out.votes.resize(n);
  out.sides.resize(n);
  unsigned const parts = n < 2'000 ? 1 : workers.at_once * 4;
  workers(parts, [&](unsigned part) {
    for (auto i = begin_of(part, parts, n); i < begin_of(part + 1, parts, n); ++i) {
      auto const all = sum(votes.row(static_cast<Person>(i)));
      auto const place = solve(all);
      out.x[i] = place.at.x;
      out.y[i] = place.at.y;
      out.xx[i] = place.xx;
      out.xy[i] = place.xy;
      out.yy[i] = place.yy;
      out.votes[i] = static_cast<std::uint16_t>(all.votes);
      out.sides[i] = static_cast<std::uint16_t>(all.sides);
    }
  });
  return out;
}

}  // namespace arpent::opinion
