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
    for (auto const& id : posts_)
      if (auto const post = reader.find("post", id))
        if (auto const holder = text_of(*post, "holder"); !holder.empty()) held_[holder].insert(id);
    for (auto const& action : reader.all("action")) actions_[text_of(action, "id")] = action;
  }

  std::vector<Hanging> run(std::string const& partner) {
    for (auto const& [id, action] : actions_)
      if (text_of(action, "state") != "dropped")
        add("action", action, text_of(action, "title"), "", theirs(action, {"lead", "sponsor"}));
    numbers();
    if (!partner.empty())
      for (auto const& promise : reader_.where("involvement", "stakeholder", partner))
        out_.push_back({"involvement", text_of(promise, "id"), text_of(promise, "promise"), action_title(promise)});
    for (auto const& task : reader_.all("task"))
      if (text_of(task, "done_at").empty())
        add("task", task, text_of(task, "title"), action_title(task), theirs(task, {"assignee"}));
    for (auto const& pilot : reader_.all("pilot"))
      if (text_of(pilot, "state") != "debriefed")
        add("pilot", pilot, text_of(pilot, "title"), action_title(pilot), theirs(pilot, {"owner"}));
    for (auto const& condition : reader_.all("condition"))
      add("condition", condition, text_of(condition, "title"), "", theirs(condition, {"owner"}));
    for (auto const& decision : reader_.all("decision"))
      if (text_of(decision, "state") == "proposed" || text_of(decision, "state") == "waiting")
        add("decision", decision, text_of(decision, "text"), action_title(decision),
            theirs(decision, {"owner", "can_say_yes"}));
    return std::move(out_);
  }

 private:
  // Nothing hangs on no post.
  void add(char const* kind, Json const& record, std::string title, std::string under, std::set<std::string> posts) {
    if (posts.empty()) return;
    out_.push_back(
        {kind, text_of(record, "id"), std::move(title), std::move(under), {posts.begin(), posts.end()}});
  }
  std::set<std::string> theirs(Json const& record, std::initializer_list<char const*> fields) const {
    std::set<std::string> out;
    for (auto const* field : fields)
      if (auto const id = text_of(record, field); posts_.contains(id)) out.insert(id);
    return out;
  }
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
      auto const held = held_.find(text_of(reporter, "person"));
      if (held == held_.end()) continue;
      auto const indicator = indicators.find(text_of(reporter, "indicator"));
      if (indicator == indicators.end() || text_of(indicator->second, "state") == "retired") continue;
      auto const action = actions_.find(text_of(indicator->second, "action"));
      if (action == actions_.end()) continue;
      auto const lead = text_of(action->second, "lead");
      if (!held->second.contains(lead)) continue;
      auto const place = reader_.find("territory", text_of(reporter, "territory"));
      auto under = text_of(action->second, "title");
      if (place) under += ", " + text_of(*place, "name");
      add("reporter", reporter, text_of(indicator->second, "title"), std::move(under), {lead});
    }
  }

  Reader& reader_;
  std::set<std::string> posts_;
  std::map<std::string, std::set<std::string>> held_{};  // person → the posts they fill
  std::map<std::string, Json> actions_{};
  std::vector<Hanging> out_{};
};

}  // namespace

std::vector<Hanging> hanging_on(Reader& reader, std::vector<std::string> const& posts, std::string const& partner) {
  return Gathering(reader, posts).run(partner);
}

}  // namespace arpent::course
