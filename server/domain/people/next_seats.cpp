#include "domain/people/next_seats.h"

#include <cmath>
#include <numeric>

#include "base/result.h"

namespace arpent::people {
namespace {

// Shares wanted and people counted, of one attribute as invitees are added.
struct Filling {
  std::vector<double> share{};
  std::vector<int> count{};
  int total = 0;

  explicit Filling(Attribute const& attribute) {
    double sum = 0;
    for (auto const& group : attribute.groups) sum += group.base * group.need;
    ensure(sum > 0, "somebody lives here");
    for (auto const& group : attribute.groups) {
      share.push_back(group.base * group.need / sum);
      count.push_back(group.count);
      total += group.count;
    }
  }
  double deficit(int group) const {
    auto const g = static_cast<std::size_t>(group);
    return group < 0 ? 0 : share[g] * (total + 1) - count[g];
  }
  double dissimilarity() const {
    double sum = 0;
    for (std::size_t g = 0; g < share.size(); ++g)
      sum += std::fabs((total > 0 ? static_cast<double>(count[g]) / total : 0) - share[g]);
    return sum / 2;
  }
  void add(int group) {
    if (group < 0) return;
    ++count[static_cast<std::size_t>(group)];
    ++total;
  }
};

bool all_near(std::vector<Filling> const& fillings, double near_enough) {
  for (auto const& filling : fillings)
    if (filling.total == 0 || filling.dissimilarity() >= near_enough) return false;
  return true;
}

}  // namespace

std::vector<Seat> next_seats(std::span<Attribute const> attributes, std::span<Profile const> profiles, int seats,
                             double near_enough) {
  std::vector<Filling> fillings(attributes.begin(), attributes.end());
  for (auto const& profile : profiles) {
    ensure(profile.size() == attributes.size(), "one group an attribute");
    for (std::size_t a = 0; a < profile.size(); ++a)
      ensure(profile[a] >= -1 && profile[a] < static_cast<int>(attributes[a].groups.size()), "a group that is there");
  }
  std::vector<Seat> out;
  while (static_cast<int>(out.size()) < seats && !profiles.empty() && !all_near(fillings, near_enough)) {
    Seat best;
    for (std::size_t p = 0; p < profiles.size(); ++p) {
      Seat seat{.profile = p};
      for (std::size_t a = 0; a < fillings.size(); ++a) {
        seat.deficit.push_back(fillings[a].deficit(profiles[p][a]));
        seat.score += attributes[a].weight * seat.deficit.back();
      }
      if (p == 0 || seat.score > best.score + 1e-12) best = std::move(seat);
    }
    for (std::size_t a = 0; a < fillings.size(); ++a) fillings[a].add(profiles[best.profile][a]);
    out.push_back(std::move(best));
  }
  return out;
}

std::vector<std::size_t> next_groups(std::span<Share const> groups, int seats, double near_enough) {
  Attribute const attribute{{groups.begin(), groups.end()}};
  std::vector<Profile> profiles;
  for (std::size_t g = 0; g < groups.size(); ++g) profiles.push_back({static_cast<int>(g)});
  std::vector<std::size_t> out;
  for (auto const& seat : next_seats(std::span(&attribute, 1), profiles, seats, near_enough))
    out.push_back(seat.profile);
  return out;
}

double acceptance(Answered answered) {
  ensure(answered.accepted >= 0 && answered.accepted <= answered.invited, "who accepted was invited");
  return (answered.accepted + 1.0) / (answered.invited + 2.0);
}

int invitations_for(double seats_short, Answered answered) {
  return std::max(0, static_cast<int>(std::ceil(seats_short / acceptance(answered) - 1e-9)));
}

}  // namespace arpent::people
