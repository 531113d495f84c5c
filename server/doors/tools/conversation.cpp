#include "doors/tools/conversation.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <unordered_map>

#include "base/text.h"
#include "doors/tools/number.h"

namespace arpent::tools {
namespace {

using W = Wanted;

struct Ballot {
  int person, statement;
  opinion::Vote vote;
};

struct Ballots {
  std::vector<Ballot> all{};  // the later counts
  std::vector<std::string> people{}, statements{};
};

std::optional<opinion::Vote> vote_of(std::string const& text) {
  static std::unordered_map<std::string, opinion::Vote> const known{
      {"1", opinion::Vote::agree},       {"+1", opinion::Vote::agree},          {"agree", opinion::Vote::agree},
      {"1.0", opinion::Vote::agree},     {"accord", opinion::Vote::agree},      {"-1", opinion::Vote::disagree},
      {"-1.0", opinion::Vote::disagree}, {"disagree", opinion::Vote::disagree}, {"desaccord", opinion::Vote::disagree},
      {"0", opinion::Vote::pass},        {"0.0", opinion::Vote::pass},          {"pass", opinion::Vote::pass},
      {"passe", opinion::Vote::pass}};
  auto const found = known.find(fold(text));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

// The votes behind the codes of a column; a text that is no vote is a fault at each of its rows.
class VoteTexts {
 public:
  VoteTexts(Table const& table, std::string const& column)
      : table_(table), codes_(table.codes(column)), column_(column) {
    for (auto const& text : table.texts(column)) votes_.push_back(vote_of(text));
  }
  std::optional<opinion::Vote> at(std::size_t row, Faults& faults) const {
    int const code = codes_[row];
    if (code < 0) return std::nullopt;
    auto const& vote = votes_[static_cast<std::size_t>(code)];
    if (!vote)
      faults.add({table_.line(row), column_}, "tools.opinion.vote",
                 {{"seen", table_.texts(column_)[static_cast<std::size_t>(code)]}});
    return vote;
  }

 private:
  Table const& table_;
  std::vector<int> const& codes_;
  std::string column_;
  std::vector<std::optional<opinion::Vote>> votes_{};
};

Ballots long_ballots(Records& records, Faults& faults) {
  auto table = read_table(records,
                          {{"timestamp", W::Kind::number, W::Cells::all, W::There::may},
                           {"comment_id", W::Kind::category},
                           {"voter_id", W::Kind::category},
                           {"vote", W::Kind::category}},
                          faults);
  if (faults.any()) return {};
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (table.has("timestamp")) {
    auto const& times = table.numbers("timestamp");
    if (!std::is_sorted(times.begin(), times.end()))
      std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return times[a] < times[b]; });
  }
  Ballots out{.people = table.texts("voter_id"), .statements = table.texts("comment_id")};
  out.all.reserve(order.size());
  VoteTexts const votes(table, "vote");
  for (auto const row : order)
    if (auto const vote = votes.at(row, faults))
      out.all.push_back({table.codes("voter_id")[row], table.codes("comment_id")[row], *vote});
  return out;
}

Ballots wide_ballots(Records& records, Faults& faults) {
  auto const heading = records.heading();
  auto const is_whole = [](std::string const& name) {
    auto const number = read_number(name, true);
    return number.what == Number::read && whole(number.value).has_value();
  };
  bool const numbered = std::any_of(heading.begin(), heading.end(), is_whole);
  std::vector<Wanted> wanted{{heading.front(), W::Kind::category}};
  Ballots out;
  for (std::size_t at = 1; at < heading.size(); ++at)
    if (!numbered || is_whole(heading[at])) {
      wanted.push_back({heading[at], W::Kind::category, W::Cells::some});
      out.statements.push_back(heading[at]);
    }
  if (out.statements.empty()) return faults.add({}, "tools.opinion.columns"), out;
  auto const table = read_table(records, wanted, faults);
  if (faults.any()) return out;
  out.people = table.texts(heading.front());
  auto const& people = table.codes(heading.front());
  std::vector<bool> seen(out.people.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const person = static_cast<std::size_t>(people[row]);
    if (seen[person]) faults.add({table.line(row), heading.front()}, "tools.twice", {{"seen", out.people[person]}});
    seen[person] = true;
  }
  // Row by row: the order in which people and statements first come is that of the rows.
  std::vector<VoteTexts> columns;
  columns.reserve(out.statements.size());
  for (auto const& name : out.statements) columns.emplace_back(table, name);
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (std::size_t j = 0; j < columns.size(); ++j)
      if (auto const vote = columns[j].at(row, faults)) out.all.push_back({people[row], static_cast<int>(j), *vote});
  return out;
}

// The place of each id in their natural order, and the ids in it.
std::vector<std::uint32_t> in_order(std::vector<std::string>& ids) {
  std::vector<std::pair<double, std::uint32_t>> keyed;
  for (std::uint32_t at = 0; at < ids.size(); ++at) {
    auto const number = read_number(ids[at], true);
    keyed.emplace_back(number.what == Number::read ? number.value : INFINITY, at);
  }
  std::sort(keyed.begin(), keyed.end(), [&](auto const& a, auto const& b) {
    return a.first != b.first ? a.first < b.first : ids[a.second] < ids[b.second];
  });
  std::vector<std::uint32_t> place(ids.size());
  std::vector<std::string> sorted;
  for (std::uint32_t at = 0; at < keyed.size(); ++at) {
    place[keyed[at].second] = at;
    sorted.push_back(std::move(ids[keyed[at].second]));
  }
  ids = std::move(sorted);
  return place;
}

std::unordered_map<std::string, std::uint32_t> numbers_of(std::vector<std::string> const& ids) {
  std::unordered_map<std::string, std::uint32_t> out;
  for (std::uint32_t at = 0; at < ids.size(); ++at) out.emplace(ids[at], at);
  return out;
}

// A statement that nobody voted on says nothing here.
void read_comments(std::string const& path, Conversation& to, Faults& faults) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return faults.add({}, "tools.no_file", {{"file", path}});
  auto const table = read_table(file,
                                {{"comment_id", W::Kind::category},
                                 {"moderated", W::Kind::number, W::Cells::some, W::There::may},
                                 {"is_meta", W::Kind::category, W::Cells::some, W::There::may},
                                 {"comment_body", W::Kind::category, W::Cells::some, W::There::may}},
                                faults);
  if (faults.any()) return;
  auto const numbers = numbers_of(to.statements);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const found =
        numbers.find(table.texts("comment_id")[static_cast<std::size_t>(table.codes("comment_id")[row])]);
    if (found == numbers.end()) continue;
    opinion::Standing standing;
    if (table.has("moderated")) {
      double const moderated = table.numbers("moderated")[row];
      standing.moderation = moderated < 0   ? opinion::Moderation::rejected
                            : moderated > 0 ? opinion::Moderation::accepted
                                            : opinion::Moderation::waiting;
    }
    if (table.has("is_meta") && table.codes("is_meta")[row] >= 0) {
      auto const text = fold(table.texts("is_meta")[static_cast<std::size_t>(table.codes("is_meta")[row])]);
      standing.meta = text == "1" || text == "true" || text == "t" || text == "yes" || text == "oui";
    }
    to.votes.moderate(found->second, standing);
    if (table.has("comment_body") && table.codes("comment_body")[row] >= 0)
      to.texts[found->second] =
          squeeze(table.texts("comment_body")[static_cast<std::size_t>(table.codes("comment_body")[row])]);
  }
}

void read_declared(std::string const& path, Conversation& to, Faults& faults) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return faults.add({}, "tools.no_file", {{"file", path}});
  auto const records = open_records(file, faults);
  if (!records) return;
  auto const person_at = find_heading(records->heading(), "voter_id");
  std::vector<Wanted> wanted{{"voter_id", W::Kind::category}};
  for (std::size_t at = 0; at < records->heading().size(); ++at)
    if (at != person_at) wanted.push_back({records->heading()[at], W::Kind::category, W::Cells::some});
  auto const table = read_table(*records, wanted, faults);
  if (faults.any()) return;
  auto const numbers = numbers_of(to.people);
  for (std::size_t column = 1; column < wanted.size(); ++column) {
    auto const& name = wanted[column].name;
    opinion::Dimension dimension{.values = table.texts(name).size(),
                                 .of = std::vector<std::int16_t>(to.people.size(), -1)};
    if (dimension.values > 1000) {
      faults.add({}, "tools.opinion.dimension", {{"name", name}});
      continue;
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
      auto const person = numbers.find(table.texts("voter_id")[static_cast<std::size_t>(table.codes("voter_id")[row])]);
      if (person != numbers.end()) dimension.of[person->second] = static_cast<std::int16_t>(table.codes(name)[row]);
    }
    to.dimensions.push_back(std::move(dimension));
    to.dimension_names.push_back(name);
    to.value_names.push_back(table.texts(name));
  }
}

}  // namespace

std::optional<Conversation> read_conversation(Given const& given, std::istream& in, Faults& faults) {
  auto const records = open_records(in, faults);
  if (!records) return std::nullopt;
  bool const is_long = find_heading(records->heading(), "comment_id").has_value();
  auto ballots = is_long ? long_ballots(*records, faults) : wide_ballots(*records, faults);
  if (ballots.statements.size() > opinion::Votes::statements_max)
    faults.add({}, "tools.opinion.statements", {{"n", std::to_string(ballots.statements.size())}});
  if (faults.any()) return std::nullopt;
  Conversation out;
  auto const person = in_order(ballots.people), statement = in_order(ballots.statements);
  out.people = std::move(ballots.people), out.statements = std::move(ballots.statements);
  out.texts.resize(out.statements.size());
  out.votes.reserve(out.people.size(), ballots.all.size());
  for (auto const& one : ballots.all)
    out.votes.put(person[static_cast<std::size_t>(one.person)], statement[static_cast<std::size_t>(one.statement)],
                  one.vote);
  if (given.has("comments")) read_comments(given.text("comments"), out, faults);
  if (given.has("declared")) read_declared(given.text("declared"), out, faults);
  if (faults.any()) return std::nullopt;
  return out;
}

}  // namespace arpent::tools
