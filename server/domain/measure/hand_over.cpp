#include "domain/measure/hand_over.h"

#include "base/text.h"
#include "domain/measure/reporter.h"
#include "domain/text_of.h"
#include "operations/standard.h"

namespace arpent::measure {
namespace {

struct HandOver {
  std::string id, proposed_name;
  std::optional<std::string> proposed_email;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&HandOver::id>("id", {.required = true, .max_length = 36}),
        text<&HandOver::proposed_name>("proposed_name", {.required = true, .max_length = 200}),
        record::email<&HandOver::proposed_email>("proposed_email"),
    };
    static Shape const shape = input<HandOver>("hand_over", fields);
    return shape;
  }
};

struct AnswerHandOver {
  std::string id;
  std::optional<std::string> person;  // somebody we know already; else the one who was named is added

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&AnswerHandOver::id>("id", {.required = true, .max_length = 36}),
                                   reference<&AnswerHandOver::person>("person", "person")};
    static Shape const shape = input<AnswerHandOver>("answer_hand_over", fields);
    return shape;
  }
};

// What whoever holds a link may know of it.
struct HandedOver {
  std::string id, proposed_name;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&HandedOver::id>("id", "reporter"),
                                   text<&HandedOver::proposed_name>("proposed_name")};
    static Shape const shape = answer<HandedOver>("handed_over", fields);
    return shape;
  }
};

void forget_proposal(Reporter& reporter) {
  reporter.proposed_name.reset();
  reporter.proposed_email.reset();
  reporter.proposed_on.reset();
}

Result<HandedOver> hand_over(Call const&, Work& work, HandOver const& in) {
  ARPENT_TRY(reporter, work.get<Reporter>(in.id));
  reporter.proposed_name = in.proposed_name;
  reporter.proposed_email = in.proposed_email;
  reporter.proposed_on = print_day(work.today());
  work.put(reporter);
  return HandedOver{reporter.id, in.proposed_name};
}

// The link of the one who leaves opens nothing any more.
void close_link(Work& work, Reporter const& reporter) {
  auto link = work.find("share_link", reporter.link.value_or(""));
  if (!link || !text_of(*link, "revoked_at").empty()) return;
  (*link)["revoked_at"] = work.at();
  work.put("share_link", *link);
}

Result<std::string> successor(Register const& all, Call const& call, Work& work, Reporter const& reporter) {
  auto const email = reporter.proposed_email.value_or("");
  if (!email.empty())
    for (auto const& person : work.all("person"))
      if (fold(text_of(person, "email")) == fold(email)) return text_of(person, "id");
  Json person{{"name", *reporter.proposed_name}};
  if (!email.empty()) person["email"] = email;
  ARPENT_TRY(made, create_record(all, call, work, "person", person));
  return text_of(made, "id");
}

Result<Reporter> confirm(Register const& all, Call const& call, Work& work, AnswerHandOver const& in) {
  ARPENT_TRY(reporter, work.get<Reporter>(in.id));
  if (!reporter.proposed_name) return Problem{409, "reporter.nobody_proposed"};
  if (in.person) {
    reporter.person = in.person;
  } else {
    ARPENT_TRY(person, successor(all, call, work, reporter));
    reporter.person = person;
  }
  close_link(work, reporter);
  reporter.link.reset();
  reporter.label.reset();
  reporter.mailed_at.reset();
  if (reporter.stand_in == reporter.person) reporter.stand_in.reset();
  forget_proposal(reporter);
  return work.put(reporter);
}

Result<Reporter> decline(Call const&, Work& work, AnswerHandOver const& in) {
  ARPENT_TRY(reporter, work.get<Reporter>(in.id));
  if (!reporter.proposed_name) return Problem{409, "reporter.nobody_proposed"};
  forget_proposal(reporter);
  return work.put(reporter);
}

}  // namespace

void add_hand_over(Register& all) {
  add(all, {.name = "reporter.hand_over", .target = Target::item}, hand_over);
  Operation confirms{.name = "reporter.confirm_hand_over", .target = Target::item};
  confirms.input = &AnswerHandOver::shape();
  confirms.answer = &Reporter::shape();
  confirms.writes = true;
  confirms.write = [&all](Call const& call, Work& work, Json const& input) -> Result<Json> {
    ARPENT_TRY(out, confirm(all, call, work, record::typed<AnswerHandOver>(input)));
    return record::to_json(out);
  };
  add(all, std::move(confirms));
  add(all, {.name = "reporter.decline_hand_over", .target = Target::item}, decline);
}

}  // namespace arpent::measure
