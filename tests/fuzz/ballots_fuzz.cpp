// Any sequence of ballots, votes taken back and moderation: what the compatible mode and the abuse report make of it.
#include <algorithm>
#include <cmath>

#include "fuzz.h"
#include "opinion/abuse.h"
#include "opinion/compat.h"

namespace arpent::fuzz {
namespace {

using namespace opinion;

// Three bytes a step: who, on what, and what.
struct Read {
  Votes votes{};
  std::vector<TimedVote> log{};
};
Read read(std::string_view text) {
  Read out;
  std::int64_t now = 0;
  for (std::size_t at = 0; at + 2 < text.size(); at += 3) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    Person const i = byte(0) % 48;
    Statement const j = byte(1) % 24;
    unsigned const what = byte(2);
    now += byte(0) * 40;
    if (what % 16 == 15) out.votes.take_back(i, j);
    else if (what % 16 == 14)
      out.votes.moderate(j, {what & 16 ? Moderation::rejected : Moderation::accepted, what > 200});
    else {
      auto const vote = static_cast<Vote>(static_cast<int>(what % 3) - 1);
      out.votes.put(i, j, vote);
      out.log.push_back({i, j, vote, now});
    }
  }
  return out;
}

void compatible(Votes const& votes) {
  auto const c = compat(votes);
  std::size_t all = 0;
  for (auto const i : c.map.people) {
    promise(!votes.row(i).empty(), "whoever is on the map has a vote");
    all += votes.row(i).size();
  }
  promise(all == votes.size(), "every vote is of somebody on the map");
  for (std::size_t i = 0; i < c.map.people.size(); ++i) {
    promise(std::isfinite(c.map.position[i].x) && std::isfinite(c.map.position[i].y), "everybody stands somewhere");
    promise(c.map.clustered[i] == (c.group[i] >= 0), "who is clustered has a group, and nobody else");
  }
  for (std::size_t j = 0; j < c.map.statements.size(); ++j) {
    promise(std::fabs(c.map.centre[j]) <= 1, "a centre is a mean of votes");
    promise(!c.map.set_aside[j] || (c.map.centre[j] == 0 && c.map.extremity[j] == 0), "what is set aside moves nobody");
    promise(c.priority[j] >= 0 && std::isfinite(c.priority[j]), "a priority is a weight");
    promise(c.consensus.agree[j] > 0 && c.consensus.agree[j] <= 1, "consensus is a product of chances");
  }
  for (auto const& list : c.representative) {
    promise(list.size() <= 5, "five are shown");
    promise(std::is_partitioned(list.begin(), list.end(), [](auto const& e) { return e.agrees; }), "agreement first");
  }
  auto again = votes;
  for (auto const i : c.map.people)
    for (auto const cast : votes.row(i)) again.put(i, cast.statement(), cast.vote());
  promise(compat(again).map.position == c.map.position, "the same votes once more change nothing");
}

void suspicious(std::vector<TimedVote> log) {
  auto const report = abuse(log, {.shared_least = 3, .votes_least = 4});
  for (auto const& pair : report.alike)
    promise(pair.first < pair.second && pair.same <= pair.shared && pair.shared >= 3, "a pair is two people");
  for (auto const& ring : report.rings) {
    auto const n = ring.people.size();
    promise(n >= 3 && ring.pairs >= n - 1 && ring.pairs <= n * (n - 1) / 2, "a ring is connected");
  }
  std::stable_sort(log.begin(), log.end(), [](auto const& a, auto const& b) { return a.person > b.person; });
  auto const other = abuse(log, {.shared_least = 3, .votes_least = 4});
  promise(other.alike.size() == report.alike.size() && other.hasty.size() == report.hasty.size() &&
              other.one_sided.size() == report.one_sided.size(),
          "the order of the log changes nothing");
}

}  // namespace

std::vector<std::string> seeds() {
  std::string camps, many, brigade;
  for (char i = 0; i < 20; ++i)
    for (char j = 0; j < 10; ++j) {
      camps += {i, j, static_cast<char>((i < 9) == (j < 5) ? 2 : 0)};
      many += {static_cast<char>(i * 7), static_cast<char>(j * 5), static_cast<char>(i * 31 + j * 17)};
      brigade += {static_cast<char>(i % 4), j, static_cast<char>(j % 3)};
    }
  return {camps, many, brigade, camps + brigade, std::string(3, '\0')};
}

std::vector<std::string> dictionary() {
  return {std::string("\0\0\2", 3), std::string("\1\3\x1e", 3), std::string("\2\3\xce", 3), "\x05\x05\x0f",
          "\x07\x02\x01"};
}

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent::fuzz;
  auto const found = read(view(data, size));
  compatible(found.votes);
  suspicious(found.log);
  return 0;
}
