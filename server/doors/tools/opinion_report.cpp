// A conversation out of a file of votes: map, groups, what all agree on, what divides, who objects.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "doors/tools/opinion_parts.h"

namespace arpent::tools {
namespace {

using opinion::Agreement;
using opinion::Report;

std::string letter(Report const& report, std::size_t place) { return group_letter(report.groups.ids[place]); }

class Writer {
 public:
  Writer(Conversation const& conversation, Report const& report, Answer& answer)
      : conversation_(conversation), report_(report), answer_(answer), page_(answer.page) {}

  void write() {
    coverage();
    groups();
    list(report_.broad().empty() ? "tools.opinion.nearest" : "tools.opinion.agreed", "agreed", broad_or_best());
    list("tools.opinion.contested", "contested", report_.contested());
    list("tools.opinion.objected", "objected", report_.objected());
    page_.line().line(page_.sentence("tools.opinion.note"));
    all_statements();
    people();
  }

 private:
  std::string const& id(opinion::Statement j) const { return conversation_.statements[j]; }

  void coverage() {
    auto const& c = report_.coverage;
    page_.title(page_.sentence("tools.opinion.title"));
    page_.line(page_.sentence("tools.opinion.coverage",
                              {{"people", page_.count(1.0 * c.people)},
                               {"statements", page_.count(1.0 * c.statements)},
                               {"votes", page_.count(1.0 * c.votes)},
                               {"median", page_.figure(c.votes_per_person)},
                               {"passes", page_.percent(c.votes ? 1.0 * c.passes / c.votes : NAN)}}));
    if (conversation_.without_vote > 0)
      page_.line(page_.sentence("tools.opinion.without_vote", {{"n", page_.count(1.0 * conversation_.without_vote)}}));
    answer_.json["coverage"] = {{"rows_without_vote", conversation_.without_vote},
                                {"people", c.people},
                                {"statements", c.statements},
                                {"votes", c.votes},
                                {"passes", c.passes},
                                {"on_map", c.on_map},
                                {"only_passing", c.only_passing},
                                {"between", c.between},
                                {"votes_per_person", c.votes_per_person}};
    Json declared = Json::object();
    for (std::size_t d = 0; d < c.declared.size(); ++d) {
      Json values = Json::object();
      std::string said;
      for (std::size_t v = 0; v < c.declared[d].size(); ++v) {
        auto const& name = conversation_.value_names[d][v];
        values[name] = c.declared[d][v];
        said += (said.empty() ? "" : ", ") + name + " " + page_.count(1.0 * c.declared[d][v]);
      }
      page_.line(conversation_.dimension_names[d] + (page_.language() == "fr" ? "\u202f: " : ": ") + said);
      declared[conversation_.dimension_names[d]] = std::move(values);
    }
    answer_.json["coverage"]["declared"] = std::move(declared);
  }

  void groups() {
    auto const why = std::string(name_of(report_.why_not));
    answer_.json["shown"] = name_of(report_.shown);
    answer_.json["why_not"] = why;
    page_.title(page_.sentence("tools.opinion.groups"));
    if (report_.shown != opinion::Shown::groups) page_.line(page_.sentence("tools.opinion.why." + why));
    auto const& trials = report_.trials;
    if (trials.structure.votes > 0) {
      page_.line(page_.sentence("tools.opinion.structure", {{"first", page_.figure(trials.structure.first)},
                                                            {"shuffled", page_.figure(trials.structure.shuffled)}}));
      Json stability = Json::object();
      for (std::size_t at = 0; at < trials.stability.size(); ++at)
        if (trials.stability[at]) stability[std::to_string(at + 2)] = *trials.stability[at];
      answer_.json["trials"] = {{"first_eigenvalue", trials.structure.first},
                                {"shuffled", trials.structure.shuffled},
                                {"stability", std::move(stability)}};
    }
    answer_.json["groups"] = Json::array();
    if (report_.shown != opinion::Shown::groups) return;
    std::vector<std::vector<std::string>> lines;
    for (std::size_t g = 0; g < report_.groups.k(); ++g) {
      answer_.json["groups"].push_back({{"id", report_.groups.ids[g]},
                                        {"name", letter(report_, g)},
                                        {"people", report_.groups.sizes[g]},
                                        {"clear", report_.groups.clear[g]},
                                        {"x", report_.groups.centres[g].x},
                                        {"y", report_.groups.centres[g].y}});
      lines.push_back(
          {letter(report_, g), page_.count(1.0 * report_.groups.sizes[g]), page_.count(1.0 * report_.groups.clear[g])});
    }
    answer_.json["separation"] = {{"silhouette", report_.separation.silhouette}, {"z", report_.separation.z}};
    if (report_.separation.is_spectrum()) page_.line(page_.sentence("tools.opinion.spectrum"));
    page_.line().table(
        {page_.sentence("tools.head.group"), page_.sentence("tools.head.people"), page_.sentence("tools.head.clear")},
        lines);
  }

  // Where nothing is broad, the best there is says more than an empty list.
  std::vector<opinion::Statement> broad_or_best() const {
    auto out = report_.broad();
    if (!out.empty()) return out;
    for (auto const& one : report_.agreements)
      if (out.size() < 5 && one.scored == opinion::Scored::yes) out.push_back(one.statement);
    return out;
  }

  Agreement const* find(opinion::Statement j) const {
    for (auto const& one : report_.agreements)
      if (one.statement == j) return &one;
    return nullptr;
  }

  static constexpr std::size_t most_shown = 15;

  void list(char const* title, char const* name, std::vector<opinion::Statement> const& statements) {
    page_.title(page_.sentence(title));
    answer_.json[name] = Json::array();
    bool const against = std::string_view(name) == "objected";
    auto const share = [&](auto const& votes) {
      return page_.percent(against ? votes.share_against() : votes.share());
    };
    std::vector<std::vector<std::string>> lines;
    for (auto const j : statements) {
      auto const* one = find(j);
      bool const is_nearest = std::string_view(name) == "agreed" && !(one && one->broad);  // for people only
      if (!is_nearest) answer_.json[name].push_back(id(j));
      if (!one || lines.size() == most_shown) continue;
      std::vector<std::string> line{"#" + id(j), page_.figure(one->score, 2), share(one->all)};
      for (auto const& group : one->groups) line.push_back(share(group));
      line.push_back(shortened_statement(conversation_.texts[j]) + (one->broad ? " ✓" : ""));
      lines.push_back(std::move(line));
    }
    if (lines.empty()) {
      page_.line(page_.sentence("tools.opinion.none"));
      return;
    }
    std::vector<std::string> heads{page_.sentence("tools.head.statement"), page_.sentence("tools.head.score"),
                                   page_.sentence("tools.head.all")};
    if (report_.shown == opinion::Shown::groups)
      for (std::size_t g = 0; g < report_.groups.k(); ++g) heads.push_back(letter(report_, g));
    heads.push_back("");
    page_.table(heads, lines);
    if (against) page_.line(page_.sentence("tools.opinion.shares_against"));
    if (statements.size() > lines.size())
      page_.line(page_.sentence("tools.opinion.more", {{"shown", page_.count(1.0 * lines.size())},
                                                       {"n", page_.count(1.0 * statements.size())}}));
  }

  void all_statements() {
    auto& table = answer_.table;
    table.columns = {text_column("statement")};
    for (auto const* name :
         {"score", "of_groups", "of_categories", "agree", "disagree", "passes", "broad", "contested", "robust"})
      table.columns.push_back(number_column(name));
    bool const grouped = report_.shown == opinion::Shown::groups;
    for (std::size_t g = 0; grouped && g < report_.groups.k(); ++g)
      for (auto const* name : {"agree_", "disagree_", "votes_"})
        table.columns.push_back(number_column(name + letter(report_, g)));
    table.columns.push_back(text_column("text"));
    answer_.json["statements"] = Json::array();
    auto const cell = [](std::optional<double> value) { return value ? writing::Value(*value) : writing::Value(); };
    auto const json = [](std::optional<double> value) { return value ? Json(*value) : Json(); };
    for (auto const& one : report_.agreements) {
      bool const scored = one.scored == opinion::Scored::yes;
      auto const score = scored ? std::optional(one.score) : std::nullopt;
      Json groups = Json::array(), objects = Json::array(), waiting = Json::array();
      std::vector<writing::Value> row{
          id(one.statement),       cell(score),           cell(scored ? std::optional(one.of_groups) : std::nullopt),
          cell(one.of_categories), 1.0 * one.all.agree,   1.0 * one.all.disagree,
          1.0 * one.all.passes(),  one.broad ? 1.0 : 0.0, one.contested ? 1.0 : 0.0,
          cell(one.robust)};
      for (auto const& group : one.groups) {
        groups.push_back({{"agree", group.agree},
                          {"disagree", group.disagree},
                          {"votes", group.votes},
                          {"share", group.share()},
                          {"bound", group.bound()}});
        for (double const value : {1.0 * group.agree, 1.0 * group.disagree, 1.0 * group.votes}) row.emplace_back(value);
      }
      row.emplace_back(conversation_.texts[one.statement]);
      table.rows.push_back(std::move(row));
      for (auto const place : one.objects) objects.push_back(grouped ? letter(report_, place) : "all");
      for (auto const place : one.waiting) waiting.push_back(letter(report_, place));
      Json category = nullptr;
      if (one.dimension >= 0)
        category = {
            {"dimension", conversation_.dimension_names[static_cast<std::size_t>(one.dimension)]},
            {"value",
             conversation_.value_names[static_cast<std::size_t>(one.dimension)][static_cast<std::size_t>(one.value)]}};
      answer_.json["statements"].push_back({{"id", id(one.statement)},
                                            {"text", conversation_.texts[one.statement]},
                                            {"score", json(score)},
                                            {"of_categories", json(one.of_categories)},
                                            {"least_category", std::move(category)},
                                            {"agree", one.all.agree},
                                            {"disagree", one.all.disagree},
                                            {"passes", one.all.passes()},
                                            {"group_aware", one.group_aware},
                                            {"broad", one.broad},
                                            {"contested", one.contested},
                                            {"objects", std::move(objects)},
                                            {"too_few_votes_in", std::move(waiting)},
                                            {"robust", json(one.robust)},
                                            {"groups", std::move(groups)}});
    }
  }

  void people() {
    auto const& map = report_.map;
    Json statements = Json::array(), people = Json::array();
    for (std::size_t at = 0; at < map.statements.size(); ++at)
      statements.push_back({{"id", id(map.statements[at])},
                            {"mean", map.mean[at]},
                            {"x", map.loading[at].x},
                            {"y", map.loading[at].y},
                            {"noise", map.noise[at]}});
    auto const& p = report_.places;
    for (opinion::Person i = 0; i < p.size(); ++i) {
      if (p.votes[i] == 0) continue;
      int const label = i < report_.groups.label.size() ? report_.groups.label[i] : -1;
      bool const grouped = report_.shown == opinion::Shown::groups && label >= 0;
      people.push_back({{"id", conversation_.people[i]},
                        {"x", p.x[i]},
                        {"y", p.y[i]},
                        {"xx", p.xx[i]},
                        {"xy", p.xy[i]},
                        {"yy", p.yy[i]},
                        {"votes", p.votes[i]},
                        {"group", grouped ? Json(letter(report_, static_cast<std::size_t>(label))) : Json()},
                        {"between", grouped && report_.groups.between[i]}});
    }
    answer_.json["map"] = {
        {"eigenvalues", map.eigenvalues}, {"statements", std::move(statements)}, {"people", std::move(people)}};
  }

  Conversation const& conversation_;
  Report const& report_;
  Answer& answer_;
  Page& page_;
};

Drawing drawing_of(Conversation const& conversation, Report const& report, Page const& page) {
  Drawing out{.legend = page.sentence("tools.opinion.legend")};
  bool const grouped = report.shown == opinion::Shown::groups;
  if (report.shown == opinion::Shown::list)
    out.instead = page.sentence("tools.opinion.why." + std::string(name_of(report.why_not)));
  auto const& p = report.places;
  for (opinion::Person i = 0; i < p.size(); ++i)
    if (p.votes[i] > 0)
      out.people.push_back({.x = p.x[i],
                            .y = p.y[i],
                            .xx = p.xx[i],
                            .xy = p.xy[i],
                            .yy = p.yy[i],
                            .votes = p.votes[i],
                            .group = grouped && i < report.groups.label.size() ? report.groups.label[i] : 0,
                            .between = i < report.groups.between.size() && report.groups.between[i]});
  for (std::size_t g = 0; grouped && g < report.groups.k(); ++g)
    out.groups.push_back(
        {letter(report, g), report.groups.sizes[g], report.groups.centres[g].x, report.groups.centres[g].y});
  for (std::size_t at = 0; at < report.map.statements.size(); ++at)
    out.statements.push_back(
        {conversation.statements[report.map.statements[at]], report.map.loading[at].x, report.map.loading[at].y});
  return out;
}

Drawing write_own(Conversation const& conversation, Given const& given, Answer& answer) {
  opinion::Settings settings{.seed = static_cast<std::uint64_t>(given.number("seed")),
                             .dimensions = conversation.dimensions,
                             .tries = !given.flag("quick"),
                             .robustness = !given.flag("quick")};
  auto const report = opinion::report(conversation.votes, settings);
  Writer(conversation, report, answer).write();
  return drawing_of(conversation, report, answer.page);
}

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const conversation = read_conversation(given, in, faults);
  if (!conversation) return;
  auto const drawing =
      given.flag("compatible") ? write_compatible(*conversation, answer) : write_own(*conversation, given, answer);
  if (given.has("svg")) answer.files.emplace_back(given.text("svg"), map_svg(drawing, answer.page));
}

}  // namespace

std::string group_letter(int id) {
  std::string const letter(1, static_cast<char>('A' + id % 26));
  return id < 26 ? letter : letter + std::to_string(id / 26 + 1);
}

std::string shortened_statement(std::string const& text) {
  auto const first = first_characters(text, 80);
  return first.size() < text.size() ? std::string(first) + "…" : text;
}

std::vector<Command> opinion_commands() {
  return {opinion_report(), opinion_next(), opinion_abuse(), opinion_invite(), opinion_lottery()};
}

Command opinion_report() {
  using K = Option::Kind;
  return {.tool = "opinion",
          .verb = "report",
          .options = {{.name = "comments"},
                      {.name = "declared"},
                      {.name = "svg"},
                      {.name = "quick", .kind = K::flag},
                      {.name = "compatible", .kind = K::flag},
                      {.name = "seed", .kind = K::whole, .fallback = "0", .least = 0, .most = 2e9}},
          .example = {.rows = "timestamp,comment-id,voter-id,vote\n1,0,a,1\n2,0,b,1\n3,1,a,-1\n4,1,b,1\n5,0,c,1\n"
                              "6,1,c,0\n7,0,d,-1\n",
                      .words = "--report"},
          .run = run};
}

}  // namespace arpent::tools
