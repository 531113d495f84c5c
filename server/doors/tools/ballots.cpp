#include "doors/tools/ballots.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/text.h"
#include "doors/tools/number.h"

namespace arpent::tools {
namespace {

using W = Wanted;

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
  bool is_empty(std::size_t row) const { return codes_[row] < 0; }
  // Whether what stands there is mostly something else.
  bool is_other() const {
    std::size_t filled = 0, votes = 0;
    for (int const code : codes_)
      if (code >= 0) ++filled, votes += votes_[static_cast<std::size_t>(code)].has_value();
    return votes * 2 < filled;
  }

 private:
  Table const& table_;
  std::vector<int> const& codes_;
  std::string column_;
  std::vector<std::optional<opinion::Vote>> votes_{};
};

// Ids that were written in two ways are one.
std::vector<int> joined(std::vector<int> const& codes, std::vector<std::string> const& texts,
                        std::vector<std::string>& ids) {
  Dictionary dictionary;
  std::vector<int> number, out;
  for (auto const& text : texts) number.push_back(dictionary.code_of(plain_id(text)));
  out.reserve(codes.size());
  for (int const code : codes) out.push_back(number[static_cast<std::size_t>(code)]);
  ids = dictionary.texts();
  return out;
}

Ballots long_ballots(Records& records, Faults& faults) {
  auto const table = read_table(records,
                                {{"timestamp", W::Kind::time, W::Cells::all, W::There::may},
                                 {"comment_id", W::Kind::category},
                                 {"voter_id", W::Kind::category},
                                 {"vote", W::Kind::category, W::Cells::some}},
                                faults);
  if (faults.any()) return {};
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  bool const has_times = table.has("timestamp");
  if (has_times) {
    auto const& times = table.numbers("timestamp");
    if (!std::is_sorted(times.begin(), times.end()))
      std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return times[a] < times[b]; });
  }
  Ballots out;
  auto const people = joined(table.codes("voter_id"), table.texts("voter_id"), out.people);
  auto const statements = joined(table.codes("comment_id"), table.texts("comment_id"), out.statements);
  out.all.reserve(order.size());
  VoteTexts const votes(table, "vote");
  for (auto const row : order) {
    out.without_vote += votes.is_empty(row);
    auto const vote = votes.at(row, faults);
    if (!vote) continue;
    out.all.push_back({people[row], statements[row], *vote});
    if (has_times) out.at.push_back(table.numbers("timestamp")[row]);
  }
  return out;
}

Ballots wide_ballots(Records& records, Faults& faults) {
  auto const heading = records.heading();
  auto const is_whole = [](std::string const& name) {
    auto const number = read_number(name, true);
    return number.what == Number::read && whole(number.value).has_value();
  };
  bool const numbered = std::any_of(heading.begin(), heading.end(), is_whole);
  auto const& first = heading.front();
  std::vector<Wanted> wanted{{first, W::Kind::category}};
  std::vector<std::string> names;
  for (std::size_t at = 1; at < heading.size(); ++at)
    if (!numbered || is_whole(heading[at])) {
      wanted.push_back({heading[at], W::Kind::category, W::Cells::some});
      names.push_back(heading[at]);
    }
  Ballots out;
  std::string all;
  for (auto const& name : heading) all += (all.empty() ? "" : ", ") + name;
  if (names.empty()) return faults.add({}, "tools.opinion.columns", {{"columns", all}}), out;
  auto const table = read_table(records, wanted, faults);
  if (faults.any()) return out;
  auto const people = joined(table.codes(first), table.texts(first), out.people);
  std::vector<bool> seen(out.people.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const person = static_cast<std::size_t>(people[row]);
    if (seen[person]) faults.add({table.line(row), first}, "tools.twice", {{"seen", out.people[person]}});
    seen[person] = true;
  }
  std::vector<VoteTexts> columns;
  columns.reserve(names.size());
  for (auto const& name : names) {
    columns.emplace_back(table, name);
    out.statements.push_back(plain_id(name));
    if (columns.back().is_other()) faults.add({}, "tools.opinion.no_votes", {{"name", name}});
  }
  if (faults.any()) return out;
  // Row by row: the order in which people and statements first come is that of the rows.
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (std::size_t j = 0; j < columns.size(); ++j)
      if (auto const vote = columns[j].at(row, faults)) out.all.push_back({people[row], static_cast<int>(j), *vote});
  return out;
}

}  // namespace

std::optional<opinion::Vote> vote_of(std::string const& text) {
  using opinion::Vote;
  static std::unordered_map<std::string, Vote> const known = [] {
    std::unordered_map<std::string, Vote> out;
    for (auto const* one : {"1", "+1", "1.0", "agree", "agreed", "accord", "d'accord", "pour", "yes", "oui", "for"})
      out[one] = Vote::agree;
    for (auto const* one : {"-1", "\u22121", "-1.0", "disagree", "disagreed", "desaccord", "pas d'accord", "contre",
                            "no", "non", "against"})
      out[one] = Vote::disagree;
    for (auto const* one : {"0", "0.0", "-0.0", "pass", "passed", "passe", "skip", "neutral", "neutre"})
      out[one] = Vote::pass;
    return out;
  }();
  auto const found = known.find(fold(text));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

Ballots read_ballots(Records& records, Faults& faults) {
  bool const is_long = find_heading(records.heading(), "comment_id").has_value();
  return is_long ? long_ballots(records, faults) : wide_ballots(records, faults);
}

std::string plain_id(std::string id) {
  auto const point = id.find('.');
  if (point == std::string::npos || point == 0) return id;
  bool const is_plain = id.find_first_not_of("0123456789") == point &&
                        id.find_first_not_of('0', point + 1) == std::string::npos && point + 1 < id.size();
  return is_plain ? id.substr(0, point) : id;
}

}  // namespace arpent::tools
