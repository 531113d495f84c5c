// Indented text, typed or pasted from a document, as a tree of titles.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace arpent::reading {

struct OutlineItem {
  std::string code;   // "2", "1.3", "G1.3", "b"; "" where the line has none
  std::string label;  // the words before a numbered code: "Axe" of "Axe 2 : …"; else ""
  std::string title;  // never empty: "Axe 2" where nothing else is said
  std::size_t depth;  // 0 for the top; at most one more than the item before
  std::size_t line;   // counted from 1
};

constexpr std::size_t outline_lines_max = 2000;
constexpr std::size_t outline_title_max = 500;
constexpr std::size_t outline_depth_max = 12;

// The titles in order. UTF-8. Blank lines are skipped. Bullets (- – — • * ◦ ▪ o) and numbering (1. 1) 1.2 a) IV. G1.3
// Axe 2 : Objectif opérationnel 3.1 -) are taken off the title.
//
// Depth comes from indentation (a tab reaches to the next multiple of four; further in than the line before is one
// deeper, however far). Lines that are indented alike are told apart by their numbering: one with more parts ("1.2"
// after "1") or another label ("Objectif 1" after "Axe 1") is deeper until its kind comes back. Where nothing is
// indented, bullets count in the same way.
//
// 422 import.empty; import.outline with one fault per line in fields, "lines.7": import.line_without_title {line},
// import.line_too_long {line, max}, import.line_too_deep {line, max}; 413 import.too_many_lines {max}.
Result<std::vector<OutlineItem>> read_outline(std::string_view text);

}  // namespace arpent::reading
