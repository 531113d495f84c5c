// Any bytes as JSON, and what they say as a record of every kind of field: refused with codes, or kept as it stands.
#include "base/text.h"
#include "fuzz.h"
#include "record/derive.h"

namespace arpent::fuzz {
namespace {

struct Everything {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> story, mail, state, to, day, seen_at;
  std::vector<std::string> tags, states, others;
  std::optional<std::int64_t> count, cents;
  std::optional<double> share;
  bool wooded = false;
  Json shape_on_map;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Everything::title>("title", {.required = true, .max_length = 20}),
        long_text<&Everything::story>("story"),
        email<&Everything::mail>("mail"),
        choice<&Everything::state>("state", "open|closed"),
        reference<&Everything::to>("to", "everything"),
        date<&Everything::day>("day"),
        moment<&Everything::seen_at>("seen_at"),
        texts<&Everything::tags>("tags"),
        choices<&Everything::states>("states", "open|closed"),
        references<&Everything::others>("others", "everything"),
        integer<&Everything::count>("count", {.min = 0, .max = 9}),
        money<&Everything::cents>("cents"),
        number<&Everything::share>("share"),
        flag<&Everything::wooded>("wooded"),
        geometry<&Everything::shape_on_map>("shape_on_map"),
    };
    static Shape const shape = kept<Everything>("everything", "everythings", fields, {.title = "title"});
    return shape;
  }
};

}  // namespace

std::vector<std::string> seeds() {
  return {
      R"({"title": "Lire", "story": "à l’école\n", "mail": "ana@example.org", "state": "open", "day": "2026-03-12"})",
      R"({"title": "T", "to": "0190a000-0000-7000-8000-000000000001", "seen_at": "2026-03-12T17:04:05.123Z"})",
      R"({"title": "T", "tags": ["a", "b"], "states": ["open"], "others": [], "count": 3, "cents": 1250})",
      R"({"title": "T", "share": -1.5e-3, "wooded": true, "story": null})",
      R"({"title": "T", "shape_on_map": {"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,0]]]}})",
      "[[[[[[[[1, 2], {}], \"\\ud83d\\ude00\"]]]]]]"};
}

std::vector<std::string> dictionary() {
  return {"null", "true", "[[[[[[[[[[[[[[[[", "{\"\":",         "\\u0000",         "\\ud800",          "1e999", "-0",
          "0.1",  "\"\"", "\"title\":",       "\"2026-02-30\"", "\"coordinates\"", "9007199254740993", "},",    "],"};
}

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent;
  using fuzz::promise;
  auto const json = parse_json(fuzz::view(data, size));
  if (!json) {
    promise(json.problem().status == 400 && json.problem().code.starts_with("json."),
            "what is no JSON is said to be none");
    return 0;
  }
  auto const again = parse_json(json->dump());
  promise(again && again->dump() == json->dump(), "JSON is printed as it was read");
  auto const& shape = fuzz::Everything::shape();
  auto const kept = record::checked(shape, *json, nullptr);
  if (!kept) {
    for (auto const& fault : kept.problem().fields) promise(!fault.code.empty(), "a fault has a code");
    return 0;
  }
  auto const checked_again = record::checked(shape, *kept, nullptr);
  promise(checked_again && *checked_again == *kept, "what was checked holds");
  auto const typed = record::typed<fuzz::Everything>(*kept);
  promise(is_utf8(typed.title) && !typed.title.empty() && length(typed.title) <= 20, "a field keeps its rule");
  return 0;
}
