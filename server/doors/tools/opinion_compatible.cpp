// A conversation as Polis computes it, for comparability with conversations held there.
#include <cmath>

#include "doors/tools/opinion_parts.h"
#include "opinion/compat.h"

namespace arpent::tools {
namespace {

using opinion::Compat;
using opinion::CompatEntry;
using opinion::CompatTally;

std::string letter_of(std::size_t group) { return group_letter(static_cast<int>(group)); }

CompatTally minus(CompatTally all, CompatTally own) {
  return {all.agree - own.agree, all.disagree - own.disagree, all.seen - own.seen};
}

class Writer {
 public:
  Writer(Conversation const& conversation, Compat const& found, Answer& answer)
      : conversation_(conversation), found_(found), answer_(answer), page_(answer.page) {}

  void write() {
    answer_.json["mode"] = "compatible";
    coverage();
    groups();
    majorities();
    consensus();
    page_.line().line(page_.sentence("tools.compatible.note"));
    statements();
    people();
  }

 private:
  std::string const& id(opinion::Statement j) const { return conversation_.statements[j]; }
  std::string title_of(opinion::Statement j) const { return shortened_statement(conversation_.texts[j]); }

  void coverage() {
    auto const& map = found_.map;
    std::size_t clustered = 0;
    for (bool const one : map.clustered) clustered += one;
    page_.title(page_.sentence("tools.compatible.title"));
    page_.line(page_.sentence("tools.compatible.coverage", {{"people", page_.count(1.0 * map.people.size())},
                                                            {"statements", page_.count(1.0 * map.statements.size())},
                                                            {"votes", page_.count(1.0 * conversation_.votes.size())},
                                                            {"clustered", page_.count(1.0 * clustered)}}));
    auto const part = [&](double strength) { return map.strength_of_all > 0 ? strength / map.strength_of_all : NAN; };
    page_.line(page_.sentence("tools.compatible.axes", {{"first", page_.percent(part(map.strength[0]))},
                                                        {"second", page_.percent(part(map.strength[1]))}}));
    answer_.json["coverage"] = {{"people", map.people.size()},
                                {"statements", map.statements.size()},
                                {"votes", conversation_.votes.size()},
                                {"clustered", clustered}};
    answer_.json["strength"] = {map.strength[0], map.strength[1]};
    answer_.json["strength_of_all"] = map.strength_of_all;
  }

  Json entry(CompatEntry const& one, bool in_group) const {
    Json out{{"id", id(one.statement)},
             {"direction", one.agrees ? "agree" : "disagree"},
             {"successes", one.successes},
             {"seen", one.seen},
             {"p", one.p},
             {"p_test", one.p_test}};
    if (in_group) out["r"] = one.r, out["r_test"] = one.r_test, out["best_agree"] = one.is_best_agree;
    return out;
  }

  void table_of(std::vector<CompatEntry> const& list, bool in_group) {
    if (list.empty()) {
      page_.line(page_.sentence("tools.opinion.none"));
      return;
    }
    std::vector<std::vector<std::string>> lines;
    for (auto const& one : list) {
      lines.push_back({"#" + id(one.statement),
                       page_.sentence(one.agrees ? "tools.compatible.agrees" : "tools.compatible.disagrees"),
                       page_.count(one.successes) + "/" + page_.count(one.seen), page_.percent(one.p)});
      if (in_group) lines.back().push_back(page_.figure(one.r, 3));
      lines.back().push_back(title_of(one.statement));
    }
    std::vector<std::string> heads;
    for (auto const* code : {"tools.head.statement", "tools.head.direction", "tools.head.votes", "tools.head.p"})
      heads.push_back(page_.sentence(code));
    if (in_group) heads.push_back(page_.sentence("tools.head.times_others"));
    heads.push_back("");
    page_.table(heads, lines);
  }

  void groups() {
    Json silhouette = Json::object(), base = Json::array(), groups = Json::array();
    std::string said;
    for (std::size_t at = 0; at < found_.groups.silhouette.size(); ++at) {
      silhouette[std::to_string(at + 2)] = found_.groups.silhouette[at];
      said +=
          (said.empty() ? "" : ", ") + std::to_string(at + 2) + " → " + page_.figure(found_.groups.silhouette[at], 3);
    }
    auto const clustered = clustered_people();
    for (std::size_t b = 0; b < found_.groups.base.centre.size(); ++b) {
      Json people = Json::array();
      for (auto const member : found_.groups.base.members[b])
        people.push_back(conversation_.people[found_.map.people[clustered[member]]]);
      auto const& centre = found_.groups.base.centre[b];
      base.push_back({{"x", centre.x}, {"y", centre.y}, {"people", std::move(people)}});
    }
    page_.title(page_.sentence("tools.opinion.groups"));
    if (!said.empty()) page_.line(page_.sentence("tools.compatible.silhouette", {{"all", said}}));
    for (std::size_t g = 0; g < found_.representative.size(); ++g) {
      std::size_t people = 0;
      for (int const one : found_.group) people += one == static_cast<int>(g);
      Json list = Json::array();
      for (auto const& one : found_.representative[g]) list.push_back(entry(one, true));
      auto const& centre = found_.groups.groups.centre[g];
      groups.push_back({{"id", g},
                        {"name", letter_of(g)},
                        {"people", people},
                        {"x", centre.x},
                        {"y", centre.y},
                        {"base_clusters", found_.groups.groups.members[g]},
                        {"representative", std::move(list)}});
      page_.line().line(
          page_.sentence("tools.compatible.group", {{"name", letter_of(g)}, {"people", page_.count(1.0 * people)}}));
      table_of(found_.representative[g], true);
    }
    if (found_.representative.empty()) page_.line(page_.sentence("tools.opinion.none"));
    answer_.json["silhouette"] = std::move(silhouette);
    answer_.json["groups"] = std::move(groups);
    answer_.json["base_clusters"] = std::move(base);
  }

  // Their places in the map, in its order: what clusters number.
  std::vector<std::size_t> clustered_people() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < found_.map.people.size(); ++i)
      if (found_.map.clustered[i]) out.push_back(i);
    return out;
  }

  void majorities() {
    page_.title(page_.sentence("tools.compatible.majorities"));
    Json out = Json::object();
    std::vector<CompatEntry> both;
    for (auto const* list : {&found_.majorities.agree, &found_.majorities.disagree}) {
      auto& json = out[list == &found_.majorities.agree ? "agree" : "disagree"] = Json::array();
      for (auto const& one : *list) json.push_back(entry(one, false)), both.push_back(one);
    }
    table_of(both, false);
    answer_.json["majority"] = std::move(out);
  }

  void consensus() {
    auto const& map = found_.map;
    std::vector<std::size_t> order(map.statements.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return found_.consensus.agree[a] > found_.consensus.agree[b]; });
    page_.title(page_.sentence("tools.compatible.consensus"));
    std::vector<std::vector<std::string>> lines;
    Json list = Json::array();
    for (auto const at : order) {
      if (map.set_aside[at] || found_.tallies.empty()) continue;
      list.push_back(id(map.statements[at]));
      if (lines.size() == 10) continue;
      lines.push_back({"#" + id(map.statements[at]), page_.figure(found_.consensus.agree[at], 3)});
      for (auto const& group : found_.tallies)
        lines.back().push_back(page_.percent((group[at].agree + 1.0) / (group[at].seen + 2.0)));
      lines.back().push_back(title_of(map.statements[at]));
    }
    answer_.json["consensus"] = std::move(list);
    if (lines.empty()) {
      page_.line(page_.sentence("tools.opinion.none"));
      return;
    }
    std::vector<std::string> heads{page_.sentence("tools.head.statement"), page_.sentence("tools.head.product")};
    for (std::size_t g = 0; g < found_.tallies.size(); ++g) heads.push_back(letter_of(g));
    heads.push_back("");
    page_.table(heads, lines);
  }

  void statements() {
    auto const& map = found_.map;
    auto& table = answer_.table;
    table.columns = {text_column("statement")};
    for (auto const* name : {"set_aside", "mean", "x", "y", "extremity", "consensus", "consensus_disagree", "priority"})
      table.columns.push_back(number_column(name));
    for (std::size_t g = 0; g < found_.tallies.size(); ++g)
      for (auto const* name : {"agree_", "disagree_", "seen_", "r_agree_", "r_disagree_"})
        table.columns.push_back(number_column(name + letter_of(g)));
    table.columns.push_back(text_column("text"));
    answer_.json["statements"] = Json::array();
    for (std::size_t at = 0; at < map.statements.size(); ++at) statement(at);
  }

  void statement(std::size_t at) {
    auto const& map = found_.map;
    auto const j = map.statements[at];
    CompatTally all;
    for (auto const& group : found_.tallies)
      all.agree += group[at].agree, all.disagree += group[at].disagree, all.seen += group[at].seen;
    std::vector<writing::Value> row{id(j),
                                    map.set_aside[at] ? 1.0 : 0.0,
                                    map.centre[at],
                                    map.statement_position[at].x,
                                    map.statement_position[at].y,
                                    map.extremity[at],
                                    found_.consensus.agree[at],
                                    found_.consensus.disagree[at],
                                    found_.priority[at]};
    Json groups = Json::array();
    for (auto const& group : found_.tallies) {
      auto const own = group[at];
      auto const tests = opinion::compat_tests(own, minus(all, own));
      groups.push_back({{"agree", own.agree},
                        {"disagree", own.disagree},
                        {"seen", own.seen},
                        {"p_agree", tests.p_agree},
                        {"p_disagree", tests.p_disagree},
                        {"p_agree_test", tests.p_agree_test},
                        {"p_disagree_test", tests.p_disagree_test},
                        {"r_agree", tests.r_agree},
                        {"r_disagree", tests.r_disagree},
                        {"r_agree_test", tests.r_agree_test},
                        {"r_disagree_test", tests.r_disagree_test}});
      for (double const value : {1.0 * own.agree, 1.0 * own.disagree, 1.0 * own.seen, tests.r_agree, tests.r_disagree})
        row.emplace_back(value);
    }
    row.emplace_back(conversation_.texts[j]);
    answer_.table.rows.push_back(std::move(row));
    answer_.json["statements"].push_back({{"id", id(j)},
                                          {"text", conversation_.texts[j]},
                                          {"set_aside", bool(map.set_aside[at])},
                                          {"mean", map.centre[at]},
                                          {"axes", {map.axis[0][at], map.axis[1][at]}},
                                          {"x", map.statement_position[at].x},
                                          {"y", map.statement_position[at].y},
                                          {"extremity", map.extremity[at]},
                                          {"consensus", found_.consensus.agree[at]},
                                          {"consensus_disagree", found_.consensus.disagree[at]},
                                          {"priority", found_.priority[at]},
                                          {"groups", std::move(groups)}});
  }

  void people() {
    auto const& map = found_.map;
    auto& out = answer_.json["people"] = Json::array();
    for (std::size_t i = 0; i < map.people.size(); ++i)
      out.push_back(
          {{"id", conversation_.people[map.people[i]]},
           {"x", map.position[i].x},
           {"y", map.position[i].y},
           {"votes", conversation_.votes.row(map.people[i]).size()},
           {"clustered", bool(map.clustered[i])},
           {"group", found_.group[i] < 0 ? Json() : Json(letter_of(static_cast<std::size_t>(found_.group[i])))},
           {"centricness", found_.stance[i].centricness},
           {"coreness", found_.stance[i].coreness},
           {"extremeness", found_.stance[i].extremeness}});
  }

  Conversation const& conversation_;
  Compat const& found_;
  Answer& answer_;
  Page& page_;
};

Drawing drawing_of(Conversation const& conversation, Compat const& found, Page const& page) {
  Drawing out{.legend = page.sentence("tools.compatible.legend")};
  std::vector<std::size_t> people(found.representative.size());
  for (std::size_t i = 0; i < found.map.people.size(); ++i) {
    int const group = found.group[i];
    out.people.push_back({.x = found.map.position[i].x,
                          .y = found.map.position[i].y,
                          .votes = conversation.votes.row(found.map.people[i]).size(),
                          .group = group});
    if (group >= 0) ++people[static_cast<std::size_t>(group)];
  }
  for (std::size_t g = 0; g < people.size(); ++g)
    out.groups.push_back({letter_of(g), people[g], found.groups.groups.centre[g].x, found.groups.groups.centre[g].y});
  for (std::size_t at = 0; at < found.map.statements.size(); ++at)
    out.statements.push_back({conversation.statements[found.map.statements[at]], found.map.statement_position[at].x,
                              found.map.statement_position[at].y});
  return out;
}

}  // namespace

Drawing write_compatible(Conversation const& conversation, Answer& answer) {
  auto const found = opinion::compat(conversation.votes);
  Writer(conversation, found, answer).write();
  return drawing_of(conversation, found, answer.page);
}

}  // namespace arpent::tools
