// Votes on statements out of files: who voted what, what the statements say, and what people declared of themselves.
#pragma once
#include <optional>

#include "doors/tools/command.h"
#include "opinion/abuse.h"
#include "opinion/agreement.h"

namespace arpent::tools {

struct Conversation {
  opinion::Votes votes{};
  std::vector<std::string> people{}, statements{};  // ids by number, in their natural order (2 before 10)
  std::vector<std::string> texts{};                 // of statements; "" where nobody said
  std::vector<opinion::Dimension> dimensions{};
  std::vector<std::string> dimension_names{};
  std::vector<std::vector<std::string>> value_names{};
  std::size_t without_vote = 0;  // rows that were passed over
  bool has_times = false;
  std::vector<opinion::TimedVote> log{};  // every ballot, in the order of time, where it is kept and there are times
};
enum class Log { none, kept };

// Votes as ballots.h reads them: the latest of a pair counts, the last in the file where times are equal or absent.
// --comments: comment-id, moderated (-1: not counted), comment-body. --declared: voter-id and a column per dimension.
// Faults: a file beside that names no statement or person of the votes, a person declared twice.
std::optional<Conversation> read_conversation(Given const& given, std::istream& in, Faults& faults,
                                              Log keeps = Log::none);

std::vector<Command> opinion_commands();

}  // namespace arpent::tools
