#include "opinion/votes.h"

#include <algorithm>
#include <string>

#include "opinion/fault.h"

namespace arpent::opinion {

namespace {

auto place(std::span<Cast const> row, Statement statement) {
  return std::lower_bound(row.begin(), row.end(), statement,
                          [](Cast cast, Statement wanted) { return cast.statement() < wanted; });
}

void check(Person person, Statement statement) {
  require(person < Votes::people_max, "person {person} is beyond {most}", [&] {
    return Fault::Params{{"person", std::to_string(person)}, {"most", std::to_string(Votes::people_max)}};
  });
  require(statement < Votes::statements_max, "statement {statement} is beyond {most}", [&] {
    return Fault::Params{{"statement", std::to_string(statement)}, {"most", std::to_string(Votes::statements_max)}};
  });
}

}  // namespace

std::optional<Vote> Votes::put(Person person, Statement statement, Vote vote) {
  check(person, statement);
  make_room(person);
  see(person, statement);
  auto const now = row(person);
  auto const at = static_cast<std::size_t>(place(now, statement) - now.begin());
  auto& row = rows_[person];
  if (at < row.size && now[at].statement() == statement) {
    auto const before = now[at].vote();
    casts_[row.start + at] = Cast::of(statement, vote);
    return before;
  }
  if (row.size == row.room) move(row, std::max<std::size_t>(4, row.size + row.size / 2u));
  auto const begin = casts_.begin() + static_cast<std::ptrdiff_t>(row.start);
  auto const from = begin + static_cast<std::ptrdiff_t>(at);
  std::move_backward(from, begin + row.size, begin + row.size + 1);
  *from = Cast::of(statement, vote);
  ++row.size;
  ++size_;
  return std::nullopt;
}

std::optional<Vote> Votes::take_back(Person person, Statement statement) {
  if (person >= people()) return std::nullopt;
  auto const now = row(person);
  auto const at = place(now, statement);
  if (at == now.end() || at->statement() != statement) return std::nullopt;
  auto const before = at->vote();
  auto& row = rows_[person];
  auto const hole = casts_.begin() + static_cast<std::ptrdiff_t>(row.start) + (at - now.begin());
  std::move(hole + 1, casts_.begin() + static_cast<std::ptrdiff_t>(row.start + row.size), hole);
  --row.size;
  --size_;
  return before;
}

void Votes::set_row(Person person, std::span<Cast const> casts) {
  check(person, casts.empty() ? 0 : casts.back().statement());
  for (std::size_t i = 1; i < casts.size(); ++i)
    require(casts[i - 1].statement() < casts[i].statement(), "the statements of a row ascend");
  make_room(person);
  for (auto const cast : casts) see(person, cast.statement());
  auto& row = rows_[person];
  size_ = size_ - row.size + casts.size();
  row.size = 0;
  if (casts.size() > row.room) move(row, casts.size());
  std::copy(casts.begin(), casts.end(), casts_.begin() + static_cast<std::ptrdiff_t>(row.start));
  row.size = static_cast<std::uint16_t>(casts.size());
}

void Votes::moderate(Statement statement, Standing standing) {
  check(0, statement);
  see_statement(statement);
  standing_[statement] = standing;
}

void Votes::reserve(std::size_t people, std::size_t votes) {
  rows_.reserve(people);
  people_in_order_.reserve(people);
  casts_.reserve(votes);
}

std::optional<Vote> Votes::of(Person person, Statement statement) const {
  if (person >= people()) return std::nullopt;
  auto const now = row(person);
  auto const at = place(now, statement);
  return at == now.end() || at->statement() != statement ? std::nullopt : std::optional(at->vote());
}

std::vector<Statement> Votes::active() const {
  std::vector<Statement> out;
  for (Statement j = 0; j < standing_.size(); ++j)
    if (standing_[j].is_active()) out.push_back(j);
  return out;
}

void Votes::make_room(Person person) {
  if (person >= rows_.size()) rows_.resize(person + std::size_t{1});
}

void Votes::see_statement(Statement statement) {
  if (statement < standing_.size()) return;
  standing_.resize(statement + std::size_t{1});
  statement_seen_.resize(statement + std::size_t{1});
}

void Votes::see(Person person, Statement statement) {
  see_statement(statement);
  if (!rows_[person].seen) people_in_order_.push_back(person);
  rows_[person].seen = true;
  if (!statement_seen_[statement]) statements_in_order_.push_back(statement);
  statement_seen_[statement] = true;
}

void Votes::move(Row& row, std::size_t room) {
  abandoned_ += row.room;
  auto const start = casts_.size();
  casts_.resize(start + room);
  std::copy_n(casts_.begin() + static_cast<std::ptrdiff_t>(row.start), row.size,
              casts_.begin() + static_cast<std::ptrdiff_t>(start));
  row.start = start;
  row.room = static_cast<std::uint16_t>(room);
  // Rows that grew leave holes: once they are more than half of everything, one pass closes them.
  if (abandoned_ > 4096 && abandoned_ > casts_.size() / 2) compact();
}

void Votes::compact() {
  std::vector<Cast> packed;
  packed.reserve(casts_.size() - abandoned_);
  for (auto& row : rows_) {
    auto const from = casts_.begin() + static_cast<std::ptrdiff_t>(row.start);
    row.start = packed.size();
    packed.insert(packed.end(), from, from + row.room);
  }
  casts_ = std::move(packed);
  abandoned_ = 0;
}

}  // namespace arpent::opinion
