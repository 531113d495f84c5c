#include "operations/asker.h"

namespace arpent {

std::set<record::Audience> audiences(Asker const& asker, std::string_view kind, std::string_view id) {
  using record::Audience;
  std::set<Audience> sees{Audience::open};
  if (asker.is_member()) sees.insert(Audience::members);
  if (asker.in_team()) sees.insert({Audience::members, Audience::team});
  if (kind == "person" && !id.empty() && id == asker.person)
    sees.insert({Audience::members, Audience::team, Audience::self});
  return sees;
}

}  // namespace arpent
