#include "views/search.h"

#include <algorithm>
#include "domain/text_of.h"

namespace arpent::views {
namespace {

struct SearchFor {
  std::string q;
  std::optional<std::int64_t> limit;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&SearchFor::q>("q", {.required = true, .max_length = 200}),
                                   integer<&SearchFor::limit>("limit", {.min = 1, .max = 50})};
    static Shape const shape = input<SearchFor>("search_for", fields);
    return shape;
  }
};

struct FoundLine {
  std::string kind{}, id{}, title{}, snippet{}, url{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&FoundLine::kind>("kind"),       text<&FoundLine::id>("id"),   text<&FoundLine::title>("title"),
        text<&FoundLine::snippet>("snippet"), text<&FoundLine::url>("url"),
    };
    static Shape const shape = answer<FoundLine>("found_line", fields);
    return shape;
  }
};

struct Found {
  std::vector<FoundLine> hits{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&Found::hits>("hits")};
    static Shape const shape = answer<Found>("found", fields);
    return shape;
  }
};

// The page of a record; "" where there is none.
std::string page_of(Reader& reader, std::string const& kind, std::string const& id, int depth = 0) {
  if (id.empty() || depth > 4) return "";
  if (kind == "action") return "/actions/" + id;
  if (kind == "goal") return "/goals/" + id;
  if (kind == "indicator") return "/indicators/" + id;
  if (kind == "plan" || kind == "theme" || kind == "snapshot") return "/plan";
  auto const record = reader.find(kind, id);
  if (!record) return "";
  if (kind == "territory") {
    if (text_of(*record, "level") == "district") return "/districts/" + id;
    auto const above = page_of(reader, "territory", text_of(*record, "parent"), depth + 1);
    return above.empty() ? "/districts" : above;
  }
  if (kind == "person" || kind == "post" || kind == "membership") return "/settings";
  for (auto const* field : {"action", "measurement", "indicator", "goal"})
    if (auto const page = page_of(reader, field, text_of(*record, field), depth + 1); !page.empty()) return page;
  if (kind == "assumption") return page_of(reader, "goal", text_of(*record, "from_goal"), depth + 1);
  // A partner: where they take part.
  if (kind == "stakeholder")
    for (auto const& part : reader.where("involvement", "stakeholder", id))
      return page_of(reader, "action", text_of(part, "action"), depth + 1);
  if (auto const about = text_of(*record, "about"); !about.empty())
    for (auto const* to : {"action", "goal", "indicator", "contribution", "measurement", "counter_value", "territory"})
      if (reader.find(to, about)) return page_of(reader, to, about, depth + 1);
  return "";
}

// What people look for comes first; within a kind, the best first.
int weight(std::string const& kind) {
  static std::vector<std::string> const order{"action", "goal",   "indicator",  "territory",
                                              "plan",   "person", "stakeholder"};
  return static_cast<int>(std::find(order.begin(), order.end(), kind) - order.begin());
}

Result<Found> search(Call const& call, Reader& reader, SearchFor const& in) {
  Found out;
  auto const limit = static_cast<std::size_t>(in.limit.value_or(12));
  // More than is shown: what has no page of its own takes no place from what has one.
  auto hits = reader.search(in.q, audiences(call.asker), 100);
  std::stable_sort(hits.begin(), hits.end(),
                   [](auto const& one, auto const& other) { return weight(one.kind) < weight(other.kind); });
  for (auto const& hit : hits) {
    if (out.hits.size() == limit) break;
    auto const url = page_of(reader, hit.kind, hit.id);
    if (url.empty()) continue;
    out.hits.push_back({hit.kind, hit.id, hit.title.empty() ? hit.snippet : hit.title, hit.snippet, url});
  }
  return out;
}

}  // namespace

void add_search(Register& all) { add(all, {.name = "search", .target = Target::view}, search); }

}  // namespace arpent::views
