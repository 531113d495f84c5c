#include "views/bulletin_desk.h"

#include <algorithm>

#include "domain/course/bulletin.h"
#include "domain/course/condition.h"
#include "views/picture.h"

namespace arpent::views {
namespace {

struct DeskLine {
  std::string id{}, standing{}, says{}, condition_title{};
  std::optional<std::string> on_date{};
  bool is_new = false;

  static record::Shape const& shape() {
    using namespace record;
    using L = DeskLine;
    static Field const fields[] = {text<&L::id>("id"),           text<&L::standing>("standing"),
                                   text<&L::says>("says"),       text<&L::condition_title>("condition_title"),
                                   date<&L::on_date>("on_date"), flag<&L::is_new>("is_new")};
    static Shape const shape = answer<L>("bulletin_desk_line", fields);
    return shape;
  }
};

struct DeskInfluence {
  std::string id{}, direction{}, text{}, condition_title{}, action_title{};

  static record::Shape const& shape() {
    using namespace record;
    using L = DeskInfluence;
    static Field const fields[] = {record::text<&L::id>("id"), record::text<&L::direction>("direction"),
                                   record::text<&L::text>("text"), record::text<&L::condition_title>("condition_title"),
                                   record::text<&L::action_title>("action_title")};
    static Shape const shape = answer<L>("bulletin_desk_influence", fields);
    return shape;
  }
};

struct RingReach {
  std::string ring{};
  std::int64_t people = 0;
  std::vector<std::string> unreachable{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&RingReach::ring>("ring"), integer<&RingReach::people>("people"),
                                   texts<&RingReach::unreachable>("unreachable")};
    static Shape const shape = answer<RingReach>("ring_reach", fields);
    return shape;
  }
};

struct Desk {
  std::optional<std::string> last_sent_on{};
  std::vector<DeskLine> news{};
  std::vector<DeskInfluence> influences{};
  std::vector<RingReach> rings{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {date<&Desk::last_sent_on>("last_sent_on"), rows<&Desk::news>("news"),
                                   rows<&Desk::influences>("influences"), rows<&Desk::rings>("rings")};
    static Shape const shape = answer<Desk>("bulletin_desk_answer", fields);
    return shape;
  }
};

// 0 when it was never written.
std::int64_t first_moment(Reader& reader, char const* kind, std::string const& id) {
  std::int64_t out = 0;
  for (auto const& revision : reader.history(kind, id))
    if (out == 0 || revision.entry.moment < out) out = revision.entry.moment;
  return out;
}
// A bulletin that was sent is changed no more.
std::int64_t last_moment(Reader& reader, char const* kind, std::string const& id) {
  std::int64_t out = 0;
  for (auto const& revision : reader.history(kind, id)) out = std::max(out, revision.entry.moment);
  return out;
}

Result<Desk> bulletin_desk(Call const&, Reader& reader, record::Nothing const&) {
  Desk out;
  auto const seen = look(reader);
  std::int64_t sent_at = 0;
  for (auto const& one : reader.where<course::Bulletin>("state", "sent")) {
    out.last_sent_on = std::max(out.last_sent_on, one.sent_on);
    sent_at = std::max(sent_at, last_moment(reader, "bulletin", one.id));
  }
  std::map<std::string, std::string> titles;
  for (auto const& one : reader.all<course::Condition>()) titles[one.id] = one.title;
  for (auto const& one : reader.all<course::ConditionNews>()) {
    if (one.ended_on) continue;
    bool const is_new = first_moment(reader, "condition_news", one.id) > sent_at;
    out.news.push_back({one.id, one.standing, one.says, titles[one.condition], one.on_date, is_new});
  }
  std::stable_sort(out.news.begin(), out.news.end(),
                   [](auto const& one, auto const& other) { return one.on_date > other.on_date; });
  for (auto const& one : reader.all<course::Influence>()) {
    if (one.told_on) continue;
    auto const* action = seen->action(one.action);
    out.influences.push_back(
        {one.id, one.direction, one.text, titles[one.condition], action ? action->record.title : ""});
  }
  for (auto const* ring : {"core", "extended", "wide", "public"}) {
    auto reach = course::reach_of(reader, {ring});
    out.rings.push_back({ring, std::ssize(reach.people), std::move(reach.unreachable)});
  }
  return out;
}

}  // namespace

void add_bulletin_desk(Register& all) { add(all, {.name = "bulletin_desk", .target = Target::view}, bulletin_desk); }

}  // namespace arpent::views
