#include "views/views.h"

#include "views/action_list.h"
#include "views/action_page.h"
#include "views/adjustment_desk.h"
#include "views/bulletin_desk.h"
#include "views/changes.h"
#include "views/condition_list.h"
#include "views/district_list.h"
#include "views/district_page.h"
#include "views/evidence.h"
#include "views/indicator_page.h"
#include "views/inquiry.h"
#include "views/link_page.h"
#include "views/link_queue.h"
#include "views/measure_grid.h"
#include "views/meeting_list.h"
#include "views/minutes_page.h"
#include "views/my_calendars.h"
#include "views/need_list.h"
#include "views/pilot_list.h"
#include "views/pilot_page.h"
#include "views/plan_ages.h"
#include "views/plan_compare.h"
#include "views/plan_gaps.h"
#include "views/plan_map.h"
#include "views/plan_tree.h"
#include "views/search.h"
#include "views/today.h"
#include "views/waiting_numbers.h"
#include "views/who_is_missing.h"

namespace arpent::views {

void add_views(Register& all) {
  add_action_list(all);
  add_action_page(all);
  add_adjustment_desk(all);
  add_bulletin_desk(all);
  add_changes(all);
  add_condition_list(all);
  add_pilot_list(all);
  add_pilot_page(all);
  add_reorganise_preview(all);
  add_plan_ages(all);
  add_plan_compare(all);
  add_plan_gaps(all);
  add_plan_map(all);
  add_plan_tree(all);
  add_district_list(all);
  add_district_page(all);
  add_evidence(all);
  add_indicator_page(all);
  add_inquiry_list(all);
  add_inquiry_page(all);
  add_inquiry_room(all);
  add_link_page(all);
  add_link_queue(all);
  add_measure_grid(all);
  add_meeting_list(all);
  add_meeting_page(all);
  add_meeting_room(all);
  add_minutes_page(all);
  add_my_calendars(all);
  add_need_list(all);
  add_need_wall(all);
  add_search(all);
  add_today(all);
  add_waiting_numbers(all);
  add_who_is_missing(all);
}

}  // namespace arpent::views
