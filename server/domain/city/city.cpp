#include "domain/city/city.h"

#include "base/zone.h"

namespace arpent::city {

record::Shape const& City::shape() {
  using namespace record;
  static Field const fields[] = {
      text<&City::name>("name", {.required = true, .max_length = 120, .audience = Audience::open}),
      choice<&City::language>("language", "fr|en", {.required = true, .audience = Audience::open}),
      text<&City::zone>("zone", {.required = true, .max_length = 60}),
      flag<&City::example>("example", {.audience = Audience::open, .by_operation = true}),
      file<&City::logo>("logo", {.audience = Audience::open}),
      email<&City::mail_from>("mail_from", {.audience = Audience::team}),
      text<&City::organisation_id>("organisation_id", {.max_length = 80, .audience = Audience::open}),
  };
  static Shape const shape = kept<City>("city", "cities", fields, {.title = "name", .audience = Audience::open});
  return shape;
}

record::Shape const& SchoolPeriod::shape() {
  using namespace record;
  static Field const fields[] = {
      text<&SchoolPeriod::school_year>("school_year", {.required = true, .max_length = 9}),
      text<&SchoolPeriod::label>("label", {.required = true, .max_length = 60}),
      date<&SchoolPeriod::starts_on>("starts_on", {.required = true}),
      date<&SchoolPeriod::ends_on>("ends_on", {.required = true}),
  };
  static Shape const shape = kept<SchoolPeriod>("school_period", "school_periods", fields, {.title = "label"});
  return shape;
}

namespace {

Result<Done> allow_city(Call const&, Work& work, City const*, City& after) {
  if (after.id != only_id) return Problem{409, "city.only_one"};
  if (!Zone::find(after.zone))
    return Problem{422, "invalid", {}, {{"zone", "city.zone_unknown", {{"zone", after.zone}}}}};
  if (after.organisation_id && after.organisation_id->find_first_of(" /&|?") != std::string::npos)
    return Problem{422, "invalid", {}, {{"organisation_id", "city.organisation_id"}}};
  (void)work;
  return Done{};
}

Result<Done> keep_city(Call const&, Work&, City const&) { return Problem{409, "city.stays"}; }

Result<Done> is_there(Reader& reader) {
  if (reader.find("city", only_id)) return Done{};
  return Problem{409, "city.stays"};
}

Result<Done> allow_period(Call const&, Work& work, SchoolPeriod const*, SchoolPeriod& after) {
  if (after.ends_on < after.starts_on)
    return Problem{422,
                   "invalid",
                   {},
                   {{"ends_on", "dates.end_before_start", {{"end", after.ends_on}, {"start", after.starts_on}}}}};
  for (auto const& other : work.where<SchoolPeriod>("school_year", after.school_year))
    if (other.id != after.id && other.starts_on <= after.ends_on && after.starts_on <= other.ends_on)
      return Problem{422, "invalid", {}, {{"starts_on", "school_period.overlaps", {{"label", other.label}}}}};
  return Done{};
}

}  // namespace

void add_operations(Register& all) {
  add_standard<City>(all, {.allow = allow_city, .allow_removal = keep_city});
  all.invariants.push_back({"city", is_there});
  add_standard<SchoolPeriod>(all, {.allow = allow_period});
}

}  // namespace arpent::city
