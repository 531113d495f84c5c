#include "domain/measure/ask_mail.h"

#include "domain/measure/calm.h"
#include "domain/text_of.h"

namespace arpent::measure {
namespace {

constexpr auto once_in = std::chrono::hours{24 * 7};

struct Pending {
  std::int64_t job = 0;
  Instant goes;
  Json numbers = Json::array();
};

// The mail to this person that still waits and was not tried yet.
std::optional<Pending> pending_to(Work& work, std::string const& person) {
  std::optional<Pending> out;
  work.select(
      "SELECT id, input, not_before FROM job WHERE name = 'mail' AND state = 'waiting' AND attempts = 0 ORDER BY id",
      {}, [&](store::Row const& row) {
        auto const input = Json::parse(row.view(1));
        auto const goes = parse_instant(row.view(2));
        if (goes && text_of(input, "asks") == person) out = Pending{row.integer(0), *goes, input["numbers"]};
      });
  return out;
}

Json as_json(AskedNumber const& number) {
  return {{"action", number.action},
          {"indicator", number.indicator},
          {"territory", number.territory},
          {"period", number.period},
          {"url", number.url}};
}

std::string place_and_time(Json const& number) {
  auto const place = text_of(number, "territory"), time = text_of(number, "period");
  return place.empty() ? time : place + ", " + time;
}

// One number has a mail of its own kind; several stand in a list.
Json mail_of(Addressee const& to, Json numbers) {
  Json params;
  std::string name = "ask_number";
  if (numbers.size() == 1) {
    params = {{"action", numbers[0]["action"]},
              {"indicator", numbers[0]["indicator"]},
              {"place_and_time", place_and_time(numbers[0])},
              {"url", numbers[0]["url"]}};
  } else {
    name = "ask_numbers";
    std::string list;
    for (auto const& number : numbers)
      list += text_of(number, "indicator") + " (" + place_and_time(number) + ")\n" + text_of(number, "url") + "\n\n";
    params = {{"n", std::to_string(numbers.size())}, {"list", list}};
  }
  return {{"to", to.email},          {"template", name},
          {"language", to.language}, {"params", std::move(params)},
          {"asks", to.person},       {"numbers", std::move(numbers)}};
}

// A second ask for the same number takes the place of the first.
void add(Json& numbers, Json number) {
  for (auto& other : numbers)
    if (other["indicator"] == number["indicator"] && place_and_time(other) == place_and_time(number)) {
      other = std::move(number);
      return;
    }
  numbers.push_back(std::move(number));
}

}  // namespace

Instant ask_by_mail(Call const& call, Work& work, Addressee const& to, AskedNumber const& number,
                    std::optional<Instant> last, SchoolCalendar const& calendar) {
  if (auto pending = pending_to(work, to.person)) {
    add(pending->numbers, as_json(number));
    work.drop_job(pending->job);
    work.job("mail", mail_of(to, std::move(pending->numbers)), pending->goes);
    return pending->goes;
  }
  auto from = call.clock.now();
  if (last && *last + once_in > from) from = *last + once_in;
  auto const goes = calm_from(from, work.zone(), calendar);
  work.job("mail", mail_of(to, Json::array({as_json(number)})), goes);
  return goes;
}

Instant return_by_mail(Call const& call, Work& work, Addressee const& to, AskedNumber const& number,
                       std::string const& question, SchoolCalendar const& calendar) {
  auto const goes = calm_from(call.clock.now(), work.zone(), calendar);
  Json params{{"action", number.action},
              {"indicator", number.indicator},
              {"place_and_time", place_and_time(as_json(number))},
              {"question", question},
              {"url", number.url}};
  work.job("mail",
           {{"to", to.email},
            {"template", "returned_number"},
            {"language", to.language},
            {"params", std::move(params)},
            {"about", to.person}},
           goes);
  return goes;
}

}  // namespace arpent::measure
