// Whom to invite next, so that those who vote come to look like those who live here; each with its reasons.
#include <algorithm>

#include "base/text.h"
#include "doors/tools/opinion_parts.h"
#include "doors/tools/opinion_pool.h"
#include "opinion/invite.h"

namespace arpent::tools {
namespace {

using W = Wanted;
using opinion::InvitePlan;
using opinion::InviteReason;

constexpr std::size_t reasons_said = 3;

enum class Answered { not_asked, voted, declined };

// Empty: not asked yet.
std::vector<Answered> answers_of(Table const& table, Faults& faults) {
  std::vector<Answered> out(table.rows(), Answered::not_asked);
  if (!table.has("voted")) return out;
  for (std::size_t row = 0; row < out.size(); ++row) {
    int const code = table.codes("voted")[row];
    if (code < 0) continue;
    auto const said = fold(table.texts("voted")[static_cast<std::size_t>(code)]);
    if (said == "1" || said == "yes" || said == "oui" || said == "true") out[row] = Answered::voted;
    else if (said == "0" || said == "no" || said == "non" || said == "false") out[row] = Answered::declined;
    else faults.add({table.line(row), "voted"}, "tools.invite.voted");
  }
  return out;
}

class Inviter {
 public:
  Inviter(Given const& given, std::vector<Rule> const& rules, PoolFile const& file,
          std::vector<Answered> const& answers)
      : given_(given), rules_(rules), file_(file), answers_(answers) {}

  // Pairs of variables: a:b; both must have targets.
  void plan(Faults& faults) {
    for (auto const& rule : rules_) plan_.categories.push_back({.target = rule.least, .weight = rule.weight});
    for (auto const& text : given_.texts("pair")) {
      auto const names = split(text, ':');
      auto const one = names.size() == 2 ? variable(names[0]) : -1, other = names.size() == 2 ? variable(names[1]) : -1;
      if (one < 0 || other < 0 || one == other) faults.add({}, "tools.invite.pair", {{"seen", text}});
      else add_pairs(names[0], names[1]);
    }
    plan_.total = given_.number("planned");
    plan_.invitations = given_.whole("invitations");
    plan_.seed = static_cast<std::uint64_t>(given_.number("seed"));
    count_answers();
  }

  void answer(Answer& answer) const {
    opinion::Pool left;
    left.attribute.resize(file_.pool.attribute.size());
    for (std::size_t a = 0; a < left.attribute.size(); ++a)
      for (auto const row : free_) left.attribute[a].push_back(file_.pool.attribute[a][row]);
    auto const found = whom_to_invite(left, plan_);
    say_top(found, answer);
    say_categories(found, answer);
    say_list(found, answer);
  }

 private:
  int variable(std::string const& name) const {
    auto const found = std::find(file_.variables.begin(), file_.variables.end(), name);
    return found == file_.variables.end() ? -1 : static_cast<int>(found - file_.variables.begin());
  }

  void add_pairs(std::string const& one, std::string const& other) {
    for (std::size_t a = 0; a < rules_.size(); ++a)
      for (std::size_t b = 0; b < rules_.size(); ++b)
        if (rules_[a].variable == one && rules_[b].variable == other)
          plan_.pairs.push_back({static_cast<int>(a), static_cast<int>(b)});
  }

  bool is_of(std::size_t row, int category) const {
    return std::any_of(file_.pool.attribute.begin(), file_.pool.attribute.end(),
                       [&](auto const& column) { return column[row] == category; });
  }

  void count_answers() {
    for (std::size_t row = 0; row < answers_.size(); ++row) {
      if (answers_[row] == Answered::not_asked) {
        free_.push_back(row);
        continue;
      }
      bool const voted = answers_[row] == Answered::voted;
      for (auto const& column : file_.pool.attribute) {
        if (column[row] < 0) continue;
        auto& category = plan_.categories[static_cast<std::size_t>(column[row])];
        ++(voted ? category.accepted : category.declined);
        category.have += voted;
      }
      for (auto& pair : plan_.pairs)
        if (voted && is_of(row, pair.first) && is_of(row, pair.second)) ++pair.have;
    }
  }

  std::string name_of(InviteReason const& reason) const {
    if (reason.category >= 0) return rules_[static_cast<std::size_t>(reason.category)].name();
    auto const& pair = plan_.pairs[static_cast<std::size_t>(reason.pair)];
    return rules_[static_cast<std::size_t>(pair.first)].name() + " × " +
           rules_[static_cast<std::size_t>(pair.second)].name();
  }

  void say_top(opinion::Invitations const& found, Answer& answer) const {
    auto& page = answer.page;
    page.title(page.sentence("tools.invite.title"));
    page.line(page.sentence("tools.invite.pool", {{"free", page.count(1.0 * free_.size())},
                                                  {"people", page.count(1.0 * answers_.size())},
                                                  {"planned", page.count(plan_.total)}}));
    page.line(page.sentence("tools.invite.seed", {{"seed", given_.text("seed")}}));
    auto const part = [&](double value) { return page.percent(found.value_full > 0 ? value / found.value_full : 1); };
    page.line(
        page.sentence("tools.invite.value", {{"before", part(found.value_before)}, {"after", part(found.value)}}));
    if (static_cast<int>(found.list.size()) < plan_.invitations)
      page.line(page.sentence("tools.invite.closed", {{"n", page.count(1.0 * found.list.size())}}));
    answer.json = {{"seed", plan_.seed},
                   {"planned", plan_.total},
                   {"value_before", found.value_before},
                   {"value", found.value},
                   {"value_full", found.value_full}};
  }

  // How many voters may come of the list, by category.
  std::vector<double> expected(opinion::Invitations const& found) const {
    std::vector<double> out(rules_.size());
    for (auto const& one : found.list) {
      auto const row = free_[static_cast<std::size_t>(one.person)];
      double rate = 0, said = 0;
      for (auto const& column : file_.pool.attribute)
        if (column[row] >= 0) rate += response_rate(plan_.categories[static_cast<std::size_t>(column[row])]), said += 1;
      for (auto const& column : file_.pool.attribute)
        if (column[row] >= 0) out[static_cast<std::size_t>(column[row])] += rate / said;
    }
    return out;
  }

  void say_categories(opinion::Invitations const& found, Answer& answer) const {
    auto& page = answer.page;
    auto const more = expected(found);
    std::vector<std::vector<std::string>> lines;
    answer.json["categories"] = Json::array();
    for (std::size_t c = 0; c < rules_.size(); ++c) {
      auto const& category = plan_.categories[c];
      double const rate = response_rate(category), wanted = category.target * plan_.total;
      answer.json["categories"].push_back({{"variable", rules_[c].variable},
                                           {"category", rules_[c].category},
                                           {"target", category.target},
                                           {"wanted", wanted},
                                           {"have", category.have},
                                           {"declined", category.declined},
                                           {"response_rate", rate},
                                           {"expected", more[c]},
                                           {"people", file_.people[c]}});
      lines.push_back({rules_[c].name(), page.percent(category.target), page.figure(wanted, 3),
                       page.count(category.have), page.percent(rate), page.figure(more[c], 3)});
    }
    std::vector<std::string> heads;
    for (auto const* code : {"tools.head.category", "tools.head.target", "tools.head.wanted", "tools.head.have",
                             "tools.head.answers", "tools.head.expected"})
      heads.push_back(page.sentence(code));
    page.line().table(heads, lines);
  }

  void say_list(opinion::Invitations const& found, Answer& answer) const {
    auto& page = answer.page;
    page.title(page.sentence("tools.invite.list"));
    if (found.list.empty()) page.line(page.sentence("tools.invite.nobody"));
    answer.table.columns = {number_column("rank"), text_column("id"), number_column("gain"), text_column("reasons")};
    answer.json["list"] = Json::array();
    std::vector<std::vector<std::string>> lines;
    for (auto const& one : found.list) {
      auto const& id = file_.ids[free_[static_cast<std::size_t>(one.person)]];
      Json reasons = Json::array();
      std::string said;
      for (auto const& reason : one.reasons) {
        reasons.push_back({{"of", name_of(reason)},
                           {"have", reason.have},
                           {"expected", reason.expected},
                           {"wanted", reason.wanted},
                           {"gain", reason.gain}});
        if (reasons.size() > reasons_said) continue;
        said += (said.empty() ? "" : ", ") +
                page.sentence("tools.invite.reason", {{"name", name_of(reason)},
                                                      {"have", page.figure(reason.have + reason.expected, 2)},
                                                      {"wanted", page.figure(reason.wanted, 2)}});
      }
      auto const rank = static_cast<double>(lines.size() + 1);
      answer.json["list"].push_back(
          {{"rank", lines.size() + 1}, {"id", id}, {"gain", one.gain}, {"reasons", std::move(reasons)}});
      answer.table.rows.push_back({rank, id, one.gain, said});
      lines.push_back({page.count(rank), id, said});
    }
    if (!lines.empty())
      page.table({"", page.sentence("tools.head.person"), page.sentence("tools.head.because")}, lines);
    page.line().line(page.sentence("tools.invite.note"));
  }

  Given const& given_;
  std::vector<Rule> const& rules_;
  PoolFile const& file_;
  std::vector<Answered> const& answers_;
  InvitePlan plan_{};
  std::vector<std::size_t> free_{};  // rows of people who were not asked yet
};

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const rules = read_rules(given, Rules::targets, faults);
  if (!given.has("planned")) faults.add({}, "tools.invite.planned");
  if (faults.any()) return;
  auto const file = read_pool(given, in, rules, {{"voted", W::Kind::category, W::Cells::some, W::There::may}}, faults);
  if (!file) return;
  auto const answers = answers_of(file->table, faults);
  Inviter inviter(given, rules, *file, answers);
  inviter.plan(faults);
  if (!faults.any()) inviter.answer(answer);
}

}  // namespace

Command opinion_invite() {
  using K = Option::Kind;
  return {.tool = "opinion",
          .verb = "invite",
          .options = {{.name = "targets"},
                      {.name = "target", .kind = K::texts},
                      {.name = "planned", .kind = K::whole, .least = 1, .most = 1e7},
                      {.name = "invitations", .kind = K::whole, .fallback = "50", .least = 1, .most = 1e6},
                      {.name = "pair", .kind = K::texts},
                      {.name = "id"},
                      {.name = "seed", .kind = K::whole, .fallback = "1", .least = 0, .most = 2e9}},
          .example = {.rows = "person,district,role,voted\np1,Nord,parent,1\np2,Nord,teacher,1\np3,Nord,parent,\n"
                              "p4,Sud,parent,\np5,Sud,teacher,0\np6,Sud,teacher,\np7,Est,parent,\np8,Est,teacher,\n",
                      .words = "--planned 12 --invitations 4 --pair district:role --target "
                               "district=Nord=3,district=Sud=4,district=Est=3,role=parent=70,role=teacher=30 --report"},
          .run = run};
}

}  // namespace arpent::tools
