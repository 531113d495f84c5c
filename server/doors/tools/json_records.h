// JSON as rows (records.h).
#pragma once
#include <deque>

#include "doors/tools/records.h"

namespace arpent::tools {

class JsonRecords : public Records {
 public:
  // `text`: the whole of it, in UTF-8.
  JsonRecords(std::string text, Faults& faults);

  std::vector<std::string> const& heading() const override { return heading_; }
  bool next(std::vector<std::string_view>& cells, Faults& faults) override;
  std::size_t line() const override { return row_line_; }

 private:
  bool next_object(std::string_view& object, Faults& faults);
  void go_to(std::size_t at);

  std::string text_;
  std::size_t at_ = 0, line_ = 1, row_line_ = 1;
  std::vector<std::string> heading_{};
  std::deque<std::string> cells_{};
};

}  // namespace arpent::tools
