#include "store/facts.h"

#include "store/work.h"

namespace arpent::store {

bool insert_fact(Connection& connection, Fact const& fact, Moment moment, std::int64_t n) {
  return connection.run(
             "INSERT INTO fact (kind, id, stream, moment, n, body) VALUES (:kind, :id, :stream, :moment, :n, :body) ON "
             "CONFLICT DO NOTHING",
             {{"kind", fact.kind},
              {"id", fact.id},
              {"stream", fact.stream},
              {"moment", moment},
              {"n", n},
              {"body", fact.body}}) == 1;
}

void Work::append_fact(Fact const& fact) {
  has_entry_ = true;
  if (insert_fact(connection(), fact, moment(), facts_)) ++facts_;
}

std::vector<KeptFact> Reader::facts(std::string_view stream, Moment after_moment, std::int64_t after_n,
                                    std::int64_t limit) const {
  std::vector<KeptFact> out;
  connection().select(
      "SELECT kind, id, stream, body, moment, n FROM fact WHERE stream = :stream AND (moment, n) > (:after_moment, "
      ":after_n)"
      " AND moment <= :moment ORDER BY moment, n LIMIT :limit",
      {{"stream", stream},
       {"after_moment", after_moment},
       {"after_n", after_n},
       {"moment", moment()},
       {"limit", limit}},
      [&](Row const& row) {
        out.push_back({{row.text(0), row.text(1), row.text(2), row.text(3)}, row.integer(4), row.integer(5)});
      });
  return out;
}

}  // namespace arpent::store
