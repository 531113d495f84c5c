#include "domain/pilot/arms.h"

#include <algorithm>

#include "domain/text_of.h"

namespace arpent::pilot {
namespace {

constexpr char const *drawn_kind = "pilot_drawn", *outcome_kind = "pilot_outcome", *block_kind = "pilot_block",
                     *place_kind = "pilot_place";

template <class Told>
void told_by(Told& out, Json const& body) {
  out.at = text_of(body, "at");
  out.by = text_of(body, "by");
}

void take_outcome(Arms& out, Json const& body) {
  auto const of = text_of(body, "of");
  auto const found = std::find_if(out.drawn.begin(), out.drawn.end(), [&](Drawn const& one) { return one.id == of; });
  if (found == out.drawn.end()) return;
  if (found->event) found->correction = text_of(body, "reason");
  else out.outcomes.push_back(static_cast<std::size_t>(found - out.drawn.begin()));
  found->event = body.value("event", false);
}

void take_block(Arms& out, Json const& body) {
  BlockTold block{body.value("tried_events", 0), body.value("usual_events", 0)};
  told_by(block, body);
  block.correction = text_of(body, "reason");
  auto const n = static_cast<std::size_t>(std::max(1, body.value("n", 1)));
  if (n <= out.blocks.size()) out.blocks[n - 1] = std::move(block);
  else out.blocks.push_back(std::move(block));
}

void take_place(Arms& out, Json const& body) {
  PlaceTold place{text_of(body, "place"), body.value("before", 0.0), body.value("after", 0.0)};
  told_by(place, body);
  place.correction = text_of(body, "reason");
  auto const found = std::find_if(out.places.begin(), out.places.end(),
                                  [&](PlaceTold const& one) { return one.place == place.place; });
  if (found == out.places.end()) out.places.push_back(std::move(place));
  else *found = std::move(place);
}

Json told_at(std::string const& at, std::string const& by, std::string const& reason) {
  Json out{{"at", at}, {"by", by}};
  if (!reason.empty()) out["reason"] = reason;
  return out;
}

}  // namespace

int Arms::tried(std::int64_t block_tried) const {
  auto const drawn_so = std::count_if(drawn.begin(), drawn.end(), [](Drawn const& one) { return one.tried; });
  return static_cast<int>(drawn_so + std::ssize(blocks) * block_tried);
}

Drawn const* Arms::find(std::string const& id) const {
  auto const found = std::find_if(drawn.begin(), drawn.end(), [&](Drawn const& one) { return one.id == id; });
  return found == drawn.end() ? nullptr : &*found;
}

PlaceTold const* Arms::place(std::string const& name) const {
  auto const found =
      std::find_if(places.begin(), places.end(), [&](PlaceTold const& one) { return one.place == name; });
  return found == places.end() ? nullptr : &*found;
}

Arms arms(std::vector<store::KeptFact> const& facts) {
  Arms out;
  for (auto const& kept : facts) {
    auto const& fact = kept.fact;
    if (fact.kind == drawn_kind) {
      auto const body = Json::parse(fact.body);
      Drawn one{.id = fact.id, .tried = body.value("tried", false), .chance = body.value("chance", 0.5)};
      told_by(one, body);
      one.who = text_of(body, "who");
      out.drawn.push_back(std::move(one));
    } else if (fact.kind == outcome_kind) {
      take_outcome(out, Json::parse(fact.body));
    } else if (fact.kind == block_kind) {
      take_block(out, Json::parse(fact.body));
    } else if (fact.kind == place_kind) {
      take_place(out, Json::parse(fact.body));
    }
  }
  return out;
}

store::Fact fact_of(std::string const& pilot, Drawn const& drawn) {
  auto body = told_at(drawn.at, drawn.by, "");
  body["tried"] = drawn.tried;
  body["chance"] = drawn.chance;
  if (!drawn.who.empty()) body["who"] = drawn.who;
  return {drawn_kind, drawn.id, stream_of(pilot), body.dump()};
}

store::Fact fact_of(std::string const& pilot, Outcome const& outcome) {
  auto body = told_at(outcome.at, outcome.by, outcome.reason);
  body["of"] = outcome.of;
  body["event"] = outcome.event;
  return {outcome_kind, outcome.id, stream_of(pilot), body.dump()};
}

store::Fact fact_of(std::string const& pilot, std::string const& id, int n, BlockTold const& block) {
  auto body = told_at(block.at, block.by, block.correction);
  body["n"] = n;
  body["tried_events"] = block.tried_events;
  body["usual_events"] = block.usual_events;
  return {block_kind, id, stream_of(pilot), body.dump()};
}

store::Fact fact_of(std::string const& pilot, std::string const& id, PlaceTold const& place) {
  auto body = told_at(place.at, place.by, place.correction);
  body["place"] = place.place;
  body["before"] = place.before;
  body["after"] = place.after;
  return {place_kind, id, stream_of(pilot), body.dump()};
}

}  // namespace arpent::pilot
