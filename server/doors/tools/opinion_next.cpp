// Which statement people would be shown next, and why.
#include <algorithm>
#include <unordered_map>

#include "doors/tools/ballots.h"
#include "doors/tools/opinion_parts.h"

namespace arpent::tools {
namespace {

using opinion::Report;

constexpr std::size_t lines_max = 50;

std::vector<opinion::Tallies> tallies_of(Conversation const& conversation) {
  std::vector<opinion::Tallies> out;
  for (auto const& one : conversation.dimensions) out.push_back(tally(conversation.votes, one.of, one.values));
  return out;
}

struct Asked {
  std::string id;
  std::uint64_t number = 0;  // of nobody who voted: beyond the others
  std::span<opinion::Cast const> row{};
  std::vector<std::int16_t> values{};
};

// Everybody with a vote, or those of --voters; somebody who never voted has an empty row.
std::vector<Asked> asked(Given const& given, Conversation const& conversation) {
  auto ids = given.has("voters") ? given.texts("voters") : conversation.people;
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t at = 0; at < conversation.people.size(); ++at) places.emplace(conversation.people[at], at);
  std::vector<Asked> out;
  for (auto& id : ids) {
    auto const found = places.find(plain_id(id));
    Asked one{.id = id, .number = conversation.people.size() + out.size()};
    bool const is_there = found != places.end();
    auto const i = is_there ? found->second : conversation.people.size();
    if (is_there) one.number = i;
    if (i < conversation.votes.people()) one.row = conversation.votes.row(static_cast<opinion::Person>(i));
    for (auto const& dimension : conversation.dimensions)
      one.values.push_back(is_there ? dimension.of[i] : std::int16_t{-1});
    out.push_back(std::move(one));
  }
  return out;
}

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const conversation = read_conversation(given, in, faults);
  if (!conversation) return;
  auto const seed = static_cast<std::uint64_t>(given.number("seed"));
  auto const report = opinion::report(
      conversation->votes,
      {.seed = seed, .dimensions = conversation->dimensions, .tries = !given.flag("quick"), .robustness = false});
  opinion::Router const router(report.map, report.agreements, tallies_of(*conversation),
                               {.budget = static_cast<std::size_t>(given.whole("budget")), .seed = seed});
  auto& page = answer.page;
  page.title(page.sentence("tools.next.title"));
  page.line(page.sentence("tools.next.how", {{"seed", given.text("seed")}, {"budget", given.text("budget")}}));
  answer.json = {{"seed", seed}, {"next", Json::array()}};
  answer.table.columns = {text_column("voter"), text_column("statement"), text_column("reason"),
                          number_column("asks_for_more"), text_column("text")};
  std::vector<std::vector<std::string>> lines;
  auto const all = asked(given, *conversation);
  for (auto const& one : all) {
    auto const next = router.next(one.number, one.row, one.values);
    auto const reason = next ? std::string(name_of(next->reason)) : "nothing_left";
    auto const statement = next ? conversation->statements[next->statement] : "";
    auto const text = next ? conversation->texts[next->statement] : "";
    bool const asks = next && next->asks_for_more;
    answer.json["next"].push_back({{"voter", one.id},
                                   {"votes", one.row.size()},
                                   {"statement", next ? Json(statement) : Json()},
                                   {"reason", reason},
                                   {"asks_for_more", asks},
                                   {"text", text}});
    answer.table.rows.push_back({one.id, statement, reason, asks ? 1.0 : 0.0, text});
    if (lines.size() < lines_max)
      lines.push_back({one.id, page.count(1.0 * one.row.size()), next ? "#" + statement : "–",
                       page.sentence("tools.next." + reason) + (asks ? " *" : ""), shortened_statement(text)});
  }
  page.line().table({page.sentence("tools.head.person"), page.sentence("tools.head.votes"),
                     page.sentence("tools.head.statement"), page.sentence("tools.head.because"), ""},
                    lines);
  if (all.size() > lines.size())
    page.line(page.sentence("tools.next.more", {{"n", page.count(1.0 * (all.size() - lines.size()))}}));
}

}  // namespace

Command opinion_next() {
  using K = Option::Kind;
  return {.tool = "opinion",
          .verb = "next",
          .options = {{.name = "comments"},
                      {.name = "declared"},
                      {.name = "voters", .kind = K::texts},
                      {.name = "budget", .kind = K::whole, .fallback = "8", .least = 1, .most = 1e4},
                      {.name = "quick", .kind = K::flag},
                      {.name = "seed", .kind = K::whole, .fallback = "0", .least = 0, .most = 2e9}},
          .example = {.rows = "comment-id,voter-id,vote\n0,a,1\n1,a,-1\n2,a,1\n0,b,1\n1,b,1\n3,b,0\n0,c,-1\n4,c,1\n",
                      .words = "--voters a,b,new --report"},
          .run = run};
}

}  // namespace arpent::tools
