#include "opinion/bit_columns.h"

#include <algorithm>
#include <bit>

namespace arpent::opinion {
namespace {

// Of one statement and one block of people: who voted, who took sides, who agreed.
constexpr std::size_t block = 64;  // words; three planes of 1000 statements stay near a core
struct Column {
  std::uint64_t voted[block], sided[block], agreed[block];
};

[[gnu::always_inline]] inline void count_row(Column const* columns, std::size_t j, std::size_t words, Pair* row) {
  auto const& one = columns[j];
  for (std::size_t k = 0; k <= j; ++k) {
    auto const& other = columns[k];
    std::int64_t both = 0, sided = 0, differ = 0, first = 0, first_sided = 0, second = 0, second_sided = 0;
    for (std::size_t w = 0; w < words; ++w) {
      both += std::popcount(one.voted[w] & other.voted[w]);
      auto const sides = one.sided[w] & other.sided[w];
      sided += std::popcount(sides);
      differ += std::popcount(sides & (one.agreed[w] ^ other.agreed[w]));
      first += std::popcount(one.agreed[w] & other.voted[w]);
      first_sided += std::popcount(one.sided[w] & other.voted[w]);
      second += std::popcount(other.agreed[w] & one.voted[w]);
      second_sided += std::popcount(other.sided[w] & one.voted[w]);
    }
    row[k].both += static_cast<std::int32_t>(both);
    row[k].product += static_cast<std::int32_t>(sided - 2 * differ);
    row[k].first += static_cast<std::int32_t>(2 * first - first_sided);
    row[k].second += static_cast<std::int32_t>(2 * second - second_sided);
  }
}

using CountRow = void (*)(Column const*, std::size_t, std::size_t, Pair*);
void plain(Column const* columns, std::size_t j, std::size_t words, Pair* row) { count_row(columns, j, words, row); }

// What is counted are integers: the machine's best instruction gives the same as its plainest.
#if defined(__x86_64__)
[[gnu::target("popcnt")]] void by_popcnt(Column const* columns, std::size_t j, std::size_t words, Pair* row) {
  count_row(columns, j, words, row);
}
[[gnu::target("popcnt,avx512f,avx512bw,avx512vl,avx512vpopcntdq,prefer-vector-width=512")]] void by_wide(
    Column const* columns, std::size_t j, std::size_t words, Pair* row) {
  count_row(columns, j, words, row);
}
bool is_wide() { return __builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("avx512vl"); }
CountRow best() { return is_wide() ? by_wide : __builtin_cpu_supports("popcnt") ? by_popcnt : plain; }
#else
bool is_wide() { return false; }
CountRow best() { return plain; }
#endif

}  // namespace

double ns_per_word() { return is_wide() ? 0.6 : 3; }

void count_by_bits(Votes const& votes, std::vector<std::uint16_t> const& place, Rows rows, Pair* cells,
                   Workers const& workers) {
  auto const count = best();
  std::vector<Column> columns(rows.last);
  auto const triangle = [](std::size_t j) { return j * (j + 1) / 2; };
  unsigned const parts = workers.at_once > 1 ? workers.at_once * 4 : 1;
  // Rows of about equal area: row j has j + 1 pairs.
  std::vector<std::size_t> ends{rows.first};
  double const area = static_cast<double>(triangle(rows.last) - triangle(rows.first));
  for (std::size_t j = rows.first; j < rows.last && ends.size() < parts; ++j)
    if (static_cast<double>(triangle(j + 1) - triangle(rows.first)) >= area * static_cast<double>(ends.size()) / parts)
      ends.push_back(j + 1);
  ends.push_back(rows.last);
  for (std::size_t from = 0; from < votes.people(); from += block * 64) {
    auto const to = std::min<std::size_t>(votes.people(), from + block * 64);
    std::fill(columns.begin(), columns.end(), Column{});
    for (auto i = from; i < to; ++i) {
      auto const word = (i - from) / 64;
      auto const bit = std::uint64_t{1} << ((i - from) % 64);
      for (auto const cast : votes.row(static_cast<Person>(i))) {
        auto const j = place[cast.statement()];
        if (j >= rows.last) continue;
        columns[j].voted[word] |= bit;
        if (cast.value() != 0) columns[j].sided[word] |= bit;
        if (cast.value() > 0) columns[j].agreed[word] |= bit;
      }
    }
    auto const words = (to - from + 63) / 64;
    workers(static_cast<unsigned>(ends.size() - 1), [&](unsigned job) {
      for (auto j = ends[job]; j < ends[job + 1]; ++j)
        count(columns.data(), j, words, cells + (triangle(j) - triangle(rows.first)));
    });
  }
}

}  // namespace arpent::opinion
