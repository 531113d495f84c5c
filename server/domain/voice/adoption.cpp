#include "domain/voice/adoption.h"

#include <map>

namespace arpent::voice {
namespace {

constexpr std::int64_t category_least = 10;

void count(Stances& in, std::string const& stance) {
  if (stance == "agree") ++in.agree;
  else if (stance == "can_live") ++in.can_live;
  else if (stance == "disagree") ++in.disagree;
  else ++in.no_view;
}

}  // namespace

Verdict verdict_of(std::vector<Voice> const& voices, std::vector<std::string> const& asked, std::int64_t quorum) {
  Verdict out;
  std::map<int, Stances> groups;
  std::map<std::string, Stances> categories;
  for (auto const& voice : voices) {
    count(out.counts, voice.stance);
    if (voice.group >= 0) count(groups[voice.group], voice.stance);
    if (!voice.there_as.empty()) count(categories[voice.there_as], voice.stance);
  }
  if (out.counts.object_too_many()) out.objecting.push_back({"all", "", out.counts.disagree});
  for (auto const& [group, stances] : groups)
    if (stances.object_too_many()) out.objecting.push_back({"group", std::to_string(group + 1), stances.disagree});
  for (auto const& [name, stances] : categories)
    if (stances.people() >= category_least && stances.object_too_many())
      out.objecting.push_back({"there_as", name, stances.disagree});
  for (auto const& name : asked)
    if (auto const there = categories[name].people(); there < quorum)
      out.too_few.push_back({"there_as", name, there, quorum});
  if (asked.empty() && out.counts.people() < quorum) out.too_few.push_back({"all", "", out.counts.people(), quorum});
  return out;
}

}  // namespace arpent::voice
