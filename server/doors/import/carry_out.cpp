#include "doors/import/carry_out.h"

#include <algorithm>

#include "doors/import/leave_out.h"

namespace arpent::reading {
namespace {

constexpr int rehearsals = 4;  // each may uncover what the faults before it hid

class Carrier {
 public:
  Carrier(House const& house, Call const& call, Work& work, Gathered const& gathered, bool over_conflicts)
      : house_(house), call_(call), work_(work), gathered_(gathered), over_conflicts_(over_conflicts) {}

  std::vector<Fault> run() {
    for (std::size_t at = 0; at < gathered_.items.size(); ++at) by_id_.emplace(gathered_.items[at].id, at);
    done_.assign(gathered_.items.size(), false);
    for (std::size_t at = 0; at < gathered_.items.size(); ++at) visit(at);
    for (auto const& [operation, items] : many_) perform_many(operation, items);
    return std::move(faults_);
  }

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

  void perform_many(std::string const& name, std::vector<std::size_t> const& items) {
    auto const* operation = house_.all.find(name);
    ensure(operation, "an intake names an operation that is there");
    Json rows = Json::array();
    for (auto const at : items) rows.push_back(gathered_.items[at].draft.fields);
    auto input = record::checked(*operation->input, {{"rows", std::move(rows)}, {"channel", "import"}}, nullptr);
    if (!input) return report_rows(items, input.problem());
    auto const done = act(name, operation->kind, *input);
    if (!done) report_rows(items, done.problem());
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
  bool over_conflicts_;
  std::map<std::string, std::size_t> by_id_{};
  std::vector<bool> done_{};
  std::map<std::string, std::vector<std::size_t>> many_{};
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

}  // namespace

std::vector<Fault> carry_out(House const& house, Call const& call, Work& work, Gathered const& gathered,
                             bool over_conflicts) {
  return Carrier(house, call, work, gathered, over_conflicts).run();
}

void rehearse(House const& house, Call const& call, Work& work, Gathered& gathered, bool over_conflicts) {
  leave_out_faulty(house.all, gathered);
  for (int round = 0; round < rehearsals; ++round) {
    std::vector<Fault> found;
    auto const outcome = work.rehearse([&](Work& trial) -> Result<Json> {
      found = carry_out(house, call, trial, gathered, over_conflicts);
      if (!found.empty()) return Problem{422, "import.has_faults", {{"n", std::to_string(found.size())}}};
      return Json();
    });
    if (outcome) return;
    if (found.empty()) found = of_the_whole(gathered, outcome.problem());
    mark_broken(gathered, found);
    gathered.faults.insert(gathered.faults.end(), found.begin(), found.end());
    leave_out_faulty(house.all, gathered);
  }
}

}  // namespace arpent::reading
