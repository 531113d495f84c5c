#include "views/needs_told.h"

#include "domain/text_of.h"

namespace arpent::views {
namespace {

NeedsTold put_together(store::Reader& reader) {
  NeedsTold out;
  for (auto& record : reader.all<needs::Challenge>()) {
    out.at[record.id] = out.needs.size();
    auto const territory = record.territory;
    out.needs.push_back({.record = std::move(record)});
    if (!out.heard.contains(territory)) out.heard[territory] = needs::heard(reader, territory);
  }
  for (std::size_t at = 0; at < out.needs.size(); ++at)
    if (auto const above = out.at.find(out.needs[at].record.grouped_into.value_or("")); above != out.at.end())
      out.needs[above->second].below.push_back(at);
  for (auto const& [territory, said] : out.heard) {
    for (auto const& voice : said.voices) {
      auto const found = out.at.find(voice.challenge);
      if (found == out.at.end()) continue;
      auto const above = out.at.find(out.needs[found->second].record.grouped_into.value_or(""));
      out.needs[found->second].people += voice.people;
      out.needs[found->second].channels.insert(voice.channel);
      if (above == out.at.end()) continue;
      out.needs[above->second].people += voice.people;
      out.needs[above->second].channels.insert(voice.channel);
    }
    for (auto const& one : said.helps)
      if (auto const found = out.at.find(one.challenge); found != out.at.end())
        ++(one.helps ? out.needs[found->second].helps : out.needs[found->second].helps_not);
  }
  return out;
}

}  // namespace

ToldNeed const* NeedsTold::find(std::string_view id) const {
  auto const found = at.find(id);
  return found == at.end() ? nullptr : &needs[found->second];
}

ToldNeed const* NeedsTold::head(std::string_view id) const {
  auto const* need = find(id);
  if (!need || need->record.state != "grouped") return need;
  return find(need->record.grouped_into.value_or(""));
}

std::shared_ptr<NeedsTold const> needs_told(store::Reader& reader) {
  return reader.remembered<NeedsTold>("needs_told", [&] { return put_together(reader); });
}

bool is_in(store::Reader& reader, std::string territory, std::string const& wanted) {
  for (int level = 0; level < 10 && !territory.empty(); ++level) {
    if (territory == wanted) return true;
    auto const found = reader.find("territory", territory);
    territory = found ? text_of(*found, "parent") : "";
  }
  return false;
}

}  // namespace arpent::views
