#include "doors/tools/faults.h"

#include <ostream>

#include "words/words.h"

namespace arpent::tools {

void Faults::add(Place place, std::string code, Params params) {
  if (++count_ > shown) return;
  place.file = file_;
  kept_.push_back({std::move(place), {std::move(code), std::move(params)}});
}

void Faults::say(std::string const& language, std::ostream& out) const {
  for (auto const& fault : kept_) {
    Params const at{{"line", std::to_string(fault.place.line)}, {"column", fault.place.column}};
    if (!fault.place.file.empty())
      out << fault.place.file << (fault.place.line > 0 ? ", " : language == "fr" ? "\u00a0: " : ": ");
    if (fault.place.line > 0)
      out << (fault.place.column.empty() ? arpent::say(language, "tools.at_line", at)
                                         : arpent::say(language, "tools.at_cell", at));
    out << arpent::say(language, fault.phrase.code, fault.phrase.params) << "\n";
  }
  if (count_ > kept_.size())
    out << arpent::say(language, "tools.more_faults", {{"n", std::to_string(count_ - kept_.size())}}) << "\n";
}

std::vector<std::string> Faults::codes() const {
  std::vector<std::string> out;
  for (auto const& fault : kept_) out.push_back(fault.phrase.code);
  return out;
}

Phrase phrase_of(std::string const& sentence, Params const& params, std::string const& otherwise) {
  std::string code = "tools.fault.";
  for (char const c : sentence) {
    bool const is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_plain) code += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (code.back() != '_' && code.back() != '.') code += '_';
  }
  while (code.back() == '_') code.pop_back();
  if (knows(code)) return {code, params};
  return {"tools.engine_refuses", {{"why", otherwise}}};
}

}  // namespace arpent::tools
