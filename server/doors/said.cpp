#include "doors/said.h"

#include "words/words.h"

namespace arpent {

void say_all(Json& answer, std::string const& language) {
  if (answer.is_array()) {
    for (auto& item : answer) say_all(item, language);
    return;
  }
  if (!answer.is_object()) return;
  auto const code = answer.find("$say");
  if (code == answer.end()) {
    for (auto& [name, value] : answer.items()) say_all(value, language);
    return;
  }
  Params params;
  if (auto const given = answer.find("$params"); given != answer.end())
    for (auto const& [name, value] : given->items())
      params.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  answer = say(language, code->get<std::string>(), params);
}

}  // namespace arpent
