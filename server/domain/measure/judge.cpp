#include "domain/measure/judge.h"

#include "base/text.h"
#include "domain/measure/desk.h"
#include "domain/measure/number_link.h"
#include "domain/measure/reporter.h"
#include "domain/text_of.h"

namespace arpent::measure {
namespace {

struct Accept {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Accept::id>("id", {.required = true, .max_length = 36})};
    static Shape const shape = input<Accept>("accept_measurement", fields);
    return shape;
  }
};

struct Return {
  std::string id, question;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Return::id>("id", {.required = true, .max_length = 36}),
                                   text<&Return::question>("question", {.required = true, .max_length = 1000})};
    static Shape const shape = input<Return>("return_measurement", fields);
    return shape;
  }
};

struct Returned {
  std::string id, state;
  std::optional<std::string> mail_at;  // when whoever told it is asked; absent: nobody there has an address
  bool waits = false;                  // the mail, for a calm hour

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Returned::id>("id", "measurement"),
                                   choice<&Returned::state>("state", "draft|submitted|accepted|returned|superseded"),
                                   moment<&Returned::mail_at>("mail_at"), flag<&Returned::waits>("waits")};
    static Shape const shape = answer<Returned>("returned_number", fields);
    return shape;
  }
};

Result<Told> accept(Call const& call, Work& work, Accept const& in) {
  ARPENT_TRY(number, work.get<Measurement>(in.id));
  ARPENT_TRY(desk, Desk::open(call, work, number.indicator));
  return desk.accept(std::move(number));
}

// Who may have told the number, the likeliest first: the account it came from, who is known to tell this place, who
// tells the whole city.
std::vector<std::string> tellers(Work& work, Measurement const& number) {
  std::vector<std::string> out, whole;
  if (number.reported_by) out.push_back(*number.reported_by);
  for (auto const& reporter : work.where<Reporter>("indicator", number.indicator)) {
    if (!reporter.person) continue;
    if (reporter.territory == number.territory) out.push_back(*reporter.person);
    else if (!reporter.territory) whole.push_back(*reporter.person);
  }
  out.insert(out.end(), whole.begin(), whole.end());
  return out;
}

// The question goes to whoever told it, with a page where the number can be told anew. Nobody writes to themselves.
Result<std::optional<Instant>> mail_back(Register const& all, Call const& call, Work& work, Measurement const& number,
                                         Asked const& asked) {
  std::optional<Addressee> to;
  for (auto const& person : tellers(work, number))
    if (!to && person != call.asker.person) to = addressee_of(work, person);
  if (!to) return std::optional<Instant>{};
  auto const place = number.territory ? work.find("territory", *number.territory) : std::nullopt;
  auto const place_name = place ? text_of(*place, "name") : "";
  ARPENT_TRY(link, make_number_link(all, call, work,
                                    {number.indicator, number.territory.value_or(""), to->person, place_name}));
  auto const period = parse_period(number.period, asked.calendar);
  return std::optional(
      return_by_mail(call, work, *to,
                     {.action = belongs_to(work, asked.indicator),
                      .indicator = asked.indicator.title,
                      .territory = place_name,
                      .period = period ? period_label(*period, to->language, asked.calendar) : number.period,
                      .url = link.url},
                     number.question.value_or(""), asked.calendar));
}

Result<Returned> give_back(Register const& all, Call const& call, Work& work, Return const& in) {
  ARPENT_CHECK(check_question(trim(in.question)));
  ARPENT_TRY(number, work.get<Measurement>(in.id));
  ARPENT_TRY(asked, asked_of(work, number.indicator));
  if (auto closed = period_faults(asked, number.period); !closed.empty())
    return Problem{422, "measurement.invalid", {}, std::move(closed)};
  ARPENT_TRY(state, after(parse_number_state(number.state).value_or(NumberState::draft), NumberMove::give_back));
  number.state = name_of(state);
  number.question = std::string(trim(in.question));
  number = work.put(number);
  ARPENT_TRY(goes, mail_back(all, call, work, number, asked));
  Returned out{.id = number.id, .state = number.state};
  if (goes) {
    out.mail_at = print_instant(*goes);
    out.waits = *goes > call.clock.now();
  }
  return out;
}

}  // namespace

void add_judge(Register& all) {
  add(all, {.name = "measurement.accept", .target = Target::item}, accept);
  Operation give{.name = "measurement.return", .target = Target::item};
  give.input = &Return::shape();
  give.answer = &Returned::shape();
  give.writes = true;
  give.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, give_back(all, call, work, record::typed<Return>(input)));
    return record::to_json(out);
  };
  add(all, std::move(give));
}

}  // namespace arpent::measure
