// What is wrong with numbers that were given: engines throw it, whoever called says it to a person.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arpent::opinion {

// Thrown before anything is computed. `sentence` names the fault whatever the numbers, "statement {statement} was not
// counted": look it up to say it in another language. what() is the same with its parameters: "statement 12 was not
// counted".
struct Fault : std::invalid_argument {
  using Params = std::vector<std::pair<std::string, std::string>>;

  explicit Fault(std::string_view named, Params given = {})
      : std::invalid_argument(filled(named, given)), sentence(named), params(std::move(given)) {}

  std::string sentence;
  Params params;

 private:
  static std::string filled(std::string_view named, Params const& given) {
    std::string out(named);
    for (auto const& [name, value] : given)
      if (auto const at = out.find("{" + name + "}"); at != std::string::npos) out.replace(at, name.size() + 2, value);
    return out;
  }
};

inline void require(bool holds, char const* sentence) {
  if (!holds) throw Fault(sentence);
}

// Parameters are made only when they are needed: params() answers Fault::Params.
template <class F>
void require(bool holds, char const* sentence, F const& params) {
  if (!holds) throw Fault(sentence, params());
}

}  // namespace arpent::opinion
