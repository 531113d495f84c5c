// The engines as commands, for analysts without a server: arpent trial …, arpent estimate …, arpent opinion ….
//
//   arpent trial look counts.csv --tolerable 0.1 --report      arpent trial --help
//   arpent estimate survey.csv --value wait --by district --weight w --csv
//   arpent opinion votes.csv --svg map.svg --report
//
// Rows come from a file or standard input, as CSV or JSON (records.h). Answers are JSON, CSV (--csv) or a report in
// English or French (--report, --lang). What is wrong is said all at once on `err`, each with its line, column and
// cure.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace arpent::tools {

struct Desk {
  std::string language;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

bool is_tool(std::string const& word);

// `words` start with the tool. 0: done; 1: something is wrong with the rows; 2: the words were not understood. The
// same rows and words give the same bytes.
int run(Desk const& desk, std::vector<std::string> const& words);

}  // namespace arpent::tools
