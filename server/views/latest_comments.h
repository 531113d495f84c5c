// What was said last about a record, oldest first, and how much was said before that: a page stays as quick when people
// have talked under it for years.
#pragma once
#include "domain/talk/talk.h"
#include "store/reader.h"

namespace arpent::views {

struct LatestComments {
  std::vector<talk::Comment> comments;
  std::int64_t earlier = 0;
};

enum class Which { all, open };  // open: without those that are resolved

// Ids are in the order of age.
inline LatestComments latest_comments(store::Reader& reader, std::string const& about, std::int64_t at_most,
                                      Which which = Which::all) {
  std::string const condition = which == Which::open ? "about = :about AND resolved = 0" : "about = :about";
  std::vector<std::string> ids;
  reader.select("SELECT id FROM {comment} AS c WHERE " + condition + " ORDER BY id DESC LIMIT :at_most",
                {{"about", about}, {"at_most", at_most}},
                [&](store::Row const& row) { ids.push_back(row.text(0)); });
  LatestComments out;
  for (auto id = ids.rbegin(); id != ids.rend(); ++id)
    if (auto comment = reader.find<talk::Comment>(*id)) out.comments.push_back(*std::move(comment));
  if (std::ssize(ids) < at_most) return out;
  reader.select("SELECT count(*) FROM {comment} AS c WHERE " + condition, {{"about", about}}, [&](store::Row const& row) {
    out.earlier = row.integer(0) - at_most;
  });
  return out;
}

}  // namespace arpent::views
