// Any bytes as the table of a command of the engines: CSV or JSON.
#include <cmath>
#include <sstream>

#include "base/text.h"
#include "doors/tools/table.h"
#include "doors/tools/tools.h"
#include "fuzz.h"

namespace arpent::fuzz {

std::vector<std::string> seeds() {
  return {"day,exposed,events\n2026-03-02,4,0\n2026-03-03,6,1\n",
          "quartier;avant;après;traité\nNord;1,5;2;1\n\"Sud; ou \"\"Est\"\"\";1 234,5;NA;0\n",
          "[{\"pilot\":\"a\",\"e\":44},{\"pilot\":\"b\",\"e\":1.5e3}]", "sep=|\na|b\n1|2\n"};
}

std::vector<std::string> dictionary() {
  return {";",        ",",  "\t",    "|", "\"", "\"\"", "\r\n", "\r",    "sep=",
          "\xFF\xFE", "NA", "1e999", "{", "}",  "[",    "\\",   "1,234", "−"};
}

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent;
  using fuzz::promise;
  std::string const bytes(fuzz::view(data, size));
  std::istringstream in(bytes);
  tools::Faults faults;
  if (auto const records = tools::open_records(in, faults)) {
    std::vector<tools::Wanted> wanted;
    for (auto const& name : records->heading())
      wanted.push_back({name, wanted.size() % 2 ? tools::Wanted::Kind::number : tools::Wanted::Kind::category,
                        tools::Wanted::Cells::some});
    auto const table = tools::read_table(*records, wanted, faults);
    std::size_t before = 0;
    for (std::size_t row = 0; row < table.rows() && !faults.any(); ++row) {
      promise(table.line(row) >= before, "lines do not go back");
      before = table.line(row);
    }
    for (auto const& one : wanted) {
      if (faults.any() || !table.has(one.name)) continue;
      if (one.kind == tools::Wanted::Kind::number) {
        for (double const value : table.numbers(one.name)) promise(!std::isinf(value), "numbers are finite or missing");
        continue;
      }
      for (int const code : table.codes(one.name))
        promise(code >= -1 && code < static_cast<int>(table.texts(one.name).size()), "codes have texts");
    }
  } else {
    promise(faults.any(), "what cannot be opened is said");
  }
  for (auto const* verb : {"look", "districts", "many"}) {
    std::istringstream again(bytes);
    std::ostringstream out, err;
    int const status = tools::run({"en", again, out, err}, {"trial", verb, "--report"});
    promise(status == 0 || status == 1, "an answer or faults");
    promise((status == 0) == err.str().empty(), "faults are said, and nothing else");
    promise(is_utf8(out.str()), "a report is text");
  }
  return 0;
}
