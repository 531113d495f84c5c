// What stands before the title on a line of a document.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace arpent::reading {

struct Numbering {
  std::size_t columns = 0;  // how far in the line begins
  std::string bullet{};     // "•", or ""
  std::string label{}, code{};
  std::string style{};  // lines with equal styles are of the same kind: "axe/1" "2" parts; "" for none
  std::string title{};  // what remains, trimmed; may be empty
};

// UTF-8. No-break spaces count as spaces.
Numbering take_numbering(std::string_view line);

}  // namespace arpent::reading
