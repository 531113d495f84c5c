#include "views/views.h"

#include "views/action_list.h"
#include "views/action_page.h"
#include "views/district_list.h"
#include "views/district_page.h"
#include "views/evidence.h"
#include "views/indicator_page.h"
#include "views/link_page.h"
#include "views/measure_grid.h"
#include "views/search.h"
#include "views/today.h"
#include "views/waiting_numbers.h"

namespace arpent::views {

void add_views(Register& all) {
  add_action_list(all);
  add_action_page(all);
  add_district_list(all);
  add_district_page(all);
  add_evidence(all);
  add_indicator_page(all);
  add_link_page(all);
  add_measure_grid(all);
  add_search(all);
  add_today(all);
  add_waiting_numbers(all);
}

}  // namespace arpent::views
