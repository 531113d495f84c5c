// Two small kinds with every sort of field, for the tests of this room.
#pragma once
#include "store/work.h"

namespace arpent::store::trial {

struct Hill {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> code, story, parent;
  std::vector<std::string> tags, near;
  std::optional<std::int64_t> height;
  std::optional<double> slope;
  bool wooded = true;
  std::string state = "open";
  std::optional<std::string> seen_on;
  std::optional<std::string> owner, mail;

  bool operator==(Hill const&) const = default;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Hill::title>("title", {.required = true, .former = "name"}),
                                   text<&Hill::code>("code", {.unique = true}),
                                   long_text<&Hill::story>("story"),
                                   reference<&Hill::parent>("parent", "hill"),
                                   texts<&Hill::tags>("tags"),
                                   references<&Hill::near>("near", "hill|path"),
                                   integer<&Hill::height>("height"),
                                   number<&Hill::slope>("slope"),
                                   flag<&Hill::wooded>("wooded"),
                                   choice<&Hill::state>("state", "open|closed"),
                                   date<&Hill::seen_on>("seen_on"),
                                   text<&Hill::owner>("owner", {.personal = true}),
                                   email<&Hill::mail>("mail", {.personal = true, .audience = Audience::team})};
    static Shape const shape = kept<Hill>("hill", "hills", fields, {.searched = "title|story|owner|mail"});
    return shape;
  }
};

struct Path {
  std::string id;
  std::int64_t revision = 0;
  std::string from, to;
  std::optional<double> length;

  bool operator==(Path const&) const = default;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {reference<&Path::from>("from", "hill", {.required = true}),
                                   reference<&Path::to>("to", "hill", {.required = true}),
                                   number<&Path::length>("length")};
    static Shape const shape = kept<Path>("path", "paths", fields);
    return shape;
  }
};

// Every height that a hill ever had, since when and until when.
inline Projection heights() {
  return {
      .name = "height",
      .schema =
          "CREATE TABLE height (hill TEXT NOT NULL, height INTEGER, moment INTEGER NOT NULL, until INTEGER NOT NULL);\n"
          "CREATE INDEX height_hill ON height (hill, until);\n",
      .tables = {"height"},
      .on_change = [](Work& work, std::string_view kind, Json const* before, Json const* after) {
        if (kind != "hill") return;
        auto const value = [](Json const* hill) { return hill ? (*hill)["height"] : Json(); };
        if (before && value(before) == value(after)) return;
        auto const id = (before ? before : after)->at("id").get<std::string>();
        work.run("UPDATE height SET until = :moment WHERE hill = :hill AND until = :never",
                 {{"moment", work.moment()}, {"hill", id}, {"never", never}});
        if (value(after).is_null()) return;
        work.run(
            "INSERT INTO height (hill, height, moment, until) VALUES (:hill, :height, :moment, :never)",
            {{"hill", id}, {"height", value(after).get<std::int64_t>()}, {"moment", work.moment()}, {"never", never}});
      }};
}

inline std::vector<record::Shape const*> shapes() { return {&Hill::shape(), &Path::shape()}; }

}  // namespace arpent::store::trial
