// What the card of an action says on two occasions, field by field, in words: codes, days, names of places and posts.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/people/person.h"
#include "views/changes_answer.h"
#include "views/picture.h"

namespace arpent::views {

class CardWords {
 public:
  CardWords(store::Reader& reader, Picture const& picture);

  // The fields that differ between two states of an action; none where one of them is no record.
  std::vector<CardChange> between(Json const& before, Json const& after) const;

  std::map<std::string, people::Post, std::less<>> const& posts() const { return posts_; }

 private:
  std::optional<std::string> said(std::string_view field, Json const& value) const;

  Picture const& picture_;
  std::map<std::string, people::Post, std::less<>> posts_{};
};

}  // namespace arpent::views
