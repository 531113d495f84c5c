// A sentence inside an answer. Rules and views know codes and parameters; the door says them in the asker's language:
// it replaces {"$say": code, "$params": {…}} by the sentence, wherever it stands.
#pragma once
#include "base/json.h"
#include "base/phrase.h"

namespace arpent {

inline Json to_json(Phrase const& phrase) {
  Json params = Json::object();
  for (auto const& [name, value] : phrase.params) params[name] = value;
  return Json{{"$say", phrase.code}, {"$params", std::move(params)}};
}

}  // namespace arpent
