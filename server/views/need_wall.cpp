// For everybody: only words that somebody wrote for everybody, and no count below five.
#include <algorithm>

#include "base/qr.h"
#include "domain/people/representation.h"
#include "domain/text_of.h"
#include "views/indicator_page_answer.h"
#include "views/need_list.h"
#include "views/need_list_answer.h"
#include "views/needs_told.h"
#include "views/picture.h"

namespace arpent::views {
namespace {

std::string city_name(Reader& reader) {
  for (auto const& city : reader.all("city")) return text_of(city, "name");
  return "";
}

OpenNeed opened(Picture const& picture, ToldNeed const& need) {
  auto const& of = need.record;
  OpenNeed out{.id = of.id, .state = of.state, .territory = of.territory};
  if (auto const* place = picture.territory(of.territory)) out.place = place->name;
  out.title = of.public_title;
  if (need.people >= people::shown_from) out.people = need.people;
  if (of.state == "set_aside") out.reason = of.reason;
  if (of.is_settled()) out.answered_on = of.answered_on;
  if (!of.public_title) return out;
  if (auto const* action = picture.action(of.adopted_by.value_or(""))) out.taken_up_by = action->record.title;
  out.talk_on = of.talk_on, out.talk_where = of.talk_where;
  if (of.state != "answered") return out;
  out.changes = of.changes, out.changes_from = of.changes_from;
  out.cannot = of.cannot, out.why_not = of.why_not;
  return out;
}

Result<NeedWall> need_wall(Call const& call, Reader& reader, AskedPlace const& in) {
  auto const seen = look(reader);
  NeedWall out{.city = city_name(reader)};
  for (auto const& id : seen->districts)
    if (auto const* district = seen->territory(id)) out.districts.push_back({district->id, district->name});
  if (!in.territory) return out;
  auto const* place = seen->territory(*in.territory);
  if (!place) return Reader::not_found("territory", *in.territory);
  out.place = Named{place->id, place->name};
  out.url = call.base_url + "/needs/in/" + place->id;
  out.qr = qr_rows(out.url);
  auto const told = needs_told(reader);
  for (auto const& need : told->needs)
    if (need.record.public_title && need.record.state != "grouped" && is_in(reader, need.record.territory, place->id))
      out.needs.push_back(opened(*seen, need));
  // What can be added to first, then the latest answers.
  std::stable_sort(out.needs.begin(), out.needs.end(), [](OpenNeed const& one, OpenNeed const& other) {
    return std::pair(one.answered_on.has_value(), other.answered_on.value_or("")) <
           std::pair(other.answered_on.has_value(), one.answered_on.value_or(""));
  });
  return out;
}

Result<NeedPage> need_page(Call const& call, Reader& reader, IdOfPage const& in) {
  auto const told = needs_told(reader);
  auto const* need = told->head(in.id);
  if (!need) return Reader::not_found("challenge", in.id);
  auto const seen = look(reader);
  NeedPage out{.city = city_name(reader), .url = call.base_url + "/needs/" + need->record.id};
  out.qr = qr_rows(out.url);
  out.need = opened(*seen, *need);
  return out;
}

}  // namespace

void add_need_wall(Register& all) {
  add(all, {.name = "need_wall", .target = Target::view}, need_wall);
  add(all, {.name = "need_page", .target = Target::view}, need_page);
}

}  // namespace arpent::views
