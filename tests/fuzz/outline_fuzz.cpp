// Any text as an outline: the tree has no holes and no line is lost.
#include "base/text.h"
#include "doors/import/outline.h"
#include "fuzz.h"

namespace arpent::fuzz {

std::vector<std::string> seeds() {
  return {"Axe 1 : Grandir\n  Objectif 1.1 : Lire\n  Objectif 1.2 - Jouer\nAxe 2\n",
          "1. Un\n1.1 Deux\n\t- trois\n\t• quatre\n2) Cinq\n", "A\n          B\n   C\n D\nE",
          "I. Un\na) petit\nG1.3 – Lire\n\u00A0\u00A0◦ ici"};
}

std::vector<std::string> dictionary() {
  return {"\t",  "    ", "- ",   "• ",  "1.",     "1.2.3 ", "G1 – ", "Axe n° 2 :",
          "a) ", "IV. ", "\r\n", " : ", "\u00A0", "o\t",    "999999"};
}

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent;
  using fuzz::promise;
  std::string_view const text = fuzz::view(data, size);
  auto const items = reading::read_outline(text);
  if (!items) return 0;
  std::size_t filled = 0;
  for (auto const line : split_lines(text)) filled += !trim(line).empty();
  promise(items->size() == filled, "each line is an item");
  std::size_t deepest_allowed = 0, line = 0;
  for (auto const& item : *items) {
    promise(item.depth <= deepest_allowed, "an item is at most one deeper than the one before");
    promise(item.line > line, "lines come in order");
    promise(!item.title.empty() && length(item.title) <= reading::outline_title_max, "titles say something");
    deepest_allowed = item.depth + 1;
    line = item.line;
  }
  return 0;
}
