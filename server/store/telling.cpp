// A city's history as lines of text.
#include "store/reader.h"

namespace arpent::store {
namespace {

Json head_of(Row const& row) {
  Json out{{"moment", row.integer(0)}, {"at", row.text(1)},        {"actor", row.text(2)},
           {"door", row.text(3)},      {"operation", row.text(4)}, {"why", row.text(5)}};
  if (!row.absent(6)) out["request_id"] = row.text(6);
  if (!row.absent(7)) out["batch"] = row.text(7);
  if (!row.absent(8)) out["undoes"] = row.integer(8);
  return out;
}

// Lines that each hold a list: {head, "records": [item, item]}. What is in the list is not gathered first, since an
// import may have left a hundred thousand in one entry.
class Lines {
 public:
  Lines(Sink const& sink, std::string name) : sink_(sink), name_(std::move(name)) {}

  void begin(Json const& head) {
    end();
    auto text = head.dump();
    text.back() = ',';
    sink_(text + '"' + name_ + "\":[");
    is_open_ = is_first_ = true;
  }
  void item(Json const& item) {
    sink_(std::exchange(is_first_, false) ? "" : ",");
    sink_(item.dump());
  }
  void end() {
    if (std::exchange(is_open_, false)) sink_("]}\n");
  }

 private:
  Sink const& sink_;
  std::string name_;
  bool is_open_ = false, is_first_ = true;
};

}  // namespace

void Reader::tell(Sink const& sink, Shown const& shown) const {
  Lines lines(sink, "records");
  Moment told = 0;
  connection().select(
      "SELECT entry.moment, entry.at, entry.actor, entry.door, entry.operation, entry.why, entry.request_id, "
      "entry.batch, entry.undoes, ledger.kind, ledger.id, ledger.revision, ledger.after FROM entry LEFT JOIN ledger ON "
      "ledger.moment = entry.moment WHERE entry.moment <= :moment ORDER BY entry.moment, ledger.kind, ledger.id",
      {{"moment", moment()}}, [&](Row const& row) {
        if (row.integer(0) != told) lines.begin(head_of(row));
        told = row.integer(0);
        if (row.absent(9)) return;
        auto after = row.absent(12) ? Json() : Json::parse(row.view(12));
        if (shown) {
          auto seen = shown(row.view(9), row.view(10), std::move(after));
          if (!seen) return;
          after = *std::move(seen);
        }
        lines.item({{"kind", row.text(9)}, {"id", row.text(10)}, {"revision", row.integer(11)}, {"after", after}});
      });
  lines.end();
}

void Reader::tell_facts(Sink const& sink) const {
  Lines lines(sink, "facts");
  Moment told = 0;
  // A batch is there also when all it brought was there already: it took a moment.
  connection().select(
      "SELECT taken.moment, fact_batch.at, fact.n, fact.kind, fact.id, fact.stream, fact.body FROM (SELECT moment FROM "
      "fact_batch UNION SELECT moment FROM fact) taken LEFT JOIN fact_batch ON fact_batch.moment = taken.moment LEFT "
      "JOIN fact ON fact.moment = taken.moment WHERE taken.moment <= :moment ORDER BY taken.moment, fact.n",
      {{"moment", moment()}}, [&](Row const& row) {
        if (row.integer(0) != told) {
          Json head{{"moment", row.integer(0)}};
          if (!row.absent(1)) head["at"] = row.text(1);
          lines.begin(head);
        }
        told = row.integer(0);
        if (row.absent(2)) return;
        lines.item({{"n", row.integer(2)},
                    {"kind", row.text(3)},
                    {"id", row.text(4)},
                    {"stream", row.text(5)},
                    {"body", row.text(6)}});
      });
  lines.end();
}

}  // namespace arpent::store
