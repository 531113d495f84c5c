#include "domain/measure/number_link.h"

#include "domain/measure/indicator.h"
#include "domain/text_of.h"
#include "operations/standard.h"

namespace arpent::measure {
namespace {

constexpr int link_lasts_days = 60;

}  // namespace

Result<NumberLink> make_number_link(Register const& all, Call const& call, Work& work, NumberLinkWish const& wish) {
  NumberLink out;
  out.expires_on = print_day(add_days(work.today(), link_lasts_days));
  Json link{
      {"opens", "measurement"}, {"indicator", wish.indicator}, {"expires_on", out.expires_on}, {"label", wish.label}};
  if (!wish.territory.empty()) link["territory"] = wish.territory;
  if (!wish.person.empty()) link["person"] = wish.person;
  ARPENT_TRY(made, create_record(all, call, work, "share_link", link));
  out.id = text_of(made, "id");
  out.url = text_of(made, "url");
  return out;
}

std::optional<Addressee> addressee_of(Work& work, std::string const& person) {
  auto const found = work.find("person", person);
  if (!found || text_of(*found, "email").empty()) return std::nullopt;
  Addressee out{person, text_of(*found, "email"), text_of(*found, "language")};
  if (out.language.empty())
    for (auto const& city : work.all("city")) out.language = text_of(city, "language");
  return out;
}

std::string belongs_to(Work& work, Indicator const& indicator) {
  if (auto const action = work.find("action", indicator.action.value_or(""))) return text_of(*action, "title");
  auto const goal = work.find("goal", indicator.goal.value_or(""));
  return goal ? text_of(*goal, "title") : "";
}

}  // namespace arpent::measure
