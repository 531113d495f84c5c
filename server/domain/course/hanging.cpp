#include <algorithm>
#include <set>

#include "domain/course/reorganise.h"
#include "domain/text_of.h"

namespace arpent::course {
namespace {

class Gathering {
 public:
  Gathering(Reader& reader, std::vector<std::string> const& posts)
      : reader_(reader), posts_(posts.begin(), posts.end()) {
    for (auto const& id : posts)
      if (auto const post = reader.find("post", id))
        if (auto const holder = text_of(*post, "holder"); !holder.empty()) holders_.insert(holder);
    for (auto const& action : reader.all("action")) actions_[text_of(action, "id")] = action;
  }

  std::vector<Hanging> run(std::string const& partner) {
    for (auto const& [id, action] : actions_)
      if (text_of(action, "state") != "dropped" && (is_theirs(action, "lead") || is_theirs(action, "sponsor")))
        add("action", action, text_of(action, "title"), "");
    numbers();
    if (!partner.empty())
      for (auto const& promise : reader_.where("involvement", "stakeholder", partner))
        add("involvement", promise, text_of(promise, "promise"), action_title(promise));
    for (auto const& task : reader_.all("task"))
      if (text_of(task, "done_at").empty() && is_theirs(task, "assignee"))
        add("task", task, text_of(task, "title"), action_title(task));
    for (auto const& pilot : reader_.all("pilot"))
      if (text_of(pilot, "state") != "debriefed" && is_theirs(pilot, "owner"))
        add("pilot", pilot, text_of(pilot, "title"), action_title(pilot));
    for (auto const& condition : reader_.all("condition"))
      if (is_theirs(condition, "owner")) add("condition", condition, text_of(condition, "title"), "");
    return std::move(out_);
  }

 private:
  void add(char const* kind, Json const& record, std::string title, std::string under) {
    out_.push_back({kind, text_of(record, "id"), std::move(title), std::move(under)});
  }
  bool is_theirs(Json const& record, char const* field) const { return posts_.contains(text_of(record, field)); }
  std::string action_title(Json const& record) const {
    auto const found = actions_.find(text_of(record, "action"));
    return found == actions_.end() ? "" : text_of(found->second, "title");
  }

  // A number is told by a person: the one who fills the post. Of the actions that the post leads only: they may tell
  // others for another reason.
  void numbers() {
    std::map<std::string, Json> indicators;
    for (auto& indicator : reader_.all("indicator")) indicators.emplace(text_of(indicator, "id"), std::move(indicator));
    for (auto const& reporter : reader_.all("reporter")) {
      if (!holders_.contains(text_of(reporter, "person"))) continue;
      auto const indicator = indicators.find(text_of(reporter, "indicator"));
      if (indicator == indicators.end() || text_of(indicator->second, "state") == "retired") continue;
      auto const action = actions_.find(text_of(indicator->second, "action"));
      if (action == actions_.end() || !is_theirs(action->second, "lead")) continue;
      auto const place = reader_.find("territory", text_of(reporter, "territory"));
      auto under = text_of(action->second, "title");
      if (place) under += ", " + text_of(*place, "name");
      add("reporter", reporter, text_of(indicator->second, "title"), std::move(under));
    }
  }

  Reader& reader_;
  std::set<std::string> posts_, holders_{};
  std::map<std::string, Json> actions_{};
  std::vector<Hanging> out_{};
};

}  // namespace

std::vector<Hanging> hanging_on(Reader& reader, std::vector<std::string> const& posts, std::string const& partner) {
  return Gathering(reader, posts).run(partner);
}

}  // namespace arpent::course
