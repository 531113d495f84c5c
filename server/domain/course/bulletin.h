// What is known, what is not and what is changing, on one page for those who count: written from the news, sent to
// rings of partners, and kept as it was sent.
#pragma once
#include "operations/operation.h"

namespace arpent::course {

struct Bulletin {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> known, unknown, changing;
  std::vector<std::string> influences;  // told in it: from then on they are no secret of the linking group
  std::string state = "draft";
  std::vector<std::string> rings;
  std::optional<std::string> sent_on;
  std::optional<std::int64_t> people;  // how many it went to

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Bulletin::title>("title", {.required = true, .max_length = 200}),
        long_text<&Bulletin::known>("known", {.max_length = 4000}),
        long_text<&Bulletin::unknown>("unknown", {.max_length = 4000}),
        long_text<&Bulletin::changing>("changing", {.max_length = 4000}),
        references<&Bulletin::influences>("influences", "influence"),
        choice<&Bulletin::state>("state", "draft|sent", {.required = true, .by_operation = true}),
        choices<&Bulletin::rings>("rings", "core|extended|wide|public", {.by_operation = true}),
        date<&Bulletin::sent_on>("sent_on", {.by_operation = true}),
        integer<&Bulletin::people>("people", {.min = 0, .by_operation = true, .unit = "people"}),
    };
    static Shape const shape =
        kept<Bulletin>("bulletin", "bulletins", fields, {.searched = "title|known|unknown|changing"});
    return shape;
  }
};

// Who a bulletin reaches.
struct Addressee {
  std::string person, email;
};
struct Reach {
  std::vector<Addressee> people{};         // each once, in the order of their names
  std::vector<std::string> unreachable{};  // partners of these rings without anybody who has an address; their names
};
// The contacts of the partners of these rings, and the people who belong to such a partner.
Reach reach_of(Reader& reader, std::vector<std::string> const& rings);

}  // namespace arpent::course
