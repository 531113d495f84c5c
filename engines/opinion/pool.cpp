#include "opinion/pool.h"

#include <map>

namespace arpent::opinion {
namespace {

void check(Pool const& pool, int categories) {
  std::vector<int> owner(static_cast<std::size_t>(categories), -1);
  for (std::size_t a = 0; a < pool.attribute.size(); ++a) {
    auto const& column = pool.attribute[a];
    require(column.size() == pool.attribute.front().size(), "every attribute has one category a person");
    for (std::size_t i = 0; i < column.size(); ++i) {
      require(column[i] >= -1 && column[i] < categories, "no such category (person {person})", [&] {
        return Fault::Params{{"person", std::to_string(i + 1)}};
      });
      if (column[i] < 0) continue;
      auto& of = owner[static_cast<std::size_t>(column[i])];
      require(of == -1 || of == static_cast<int>(a), "a category belongs to one attribute (person {person})", [&] {
        return Fault::Params{{"person", std::to_string(i + 1)}};
      });
      of = static_cast<int>(a);
    }
  }
}

}  // namespace

Kinds kinds_of(Pool const& pool, int categories) {
  check(pool, categories);
  Kinds out;
  std::map<std::vector<int>, std::size_t> number;
  std::vector<int> row(pool.attribute.size());
  for (int i = 0; i < pool.people(); ++i) {
    for (std::size_t a = 0; a < row.size(); ++a) row[a] = pool.attribute[a][static_cast<std::size_t>(i)];
    auto const [at, is_new] = number.try_emplace(row, out.people.size());
    if (is_new) {
      out.categories.push_back(row);
      out.people.emplace_back();
    }
    out.people[at->second].push_back(i);
  }
  return out;
}

}  // namespace arpent::opinion
