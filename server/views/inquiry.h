// "What for?": asked, answered, kept.
#pragma once
#include "operations/operation.h"

namespace arpent::views {

// GET /api/inquiry_list                : all of them, for members.
// GET /api/what_for?about=             : those about one plan, goal or action.
// GET /api/answer_versions?inquiry=    : every version of the answer, with its objections.
void add_inquiry_list(Register& all);
// GET /api/inquiry_page?inquiry=       : for members; whoever leads sees what others do not see yet.
void add_inquiry_page(Register& all);
// GET /api/inquiry_room?inquiry=       : for whoever came in by code or by a personal link; 404 for anybody else.
void add_inquiry_room(Register& all);

// Whether somebody came in: by a seat, or by a link to this question.
bool came_into_inquiry(Reader& reader, Asker const& asker, std::string const& inquiry);

}  // namespace arpent::views
