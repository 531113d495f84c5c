// The map of a conversation as a picture.
#pragma once
#include "doors/tools/page.h"

namespace arpent::tools {

// What is drawn, wherever it was computed.
struct Drawing {
  struct Dot {
    double x = 0, y = 0;
    double xx = 0, xy = 0, yy = 0;  // covariance of the place; 0: nothing is known of it, and no ellipse is drawn
    std::size_t votes = 0;
    int group = 0;  // place in `groups`, or -1: in none, and grey
    bool between = false;
  };
  struct Group {
    std::string name;
    std::size_t people = 0;
    double x = 0, y = 0;
  };
  struct Statement {
    std::string name;
    double x = 0, y = 0;  // its direction; the longer, the more it weighs
  };
  std::vector<Dot> people{};
  std::vector<Group> groups{};
  std::vector<Statement> statements{};
  std::string instead{};  // said where there is no map
  std::string legend{};
};

// SVG, 720 by 640: people as dots in the colour of their group, those between groups hollow; an ellipse of what is not
// known of each place (one standard deviation), for all people up to 150, else for the one with the median number of
// votes of each group; the strongest statements at the ends of their direction, as many as have room. No label covers
// another.
std::string map_svg(Drawing const& drawing, Page const& page);

}  // namespace arpent::tools
