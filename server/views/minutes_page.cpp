#include "views/minutes_page.h"

#include "domain/meeting/meeting.h"
#include "domain/meeting/outcome.h"
#include "domain/text_of.h"

namespace arpent::views {
namespace {

struct AskedMinutes {
  std::string id;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&AskedMinutes::id>("id", "meeting", {.required = true})};
    static Shape const shape = input<AskedMinutes>("asked_minutes", fields);
    return shape;
  }
};

struct MinutesDecision {
  std::string text{}, state{};
  std::optional<std::string> answer{}, answered_on{};
  std::optional<std::string> answered_how{};  // by_word, on_paper: noted by somebody else, whom minutes do not name

  static record::Shape const& shape() {
    using namespace record;
    using D = MinutesDecision;
    static Field const fields[] = {record::text<&D::text>("text"), record::text<&D::state>("state"),
                                   record::text<&D::answer>("answer"), date<&D::answered_on>("answered_on"),
                                   record::text<&D::answered_how>("answered_how")};
    static Shape const shape = record::answer<D>("minutes_decision", fields);
    return shape;
  }
};

struct MinutesPage {
  std::string title{};
  std::optional<std::string> on{}, place{}, action{}, text{};
  std::vector<MinutesDecision> decisions{};

  static record::Shape const& shape() {
    using namespace record;
    using M = MinutesPage;
    static Field const fields[] = {
        record::text<&M::title>("title"),   date<&M::on>("on"),          record::text<&M::place>("place"),
        record::text<&M::action>("action"), long_text<&M::text>("text"), rows<&M::decisions>("decisions"),
    };
    static Shape const shape = answer<M>("minutes_page_answer", fields);
    return shape;
  }
};

std::optional<std::string> day_of(Reader& reader, std::optional<std::string> const& moment) {
  auto const instant = moment ? parse_instant(*moment) : std::nullopt;
  return instant ? std::optional(print_day(reader.zone().day_of(*instant))) : std::nullopt;
}

Result<MinutesPage> minutes_page(Call const& call, Reader& reader, AskedMinutes const& in) {
  auto const of = reader.find<meeting::Meeting>(in.id);
  // Whether there is a meeting is no stranger's business.
  bool const seen = of && (of->minutes_state == "published" || call.asker.is_member());
  if (!seen) return store::Reader::not_found("meeting", in.id);
  MinutesPage out{.title = of->title, .place = of->place, .text = of->minutes_text};
  out.on = day_of(reader, of->opened_at ? of->opened_at : of->starts_at);
  if (of->action)
    if (auto const action = reader.find("action", *of->action)) out.action = text_of(*action, "title");
  for (auto const& one : reader.where<meeting::Decision>("meeting", of->id))
    out.decisions.push_back({.text = one.text,
                             .state = one.state,
                             .answer = one.answer,
                             .answered_on = one.answered_on,
                             .answered_how = one.answered_how});
  return out;
}

}  // namespace

void add_minutes_page(Register& all) { add(all, {.name = "minutes_page", .target = Target::view}, minutes_page); }

}  // namespace arpent::views
