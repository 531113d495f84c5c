#include "doors/tools/opinion_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

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
  Picture(Conversation const& conversation, opinion::Report const& report, Page const& page)
      : conversation_(conversation), report_(report), page_(page) {
    for (opinion::Person i = 0; i < report.places.size(); ++i)
      if (is_shown(i))
        reach_ = std::max({reach_, std::fabs(report.places.x[i]) + std::sqrt(report.places.xx[i]),
                           std::fabs(report.places.y[i]) + std::sqrt(report.places.yy[i])});
  }

  std::string drawn() {
    out_ =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 640\" font-family=\"sans-serif\" "
        "font-size=\"12\" fill=\"#333\">\n<title>" +
        escaped(page_.sentence("tools.opinion.map")) +
        "</title>\n<rect width=\"720\" height=\"640\" fill=\"#fcfcfa\"/>\n";
    if (report_.shown == opinion::Shown::list) {
      text(left, top, page_.sentence("tools.opinion.why." + std::string(name_of(report_.why_not))), "");
      return out_ + "</svg>\n";
    }
    axes();
    ellipses();
    dots();
    names_of_groups();
    statements();
    text(left, height - 14, page_.sentence("tools.opinion.legend"), " fill=\"#666\" font-size=\"11\"");
    return out_ + "</svg>\n";
  }

 private:
  bool is_shown(opinion::Person i) const { return report_.places.votes[i] > 0; }
  double x(double at) const { return left + side / 2 + at / reach_ * side / 2; }
  double y(double at) const { return top + side / 2 - at / reach_ * side / 2; }
  int group(opinion::Person i) const {
    return report_.shown == opinion::Shown::groups && i < report_.groups.label.size() ? report_.groups.label[i] : 0;
  }
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

  void ellipse(opinion::Person i, double opacity) {
    auto const& p = report_.places;
    double const middle = (p.xx[i] + p.yy[i]) / 2, half = (p.xx[i] - p.yy[i]) / 2;
    double const root = std::sqrt(half * half + p.xy[i] * p.xy[i]);
    double const scale = side / 2 / reach_;
    double const turned = -std::atan2(2 * p.xy[i], p.xx[i] - p.yy[i]) / 2 * 180 / 3.14159265358979;
    out_ += "<ellipse cx=\"" + number(x(p.x[i])) + "\" cy=\"" + number(y(p.y[i])) + "\" rx=\"" +
            number(scale * std::sqrt(middle + root)) + "\" ry=\"" +
            number(scale * std::sqrt(std::max(0.0, middle - root))) + "\" transform=\"rotate(" + number(turned) + " " +
            number(x(p.x[i])) + " " + number(y(p.y[i])) + ")\" fill=\"" + colour(group(i)) + "\" fill-opacity=\"" +
            (opacity < 0.1 ? "0.05" : "0.16") + "\" stroke=\"" + colour(group(i)) + "\" stroke-opacity=\"0.25\"/>\n";
  }

  void ellipses() {
    std::vector<std::vector<opinion::Person>> by(report_.groups.k() + 1);
    std::size_t people = 0;
    for (opinion::Person i = 0; i < report_.places.size(); ++i)
      if (is_shown(i)) ++people, by[static_cast<std::size_t>(group(i) + 1)].push_back(i);
    for (std::size_t place = 0; place < by.size(); ++place) {
      auto& one = by[place];
      if (people <= ellipses_max)
        for (auto const i : one) ellipse(i, 0.05);
      if (people <= ellipses_max || place == 0 || one.empty()) continue;
      auto const median = one.begin() + static_cast<std::ptrdiff_t>(one.size() / 2);
      std::nth_element(one.begin(), median, one.end(), [&](auto a, auto b) {
        auto const &va = report_.places.votes[a], &vb = report_.places.votes[b];
        return va != vb ? va < vb : a < b;
      });
      ellipse(*median, 0.16);
    }
  }

  void dots() {
    for (opinion::Person i = 0; i < report_.places.size(); ++i) {
      if (!is_shown(i)) continue;
      bool const between = i < report_.groups.between.size() && report_.groups.between[i];
      auto const fill = colour(group(i));
      out_ += "<circle cx=\"" + number(x(report_.places.x[i])) + "\" cy=\"" + number(y(report_.places.y[i])) +
              "\" r=\"2.5\" fill=\"" + (between ? "#fcfcfa" : fill) + "\" stroke=\"" + fill +
              "\" fill-opacity=\"0.8\"/>\n";
    }
  }

  // Puts a label where it covers no other; false where there is no room near its place.
  bool label(double at_x, double at_y, std::string const& said, double size, std::string const& more) {
    double const w = 0.62 * size * static_cast<double>(length(said)), h = 1.25 * size;
    for (double const away : {0.0, h, -h, 2 * h, -2 * h}) {
      Box const box{std::clamp(at_x - w / 2, 2.0, width - w - 2), std::clamp(at_y - h / 2 + away, 2.0, height - 40 - h),
                    w, h};
      if (std::any_of(taken_.begin(), taken_.end(), [&](auto const& one) { return one.meets(box); })) continue;
      taken_.push_back(box);
      text(box.x, box.y + 0.95 * size, said, " font-size=\"" + number(size) + "\"" + more);
      return true;
    }
    return false;
  }

  void names_of_groups() {
    if (report_.shown != opinion::Shown::groups) return;
    for (std::size_t g = 0; g < report_.groups.k(); ++g) {
      auto const& centre = report_.groups.centres[g];
      label(x(centre.x), y(centre.y),
            page_.sentence("tools.opinion.group",
                           {{"name", std::string(1, static_cast<char>('A' + report_.groups.ids[g] % 26))},
                            {"n", std::to_string(report_.groups.sizes[g])}}),
            15,
            " font-weight=\"bold\" paint-order=\"stroke\" stroke=\"#fcfcfa\" stroke-width=\"4\" fill=\"" +
                colour(static_cast<int>(g)) + "\"");
    }
  }

  void statements() {
    auto const& map = report_.map;
    std::vector<std::size_t> order(map.statements.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    auto const size = [&](std::size_t at) { return std::hypot(map.loading[at].x, map.loading[at].y); };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return size(a) > size(b); });
    std::size_t shown = 0;
    for (auto const at : order) {
      if (shown == labels_max || size(at) <= 0) break;
      double const far = 0.93 * reach_ / size(at);
      shown += label(x(map.loading[at].x * far), y(map.loading[at].y * far),
                     "#" + conversation_.statements[map.statements[at]], 12,
                     " fill=\"#555\" paint-order=\"stroke\" stroke=\"#fcfcfa\" stroke-width=\"3\"");
    }
  }

  Conversation const& conversation_;
  opinion::Report const& report_;
  Page const& page_;
  double reach_ = 0.5;
  std::string out_{};
  std::vector<Box> taken_{};
};

}  // namespace

std::string map_svg(Conversation const& conversation, opinion::Report const& report, Page const& page) {
  return Picture(conversation, report, page).drawn();
}

}  // namespace arpent::tools
