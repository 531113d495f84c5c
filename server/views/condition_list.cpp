#include "views/condition_list.h"

#include <algorithm>

#include "domain/course/condition.h"
#include "domain/people/person.h"
#include "views/contests.h"
#include "views/picture.h"

namespace arpent::views {
namespace {

struct AskedCondition {
  std::optional<std::string> id;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AskedCondition::id>("id")};
    static Shape const shape = input<AskedCondition>("condition_list_of", fields);
    return shape;
  }
};

struct ListedInfluence {
  std::string id{}, direction{}, text{}, action{}, action_title{};
  std::int64_t revision = 0;
  std::optional<std::string> on_date{}, told_on{};

  static record::Shape const& shape() {
    using namespace record;
    using L = ListedInfluence;
    static Field const fields[] = {record::text<&L::id>("id"),
                                   record::text<&L::direction>("direction"),
                                   record::text<&L::text>("text"),
                                   record::text<&L::action>("action"),
                                   record::text<&L::action_title>("action_title"),
                                   integer<&L::revision>("revision"),
                                   date<&L::on_date>("on_date"),
                                   date<&L::told_on>("told_on")};
    static Shape const shape = answer<L>("listed_influence", fields);
    return shape;
  }
};

struct ListedCondition {
  course::Condition condition{};
  std::optional<std::string> owner_name{};
  std::vector<std::string> places{};
  std::vector<course::ConditionNews> news{};  // the latest first
  std::vector<ListedInfluence> influences{};  // the latest first
  bool over = false, due = false;

  static record::Shape const& shape() {
    using namespace record;
    using L = ListedCondition;
    static Field const fields[] = {object<&L::condition>("condition"),
                                   text<&L::owner_name>("owner_name"),
                                   texts<&L::places>("places"),
                                   rows<&L::news>("news"),
                                   rows<&L::influences>("influences"),
                                   flag<&L::over>("over"),
                                   flag<&L::due>("due")};
    static Shape const shape = answer<L>("listed_condition", fields);
    return shape;
  }
};

struct ConditionList {
  std::vector<ListedCondition> conditions{};

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {rows<&ConditionList::conditions>("conditions")};
    static Shape const shape = answer<ConditionList>("condition_list_answer", fields);
    return shape;
  }
};

class Listing {
 public:
  Listing(Call const& call, Reader& reader)
      : call_(call), reader_(reader), seen_(look(reader)), people_(names_of_people(reader)) {
    for (auto const& post : reader.all<people::Post>()) {
      auto const holder = people_.find(post.holder.value_or(""));
      posts_[post.id] = holder == people_.end() ? post.title : holder->second + ", " + post.title;
    }
  }

  ConditionList run(std::optional<std::string> const& id) {
    for (auto& one : reader_.all<course::Condition>())
      if (!id || one.id == *id) add(std::move(one));
    for (auto& one : reader_.all<course::ConditionNews>())
      if (auto const at = at_.find(one.condition); at != at_.end())
        out_.conditions[at->second].news.push_back(std::move(one));
    for (auto const& one : reader_.all<course::Influence>()) influence(one);
    auto const later = [](auto const& one, auto const& other) { return one.on_date > other.on_date; };
    for (auto& listed : out_.conditions) {
      std::stable_sort(listed.news.begin(), listed.news.end(), later);
      std::stable_sort(listed.influences.begin(), listed.influences.end(), later);
    }
    std::stable_sort(out_.conditions.begin(), out_.conditions.end(), [](auto const& one, auto const& other) {
      if (one.over != other.over) return other.over;
      auto const day = [](auto const& at) { return at.condition.review_on.value_or("9999"); };
      return day(one) < day(other);
    });
    return std::move(out_);
  }

 private:
  void add(course::Condition one) {
    auto const today = print_day(seen_->today);
    ListedCondition out{.condition = std::move(one)};
    auto const owner = out.condition.owner.value_or("");
    if (auto const post = posts_.find(owner); post != posts_.end()) out.owner_name = post->second;
    else if (auto const person = people_.find(owner); person != people_.end()) out.owner_name = person->second;
    for (auto const& place : out.condition.territories)
      if (auto const* territory = seen_->territory(place)) out.places.push_back(territory->name);
    out.over = out.condition.ends_on && *out.condition.ends_on < today;
    out.due = !out.over && out.condition.review_on && *out.condition.review_on <= today;
    at_[out.condition.id] = out_.conditions.size();
    out_.conditions.push_back(std::move(out));
  }

  void influence(course::Influence const& one) {
    auto const at = at_.find(one.condition);
    if (at == at_.end() || (!call_.asker.in_team() && !one.told_on)) return;
    ListedInfluence out{.id = one.id, .direction = one.direction, .text = one.text, .action = one.action};
    out.revision = one.revision;
    out.on_date = one.on_date;
    out.told_on = one.told_on;
    if (auto const* action = seen_->action(one.action)) out.action_title = action->record.title;
    else if (auto const gone = reader_.find<plan::Action>(one.action)) out.action_title = gone->title;
    out_.conditions[at->second].influences.push_back(std::move(out));
  }

  Call const& call_;
  Reader& reader_;
  std::shared_ptr<Picture const> seen_;
  std::map<std::string, std::string, std::less<>> people_, posts_{};
  std::map<std::string, std::size_t, std::less<>> at_{};
  ConditionList out_{};
};

Result<ConditionList> condition_list(Call const& call, Reader& reader, AskedCondition const& in) {
  if (in.id) ARPENT_CHECK(reader.get<course::Condition>(*in.id));
  return Listing(call, reader).run(in.id);
}

}  // namespace

void add_condition_list(Register& all) { add(all, {.name = "condition_list", .target = Target::view}, condition_list); }

}  // namespace arpent::views
