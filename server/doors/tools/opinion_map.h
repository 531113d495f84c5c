// The map of a conversation as a picture.
#pragma once
#include "doors/tools/conversation.h"
#include "opinion/report.h"

namespace arpent::tools {

// SVG, 720 by 640: people as dots in the colour of their group, those between groups hollow; an ellipse of what is not
// known of each place (one standard deviation), for all people up to 150, else for the one with the median number of
// votes of each group; the strongest statements at the ends of their direction, as many as have room. No label covers
// another. A sentence instead where there is no map.
std::string map_svg(Conversation const& conversation, opinion::Report const& report, Page const& page);

}  // namespace arpent::tools
