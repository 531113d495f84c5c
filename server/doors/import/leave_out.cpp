#include "doors/import/leave_out.h"

#include <algorithm>

namespace arpent::reading {
namespace {

Place row_of(Place place) {
  place.column.reset();
  return place;
}

// Who stays when the faulty rows go. A record that rows only name (a plan, an axis, a post) stays as long as somebody
// who stays points to it, whichever row named it first.
class LeavingOut {
 public:
  LeavingOut(Register const& all, Gathered& gathered) : all_(all), gathered_(gathered) {
    for (std::size_t at = 0; at < gathered.items.size(); ++at) by_id_.emplace(gathered.items[at].id, at);
    for (auto const& fault : gathered.faults) faulty_.insert(row_of(fault.place));
  }

  void run() {
    do choose();
    while (find_dangling());
  }

 private:
  std::vector<Item>& items() { return gathered_.items; }

  void choose() {
    for (auto& item : items()) item.left_out = item.broken || is_faulty(item);
    std::vector<std::size_t> kept;
    for (std::size_t at = 0; at < items().size(); ++at)
      if (!items()[at].left_out) kept.push_back(at);
    while (!kept.empty()) {
      auto const& item = items()[kept.back()];
      kept.pop_back();
      for_each_pointer(item, [&](std::string const&, std::size_t to) {
        auto& named = items()[to];
        if (!named.left_out || named.broken || named.draft.about_row) return;
        named.left_out = false;
        kept.push_back(to);
      });
    }
  }

  bool is_faulty(Item const& item) const {
    return std::all_of(item.rows.begin(), item.rows.end(),
                       [&](Place const& row) { return faulty_.contains(row_of(row)); });
  }

  // Whoever stays and points to a new record that goes must go, too: is there anybody?
  bool find_dangling() {
    bool found = false;
    for (auto& item : items()) {
      if (item.left_out) continue;
      std::string field_of;
      for_each_pointer(item, [&](std::string const& field, std::size_t to) {
        if (items()[to].left_out && items()[to].is_new()) field_of = field;
      });
      if (field_of.empty()) continue;
      auto const place = item.places.find(field_of);
      gathered_.faults.push_back(
          {place == item.places.end() ? item.rows.front() : place->second, {"import.points_to_left_out", {}}});
      for (auto const& row : item.rows) faulty_.insert(row_of(row));
      found = item.broken = true;
    }
    return found;
  }

  template <class F>
  void for_each_pointer(Item const& item, F f) const {
    auto const one = [&](std::string const& field, Json const& value) {
      if (!value.is_string()) return;
      if (auto const found = by_id_.find(value.get<std::string>()); found != by_id_.end()) f(field, found->second);
    };
    auto const& shape = *all_.kinds.at(item.draft.kind);
    for (auto const& [field, value] : item.draft.fields.items()) {
      auto const* described = shape.find(field);
      if (!described || described->to.empty()) continue;
      if (value.is_array())
        for (auto const& element : value) one(field, element);
      else one(field, value);
    }
  }

  Register const& all_;
  Gathered& gathered_;
  std::map<std::string, std::size_t> by_id_{};
  std::set<Place> faulty_{};
};

}  // namespace

void leave_out_faulty(Register const& all, Gathered& gathered) { LeavingOut(all, gathered).run(); }

}  // namespace arpent::reading
