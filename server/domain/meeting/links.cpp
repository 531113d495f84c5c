#include "domain/meeting/links.h"

#include "domain/text_of.h"
#include "operations/standard.h"

namespace arpent::meeting {

Result<std::string> give_link(Register const& all, Call const& call, Work& work, Opened const& opened,
                              Reached const& to) {
  ARPENT_CHECK(take_links_back(all, call, work, opened));
  Json link{{"opens", opened.kind}, {opened.kind, opened.id}, {"label", to.name}};
  if (!to.person.empty()) link["person"] = to.person;
  ARPENT_TRY(made, do_operation(all, call, work, "share_link.create", link));
  return text_of(made, "url");
}

Result<Done> take_links_back(Register const& all, Call const& call, Work& work, Opened const& opened) {
  for (auto const& link : work.where("share_link", opened.kind, opened.id))
    if (text_of(link, "revoked_at").empty())
      ARPENT_CHECK(do_operation(all, call, work, "share_link.revoke", {{"id", link["id"]}}));
  return Done{};
}

}  // namespace arpent::meeting
