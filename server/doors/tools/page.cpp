#include "doors/tools/page.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/text.h"
#include "words/words.h"

namespace arpent::tools {
namespace {

bool is_figure(std::string const& text) {
  return text.empty() || text == "–" ||
         std::string_view("0123456789-+<>[").find(text.front()) != std::string_view::npos;
}

constexpr std::size_t columns = 110;  // of a sentence; tables are as wide as they are

std::string padded(std::string const& text, std::size_t width, bool right) {
  auto const used = length(text);
  std::string const space(width > used ? width - used : 0, ' ');
  return right ? space + text : text + space;
}

std::string without_end_spaces(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace

std::string Page::sentence(std::string const& code, Params const& params) const {
  return arpent::say(language_, code, params);
}

std::string Page::figure(double value, int digits) const {
  if (std::isnan(value)) return "–";
  if (std::isinf(value)) return value > 0 ? "∞" : "-∞";
  char buffer[64];
  double const size = std::fabs(value);
  if (size != 0 && (size < 1e-4 || size >= 1e15)) {
    std::snprintf(buffer, sizeof buffer, "%.*e", std::max(1, std::min(digits, 4)) - 1, value);
  } else {
    int const after = size == 0 ? 0 : std::clamp(digits - 1 - static_cast<int>(std::floor(std::log10(size))), 0, 12);
    std::snprintf(buffer, sizeof buffer, "%.*f", after, value);
  }
  std::string text = buffer;
  bool const french = language_ == "fr";
  auto const point = text.find('.');
  if (point != std::string::npos && text.find('e') == std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  auto const end = std::min(text.find('.'), text.find('e'));
  std::string out = text.substr(0, std::min(end, text.size()));
  std::size_t const first = out.starts_with('-') ? 1 : 0;
  for (std::size_t at = out.size(); at > first + 3;) {
    at -= 3;
    out.insert(at, french ? "\u202f" : ",");
  }
  if (end < text.size()) out += text.substr(end);
  if (french && text.find('.') != std::string::npos) out.replace(out.rfind('.'), 1, ",");
  if (out == "-0") out = "0";
  return out;
}

std::string Page::percent(double share) const {
  if (std::isnan(share)) return "–";
  double const percent = std::fabs(share) < 1e-12 ? 0 : share * 100;  // what rounding leaves of nothing
  int const digits = std::fabs(percent) >= 99.95 ? 3 : std::fabs(percent) >= 10 ? 3 : 2;
  return figure(percent, digits) + (language_ == "fr" ? "\u00a0%" : "%");
}

Page& Page::title(std::string const& text) {
  if (!text_.empty()) text_ += "\n";
  text_ += text + "\n" + std::string(length(text), '=') + "\n";
  return *this;
}

Page& Page::line(std::string const& text) {
  std::string_view rest = text;
  while (length(rest) > columns) {
    auto const cut = first_characters(rest, columns).rfind(' ');
    if (cut == std::string_view::npos || cut == 0) break;
    text_ += std::string(rest.substr(0, cut)) + "\n";
    rest.remove_prefix(cut + 1);
  }
  text_ += std::string(rest) + "\n";
  return *this;
}

Page& Page::bullet(std::string const& text) { return line("- " + text); }

Page& Page::table(std::vector<std::string> const& headings, std::vector<std::vector<std::string>> const& rows) {
  std::vector<std::size_t> width(headings.size());
  std::vector<bool> right(headings.size(), !rows.empty());
  for (std::size_t at = 0; at < headings.size(); ++at) {
    width[at] = length(headings[at]);
    for (auto const& row : rows)
      if (at < row.size())
        width[at] = std::max(width[at], length(row[at])), right[at] = right[at] && is_figure(row[at]);
  }
  auto const put = [&](std::vector<std::string> const& cells) {
    std::string out;
    for (std::size_t at = 0; at < width.size(); ++at)
      out += (at ? "  " : "") + padded(at < cells.size() ? cells[at] : "", width[at], right[at]);
    text_ += without_end_spaces(out) + "\n";
  };
  put(headings);
  std::vector<std::string> rule;
  for (auto const one : width) rule.emplace_back(one, '-');
  put(rule);
  for (auto const& row : rows) put(row);
  return *this;
}

}  // namespace arpent::tools
