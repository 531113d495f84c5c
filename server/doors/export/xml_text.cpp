#include "doors/export/xml_text.h"

#include "doors/export/clean.h"

namespace arpent::writing {
namespace {

std::string escaped(std::string_view text, bool in_attribute) {
  std::string out;
  for (char const c : printable(text)) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"' && in_attribute) out += "&quot;";
    // A reader would make spaces of them.
    else if ((c == '\n' || c == '\t') && in_attribute) out += c == '\n' ? "&#10;" : "&#9;";
    // A bare one is read as a line break.
    else if (c == '\r') out += "&#13;";
    else out += c;
  }
  return out;
}

}  // namespace

XmlText::XmlText() : text_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlText::start(std::string_view name, Attributes const& attributes) {
  text_ += std::string(open_.size() * 2, ' ') + "<" + std::string(name);
  for (auto const& [attribute, value] : attributes)
    if (!value.empty()) text_ += " " + std::string(attribute) + "=\"" + escaped(value, true) + "\"";
}

XmlText& XmlText::open(std::string_view name, Attributes const& attributes) {
  start(name, attributes);
  text_ += ">\n";
  open_.emplace_back(name);
  return *this;
}

XmlText& XmlText::close() {
  auto const name = open_.back();
  open_.pop_back();
  text_ += std::string(open_.size() * 2, ' ') + "</" + name + ">\n";
  return *this;
}

XmlText& XmlText::empty(std::string_view name, Attributes const& attributes) {
  start(name, attributes);
  text_ += "/>\n";
  return *this;
}

XmlText& XmlText::leaf(std::string_view name, std::string_view text, Attributes const& attributes) {
  start(name, attributes);
  text_ += ">" + escaped(text, false) + "</" + std::string(name) + ">\n";
  return *this;
}

}  // namespace arpent::writing
