// Who voted what: people × statements, the latest vote per pair, two bytes each.
//
// People and statements are numbered from 0 by whoever calls; `Numbering` makes such numbers of any ids. Nothing here
// depends on time or chance, and two containers that received the same latest votes answer the same rows, whatever the
// order of arrival; only the two orders of first appearance remember it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace arpent::opinion {

using Person = std::uint32_t;     // 0 .. people()-1
using Statement = std::uint32_t;  // 0 .. statements()-1

enum class Vote : std::int8_t { disagree = -1, pass = 0, agree = 1 };
inline int value_of(Vote vote) { return static_cast<int>(vote); }

enum class Moderation : std::int8_t { rejected = -1, waiting = 0, accepted = 1 };
// A statement counts unless it was rejected or speaks about the conversation itself ("meta").
struct Standing {
  Moderation moderation = Moderation::waiting;
  bool meta = false;
  bool is_active() const { return moderation != Moderation::rejected && !meta; }
  friend bool operator==(Standing, Standing) = default;
};

// One vote of a row in two bytes: the statement's number above, the vote in the two lowest bits (0, 1, 2).
struct Cast {
  std::uint16_t packed = 0;
  static Cast of(Statement statement, Vote vote) {
    return {static_cast<std::uint16_t>(statement << 2 | static_cast<unsigned>(value_of(vote) + 1))};
  }
  Statement statement() const { return packed >> 2; }
  int value() const { return static_cast<int>(packed & 3) - 1; }  // -1, 0, +1
  Vote vote() const { return static_cast<Vote>(value()); }
  friend auto operator<=>(Cast, Cast) = default;
};

class Votes {
 public:
  static constexpr std::size_t statements_max = 10'000;
  static constexpr std::size_t people_max = 50'000'000;

  // Keeps the vote and answers the one it replaced. Numbers beyond what is there make room (also for those in between,
  // who then have no vote). Fault beyond statements_max or people_max. O(votes of the person).
  std::optional<Vote> put(Person, Statement, Vote);
  // Takes a vote back, as if it had never been given, and answers it; the order of first appearance stays.
  std::optional<Vote> take_back(Person, Statement);
  // Replaces all votes of a person. Statements ascend and none comes twice, else Fault. Fast for filling.
  void set_row(Person, std::span<Cast const>);
  // States of moderation may come before the first vote on a statement, and change at any time; votes are kept.
  void moderate(Statement, Standing);
  void reserve(std::size_t people, std::size_t votes);

  std::size_t people() const { return rows_.size(); }
  std::size_t statements() const { return standing_.size(); }
  std::size_t size() const { return size_; }  // votes, latest per pair

  // Ascending by statement, moderated ones included. Valid until the next change.
  std::span<Cast const> row(Person person) const {
    auto const& row = rows_[person];
    return {casts_.data() + row.start, row.size};
  }
  std::optional<Vote> of(Person, Statement) const;
  Standing standing(Statement statement) const { return standing_[statement]; }

  // Those who ever had a vote, in order of first appearance.
  std::span<Person const> people_by_first_vote() const { return people_in_order_; }
  std::span<Statement const> statements_by_first_vote() const { return statements_in_order_; }
  // Active statements, ascending.
  std::vector<Statement> active() const;

 private:
  struct Row {
    std::uint64_t start = 0;
    std::uint16_t size = 0, room = 0;
    bool seen = false;  // whether the person is in the order of first appearance
  };
  void make_room(Person);
  void see(Person, Statement);
  void see_statement(Statement);
  void move(Row&, std::size_t room);
  void compact();

  std::vector<Cast> casts_;  // all rows, with room between them
  std::vector<Row> rows_;
  std::vector<Standing> standing_;
  std::vector<bool> statement_seen_;
  std::vector<Person> people_in_order_;
  std::vector<Statement> statements_in_order_;
  std::size_t size_ = 0, abandoned_ = 0;
};

// Numbers from 0 in order of first mention, for ids of the world outside.
template <class Id>
class Numbering {
 public:
  std::uint32_t operator()(Id const& id) {
    auto const [at, is_new] = number_.try_emplace(id, static_cast<std::uint32_t>(ids_.size()));
    if (is_new) ids_.push_back(id);
    return at->second;
  }
  std::optional<std::uint32_t> find(Id const& id) const {
    auto const at = number_.find(id);
    return at == number_.end() ? std::nullopt : std::optional(at->second);
  }
  std::vector<Id> const& ids() const { return ids_; }  // by number

 private:
  std::unordered_map<Id, std::uint32_t> number_;
  std::vector<Id> ids_;
};

}  // namespace arpent::opinion
