// Rows of a file, one after the other, whatever the file is: CSV that streams, or JSON.
#pragma once
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "doors/tools/faults.h"

namespace arpent::tools {

class Records {
 public:
  virtual ~Records() = default;
  virtual std::vector<std::string> const& heading() const = 0;
  // The next row; false at the end, or at a fault that ends reading. Cells are valid until the next call, and never
  // more than the heading has: what is beyond is a fault by itself. A row may be shorter.
  virtual bool next(std::vector<std::string_view>& cells, Faults& faults) = 0;
  virtual std::size_t line() const = 0;  // from 1, where the row starts
  virtual bool comma_cuts() const { return false; }
};

// By the first character that is no space: [ or { is JSON, all else CSV. What is neither (a workbook, a PDF, bytes)
// is a fault that says what to do, and an empty pointer. UTF-8, with or without its mark; UTF-16 with its mark;
// Windows-1252 cells where they are no UTF-8 (Table).
//
// CSV: the delimiter is the one of ; tab , | that the heading has most of outside quotes, or "sep=;" names it. Quotes
// as RFC 4180; a quote within an unquoted cell is a character like another; blank lines are no rows. One block of
// bytes and one row are held, never the file.
//
// JSON: an array of flat objects, one object a line, or {"rows": […]}. The heading is every name in the order in
// which it first comes. The text is held.
std::unique_ptr<Records> open_records(std::istream& in, Faults& faults);

}  // namespace arpent::tools
