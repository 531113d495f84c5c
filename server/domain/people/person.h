// People, the posts they fill and the roles they have in the city.
#pragma once
#include "record/describe.h"

namespace arpent::people {

struct Person {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> email, phone, language, organisation;
  bool erased = false;
  std::string shown_name = "role";  // what minutes and public pages show

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Person::name>("name", {.required = true, .max_length = 200, .personal = true}),
        record::email<&Person::email>("email", {.personal = true, .audience = Audience::team, .unique = true}),
        text<&Person::phone>("phone", {.max_length = 40, .personal = true, .audience = Audience::team}),
        choice<&Person::language>("language", "fr|en"),
        reference<&Person::organisation>("organisation", "stakeholder"),
        flag<&Person::erased>("erased", {.by_operation = true}),
        choice<&Person::shown_name>("shown_name", "role|name", {.required = true}),
    };
    static Shape const shape = kept<Person>("person", "people", fields, {.title = "name", .searched = "name"});
    return shape;
  }
};

// A seat that people come to and leave: the lead of an action is a post. One that was dissolved has ended and is filled
// by nobody; what it held stays readable.
struct Post {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> body, holder, ended_on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Post::title>("title", {.required = true}),
        text<&Post::body>("body"),
        reference<&Post::holder>("holder", "person"),
        date<&Post::ended_on>("ended_on"),
    };
    static Shape const shape =
        kept<Post>("post", "posts", fields, {.searched = "title|body", .audience = Audience::open});
    return shape;
  }
};

// A role of a person in the city; with a territory, for that district only.
struct Membership {
  std::string id;
  std::int64_t revision = 0;
  std::string person, role;
  std::optional<std::string> territory, until;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        reference<&Membership::person>("person", "person", {.required = true, .fixed = true}),
        choice<&Membership::role>("role", "manager|link_keeper|core|contributor|sponsor|evaluator", {.required = true}),
        reference<&Membership::territory>("territory", "territory"),
        date<&Membership::until>("until"),
    };
    static Shape const shape = kept<Membership>("membership", "memberships", fields, {.title = "role"});
    return shape;
  }
};

}  // namespace arpent::people
