// What people do together, as far as it concerns whoever asks: meetings that run or come, decisions that wait for their
// yes or are to be looked at again, debriefs of small tests.
#pragma once
#include <set>

#include "operations/operation.h"
#include "views/picture.h"
#include "views/today_answer.h"

namespace arpent::views {

// `mine`, in all of them: the posts that the asker fills.
//
// Meetings that run now. A meeting concerns whoever leads it or its action, is invited, or is an officer of its
// district; the core group for those of a local group; and the team.
std::vector<TodayLine> live_meetings(Asker const& asker, Reader& reader, Picture const& picture,
                                     std::set<std::string> const& mine);
// The next one of each series, or of an action without a series, within four weeks for whoever leads it or its action,
// else within two.
std::vector<TodayLine> next_meetings(Asker const& asker, Reader& reader, Picture const& picture,
                                     std::set<std::string> const& mine);
// Decisions that were put to the asker: as a person, by their post, or as the contact of a partner.
std::vector<TodayLine> decisions_waiting(Asker const& asker, Reader& reader, Picture const& picture,
                                         std::set<std::string> const& mine);
// Decisions whose day has come, for whoever does them, leads the meeting or its action, and for the link keeper; and
// debriefs, for whoever looks after the test or leads its action. What nobody else has is the manager's.
std::vector<TodayLine> talks_due(Asker const& asker, Reader& reader, Picture const& picture,
                                 std::set<std::string> const& mine);

}  // namespace arpent::views
