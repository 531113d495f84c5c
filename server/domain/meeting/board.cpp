#include "domain/meeting/board.h"

#include <algorithm>

#include "domain/text_of.h"

namespace arpent::meeting {
namespace {

class Telling {
 public:
  void take(store::KeptFact const& kept) {
    auto const& fact = kept.fact;
    auto const body = Json::parse(fact.body);
    if (fact.kind == "meeting_note") return note(fact.id, body, kept.moment);
    if (fact.kind == "meeting_vote") return vote(body);
    if (fact.kind == "meeting_dot") return dot(body);
    if (fact.kind == "meeting_here") return here(body);
    if (fact.kind == "meeting_pulse") return pulse(body);
    auto* const note = find(text_of(body, "note"));
    if (note) change(*note, fact.kind, body);
  }
  Board board() && { return std::move(out_); }

 private:
  Note* find(std::string const& id) {
    auto const found = at_.find(id);
    return found == at_.end() ? nullptr : &out_.notes[found->second];
  }
  void note(std::string const& id, Json const& body, store::Moment moment) {
    if (!at_.emplace(id, out_.notes.size()).second) return;
    out_.notes.push_back({.id = id,
                          .quadrant = text_of(body, "quadrant"),
                          .text = text_of(body, "text"),
                          .example = text_of(body, "example"),
                          .seat = text_of(body, "seat"),
                          .by = text_of(body, "by"),
                          .moment = moment});
  }
  static void change(Note& note, std::string const& kind, Json const& body) {
    if (kind == "meeting_word") note.text = text_of(body, "text");
    if (kind == "meeting_merge") note.into = text_of(body, "into");
    if (kind == "meeting_aside") note.aside = text_of(body, "aside");
    if (kind == "meeting_place") {
      note.cluster = text_of(body, "cluster");
      if (auto const quadrant = text_of(body, "quadrant"); !quadrant.empty()) note.quadrant = quadrant;
    }
    if (kind == "meeting_hide") {
      note.hidden = body.value("hidden", false);
      note.hidden_because = text_of(body, "reason");
    }
  }
  void vote(Json const& body) {
    out_.dots.clear();
    out_.dots_each = body.value("each", std::int64_t{0});
  }
  void dot(Json const& body) {
    auto& of = out_.dots[text_of(body, "seat")];
    auto const dots = body.value("dots", 0);
    if (dots == 0) of.erase(text_of(body, "on"));
    else of[text_of(body, "on")] = dots;
  }
  // Who comes in again without saying as whom stays who they were.
  void here(Json const& body) {
    auto& there_as = out_.here[text_of(body, "seat")];
    if (auto const said = text_of(body, "there_as"); !said.empty()) there_as = said;
  }
  void pulse(Json const& body) {
    out_.pulses.push_back({body.value("trust", 0), body.value("purpose", 0), body.value("ownership", 0)});
  }

  Board out_;
  std::map<std::string, std::size_t, std::less<>> at_;
};

constexpr std::int64_t voters_to_be_told = 5;
constexpr std::int64_t ranks_apart = 5;

// 1 for the most; equal ones share a rank.
std::int64_t rank_of(std::int64_t mine, std::vector<std::int64_t> const& all) {
  return 1 + std::count_if(all.begin(), all.end(), [&](std::int64_t other) { return other > mine; });
}

template <class Of>
std::vector<std::int64_t> each(std::vector<Weighed> const& lines, Of of) {
  std::vector<std::int64_t> out;
  for (auto const& line : lines) out.push_back(of(line));
  return out;
}

// group → item → voters; only groups of whom enough voted.
std::map<std::string, std::map<std::string, std::int64_t>> voters_by_group(Board const& board) {
  std::map<std::string, std::map<std::string, std::int64_t>> out;
  std::map<std::string, std::int64_t> sizes;
  for (auto const& [seat, items] : board.dots) {
    auto const there = board.here.find(seat);
    if (items.empty() || there == board.here.end() || there->second.empty()) continue;
    ++sizes[there->second];
    for (auto const& [item, dots] : items) ++out[there->second][item];
  }
  std::erase_if(out, [&](auto const& one) { return sizes[one.first] < voters_to_be_told; });
  return out;
}

void rank_groups(Board const& board, std::vector<Weighed>& lines) {
  for (auto const& [group, voters] : voters_by_group(board)) {
    auto const of = [&voters = voters](Weighed const& line) {
      auto const found = voters.find(line.item);
      return found == voters.end() ? std::int64_t{0} : found->second;
    };
    auto const all = each(lines, of);
    for (auto& line : lines) line.rank_by_group[group] = rank_of(of(line), all);
  }
  for (auto& line : lines) {
    if (line.rank_by_group.size() < 2) continue;
    auto const [low, high] = std::minmax_element(line.rank_by_group.begin(), line.rank_by_group.end(),
                                                 [](auto const& a, auto const& b) { return a.second < b.second; });
    line.talk_about = line.talk_about || high->second - low->second >= ranks_apart;
  }
}

}  // namespace

Note const* Board::find(std::string_view id) const {
  auto const found = std::find_if(notes.begin(), notes.end(), [&](Note const& note) { return note.id == id; });
  return found == notes.end() ? nullptr : &*found;
}

std::string stream_of(std::string const& meeting) { return "meeting/" + meeting; }

Board board_of(store::Reader const& reader, std::string const& meeting) {
  constexpr std::int64_t at_once = 1000;
  Telling telling;
  store::Moment moment = 0;
  std::int64_t n = -1;
  for (;;) {
    auto const facts = reader.facts(stream_of(meeting), moment, n, at_once);
    for (auto const& kept : facts) telling.take(kept);
    if (std::ssize(facts) < at_once) return std::move(telling).board();
    moment = facts.back().moment, n = facts.back().n;
  }
}

std::int64_t dots_of(std::int64_t items) { return std::clamp<std::int64_t>((items + 2) / 3, 1, 5); }

std::vector<Weighed> weigh(Board const& board, std::vector<std::string> const& items) {
  std::vector<Weighed> lines;
  for (auto const& item : items) {
    Weighed line{.item = item};
    for (auto const& [seat, of] : board.dots) {
      auto const found = of.find(item);
      if (found == of.end()) continue;
      line.dots += found->second;
      ++line.voters;
    }
    lines.push_back(std::move(line));
  }
  auto const dots = each(lines, [](Weighed const& line) { return line.dots; });
  auto const voters = each(lines, [](Weighed const& line) { return line.voters; });
  for (auto& line : lines) {
    line.rank_by_dots = rank_of(line.dots, dots);
    line.rank_by_voters = rank_of(line.voters, voters);
    line.talk_about = std::abs(line.rank_by_dots - line.rank_by_voters) >= ranks_apart;
  }
  rank_groups(board, lines);
  std::stable_sort(lines.begin(), lines.end(), [](Weighed const& a, Weighed const& b) {
    return std::pair(a.rank_by_voters, a.rank_by_dots) < std::pair(b.rank_by_voters, b.rank_by_dots);
  });
  return lines;
}

}  // namespace arpent::meeting
