// Real conversations for the tests of the opinion engine: Polis open data, where it is at hand.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>

#include "opinion/votes.h"

namespace arpent::golden {

inline std::string const conversations[] = {
    "london.youth.policing",       "15-per-hour-seattle", "scoop-hivemind.freshwater",       "brexit-consensus",
    "scoop-hivemind.biodiversity", "vtaiwan.uberx",       "american-assembly.bowling-green",
};

// How a test of one of them is called: letters, digits and underlines.
inline std::string test_name(testing::TestParamInfo<std::string> const& one) {
  auto name = one.param;
  for (auto& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

struct Ballot {
  long long time;
  int person, statement, vote;  // the ids of the files; +1 agree, -1 disagree, 0 pass
};

struct Conversation {
  std::string name;
  std::vector<Ballot> ballots;              // in order of time; by participant where there is no history
  bool has_history = false;                 // whether votes.csv was there
  std::vector<int> rejected{}, known{};     // statements of comments.csv
  std::vector<int> people{}, statements{};  // ids by number, in order of first vote
  opinion::Votes votes{};                   // all ballots in order, and what comments.csv says of statements
};

inline std::vector<std::string> cells(std::string const& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (char const c : line) {
    if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) out.emplace_back();
    else if (c != '\r') out.back() += c;
  }
  return out;
}

inline std::string data_folder(std::string const& name) {
  auto const* named = std::getenv("ARPENT_REFERENCE");
  return (named ? named : std::string(ARPENT_ENGINES) + "/../../shared") + "/data/opinion/" + name;
}

// Nothing where the data is not there.
inline std::optional<Conversation> conversation(std::string const& name) {
  Conversation out{name, {}};
  auto const folder = data_folder(name) + "/";
  std::string line;
  if (std::ifstream file(folder + "comments.csv"); file) {
    std::getline(file, line);
    std::stringstream rest;
    rest << file.rdbuf();
    // A text may hold line breaks: a row begins where it looks like one.
    while (std::getline(rest, line)) {
      auto const row = cells(line);
      if (row.size() < 8 || row[0].size() != 13 || row[0].find_first_not_of("0123456789") != std::string::npos)
        continue;
      auto const id = std::stoi(row[2]);
      out.known.push_back(id);
      if (row[6] == "-1") out.rejected.push_back(id);
    }
  } else {
    return std::nullopt;
  }
  if (std::ifstream file(folder + "votes.csv"); file) {
    out.has_history = true;
    std::getline(file, line);
    while (std::getline(file, line)) {
      auto const row = cells(line);
      if (row.size() == 5)
        out.ballots.push_back({std::stoll(row[0]), std::stoi(row[3]), std::stoi(row[2]), std::stoi(row[4])});
    }
    std::stable_sort(out.ballots.begin(), out.ballots.end(), [](auto& a, auto& b) { return a.time < b.time; });
  } else if (std::ifstream table(folder + "participants-votes.csv"); table) {
    std::getline(table, line);
    auto const head = cells(line);
    auto const first = static_cast<std::size_t>(std::find(head.begin(), head.end(), "n-disagree") - head.begin()) + 1;
    while (std::getline(table, line)) {
      auto const row = cells(line);
      for (auto j = first; j < row.size(); ++j)
        if (!row[j].empty()) out.ballots.push_back({0, std::stoi(row[0]), std::stoi(head[j]), std::stoi(row[j])});
    }
  } else {
    return std::nullopt;
  }
  opinion::Numbering<int> person, statement;
  for (auto const& ballot : out.ballots)
    out.votes.put(person(ballot.person), statement(ballot.statement), static_cast<opinion::Vote>(ballot.vote));
  out.people = person.ids();
  out.statements = statement.ids();
  for (auto const id : out.rejected)
    if (auto const number = statement.find(id)) out.votes.moderate(*number, {opinion::Moderation::rejected, false});
  return out;
}

}  // namespace arpent::golden

// In a test of one conversation: `name` is what case_of() found for it, and the test is skipped where that is nothing.
#define CASE_OR_SKIP(name)                                                                                           \
  auto name##_found = case_of(GetParam());                                                                           \
  if (!name##_found) GTEST_SKIP() << "no reference results or conversation here (ARPENT_REFERENCE): " << GetParam(); \
  auto& name = *name##_found
