// The minutes are written by whoever led, and published after somebody has read them again.
#include "base/text.h"
#include "domain/meeting/parts.h"
#include "domain/without_faults.h"
#include "operations/standard.h"

namespace arpent::meeting {
namespace {

struct WriteMinutes {
  std::string id, text;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&WriteMinutes::id>("id", "meeting", {.required = true}),
                                   long_text<&WriteMinutes::text>("text", {.required = true})};
    static Shape const shape = input<WriteMinutes>("write_minutes", fields);
    return shape;
  }
};

struct PublishMinutes {
  std::string id;
  std::optional<bool> published;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&PublishMinutes::id>("id", "meeting", {.required = true}),
                                   flag<&PublishMinutes::published>("published", {.required = true})};
    static Shape const shape = input<PublishMinutes>("publish_minutes", fields);
    return shape;
  }
};

// What is published stays so when a word of it is mended.
Result<Meeting> write(Call const&, Work& work, WriteMinutes const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.id));
  std::string const words{trim(in.text)};
  if (words.empty()) return none_of({{"text", "field.required"}}).problem();
  meeting.minutes_text = words;
  if (meeting.minutes_state != "published") meeting.minutes_state = "kept";
  return work.put(meeting);
}

Result<Meeting> publish(Call const&, Work& work, PublishMinutes const& in) {
  ARPENT_TRY(meeting, work.get<Meeting>(in.id));
  if (!meeting.minutes_text) return Problem{409, "meeting.no_minutes"};
  meeting.minutes_state = in.published.value_or(false) ? "published" : "kept";
  return work.put(meeting);
}

}  // namespace

void add_minutes(Register& all) {
  add(all, {.name = "meeting.write_minutes", .target = Target::item}, write);
  add(all, {.name = "meeting.publish_minutes", .target = Target::item}, publish);
}

}  // namespace arpent::meeting
