#include "main/permission_table.h"

namespace arpent {

std::span<Grant const> permission_table() {
  static constexpr Grant table[] = {
      // Reading: open to the group. Fields with a narrower audience are left out of the answers.
      {"plan.get plan.list plan.history theme.get theme.list theme.history goal.get goal.list goal.history", "member"},
      {"assumption.get assumption.list assumption.history action.get action.list action.history", "member"},
      {"contribution.get contribution.list contribution.history deliverable.get deliverable.list", "member"},
      {"deliverable.history task.get task.list task.history snapshot.get snapshot.list snapshot.history", "member"},
      {"indicator.get indicator.list indicator.history reporter.get reporter.list reporter.history", "member"},
      {"baseline.get baseline.list baseline.history target.get target.list target.history", "member"},
      {"measurement.get measurement.list measurement.history counter_value.get counter_value.list", "member"},
      {"counter_value.history period_close.get period_close.list period_close.history", "member"},
      {"territory.get territory.list territory.history target_group.get target_group.list", "member"},
      {"target_group.history group_share.get group_share.list group_share.history", "member"},
      {"post.get post.list post.history person.get person.list person.history membership.get", "member"},
      {"membership.list membership.history stakeholder.get stakeholder.list stakeholder.history", "member"},
      {"involvement.get involvement.list involvement.history comment.get comment.list comment.history", "member"},
      {"attachment.get attachment.list attachment.history school_period.get school_period.list", "member"},
      {"school_period.history city.get city.list city.history entry.list", "member"},
      {"share_link.get share_link.list share_link.history", "manager link_keeper"},
      {"district_list district_page district_engagement who_is_missing indicator_page measure_grid", "member"},
      {"action_page action_list evidence", "member"},
      {"today search", "member"},
      {"plan_tree plan_map plan_ages plan_gaps plan_compare", "member"},
      // The plan.
      {"plan.* theme.* snapshot.*", "manager link_keeper"},
      {"goal.* assumption.*", "manager link_keeper"},
      {"action.create", "manager link_keeper core"},
      {"action.change", "manager link_keeper lead"},
      {"action.weather action.no_change", "manager link_keeper lead"},
      {"action.focus", "manager link_keeper core"},
      {"action.unfocus action.agree_focus", "manager link_keeper"},
      {"action.remove", "manager"},
      {"contribution.create contribution.change", "manager link_keeper core lead"},
      {"contribution.confirm contribution.doubt", "manager link_keeper"},
      {"contribution.drop contribution.remove", "manager link_keeper"},
      {"deliverable.* task.*", "manager link_keeper core contributor lead"},
      // Numbers.
      {"indicator.create indicator.change indicator.notice", "manager link_keeper core lead"},
      {"indicator.discussed indicator.remove", "manager link_keeper"},
      {"baseline.* target.*", "manager link_keeper lead"},
      {"reporter.hand_over", "manager link_keeper lead reporter link"},
      {"reporter.*", "manager link_keeper lead"},
      {"measurement.submit measurement.correct", "manager link_keeper contributor lead reporter officer link"},
      {"measurement.put_many", "manager link_keeper contributor lead officer"},
      {"measurement.create measurement.change", "manager"},
      {"measurement.accept measurement.return", "manager link_keeper lead"},
      {"measurement.ask", "manager link_keeper lead"},
      {"measurement.remove", "manager"},
      {"counter_value.create", "manager link_keeper core contributor lead officer reporter"},
      {"counter_value.change counter_value.remove", "manager author"},
      {"counter_value.accept counter_value.decline", "manager link_keeper"},
      {"period_close.*", "manager"},
      // Places and people.
      {"territory.* target_group.* group_share.* school_period.*", "manager"},
      {"post.* membership.*", "manager"},
      {"person.change person.export", "manager self"},
      {"person.erase", "manager"},
      {"person.*", "manager"},
      {"involvement.answer", "manager link_keeper lead partner"},
      {"stakeholder.* involvement.*", "manager link_keeper"},
      {"share_link.create share_link.revoke", "manager link_keeper lead"},
      {"share_link.*", "manager link_keeper"},
      // Changing course.
      {"adjustment.get adjustment.list adjustment.history recommendation.get recommendation.list", "member"},
      {"recommendation.history", "member"},
      {"adjustment.create adjustment.explain", "manager link_keeper core lead"},
      {"adjustment.change adjustment.remove", "manager link_keeper lead author"},
      {"adjustment.confirm adjustment.decline", "manager link_keeper sponsor lead"},
      {"adjustment.review", "manager link_keeper core lead"},
      {"recommendation.*", "manager link_keeper"},
      {"condition.get condition.list condition.history condition_news.get condition_news.list", "member"},
      {"condition_news.history observation.get observation.list observation.history", "member"},
      {"condition.*", "manager link_keeper"},
      {"condition_news.create", "manager link_keeper core"},
      {"condition_news.*", "manager link_keeper"},
      {"influence.*", "manager link_keeper"},
      {"bulletin.get bulletin.list bulletin.history", "member"},
      {"bulletin.* bulletin_desk", "manager link_keeper"},
      {"condition.reorganise reorganise_preview", "manager"},
      {"observation.create changes condition_list", "member"},
      {"observation.change observation.remove", "manager author"},
      {"observation.answer", "manager link_keeper lead"},
      // Talk.
      {"comment.create", "member"},
      {"comment.change comment.remove", "manager author"},
      {"attachment.create", "manager link_keeper core contributor lead officer"},
      {"attachment.change attachment.remove", "manager author"},
      // Small tests.
      {"pilot.get pilot.list pilot.history", "member"},
      {"pilot.create", "manager link_keeper core contributor lead"},
      {"pilot.change pilot.next_version", "manager link_keeper core lead"},
      {"pilot.approve pilot.withdraw", "manager link_keeper"},
      {"pilot.start pilot.pause pilot.resume pilot.debrief", "manager link_keeper lead"},
      {"pilot.report pilot.report_many pilot.correct_report", "manager link_keeper core contributor lead officer link"},
      {"pilot.draw_next pilot.tell_outcome pilot.tell_block pilot.tell_place",
       "manager link_keeper core contributor lead officer link"},
      {"pilot.draw", "manager link_keeper"},
      {"pilot.promote pilot.adjust", "manager link_keeper lead"},
      {"pilot_page pilot_list pilot_forecast", "member"},
      {"pilot.remove", "manager link_keeper"},
      // Needs heard where people live.
      {"challenge.get challenge.list challenge.history", "member"},
      {"challenge.raise challenge.voice challenge.helps", "public"},
      {"need_list", "member"},
      {"link_queue", "manager link_keeper"},
      {"need_wall need_page", "public"},
      {"challenge.relay", "manager link_keeper core officer link"},
      {"challenge.create challenge.group challenge.adopt challenge.take_to_meeting", "manager link_keeper core officer"},
      {"challenge.change challenge.answer challenge.set_aside challenge.reopen", "manager link_keeper officer"},
      {"challenge.remove challenge.blank", "manager"},
      {"link_page", "public"},  // what a link opens; without one: nothing
      {"waiting_numbers", "manager link_keeper contributor core"},
      // "What for?" Whoever took a seat by phone, or came by a personal link, speaks and votes without a name.
      {"inquiry.get inquiry.list inquiry.history agreed_answer.get agreed_answer.list", "member"},
      {"agreed_answer.history inquiry_list inquiry_page what_for answer_versions", "member"},
      {"inquiry.create", "manager link_keeper core"},
      {"inquiry.remove", "manager link_keeper"},
      {"inquiry.join", "public"},
      {"inquiry_room", "public"},  // for who came in; for others: nothing
      {"inquiry.say_who inquiry.vote inquiry.stance", "manager link_keeper facilitator guest link"},
      {"inquiry.say inquiry.object", "manager link_keeper facilitator guest link"},
      {"inquiry.*", "manager link_keeper facilitator"},
      {"agreed_answer.change", "manager link_keeper facilitator"},
      {"agreed_answer.create agreed_answer.remove", "manager"},
      // The city, sessions, taking back.
      {"city.start", "public"},
      {"city.create city.change city.remove", "manager"},
      {"session.request_code session.open session.open_with_password session.me demo.people demo.login", "public"},
      {"session.close session.close_all session.close_others session.revoke session.list session.speak", "person"},
      {"session.set_password session.remove_password", "person"},
      {"entry.undo entry.undo_batch", "member"},
      // Bringing in: each record by its own line above.
      {"import.preview import.apply import.progress import.discard", "member"},
      // Taking out the whole city, beside the operations: what a member sees comes as sheets.
      {"download.archive download.ledger", "manager"},
  };
  return table;
}

std::span<std::string_view const> beside_operations() {
  static constexpr std::string_view names[] = {"download.archive", "download.ledger"};
  return names;
}

}  // namespace arpent
