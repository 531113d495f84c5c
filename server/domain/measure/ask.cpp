#include "domain/measure/ask.h"

#include <algorithm>

#include "base/qr.h"
#include "domain/measure/ask_mail.h"
#include "domain/measure/asked.h"
#include "domain/measure/number_link.h"
#include "domain/measure/reporter.h"
#include "domain/text_of.h"

namespace arpent::measure {
namespace {

struct Ask {
  std::string indicator;
  std::vector<std::string> territories;  // empty: every place it is asked of
  std::string to = "mail";

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Ask::indicator>("indicator", "indicator", {.required = true}),
        references<&Ask::territories>("territories", "territory"),
        choice<&Ask::to>("to", "mail|link", {.required = true}),
    };
    static Shape const shape = input<Ask>("ask_number", fields);
    return shape;
  }
};

// One place that was asked: the link can be copied whether a mail goes or not.
struct AskedPlace {
  std::optional<std::string> territory;
  std::string place, reporter, asked_of, url;
  std::optional<std::string> person, expires_on, mail_at;
  bool waits = false;           // the mail: for a calm hour, or for a week to pass since the last one
  std::vector<std::string> qr;  // rows of the code that holds the url: 1 is dark

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&AskedPlace::territory>("territory", "territory"),
        text<&AskedPlace::place>("place"),
        reference<&AskedPlace::reporter>("reporter", "reporter"),
        text<&AskedPlace::asked_of>("asked_of"),
        text<&AskedPlace::url>("url"),
        reference<&AskedPlace::person>("person", "person"),
        date<&AskedPlace::expires_on>("expires_on"),
        moment<&AskedPlace::mail_at>("mail_at"),
        flag<&AskedPlace::waits>("waits"),
        texts<&AskedPlace::qr>("qr"),
    };
    static Shape const shape = answer<AskedPlace>("asked_place", fields);
    return shape;
  }
};

struct AskAnswer {
  std::int64_t mails = 0;
  std::vector<AskedPlace> asks;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {integer<&AskAnswer::mails>("mails"), rows<&AskAnswer::asks>("asks")};
    static Shape const shape = answer<AskAnswer>("ask_answer", fields);
    return shape;
  }
};

class Asking {
 public:
  Asking(Register const& all, Call const& call, Work& work, Ask const& in, Asked asked)
      : all_(all), call_(call), work_(work), in_(in), asked_(std::move(asked)) {}

  Result<AskAnswer> run() {
    auto places = in_.territories;
    if (places.empty() && asked_.indicator.by_territory) places = asked_.concerned;
    else if (places.empty()) places.emplace_back();
    std::vector<FieldProblem> faults;
    for (std::size_t i = 0; i < places.size(); ++i)
      for (auto fault : place_faults(asked_, places[i])) {
        fault.field = "territories." + std::to_string(i);
        faults.push_back(std::move(fault));
      }
    if (!faults.empty()) return Problem{422, "invalid", {}, std::move(faults)};
    AskAnswer out;
    std::set<std::string> mailed;
    for (auto const& place : places) {
      ARPENT_TRY(asked, ask(place));
      if (asked.mail_at && asked.person) mailed.insert(*asked.person);
      out.asks.push_back(std::move(asked));
    }
    out.mails = std::ssize(mailed);
    return out;
  }

 private:
  // Who tells this place; whoever tells the whole city where nobody is named for it. A new one where there is none: the
  // link is then for whoever it is handed to.
  Reporter reporter_of(std::string const& place) {
    std::optional<Reporter> whole;
    for (auto& reporter : work_.where<Reporter>("indicator", asked_.indicator.id)) {
      if (reporter.territory.value_or("") == place) return reporter;
      if (!reporter.territory) whole = reporter;
    }
    Reporter out;
    if (whole) out = *whole;
    out.id = call_.ids.next();
    out.revision = 0;
    out.indicator = asked_.indicator.id;
    out.territory = place.empty() ? std::nullopt : std::optional(place);
    out.link.reset();
    return out;
  }

  Result<AskedPlace> ask(std::string const& place) {
    auto reporter = reporter_of(place);
    auto const person = work_.find("person", reporter.person.value_or(""));
    AskedPlace out{.territory = reporter.territory};
    out.person = reporter.person;
    if (auto const territory = work_.find("territory", place)) out.place = text_of(*territory, "name");
    out.asked_of = reporter.label.value_or(person ? text_of(*person, "name") : "");
    ARPENT_TRY(link, make_number_link(all_, call_, work_,
                                      {reporter.indicator, reporter.territory.value_or(""),
                                       reporter.person.value_or(""), out.asked_of.empty() ? out.place : out.asked_of}));
    out.url = link.url;
    out.expires_on = link.expires_on;
    out.qr = qr_rows(out.url);
    reporter.link = link.id;
    if (auto const to = addressee_of(work_, reporter.person.value_or("")); to && in_.to == "mail") {
      auto const goes = mail(*to, out);
      out.waits = goes > call_.clock.now();
      out.mail_at = print_instant(goes);
      reporter.mailed_at = out.mail_at;
    }
    out.reporter = work_.put(reporter).id;
    return out;
  }

  Instant mail(Addressee const& to, AskedPlace const& asked) {
    auto const due = due_period(asked_.frequency, asked_.today, asked_.calendar);
    return ask_by_mail(call_, work_, to,
                       {.action = belongs_to(work_, asked_.indicator),
                        .indicator = asked_.indicator.title,
                        .territory = asked.place,
                        .period = period_label(due, to.language, asked_.calendar),
                        .url = asked.url},
                       last_mail_to(to.person), asked_.calendar);
  }

  std::optional<Instant> last_mail_to(std::string const& person) const {
    std::optional<Instant> out;
    for (auto const& reporter : work_.where<Reporter>("person", person))
      if (auto const at = parse_instant(reporter.mailed_at.value_or("")); at && (!out || *at > *out)) out = at;
    return out;
  }

  Register const& all_;
  Call const& call_;
  Work& work_;
  Ask const& in_;
  Asked asked_;
};

}  // namespace

void add_ask(Register& all) {
  Operation ask{.name = "measurement.ask", .target = Target::collection};
  ask.input = &Ask::shape();
  ask.answer = &AskAnswer::shape();
  ask.writes = true;
  ask.says_secret = true;
  ask.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    auto const in = record::typed<Ask>(input);
    ARPENT_TRY(asked, asked_of(work, in.indicator));
    ARPENT_TRY(out, Asking(all, call, work, in, std::move(asked)).run());
    return record::to_json(out);
  };
  add(all, std::move(ask));
}

}  // namespace arpent::measure
