// XML written element by element: escaped, indented, always well-formed.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arpent::writing {

class XmlText {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string>>;

  XmlText();
  // Attributes of no text are left out.
  XmlText& open(std::string_view name, Attributes const& attributes = {});
  XmlText& close();
  XmlText& empty(std::string_view name, Attributes const& attributes = {});
  XmlText& leaf(std::string_view name, std::string_view text, Attributes const& attributes = {});

  // After the last element was closed.
  std::string const& text() const { return text_; }

 private:
  void start(std::string_view name, Attributes const& attributes);

  std::string text_;
  std::vector<std::string> open_{};
};

}  // namespace arpent::writing
