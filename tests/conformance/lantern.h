// A kind that no room knows: it stands for the one somebody will add tomorrow. That it passes everything that is asked
// of every kind, from this struct alone, is what is shown here. It has every sort of field.
#pragma once
#include "record/describe.h"

namespace arpent::conformance {

struct Lantern {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<std::string> story, hung_by, mail, hung_on, colour, beside, seen_at;
  std::vector<std::string> tags, near, faces;
  std::optional<std::int64_t> candles, price;
  std::optional<double> height;
  bool lit = false;
  Json place;
  std::optional<record::File> picture;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        text<&Lantern::title>("title", {.required = true}),
        long_text<&Lantern::story>("story"),
        text<&Lantern::hung_by>("hung_by", {.personal = true}),
        record::email<&Lantern::mail>("mail", {.personal = true, .audience = Audience::team}),
        date<&Lantern::hung_on>("hung_on", {.fixed = true}),
        choice<&Lantern::colour>("colour", "red|green|white"),
        reference<&Lantern::beside>("beside", "theme|lantern"),
        moment<&Lantern::seen_at>("seen_at", {.by_operation = true}),
        texts<&Lantern::tags>("tags"),
        references<&Lantern::near>("near", "territory"),
        choices<&Lantern::faces>("faces", "north|south|east"),
        integer<&Lantern::candles>("candles", {.min = 0, .max = 40}),
        money<&Lantern::price>("price"),
        number<&Lantern::height>("height"),
        flag<&Lantern::lit>("lit"),
        record::geometry<&Lantern::place>("place"),
        record::file<&Lantern::picture>("picture")};
    static Shape const shape = kept<Lantern>("lantern", "lanterns", fields, {.searched = "title|story|hung_by"});
    return shape;
  }
};

}  // namespace arpent::conformance
