// What several commands of conversations share.
#pragma once
#include "doors/tools/conversation.h"
#include "doors/tools/opinion_map.h"
#include "opinion/report.h"

namespace arpent::tools {

// A, B, … by the id of a group; A2 after Z.
std::string group_letter(int id);
// The first 80 characters of a statement.
std::string shortened_statement(std::string const& text);

// The same conversation as Polis computes it (engines/opinion/compat.h): every number of its export in JSON, a row a
// statement in the table, its lists in the report; what to draw.
Drawing write_compatible(Conversation const& conversation, Answer& answer);

Command opinion_report();
Command opinion_invite();
Command opinion_lottery();
Command opinion_next();
Command opinion_abuse();

}  // namespace arpent::tools
