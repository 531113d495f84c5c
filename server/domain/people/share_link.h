// A link that opens one thing without an account. Only the SHA-256 of its token is kept: who reads the database can
// open nothing. Opening a link changes nothing; it expires and can be revoked.
#pragma once
#include "operations/operation.h"

namespace arpent::people {

struct ShareLink {
  std::string id;
  std::int64_t revision = 0;
  std::string opens;
  std::optional<std::string> indicator, territory, action, pilot, inquiry, invitation, decision, label, person,
      expires_on;
  std::optional<std::string> revoked_at, token_hash, last_used_on;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {
        choice<&ShareLink::opens>("opens", "measurement|action|sheet|calendar|pilot|needs|inquiry|invitation|decision",
                                  {.required = true, .fixed = true}),
        reference<&ShareLink::indicator>("indicator", "indicator", {.fixed = true}),
        reference<&ShareLink::territory>("territory", "territory", {.fixed = true}),
        reference<&ShareLink::action>("action", "action", {.fixed = true}),
        reference<&ShareLink::pilot>("pilot", "pilot", {.fixed = true}),
        reference<&ShareLink::inquiry>("inquiry", "inquiry", {.fixed = true}),
        reference<&ShareLink::invitation>("invitation", "invitation", {.fixed = true}),
        reference<&ShareLink::decision>("decision", "decision", {.fixed = true}),
        text<&ShareLink::label>("label", {.max_length = 200, .personal = true}),
        reference<&ShareLink::person>("person", "person"),
        date<&ShareLink::expires_on>("expires_on"),
        moment<&ShareLink::revoked_at>("revoked_at", {.by_operation = true}),
        text<&ShareLink::token_hash>("token_hash", {.audience = Audience::self, .by_operation = true}),
        date<&ShareLink::last_used_on>("last_used_on", {.by_operation = true}),
    };
    static Shape const shape = kept<ShareLink>("share_link", "share_links", fields,
                                               {.title = "label", .searched = "label", .audience = Audience::team});
    return shape;
  }
};

// What it opens must be named: an indicator for a measurement, an action for an action, a small test for its
// reports, a place for its needs, a "what for?" to take part in, an invitation or a decision to be answered; a sheet is
// for an action or a place. A calendar is the whole city's, and names nothing.
std::vector<FieldProblem> faults(ShareLink const& link);

// Revoked, or past its last day.
bool is_closed(ShareLink const& link, Day today);

// Gives a link that is kept a token and answers {id, url, token, opens, label, expires_on}: the only time that the
// token is said. An earlier one opens nothing any more. The address is a page to be opened; of a calendar, what a
// calendar program asks.
Json with_new_token(Call const& call, Work& work, ShareLink link);

}  // namespace arpent::people
