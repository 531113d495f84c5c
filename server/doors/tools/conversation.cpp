#include "doors/tools/conversation.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <unordered_map>

#include "base/text.h"
#include "doors/tools/ballots.h"
#include "doors/tools/number.h"

namespace arpent::tools {
namespace {

using W = Wanted;

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

std::string const& text_of(Table const& table, std::string const& column, std::size_t row) {
  return table.texts(column)[static_cast<std::size_t>(table.codes(column)[row])];
}

// A statement that nobody voted on says nothing here.
void read_comments(std::string const& path, Conversation& to, Faults& faults) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return faults.add({}, "tools.no_file", {{"file", path}});
  Faults::Inside const inside(faults, path);
  auto const table = read_table(file,
                                {{"comment_id", W::Kind::category},
                                 {"moderated", W::Kind::number, W::Cells::some, W::There::may},
                                 {"is_meta", W::Kind::category, W::Cells::some, W::There::may},
                                 {"comment_body", W::Kind::category, W::Cells::some, W::There::may}},
                                faults);
  if (faults.any()) return;
  auto const numbers = numbers_of(to.statements);
  bool is_known = false;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const found = numbers.find(plain_id(text_of(table, "comment_id", row)));
    if (found == numbers.end()) continue;
    is_known = true;
    opinion::Standing standing;
    if (table.has("moderated")) {
      double const moderated = table.numbers("moderated")[row];
      standing.moderation = moderated < 0   ? opinion::Moderation::rejected
                            : moderated > 0 ? opinion::Moderation::accepted
                                            : opinion::Moderation::waiting;
    }
    if (table.has("is_meta") && table.codes("is_meta")[row] >= 0) {
      auto const text = fold(text_of(table, "is_meta", row));
      standing.meta = text == "1" || text == "1.0" || text == "true" || text == "t" || text == "yes" || text == "oui";
    }
    to.votes.moderate(found->second, standing);
    if (table.has("comment_body") && table.codes("comment_body")[row] >= 0)
      to.texts[found->second] = squeeze(text_of(table, "comment_body", row));
  }
  if (!is_known) faults.add({}, "tools.opinion.no_statement");
}

void read_declared(std::string const& path, Conversation& to, Faults& faults) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return faults.add({}, "tools.no_file", {{"file", path}});
  Faults::Inside const inside(faults, path);
  auto const records = open_records(file, faults);
  if (!records) return;
  auto const person_at = find_heading(records->heading(), "voter_id");
  std::vector<Wanted> wanted{{"voter_id", W::Kind::category}};
  for (std::size_t at = 0; at < records->heading().size(); ++at)
    if (at != person_at) wanted.push_back({records->heading()[at], W::Kind::category, W::Cells::some});
  auto const table = read_table(*records, wanted, faults);
  if (faults.any()) return;
  auto const numbers = numbers_of(to.people);
  std::vector<bool> seen(to.people.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const person = numbers.find(plain_id(text_of(table, "voter_id", row)));
    if (person == numbers.end()) continue;
    if (seen[person->second]) faults.add({table.line(row), "voter_id"}, "tools.twice", {{"seen", person->first}});
    seen[person->second] = true;
  }
  if (std::find(seen.begin(), seen.end(), true) == seen.end()) faults.add({}, "tools.opinion.no_person");
  for (std::size_t column = 1; column < wanted.size(); ++column) {
    auto const& name = wanted[column].name;
    opinion::Dimension dimension{.values = table.texts(name).size(),
                                 .of = std::vector<std::int16_t>(to.people.size(), -1)};
    if (dimension.values > 1000) {
      faults.add({}, "tools.opinion.dimension", {{"name", name}});
      continue;
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
      auto const person = numbers.find(plain_id(text_of(table, "voter_id", row)));
      if (person != numbers.end()) dimension.of[person->second] = static_cast<std::int16_t>(table.codes(name)[row]);
    }
    to.dimensions.push_back(std::move(dimension));
    to.dimension_names.push_back(name);
    to.value_names.push_back(table.texts(name));
  }
}

}  // namespace

std::optional<Conversation> read_conversation(Given const& given, std::istream& in, Faults& faults, Log keeps) {
  auto const records = open_records(in, faults);
  if (!records) return std::nullopt;
  auto ballots = read_ballots(*records, faults);
  if (ballots.statements.size() > opinion::Votes::statements_max)
    faults.add({}, "tools.opinion.statements", {{"n", std::to_string(ballots.statements.size())}});
  if (faults.any()) return std::nullopt;
  Conversation out;
  auto const person = in_order(ballots.people), statement = in_order(ballots.statements);
  out.people = std::move(ballots.people), out.statements = std::move(ballots.statements);
  out.texts.resize(out.statements.size());
  out.votes.reserve(out.people.size(), ballots.all.size());
  out.without_vote = ballots.without_vote;
  out.has_times = !ballots.at.empty();
  for (std::size_t at = 0; at < ballots.all.size(); ++at) {
    auto const& one = ballots.all[at];
    auto const i = person[static_cast<std::size_t>(one.person)], j = statement[static_cast<std::size_t>(one.statement)];
    out.votes.put(i, j, one.vote);
    if (keeps == Log::kept && out.has_times) out.log.push_back({i, j, one.vote, std::llround(ballots.at[at])});
  }
  if (given.has("comments")) read_comments(given.text("comments"), out, faults);
  if (given.has("declared")) read_declared(given.text("declared"), out, faults);
  if (faults.any()) return std::nullopt;
  return out;
}

}  // namespace arpent::tools
