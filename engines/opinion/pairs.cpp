#include "opinion/pairs.h"

#include <algorithm>
#include <mutex>

#include "opinion/bit_columns.h"
#include "opinion/fault.h"

namespace arpent::opinion {
namespace {

constexpr std::uint16_t absent = 0xffff;

std::size_t triangle(std::size_t j) { return j * (j + 1) / 2; }

std::vector<std::uint16_t> places(std::vector<Statement> const& columns, std::size_t statements) {
  std::vector<std::uint16_t> place(statements, absent);
  for (std::size_t j = 0; j < columns.size(); ++j)
    if (columns[j] < statements) place[columns[j]] = static_cast<std::uint16_t>(j);
  return place;
}

// Four counters of 16 bits in one word, so that a pair costs one addition: both, product + both, first + both,
// second + both. None overflows while a column has at most 32767 votes; then the words are emptied into the cells.
constexpr std::uint16_t votes_max = 32'767;
std::uint64_t word_of(int j, int k) {
  return 1u | static_cast<std::uint64_t>(j * k + 1) << 16 | static_cast<std::uint64_t>(j + 1) << 32 |
         static_cast<std::uint64_t>(k + 1) << 48;
}
void add(Pair& cell, std::uint64_t word) {
  auto const part = [&](int at) { return static_cast<std::int32_t>(word >> (16 * at) & 0xffff); };
  auto const both = part(0);
  cell.both += both;
  cell.product += part(1) - both;
  cell.first += part(2) - both;
  cell.second += part(3) - both;
}

struct Increments {
  Votes const& votes;
  std::vector<std::uint16_t> const& place;
  Rows rows;
  Pair* cells;
  std::mutex& emptying;

  void operator()(Person from, Person to) const {
    std::size_t const start = triangle(rows.first);
    std::vector<std::uint64_t> words(triangle(rows.last) - start);
    std::vector<std::uint16_t> seen(rows.last), column(votes.statements());
    std::vector<std::uint8_t> code(votes.statements());
    auto const empty = [&] {
      std::scoped_lock const lock(emptying);
      for (std::size_t at = 0; at < words.size(); ++at)
        if (words[at]) add(cells[at], words[at]), words[at] = 0;
      std::fill(seen.begin(), seen.end(), std::uint16_t{0});
    };
    for (auto i = from; i < to; ++i) {
      std::size_t n = 0;
      for (auto const cast : votes.row(i)) {
        auto const j = place[cast.statement()];
        column[n] = j;
        code[n] = static_cast<std::uint8_t>(cast.packed & 3);
        n += j < rows.last;
      }
      bool full = false;
      for (std::size_t t = 0; t < n; ++t) {
        auto const j = column[t];
        if (j < rows.first) continue;
        full |= ++seen[j] == votes_max;
        auto* const row = words.data() + (triangle(j) - start);
        int const value = code[t] - 1;
        std::uint64_t const word[] = {word_of(value, -1), word_of(value, 0), word_of(value, 1)};
        for (std::size_t s = 0; s <= t; ++s) row[column[s]] += word[code[s]];
      }
      if (full) empty();
    }
    empty();
  }
};

// Ends of ranges of people of about equal cost.
std::vector<Person> shares(Votes const& votes, unsigned parts, double total) {
  std::vector<Person> out{0};
  double sum = 0;
  for (Person i = 0; i < votes.people() && out.size() < parts; ++i) {
    auto const n = static_cast<double>(votes.row(i).size());
    sum += n * (n + 1) / 2;
    if (sum >= total * static_cast<double>(out.size()) / parts) out.push_back(i + 1);
  }
  out.push_back(static_cast<Person>(votes.people()));
  return out;
}

double increments_in(Votes const& votes) {
  double sum = 0;
  for (Person i = 0; i < votes.people(); ++i) {
    auto const n = static_cast<double>(votes.row(i).size());
    sum += n * (n + 1) / 2;
  }
  return sum;
}

}  // namespace

void count_pairs(Votes const& votes, std::vector<Statement> const& columns, Rows rows, Pair* cells,
                 Workers const& workers, Counting how) {
  auto const place = places(columns, votes.statements());
  double const increments = increments_in(votes);
  if (how == Counting::cheapest) {
    // Nanoseconds, of one core: an addition somewhere in a table, and seven counts of a word.
    double const words = static_cast<double>((votes.people() + 63) / 64);
    double const pairs = static_cast<double>(triangle(rows.last) - triangle(rows.first));
    double const by_bits = pairs * (4 + words * ns_per_word()) + 2.0 * static_cast<double>(votes.size());
    how = by_bits < 1.3 * increments ? Counting::bits : Counting::increments;
  }
  if (how == Counting::bits) return count_by_bits(votes, place, rows, cells, workers);
  std::mutex emptying;
  Increments const count{votes, place, rows, cells, emptying};
  // A second table costs more than it brings where little is to be counted.
  auto const ends = shares(votes, increments < 2e5 ? 1 : workers.at_once, increments);
  workers(static_cast<unsigned>(ends.size() - 1), [&](unsigned job) { count(ends[job], ends[job + 1]); });
}

Pairs Pairs::of(Votes const& votes, std::vector<Statement> columns, Workers const& workers, Counting how) {
  require(std::is_sorted(columns.begin(), columns.end()), "columns ascend");
  Pairs out;
  out.columns_ = std::move(columns);
  out.cells_.resize(row(out.columns_.size()));
  count_pairs(votes, out.columns_, {0, out.columns_.size()}, out.cells_.data(), workers, how);
  return out;
}

void Pairs::grow(std::size_t statements) {
  for (auto j = columns_.size(); j < statements; ++j) columns_.push_back(static_cast<Statement>(j));
  cells_.resize(row(columns_.size()));
}

void Pairs::change(std::span<Cast const> others, Cast vote, int by) {
  grow(vote.statement() + std::size_t{1});
  auto const j = vote.statement();
  int const v = vote.value();
  auto const change = [&](Pair& cell, int first, int second) {
    cell.both += by;
    cell.product += by * first * second;
    cell.first += by * first;
    cell.second += by * second;
  };
  for (auto const other : others) {
    auto const k = other.statement();
    if (k == j) continue;
    grow(k + std::size_t{1});
    if (k < j) change(cells_[row(j) + k], v, other.value());
    else change(cells_[row(k) + j], other.value(), v);
  }
  change(cells_[row(j) + j], v, v);
}

}  // namespace arpent::opinion
