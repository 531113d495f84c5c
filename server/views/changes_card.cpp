#include "views/changes_card.h"

namespace arpent::views {
namespace {

constexpr std::string_view card_fields[] = {"title",     "is_about", "is_not_about", "state",
                                            "starts_on", "ends_on",  "lead",         "territories"};

}  // namespace

CardWords::CardWords(store::Reader& reader, Picture const& picture) : picture_(picture) {
  for (auto& one : reader.all<people::Post>()) posts_.emplace(one.id, std::move(one));
}

std::vector<CardChange> CardWords::between(Json const& before, Json const& after) const {
  std::vector<CardChange> out;
  if (!before.is_object() || !after.is_object()) return out;
  for (auto const field : card_fields) {
    std::string const name{field};
    auto const was = before.value(name, Json()), is = after.value(name, Json());
    if (was != is) out.push_back({name, said(field, was), said(field, is)});
  }
  return out;
}

std::optional<std::string> CardWords::said(std::string_view field, Json const& value) const {
  if (value.is_null()) return std::nullopt;
  if (field == "territories") {
    std::string out;
    for (auto const& id : value)
      if (auto const* place = picture_.territory(id.get<std::string>())) out += (out.empty() ? "" : ", ") + place->name;
    return out.empty() ? std::nullopt : std::optional(out);
  }
  auto const text = value.get<std::string>();
  if (field != "lead") return text;
  auto const post = posts_.find(text);
  return post == posts_.end() ? std::nullopt : std::optional(post->second.title);
}

}  // namespace arpent::views
