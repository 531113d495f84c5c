#include <sstream>

#include "domain/course/reorganise.h"
#include "domain/text_of.h"
#include "views/bulletin_desk.h"

namespace arpent::views {
namespace {

struct AskedMoves {
  std::optional<std::string> posts, partner;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AskedMoves::posts>("posts", {.max_length = 2000}),
                                   text<&AskedMoves::partner>("partner")};
    static Shape const shape = input<AskedMoves>("reorganise_preview_of", fields);
    return shape;
  }
};

struct HangingLine {
  std::string kind{}, id{}, title{}, under{};
  std::vector<std::string> posts{};

  static record::Shape const& shape() {
    using namespace record;
    using L = HangingLine;
    static Field const fields[] = {text<&L::kind>("kind"), text<&L::id>("id"), text<&L::title>("title"),
                                   text<&L::under>("under"), references<&L::posts>("posts", "post")};
    static Shape const shape = answer<L>("hanging_line", fields);
    return shape;
  }
};

struct Preview {
  std::vector<HangingLine> hanging{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&Preview::hanging>("hanging")};
    static Shape const shape = answer<Preview>("reorganise_preview_answer", fields);
    return shape;
  }
};

Result<Preview> reorganise_preview(Call const&, Reader& reader, AskedMoves const& in) {
  std::vector<std::string> posts;
  if (in.posts) {
    std::istringstream words(*in.posts);
    for (std::string id; words >> id;) posts.push_back(id);
  } else {
    for (auto const& post : reader.all("post")) posts.push_back(text_of(post, "id"));
  }
  Preview out;
  for (auto& one : course::hanging_on(reader, posts, in.partner.value_or("")))
    out.hanging.push_back({std::move(one.kind), std::move(one.id), std::move(one.title), std::move(one.under),
                           std::move(one.posts)});
  return out;
}

}  // namespace

void add_reorganise_preview(Register& all) {
  add(all, {.name = "reorganise_preview", .target = Target::view}, reorganise_preview);
}

}  // namespace arpent::views
