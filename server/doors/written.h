// The value of a field as a cell of text says it, in a person's language. What comes back with the same text is
// unchanged.
#pragma once
#include "doors/names.h"

namespace arpent {

// Lists with "; " between; a shape too large for a cell as its kind and the number of its points. "" for nothing.
// Numbers, days, flags and money have cells of their own: here as plain text.
std::string written(record::Shape const& shape, record::Field const& field, Json const& value, Names& names,
                    std::string const& language);

// The word for a choice: "en cours".
std::string choice_label(record::Shape const& shape, record::Field const& field, std::string const& word,
                         std::string const& language);

// The heading of a field's column, and what people call the kind.
std::string field_label(record::Shape const& shape, std::string_view field, std::string const& language);
std::string kind_label(record::Shape const& shape, std::string const& language);

}  // namespace arpent
