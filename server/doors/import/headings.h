// Which column of a stranger's sheet is which field. What the fields are called is data given by the caller.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "doors/import/sheet.h"

namespace arpent::reading {

struct Heading {
  std::string field;
  std::vector<std::string> names;  // in any language: "Titre de l’action", "Élu·e référent·e", "Title"
};
using Catalogue = std::vector<Heading>;

enum class How {
  exact,      // letter for letter
  folded,     // apart from case, accents, line breaks, punctuation, a remark in brackets, plural and inclusive endings
  contained,  // a name's words stand one after the other among others
};

struct ColumnMatch {
  std::size_t column;
  std::string heading;                 // as written, squeezed
  std::optional<std::string> field{};  // nothing: not recognised, or several columns or fields would do
  How how = How::exact;
  std::vector<std::string> candidates{};  // where several fields would do, or the one that several columns claim
};

// The columns with a heading, from left to right. A column takes the field whose name fits best (exact before folded
// before contained; among contained the one with most letters). A field goes to the column that fits it best; where two
// fit it equally neither gets it, and both name it in candidates.
std::vector<ColumnMatch> match(std::vector<Cell> const& row, Catalogue const& catalogue);

// Is the sheet's heading row not the first? The row, among the first twenty, where most columns find a field (contained
// ones count half; a tie goes to the upper). Nothing where fewer than two do, or fewer than one in a sheet of a single
// column.
std::optional<std::size_t> heading_row(Sheet const& sheet, Catalogue const& catalogue);

// What is compared: "Élu·e(s) référent(e)s :" and "Elus référents" both give "elu referent".
std::string heading_words(std::string_view heading);

}  // namespace arpent::reading
