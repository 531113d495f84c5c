#include "domain/meeting/group.h"

#include <algorithm>
#include <set>

#include "domain/meeting/people_there.h"
#include "domain/text_of.h"

namespace arpent::meeting {
namespace {

constexpr int deepest = 10;  // a tree of places is a few levels deep; guards against one spoilt by hand

class Group {
 public:
  Group(Reader& reader, Meeting const& meeting) : reader_(reader), meeting_(meeting) {}

  std::vector<Called> called() && {
    of_the_series();
    if (out_.empty()) of_the_place();
    carry_the_action();
    return std::move(out_);
  }

 private:
  void call(std::string const& person, char const* there_as) {
    if (!person.empty() && known_.insert(person).second) out_.push_back({person, there_as});
  }

  bool is_over(Json const& membership) const {
    auto const until = text_of(membership, "until");
    return !until.empty() && until < today_;
  }
  bool has_left(std::string const& person) const {
    auto all = reader_.where("membership", "person", person);
    std::erase_if(all, [](Json const& one) { return text_of(one, "role") != "core"; });
    return !all.empty() && std::all_of(all.begin(), all.end(), [&](Json const& one) { return is_over(one); });
  }

  void of_the_series() {
    if (!meeting_.series) return;
    for (auto const& other : reader_.where<Meeting>("series", *meeting_.series)) {
      if (other.id == meeting_.id) continue;
      for (auto const& one : reader_.where<Invitation>("meeting", other.id))
        if (one.there_as == "core" && one.person && !has_left(*one.person)) call(*one.person, "core");
    }
  }

  std::vector<std::string> places() const {
    if (meeting_.territory) return {*meeting_.territory};
    if (auto const series = meeting_.series ? reader_.find<Series>(*meeting_.series) : std::nullopt)
      if (series->territory) return {*series->territory};
    auto const action = meeting_.action ? reader_.find("action", *meeting_.action) : std::nullopt;
    return action ? action->value("territories", std::vector<std::string>{}) : std::vector<std::string>{};
  }

  // The places, and all above them.
  std::set<std::string> around() const {
    std::set<std::string> out;
    for (auto place : places())
      for (int level = 0; level < deepest && !place.empty(); ++level) {
        out.insert(place);
        auto const found = reader_.find("territory", place);
        place = found ? text_of(*found, "parent") : "";
      }
    return out;
  }

  void of_the_place() {
    auto const near = around();
    for (auto const& membership : reader_.where("membership", "role", "core")) {
      auto const place = text_of(membership, "territory");
      if (!is_over(membership) && (place.empty() || near.contains(place))) call(text_of(membership, "person"), "core");
    }
  }

  void carry_the_action() {
    auto const action = meeting_.action ? reader_.find("action", *meeting_.action) : std::nullopt;
    if (!action) return;
    if (auto const post = find("post", text_of(*action, "lead"))) call(text_of(*post, "holder"), "extra");
    for (auto const& part : reader_.where("involvement", "action", *meeting_.action)) {
      auto const partner = find("stakeholder", text_of(part, "stakeholder"));
      bool const near = partner && text_of(*partner, "ring") == "core" && text_of(part, "role") != "is_told";
      if (near) call(text_of(*partner, "contact"), "extra");
    }
  }
  std::optional<Json> find(char const* kind, std::string const& id) const {
    return id.empty() ? std::nullopt : reader_.find(kind, id);
  }

  Reader& reader_;
  Meeting const& meeting_;
  std::string const today_ = print_day(reader_.today());
  std::set<std::string> known_;
  std::vector<Called> out_;
};

}  // namespace

std::vector<Called> called_to(Reader& reader, Meeting const& meeting) { return Group(reader, meeting).called(); }

}  // namespace arpent::meeting
