#include "doors/import/carry_out.h"

#include <algorithm>

#include "doors/import/leave_out.h"

namespace arpent::reading {
namespace {

constexpr int rehearsals = 4;                 // each may uncover what the faults before it hid
constexpr std::size_t rows_at_once = 10'000;  // given to an operation that takes many: it holds no more than 100,000
constexpr std::size_t at_once = 500;          // records tried in one work: others wait for less than a blink
constexpr std::size_t fewest_in_a_lot = 500;  // fewer are kept at once

using Positions = std::unordered_map<std::string, std::size_t>;  // by id
using Many = std::map<std::string, std::vector<std::size_t>>;    // by operation

Positions positions_of(Gathered const& gathered) {
  Positions out;
  for (std::size_t at = 0; at < gathered.items.size(); ++at) out.emplace(gathered.items[at].id, at);
  return out;
}

enum class Turn { trial, real };

Portion portion_of(House const& house, Gathered const& gathered, std::string const& name,
                   std::vector<std::size_t> items, Turn turn) {
  auto const* operation = house.all.find(name);
  ensure(operation, "an intake names an operation that is there");
  Json rows = Json::array();
  for (auto const at : items) rows.push_back(gathered.items[at].draft.fields);
  Json wish{{"rows", std::move(rows)}, {"channel", "import"}};
  if (turn == Turn::trial && operation->input->find("only_check")) wish["only_check"] = true;
  if (turn == Turn::real && operation->input->find("brief")) wish["brief"] = true;  // nobody reads a line for each
  return {name, std::move(items), record::checked(*operation->input, wish, nullptr)};
}

std::vector<Portion> portions_of(House const& house, Gathered const& gathered, Many const& many, Turn turn) {
  std::vector<Portion> out;
  for (auto const& [operation, items] : many)
    for (std::size_t at = 0; at < items.size(); at += rows_at_once) {
      auto const begin = items.begin() + static_cast<std::ptrdiff_t>(at);
      auto const end = begin + static_cast<std::ptrdiff_t>(std::min(rows_at_once, items.size() - at));
      out.push_back(portion_of(house, gathered, operation, {begin, end}, turn));
    }
  return out;
}

class Carrier {
 public:
  Carrier(House const& house, Call const& call, Work& work, Gathered const& gathered, Positions const& by_id,
          bool over_conflicts, Turn turn)
      : house_(house),
        call_(call),
        work_(work),
        gathered_(gathered),
        by_id_(by_id),
        over_conflicts_(over_conflicts),
        turn_(turn) {}

  // These, and what they point to.
  std::vector<Fault> run(std::vector<std::size_t> const& which) {
    done_.assign(gathered_.items.size(), false);
    for (auto const at : which) visit(at);
    for (auto const& portion : portions_of(house_, gathered_, many_, turn_)) perform(portion);
    return std::move(faults_);
  }

  // All of them, as they were made ready.
  Result<std::vector<Fault>> run(Ready const& ready) {
    done_.assign(gathered_.items.size(), false);
    for (std::size_t at = 0; at < done_.size(); ++at) visit(at);
    for (auto const& portion : ready.portions) perform(portion);
    for (auto const& lot : ready.lots) ARPENT_CHECK(keep(*lot));
    return std::move(faults_);
  }

  // What a portion would become, once what it points to is there.
  std::optional<std::vector<Json>> prepare(InLots const& of, Portion const& portion) {
    done_.assign(gathered_.items.size(), false);
    for (auto const at : portion.items) visit(at);
    if (!portion.input) {
      report_rows(portion.items, portion.input.problem());
      return std::nullopt;
    }
    auto prepared = [&]() -> Result<std::optional<std::vector<Json>>> {
      ARPENT_CHECK(may(of, *portion.input));
      return of.prepare(call_, work_, *portion.input);
    }();
    if (prepared) return *std::move(prepared);
    report_rows(portion.items, prepared.problem());
    return std::nullopt;
  }
  std::vector<Fault> const& faults() const { return faults_; }

 private:
  void visit(std::size_t at) {
    if (done_[at]) return;
    done_[at] = true;
    auto const& item = gathered_.items[at];
    if (!item.has_news()) return;
    auto const* shape = house_.all.kinds.at(item.draft.kind);
    if (item.is_new())
      for (auto const& pointer : record::pointers(*shape, item.draft.fields))
        if (auto const found = by_id_.find(pointer.id); found != by_id_.end()) visit(found->second);
    if (item.many.empty()) perform(item);
    else many_[item.many].push_back(at);
  }

  void perform(Item const& item) {
    Json input{{"id", item.id}};
    if (item.is_new()) input.update(item.draft.fields);
    else
      for (auto const& difference : item.differences)
        if (!difference.conflict || over_conflicts_) input[difference.field] = difference.after;
    if (!item.is_new() && input.size() == 1) return;
    auto const name = item.draft.kind + (item.is_new() ? ".create" : ".change");
    if (auto const done = act(name, item.draft.kind, input); !done) report(item, done.problem());
  }

  Result<Json> act(std::string const& name, std::string const& kind, Json const& input) {
    auto const* operation = house_.all.find(name);
    if (!operation) return Problem{404, "operation.unknown", {{"operation", name}}};
    ARPENT_CHECK(house_.permissions.check({work_, call_.asker, name, kind, input}));
    return operation->write(call_, work_, input);
  }

  Result<Done> may(InLots const& of, Json const& input) const {
    return house_.permissions.check({work_, call_.asker, of.operation, house_.all.find(of.operation)->kind, input});
  }

  Result<Done> keep(LotReady const& ready) {
    ARPENT_CHECK(may(ready.of, ready.one_input));
    ARPENT_CHECK(ready.lot.keep(work_));
    return ready.of.follow(work_, ready.lot);
  }

  void perform(Portion const& portion) {
    if (!portion.input) return report_rows(portion.items, portion.input.problem());
    auto const done = act(portion.operation, house_.all.find(portion.operation)->kind, *portion.input);
    if (!done) report_rows(portion.items, done.problem());
  }

  void report(Item const& item, Problem const& problem) {
    if (problem.fields.empty()) {
      faults_.push_back({item.rows.front(), {problem.code, problem.params}, item.id});
      return;
    }
    for (auto const& field : problem.fields) {
      auto const place = item.places.find(field.field);
      faults_.push_back(
          {place == item.places.end() ? item.rows.front() : place->second, {field.code, field.params}, item.id});
    }
  }

  // "rows.3.value": of the fourth.
  void report_rows(std::vector<std::size_t> const& items, Problem const& problem) {
    if (problem.fields.empty())
      for (auto const at : items) report(gathered_.items[at], problem);
    for (auto const& field : problem.fields) {
      std::size_t row = 0, at = 5;
      bool const named = field.field.starts_with("rows.");
      for (; named && at < field.field.size() && field.field[at] >= '0' && field.field[at] <= '9'; ++at)
        row = row * 10 + static_cast<std::size_t>(field.field[at] - '0');
      auto const& item = gathered_.items[items[named ? std::min(row, items.size() - 1) : 0]];
      auto const name = named && at + 1 < field.field.size() ? field.field.substr(at + 1) : std::string("value");
      report(item, {problem.status, problem.code, {}, {{name, field.code, field.params}}});
    }
  }

  House const& house_;
  Call const& call_;
  Work& work_;
  Gathered const& gathered_;
  Positions const& by_id_;
  bool over_conflicts_;
  Turn turn_;
  std::vector<bool> done_{};
  Many many_{};
  std::vector<Fault> faults_{};
};

// What only the whole work could find (a value that two records hold): at the record that it names.
std::vector<Fault> of_the_whole(Gathered const& gathered, Problem const& problem) {
  std::vector<Fault> out;
  for (auto const& field : problem.fields) {
    auto const named =
        std::find_if(field.params.begin(), field.params.end(), [](auto const& p) { return p.first == "id"; });
    auto const item = std::find_if(gathered.items.begin(), gathered.items.end(), [&](Item const& one) {
      return named != field.params.end() && one.id == named->second;
    });
    if (item == gathered.items.end()) continue;
    auto const place = item->places.find(field.field);
    out.push_back(
        {place == item->places.end() ? item->rows.front() : place->second, {field.code, field.params}, item->id});
  }
  if (out.empty()) out.push_back({{}, {problem.code, problem.params}});
  return out;
}

void mark_broken(Gathered& gathered, std::vector<Fault> const& faults) {
  std::set<std::string> ids;
  for (auto const& fault : faults) ids.insert(fault.id);
  for (auto& item : gathered.items)
    if (ids.contains(item.id)) item.broken = true;
}

std::vector<std::vector<std::size_t>> trials_of(Gathered const& gathered) {
  std::vector<std::vector<std::size_t>> out;
  for (std::size_t at = 0; at < gathered.items.size(); ++at) {
    if (!gathered.items[at].has_news()) continue;
    if (out.empty() || out.back().size() == at_once) out.emplace_back();
    out.back().push_back(at);
  }
  return out;
}

class Rehearsal {
 public:
  Rehearsal(House const& house, Lengthy const& lengthy, Gathered& gathered, bool over_conflicts)
      : house_(house), lengthy_(lengthy), gathered_(gathered), over_conflicts_(over_conflicts) {}

  Result<Done> run(Course& course) {
    auto portions = trials_of(gathered_);
    for (int round = 0; round < rehearsals && !portions.empty(); ++round) {
      course.begin(Phase::trying, portions.size());
      std::vector<std::vector<std::size_t>> again;
      for (std::size_t at = 0; at < portions.size(); ++at) {
        ARPENT_CHECK(course.reach(at));
        ARPENT_TRY(found, try_out(portions[at]));
        if (found.empty()) continue;
        mark_broken(gathered_, found);
        gathered_.faults.insert(gathered_.faults.end(), found.begin(), found.end());
        again.push_back(std::move(portions[at]));
      }
      leave_out_faulty(house_.all, gathered_);
      portions = std::move(again);
    }
    return Done{};
  }

 private:
  store::Author author_of_trials() const {
    auto out = lengthy_.author;
    out.request_id.clear();
    return out;
  }

  Result<std::vector<Fault>> try_out(std::vector<std::size_t> const& portion) {
    std::vector<Fault> found;
    ARPENT_TRY(done, lengthy_.store.write(author_of_trials(), [&](Work& work) -> Result<Json> {
      auto const outcome = work.rehearse([&](Work& trial) -> Result<Json> {
        found = Carrier(house_, lengthy_.call, trial, gathered_, by_id_, over_conflicts_, Turn::trial).run(portion);
        if (!found.empty()) return Problem{422, "import.has_faults", {{"n", std::to_string(found.size())}}};
        return Json();
      });
      if (!outcome && found.empty()) found = of_the_whole(gathered_, outcome.problem());
      return Json();
    }));
    (void)done;
    return found;
  }

  House const& house_;
  Lengthy const& lengthy_;
  Gathered& gathered_;
  Positions const by_id_ = positions_of(gathered_);
  bool over_conflicts_;
};

// The rows of one operation into a lot, a few in each work; what is no plain new record is left in `rows`.
class LayingDown {
 public:
  LayingDown(House const& house, Lengthy const& lengthy, Gathered const& gathered, Ready& ready, InLots const& of,
             bool over_conflicts)
      : house_(house),
        lengthy_(lengthy),
        gathered_(gathered),
        ready_(ready),
        of_(of),
        over_conflicts_(over_conflicts),
        out_(std::make_unique<LotReady>(lengthy.store, of)) {}

  Result<Done> run(std::vector<std::size_t>& rows, Course& course) {
    auto const steps = (rows.size() + at_once - 1) / at_once;
    course.begin(Phase::keeping, steps);
    std::vector<std::size_t> others;
    for (std::size_t step = 0; step < steps; ++step) {
      ARPENT_CHECK(course.reach(step));
      auto const begin = rows.begin() + static_cast<std::ptrdiff_t>(step * at_once);
      auto const end = begin + static_cast<std::ptrdiff_t>(std::min(at_once, rows.size() - step * at_once));
      auto portion = portion_of(house_, gathered_, of_.operation, {begin, end}, Turn::real);
      ARPENT_TRY(laid, lay(portion));
      if (!laid) others.insert(others.end(), portion.items.begin(), portion.items.end());
      else if (out_->one_input.is_null()) out_->one_input = *std::move(portion.input);
    }
    rows = std::move(others);
    if (out_->lot.size() > 0) ready_.lots.push_back(std::move(out_));
    return Done{};
  }

 private:
  Result<bool> lay(Portion const& portion) {
    auto author = lengthy_.author;
    author.request_id.clear();
    bool laid = false;
    ARPENT_CHECK(lengthy_.store.write(std::move(author), [&](Work& work) -> Result<Json> {
      std::optional<std::vector<Json>> records;
      (void)work.rehearse([&](Work& trial) -> Result<Json> {
        Carrier carrier(house_, lengthy_.call, trial, gathered_, ready_.by_id, over_conflicts_, Turn::real);
        records = carrier.prepare(of_, portion);
        auto const& found = carrier.faults();
        ready_.faults.insert(ready_.faults.end(), found.begin(), found.end());
        // What was put on the way is taken back unsettled: it has been tried before, and will be settled when it is
        // kept.
        return Problem{409, "import.cancelled"};
      });
      laid =
          records && std::all_of(records->begin(), records->end(), [&](Json const& r) { return out_->lot.takes(r); });
      if (laid) out_->lot.lay(work, *records);
      return Json();
    }));
    return laid;
  }

  House const& house_;
  Lengthy const& lengthy_;
  Gathered const& gathered_;
  Ready& ready_;
  InLots const& of_;
  bool over_conflicts_;
  std::unique_ptr<LotReady> out_;
};

}  // namespace

LotReady::~LotReady() {
  (void)store_.write({.operation = "import.forget"}, [this](Work& work) -> Result<Json> {
    lot.forget(work);
    return Json();
  });
}

Result<Ready> make_ready(House const& house, Lengthy const& lengthy, Gathered const& gathered,
                         std::vector<InLots> const& in_lots, store::Moment since, bool over_conflicts, Course& course) {
  Many many;
  for (std::size_t at = 0; at < gathered.items.size(); ++at)
    if (auto const& item = gathered.items[at]; item.has_news() && !item.many.empty()) many[item.many].push_back(at);
  Ready out{.by_id = positions_of(gathered), .since = since};
  for (auto const& of : in_lots)
    if (auto const rows = many.find(of.operation); rows != many.end() && rows->second.size() >= fewest_in_a_lot)
      ARPENT_CHECK(LayingDown(house, lengthy, gathered, out, of, over_conflicts).run(rows->second, course));
  auto portions = portions_of(house, gathered, many, Turn::real);
  std::move(portions.begin(), portions.end(), std::back_inserter(out.portions));
  return out;
}

bool is_outdated(Ready const& ready, Work& work) {
  return std::any_of(ready.lots.begin(), ready.lots.end(),
                     [&](auto const& one) { return one->of.is_outdated(work, ready.since, one->lot); });
}

Result<std::vector<Fault>> carry_out(House const& house, Call const& call, Work& work, Gathered const& gathered,
                                     Ready const& ready, bool over_conflicts) {
  return Carrier(house, call, work, gathered, ready.by_id, over_conflicts, Turn::real).run(ready);
}

Result<Done> rehearse(House const& house, Lengthy const& lengthy, Gathered& gathered, bool over_conflicts,
                      Course& course) {
  leave_out_faulty(house.all, gathered);
  return Rehearsal(house, lengthy, gathered, over_conflicts).run(course);
}

}  // namespace arpent::reading
