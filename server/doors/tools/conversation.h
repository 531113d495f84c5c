// Votes on statements out of files: who voted what, what the statements say, and what people declared of themselves.
#pragma once
#include <optional>

#include "doors/tools/command.h"
#include "opinion/agreement.h"

namespace arpent::tools {

struct Conversation {
  opinion::Votes votes{};
  std::vector<std::string> people{}, statements{};  // ids by number, in their natural order (2 before 10)
  std::vector<std::string> texts{};                 // of statements; "" where nobody said
  std::vector<opinion::Dimension> dimensions{};
  std::vector<std::string> dimension_names{};
  std::vector<std::vector<std::string>> value_names{};
};

// Columns timestamp (may be absent), comment-id, voter-id, vote: the latest vote of a pair counts, the last in the file
// where times are equal or absent. Or a wide matrix: a row a person, a column a statement (all whose headings are whole
// numbers, else all but the first), empty where nothing was seen. A vote is 1, 0, -1 or agree, pass, disagree.
// --comments: comment-id, moderated (-1: not counted), comment-body. --declared: voter-id and a column per dimension.
std::optional<Conversation> read_conversation(Given const& given, std::istream& in, Faults& faults);

std::vector<Command> opinion_commands();

}  // namespace arpent::tools
