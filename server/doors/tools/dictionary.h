// Texts as numbers from 0, in the order in which they first come.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arpent::tools {

class Dictionary {
 public:
  int code_of(std::string_view text);
  std::vector<std::string> const& texts() const { return texts_; }

 private:
  void grow();
  std::vector<std::int32_t> slots_ = std::vector<std::int32_t>(64, -1);
  std::vector<std::uint64_t> hashes_{};
  std::vector<std::string> texts_{};
};

}  // namespace arpent::tools
