// How an asker may stand to what is asked for, besides having a role. Looked up by kind and id, for the permission
// table (operations/permissions.h).
//
//   lead      holds the post that leads the action which the record or the input belongs to
//   reporter  tells us this indicator in this territory (or everywhere), or stands in
//   officer   has a membership for the territory that the record or the input names, or for one above it
//   author    made the record: the first entry of its history is theirs
//   self      the record is the person who asks
//   partner   is the contact of the partner (stakeholder) that the record or the input names
//   link      came by a share link that opens exactly this: its indicator and territory, its action, its small test,
//             or the needs of its place, an invitation, a decision, a "what for?"
//   facilitator  leads the meeting or the "what for?" that the record or the input belongs to
//   asked     is who can say yes to this decision: the person, whoever fills the post, the contact of the partner
//   guest     took a seat there, without an account (operations/guests.h)
#pragma once
#include "operations/permissions.h"

namespace arpent::city {

std::map<std::string, Relation, std::less<>> relations();

}  // namespace arpent::city
