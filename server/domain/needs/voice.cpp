#include "domain/needs/voice.h"

#include <algorithm>

#include "domain/text_of.h"

namespace arpent::needs {
namespace {

constexpr char const* voice_kind = "need_voice";
constexpr char const* helps_kind = "need_helps";

std::string stream_of(std::string const& territory) { return "needs/" + territory; }

void take(Heard& out, store::Fact const& fact) {
  auto const body = Json::parse(fact.body);
  auto const challenge = text_of(body, "challenge"), on = text_of(body, "on");
  if (fact.kind == voice_kind)
    out.voices.push_back({fact.id, challenge, on, text_of(body, "channel"), body.value("people", 1)});
  else if (fact.kind == helps_kind) out.helps.push_back({fact.id, challenge, on, body.value("helps", false)});
}

}  // namespace

Voice const* Heard::find(std::string const& id) const {
  auto const found = std::find_if(voices.begin(), voices.end(), [&](Voice const& one) { return one.id == id; });
  return found == voices.end() ? nullptr : &*found;
}

Heard heard(store::Reader const& reader, std::string const& territory) {
  constexpr std::int64_t at_once = 1000;
  Heard out;
  store::Moment moment = 0;
  std::int64_t n = -1;
  for (;;) {
    auto const facts = reader.facts(stream_of(territory), moment, n, at_once);
    for (auto const& kept : facts) take(out, kept.fact);
    if (std::ssize(facts) < at_once) return out;
    moment = facts.back().moment, n = facts.back().n;
  }
}

void append(store::Work& work, std::string const& territory, Voice const& voice) {
  Json const body{
      {"challenge", voice.challenge}, {"on", voice.on}, {"channel", voice.channel}, {"people", voice.people}};
  work.append_fact({voice_kind, voice.id, stream_of(territory), body.dump()});
}

void append(store::Work& work, std::string const& territory, Helps const& helps) {
  Json const body{{"challenge", helps.challenge}, {"on", helps.on}, {"helps", helps.helps}};
  work.append_fact({helps_kind, helps.id, stream_of(territory), body.dump()});
}

}  // namespace arpent::needs
