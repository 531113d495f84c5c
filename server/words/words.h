// Every sentence that the server says, by code: words/en/*.json and words/fr/*.json, flat objects
//
//   {"field.too_long": "At most {max} characters.", "rows.removed": "{n} rows removed.", "rows.removed_one": "{n} row
//   removed."}
//
// One file per room and language; the two languages have the same codes and the same parameters (a house test says so).
// Read once from the binary, at first use; safe from any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace arpent {

// The sentence of a code in "en" or "fr" (anything else is English) with its {parameters} filled. A parameter that
// nobody gave stays visible as {name}. {name, number} is written as the language writes numbers: "1,234.5", "1 234,5";
// {name, day} as it writes days: "1 March 2026", "1er mars 2026"; what is no day stays as it is.
// A code that is not in French is said in English; one that is in neither is answered itself. Where the code has a twin
// with "_one", that is said when the parameter n is 1 (in French also when it is 0).
std::string say(std::string_view language, std::string_view code, Params const& params = {});

// Whether English (and so, by the house test, French) has a sentence for this code.
bool knows(std::string_view code);

// All codes of one language in alphabetical order: for tests and for the page of codes.
std::vector<std::string_view> codes(std::string_view language);

// "fr" or "en" out of an Accept-Language header ("fr-FR,fr;q=0.9,en;q=0.5"): the one of higher weight, the first named
// when they weigh the same. `otherwise` when it asks for neither, is empty or is not understood.
std::string_view language_from(std::string_view accept_language, std::string_view otherwise = "en");

}  // namespace arpent
