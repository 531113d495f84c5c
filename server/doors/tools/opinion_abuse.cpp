// Votes that a moderator should look at, and what excluding somebody would change.
#include <algorithm>

#include "doors/tools/ballots.h"
#include "doors/tools/opinion_parts.h"

namespace arpent::tools {
namespace {

constexpr std::size_t lines_max = 20;

std::vector<opinion::Statement> ranking(opinion::Votes const& votes) {
  opinion::Grouping const one{.centres = {{}}};
  std::vector<opinion::Dimension> const none;
  std::vector<opinion::Statement> out;
  for (auto const& found : agreements(votes, {one, none})) out.push_back(found.statement);
  return out;
}

class Writer {
 public:
  Writer(Conversation const& conversation, opinion::AbuseReport const& found, Answer& answer)
      : conversation_(conversation), found_(found), answer_(answer), page_(answer.page) {
    answer_.table.columns = {text_column("what"), text_column("people"), number_column("votes"), number_column("same"),
                             number_column("seconds")};
  }

  void write() {
    page_.title(page_.sentence("tools.abuse.title"));
    page_.line(page_.sentence("tools.abuse.honest"));
    alike();
    rings();
    hasty();
    one_sided();
  }

  void excluding(std::vector<opinion::Person> const& people) {
    auto const moved = effect_of_excluding(conversation_.votes, people, ranking);
    page_.title(page_.sentence("tools.abuse.excluding", {{"n", page_.count(1.0 * people.size())}}));
    auto& out = answer_.json["excluding"] = {{"people", Json::array()}, {"moved", Json::array()}};
    for (auto const person : people) out["people"].push_back(name(person));
    std::vector<std::vector<std::string>> lines;
    auto const rank = [&](std::size_t at) { return at == 0 ? std::string("–") : page_.count(1.0 * at); };
    for (auto const& one : moved) {
      out["moved"].push_back({{"statement", conversation_.statements[one.statement]},
                              {"before", one.before == 0 ? Json() : Json(one.before)},
                              {"after", one.after == 0 ? Json() : Json(one.after)}});
      lines.push_back({"#" + conversation_.statements[one.statement], rank(one.before), rank(one.after),
                       shortened_statement(conversation_.texts[one.statement])});
    }
    if (lines.empty()) page_.line(page_.sentence("tools.abuse.nothing_moves"));
    else
      page_.table({page_.sentence("tools.head.statement"), page_.sentence("tools.head.rank_before"),
                   page_.sentence("tools.head.rank_after"), ""},
                  lines);
  }

 private:
  std::string const& name(opinion::Person person) const { return conversation_.people[person]; }

  // One list: its rows for people at most `lines_max`, all of them for programs.
  void list(char const* title, std::vector<std::string> const& heads, std::vector<std::vector<std::string>> lines) {
    page_.title(page_.sentence(title));
    if (lines.empty()) {
      page_.line(page_.sentence("tools.opinion.none"));
      return;
    }
    auto const more = lines.size() > lines_max ? lines.size() - lines_max : 0;
    lines.resize(lines.size() - more);
    std::vector<std::string> said;
    for (auto const& head : heads) said.push_back(page_.sentence(head));
    page_.table(said, lines);
    if (more > 0) page_.line(page_.sentence("tools.next.more", {{"n", page_.count(1.0 * more)}}));
  }

  std::string seconds(std::int64_t ms) const { return page_.figure(static_cast<double>(ms) / 1000, 3); }

  void alike() {
    auto& out = answer_.json["alike"] = Json::array();
    std::vector<std::vector<std::string>> lines;
    for (auto const& one : found_.alike) {
      auto const both = name(one.first) + ", " + name(one.second);
      out.push_back({{"people", {name(one.first), name(one.second)}},
                     {"shared", one.shared},
                     {"same", one.same},
                     {"apart_ms", one.apart_ms}});
      answer_.table.rows.push_back({std::string("alike"), both, 1.0 * one.shared, 1.0 * one.same, one.apart_ms / 1e3});
      lines.push_back({both, page_.count(1.0 * one.shared), page_.count(1.0 * one.same), seconds(one.apart_ms)});
    }
    list("tools.abuse.alike", {"tools.head.people", "tools.head.shared", "tools.head.same", "tools.head.seconds"},
         std::move(lines));
  }

  void rings() {
    auto& out = answer_.json["rings"] = Json::array();
    std::vector<std::vector<std::string>> lines;
    for (auto const& one : found_.rings) {
      Json people = Json::array();
      std::string said;
      for (auto const person : one.people) {
        people.push_back(name(person));
        if (people.size() <= 12) said += (said.empty() ? "" : ", ") + name(person);
      }
      if (one.people.size() > 12) said += ", …";
      out.push_back({{"people", std::move(people)}, {"pairs", one.pairs}});
      answer_.table.rows.push_back({std::string("ring"), said, 1.0 * one.people.size(), 1.0 * one.pairs});
      lines.push_back({page_.count(1.0 * one.people.size()), page_.count(1.0 * one.pairs), said});
    }
    list("tools.abuse.rings", {"tools.head.n", "tools.head.pairs", "tools.head.people"}, std::move(lines));
  }

  void hasty() {
    auto& out = answer_.json["hasty"] = Json::array();
    std::vector<std::vector<std::string>> lines;
    for (auto const& one : found_.hasty) {
      out.push_back({{"person", name(one.person)}, {"ballots", one.ballots}, {"pace_ms", one.pace_ms}});
      answer_.table.rows.push_back(
          {std::string("hasty"), name(one.person), 1.0 * one.ballots, std::monostate{}, one.pace_ms / 1e3});
      lines.push_back({name(one.person), page_.count(1.0 * one.ballots), seconds(one.pace_ms)});
    }
    list("tools.abuse.hasty", {"tools.head.person", "tools.head.votes", "tools.head.seconds"}, std::move(lines));
  }

  void one_sided() {
    auto& out = answer_.json["one_sided"] = Json::array();
    std::vector<std::vector<std::string>> lines;
    for (auto const& one : found_.one_sided) {
      bool const agrees = one.always == opinion::Vote::agree;
      out.push_back({{"person", name(one.person)}, {"always", agrees ? "agree" : "disagree"}, {"votes", one.votes}});
      answer_.table.rows.push_back(
          {std::string(agrees ? "always_agrees" : "always_disagrees"), name(one.person), 1.0 * one.votes});
      lines.push_back({name(one.person), page_.count(1.0 * one.votes),
                       page_.sentence(agrees ? "tools.compatible.agrees" : "tools.compatible.disagrees")});
    }
    list("tools.abuse.one_sided", {"tools.head.person", "tools.head.votes", "tools.head.direction"}, std::move(lines));
  }

  Conversation const& conversation_;
  opinion::AbuseReport const& found_;
  Answer& answer_;
  Page& page_;
};

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const conversation = read_conversation(given, in, faults, Log::kept);
  if (!conversation) return;
  if (!conversation->has_times) return faults.add({}, "tools.abuse.times");
  std::vector<opinion::Person> excluded;
  for (auto const& id : given.texts("exclude")) {
    auto const found = std::find(conversation->people.begin(), conversation->people.end(), plain_id(id));
    if (found == conversation->people.end()) faults.add({}, "tools.abuse.nobody", {{"seen", id}});
    else excluded.push_back(static_cast<opinion::Person>(found - conversation->people.begin()));
  }
  if (faults.any()) return;
  auto const found =
      opinion::abuse(conversation->log, {.shared_least = static_cast<std::size_t>(given.whole("shared")),
                                         .same_least = given.number("same"),
                                         .within_ms = std::int64_t{60'000} * given.whole("minutes"),
                                         .pace_ms = std::int64_t{given.whole("pace")},
                                         .votes_least = static_cast<std::size_t>(given.whole("shared"))});
  Writer writer(*conversation, found, answer);
  writer.write();
  if (!excluded.empty()) writer.excluding(excluded);
}

}  // namespace

Command opinion_abuse() {
  using K = Option::Kind;
  return {
      .tool = "opinion",
      .verb = "abuse",
      .options = {{.name = "comments"},
                  {.name = "shared", .kind = K::whole, .fallback = "12", .least = 2, .most = 1e4},
                  {.name = "same", .kind = K::number, .fallback = "0.98", .least = 0.5, .most = 1},
                  {.name = "minutes", .kind = K::whole, .fallback = "10", .least = 0, .most = 1e5},
                  {.name = "pace", .kind = K::whole, .fallback = "1000", .least = 0, .most = 1e6},
                  {.name = "exclude", .kind = K::texts}},
      .example = {.rows = "timestamp,comment-id,voter-id,vote\n2026-03-02 10:00:00,0,a,1\n2026-03-02 10:00:01,1,a,1\n"
                          "2026-03-02 10:00:02,2,a,1\n2026-03-02 10:00:04,0,b,1\n2026-03-02 10:00:05,1,b,1\n"
                          "2026-03-02 10:00:06,2,b,1\n2026-03-02 10:02:00,0,c,-1\n2026-03-02 10:05:00,1,c,1\n",
                  .words = "--shared 3 --exclude b --report"},
      .run = run};
}

}  // namespace arpent::tools
