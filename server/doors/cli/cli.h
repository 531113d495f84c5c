// The command line as a door: every operation by its words, from the register.
//
//   arpent goal list --parent 0192…        arpent goal create --title "Réussir" --why "deliberation 2026-17"
//   arpent action focus 0192… --rank 2     arpent plan_tree --on 2026-02-01
//   arpent goal --help                     arpent goal create --help
//
// Options are the fields of the input, lists are repeated options, --json FILE (or -) gives the whole input. Answers
// are JSON on `out`; a problem is said in the person's language on `err`.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "operations/perform.h"

namespace arpent::cli {

struct Terminal {
  House& house;
  std::string language;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

// Is there an operation or a kind of this word? "goal", "goals", "plan_tree", "session": yes.
bool has_words(Register const& all, std::string const& word);

// Runs one operation as whoever holds the city's file. 0: done; 1: refused; 2: the words were not understood.
// `store` is asked for only when an operation is really run: --help needs no city.
int run(Terminal const& terminal, std::vector<std::string> const& words,
        std::function<Result<std::shared_ptr<store::Store>>()> const& store);

// A problem with all its fields, a line each.
void say_problem(Terminal const& terminal, Problem const& problem);

}  // namespace arpent::cli
