// A report in plain text, in the person's language: sentences, figures and tables that line up.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace arpent::tools {

class Page {
 public:
  explicit Page(std::string language) : language_(std::move(language)) {}

  std::string const& language() const { return language_; }
  std::string sentence(std::string const& code, Params const& params = {}) const;

  // `digits` significant ones, grouped by thousands, with the mark of the language; "–" for what is no number.
  std::string figure(double value, int digits = 4) const;
  std::string percent(double share) const;  // "12.3 %"
  std::string count(double value) const { return figure(value, 15); }

  Page& title(std::string const& text);      // underlined
  Page& line(std::string const& text = "");  // wrapped at spaces
  Page& bullet(std::string const& text);
  // Rows may be shorter than the headings. A column in which all is figures stands to the right.
  Page& table(std::vector<std::string> const& headings, std::vector<std::vector<std::string>> const& rows);

  std::string const& text() const { return text_; }

 private:
  std::string language_, text_{};
};

}  // namespace arpent::tools
