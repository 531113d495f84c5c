#include "doors/tools/opinion_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include "base/text.h"

namespace arpent::tools {
namespace {

constexpr double width = 720, height = 640, left = 40, top = 40, side = 560;
constexpr std::size_t ellipses_max = 150, labels_max = 12;
constexpr char const* colours[] = {"#2f6f8f", "#b5642c", "#5b7f3a", "#7d5a99", "#8a6d1f"};

std::string number(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.1f", value);
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
  return out;
}

struct Box {
  double x, y, w, h;
  bool meets(Box const& other) const {
    return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
  }
};

class Picture {
 public:
  Picture(Drawing const& drawing, Page const& page) : drawing_(drawing), page_(page) {
    for (auto const& one : drawing.people)
      reach_ = std::max({reach_, std::fabs(one.x) + std::sqrt(one.xx), std::fabs(one.y) + std::sqrt(one.yy)});
  }

  std::string drawn() {
    out_ =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 640\" font-family=\"sans-serif\" "
        "font-size=\"12\" fill=\"#333\">\n<title>" +
        escaped(page_.sentence("tools.opinion.map")) +
        "</title>\n<rect width=\"720\" height=\"640\" fill=\"#fcfcfa\"/>\n";
    if (!drawing_.instead.empty()) {
      text(left, top, drawing_.instead, "");
      return out_ + "</svg>\n";
    }
    axes();
    ellipses();
    dots();
    names_of_groups();
    statements();
    text(left, height - 14, drawing_.legend, " fill=\"#666\" font-size=\"11\"");
    return out_ + "</svg>\n";
  }

 private:
  using Dot = Drawing::Dot;

  double x(double at) const { return left + side / 2 + at / reach_ * side / 2; }
  double y(double at) const { return top + side / 2 - at / reach_ * side / 2; }
  std::string colour(int place) const { return place < 0 ? "#999999" : colours[place % 5]; }

  void text(double at_x, double at_y, std::string const& said, std::string const& more) {
    out_ += "<text x=\"" + number(at_x) + "\" y=\"" + number(at_y) + "\"" + more + ">" + escaped(said) + "</text>\n";
  }

  void axes() {
    for (auto const& [x1, y1, x2, y2] :
         {std::array{left, y(0), left + side, y(0)}, std::array{x(0), top, x(0), top + side}})
      out_ += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) +
              "\" stroke=\"#e2e2dc\"/>\n";
  }

  void ellipse(Dot const& p, double opacity) {
    if (p.xx <= 0) return;
    double const middle = (p.xx + p.yy) / 2, half = (p.xx - p.yy) / 2;
    double const root = std::sqrt(half * half + p.xy * p.xy);
    double const scale = side / 2 / reach_;
    double const turned = -std::atan2(2 * p.xy, p.xx - p.yy) / 2 * 180 / 3.14159265358979;
    out_ += "<ellipse cx=\"" + number(x(p.x)) + "\" cy=\"" + number(y(p.y)) + "\" rx=\"" +
            number(scale * std::sqrt(middle + root)) + "\" ry=\"" +
            number(scale * std::sqrt(std::max(0.0, middle - root))) + "\" transform=\"rotate(" + number(turned) + " " +
            number(x(p.x)) + " " + number(y(p.y)) + ")\" fill=\"" + colour(p.group) + "\" fill-opacity=\"" +
            (opacity < 0.1 ? "0.05" : "0.16") + "\" stroke=\"" + colour(p.group) + "\" stroke-opacity=\"0.25\"/>\n";
  }

  void ellipses() {
    if (drawing_.people.size() <= ellipses_max) {
      for (auto const& one : drawing_.people) ellipse(one, 0.05);
      return;
    }
    for (int place = 0; place < static_cast<int>(std::max<std::size_t>(1, drawing_.groups.size())); ++place) {
      std::vector<Dot const*> of;
      for (auto const& one : drawing_.people)
        if (one.group == place) of.push_back(&one);
      if (of.empty()) continue;
      auto const median = of.begin() + static_cast<std::ptrdiff_t>(of.size() / 2);
      std::nth_element(of.begin(), median, of.end(),
                       [](auto a, auto b) { return a->votes != b->votes ? a->votes < b->votes : a < b; });
      ellipse(**median, 0.16);
    }
  }

  void dots() {
    for (auto const& one : drawing_.people) {
      auto const fill = colour(one.group);
      out_ += "<circle cx=\"" + number(x(one.x)) + "\" cy=\"" + number(y(one.y)) + "\" r=\"2.5\" fill=\"" +
              (one.between ? "#fcfcfa" : fill) + "\" stroke=\"" + fill + "\" fill-opacity=\"0.8\"/>\n";
    }
  }

  // Puts a label where it covers no other; false where there is no room near its place.
  bool label(double at_x, double at_y, std::string const& said, double size, std::string const& more) {
    double const w = 0.62 * size * static_cast<double>(length(said)), h = 1.25 * size;
    for (double const away : {0.0, h, -h, 2 * h, -2 * h}) {
      Box const box{std::clamp(at_x - w / 2, 2.0, std::max(2.0, width - w - 2)),
                    std::clamp(at_y - h / 2 + away, 2.0, height - 40 - h), w, h};
      if (std::any_of(taken_.begin(), taken_.end(), [&](auto const& one) { return one.meets(box); })) continue;
      taken_.push_back(box);
      text(box.x, box.y + 0.95 * size, said, " font-size=\"" + number(size) + "\"" + more);
      return true;
    }
    return false;
  }

  void names_of_groups() {
    for (std::size_t g = 0; g < drawing_.groups.size(); ++g) {
      auto const& group = drawing_.groups[g];
      label(x(group.x), y(group.y),
            page_.sentence("tools.opinion.group", {{"name", group.name}, {"n", std::to_string(group.people)}}), 15,
            " font-weight=\"bold\" paint-order=\"stroke\" stroke=\"#fcfcfa\" stroke-width=\"4\" fill=\"" +
                colour(static_cast<int>(g)) + "\"");
    }
  }

  void statements() {
    auto const& all = drawing_.statements;
    std::vector<std::size_t> order(all.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    auto const size = [&](std::size_t at) { return std::hypot(all[at].x, all[at].y); };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return size(a) > size(b); });
    std::size_t shown = 0;
    for (auto const at : order) {
      if (shown == labels_max || size(at) <= 0) break;
      double const far = 0.93 * reach_ / size(at);
      shown += label(x(all[at].x * far), y(all[at].y * far), "#" + all[at].name, 12,
                     " fill=\"#555\" paint-order=\"stroke\" stroke=\"#fcfcfa\" stroke-width=\"3\"");
    }
  }

  Drawing const& drawing_;
  Page const& page_;
  double reach_ = 0.5;
  std::string out_{};
  std::vector<Box> taken_{};
};

}  // namespace

std::string map_svg(Drawing const& drawing, Page const& page) { return Picture(drawing, page).drawn(); }

}  // namespace arpent::tools
