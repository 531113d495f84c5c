#include "main/calendar_export.h"

#include "base/hash.h"
#include "base/text.h"
#include "domain/city/city.h"
#include "domain/city/identity.h"
#include "domain/measure/city_calendar.h"
#include "domain/people/share_link.h"
#include "views/city_dates.h"
#include "words/words.h"

namespace arpent {
namespace {

using views::CityDate;

constexpr std::size_t title_characters_max = 300;  // a calendar shows one line

class Entering {
 public:
  Entering(std::string const& base_url, CalendarFor whom, std::string const& language,
           measure::SchoolCalendar const& calendar)
      : base_url_(base_url), for_members_(whom == CalendarFor::members), language_(language), calendar_(calendar) {}

  writing::CalendarEvent event(CityDate const& date) const {
    std::string const what{views::name_of(date.what)};
    writing::CalendarEvent out{.uid = what + "-" + date.id, .on = date.on};
    if (date.period) out.uid += "-" + measure::print_period(*date.period);
    out.uid += "@arpent";
    out.title = say(language_, "calendar." + what, {{"title", title(date)}, {"other", other(date)}});
    out.category = say(language_, "calendar.category." + what);
    out.text = text(date);
    if (date.starts) {
      out.starts = print_instant(*date.starts);
      out.ends = print_instant(*date.starts + std::chrono::minutes{date.minutes});
    }
    if (for_members_) out.place = date.where;
    // The command line does not know under which address people reach the city.
    if (!base_url_.empty()) out.url = base_url_ + path(date);
    return out;
  }

 private:
  // What a task, a decision or the like says is its members'; others see which action it is for.
  std::string title(CityDate const& date) const {
    if (date.words.empty()) return date.title;
    if (for_members_) return std::string(first_characters(date.words, title_characters_max));
    return date.title.empty() ? say(language_, "calendar.nameless." + std::string(views::name_of(date.what)))
                              : date.title;
  }

  std::string other(CityDate const& date) const {
    return date.period ? measure::period_label(*date.period, language_, calendar_) : date.other;
  }

  std::string text(CityDate const& date) const {
    std::string out;
    auto const add = [&](std::string const& code, Params const& params) {
      out += (out.empty() ? "" : "\n") + say(language_, code, params);
    };
    if (date.missing > 0 && date.concerned > 1)
      add("calendar.missing",
          {{"missing", std::to_string(date.missing)}, {"concerned", std::to_string(date.concerned)}});
    if (date.what == CityDate::What::debrief && !date.other.empty()) add("calendar.of_action", {{"title", date.other}});
    if (date.what == CityDate::What::deliverable) add("calendar.of_action", {{"title", date.other}});
    if (date.of > 1) add("calendar.number_of", {{"n", std::to_string(date.number)}, {"of", std::to_string(date.of)}});
    if (!for_members_) return out;
    if (!date.words.empty() && !date.title.empty()) add("calendar.of_action", {{"title", date.title}});
    if (!date.series.empty()) add("calendar.of_series", {{"title", date.series}});
    if (!date.who.empty())
      add(date.what == CityDate::What::meeting ? "calendar.led_by" : "calendar.by", {{"who", date.who}});
    for (auto const& [who, places] : date.tells) {
      auto const* code = who.empty() ? "calendar.nobody_tells" : "calendar.tells";
      add(code, {{"who", who}, {"places", places.empty() ? say(language_, "calendar.whole_city") : places}});
    }
    return out;
  }

  static std::string path(CityDate const& date) {
    if (date.what == CityDate::What::number) return "/indicators/" + date.id;
    if (date.what == CityDate::What::debrief) return "/pilots/" + date.id;
    if (date.what == CityDate::What::meeting) return "/meetings/" + date.id;
    if (date.what == CityDate::What::decision) return "/meetings/" + date.meeting;
    if (date.what == CityDate::What::condition) return "/conditions/" + date.id;
    if (date.what == CityDate::What::recommendation) return "/queue";
    return date.action.empty() ? "/plan" : "/actions/" + date.action;
  }

  std::string const& base_url_;
  bool for_members_;
  std::string const& language_;
  measure::SchoolCalendar const& calendar_;
};

http::Response nothing(int status) {
  return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}};
}

}  // namespace

writing::Calendar calendar_of(House const& house, store::Reader& reader, CalendarFor whom, std::string const& language,
                              std::string const& base_url) {
  auto const city = reader.find<city::City>(city::only_id).value_or(city::City{});
  writing::Calendar out{.name = say(language, "calendar.name", {{"city", city.name}}),
                        .language = language,
                        .made_at = print_instant(house.clock.now())};
  auto const school = measure::city_calendar(reader);
  Entering const entering(base_url, whom, language, school);
  for (auto const& date : views::city_dates(reader)) out.events.push_back(entering.event(date));
  return out;
}

http::Response calendar_feed(House const& house, store::Store& store, std::string_view token) {
  return store.read(store::At::present(), [&](store::Reader& reader) -> http::Response {
    auto const found = reader.where<people::ShareLink>("token_hash", sha256_hex(token));
    if (found.empty() || found.front().opens != "calendar") return nothing(404);
    if (people::is_closed(found.front(), reader.today())) return nothing(410);
    auto const city = reader.find<city::City>(city::only_id).value_or(city::City{});
    auto const& person = found.front().person;
    auto const reads = person ? city::as_person(reader, *person) : Asker{.language = city.language};
    if (person && !reads.is_member()) return nothing(410);
    http::Response out{.status = 200};
    out.headers = {{"Content-Type", "text/calendar; charset=utf-8"},
                   {"Content-Disposition", "inline; filename=\"arpent.ics\""},
                   {"X-Content-Type-Options", "nosniff"}};
    auto const whom = person ? CalendarFor::members : CalendarFor::everyone;
    out.body = writing::write_calendar(calendar_of(house, reader, whom, reads.language, house.base_url));
    return out;
  });
}

}  // namespace arpent
