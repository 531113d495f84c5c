// A link that opens the page of just one number, for whoever tells it, with or without an account.
#pragma once
#include "domain/measure/ask_mail.h"
#include "domain/measure/indicator.h"
#include "operations/operation.h"

namespace arpent::measure {

// Of one indicator and, unless it is the whole city, one place. `person` and `label` may be "".
struct NumberLinkWish {
  std::string indicator, territory, person, label;
};
struct NumberLink {
  std::string id, url, expires_on;
};
// It works for 60 days. Problems are those of share_link.create.
Result<NumberLink> make_number_link(Register const& all, Call const& call, Work& work, NumberLinkWish const& wish);

// Where a person's mails go, in their language or else the city's; nothing for somebody without an address.
std::optional<Addressee> addressee_of(Work& work, std::string const& person);

// What the number belongs to, as a person reads it: the action's title, else the goal's, else "".
std::string belongs_to(Work& work, Indicator const& indicator);

}  // namespace arpent::measure
