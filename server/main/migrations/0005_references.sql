-- Who points where is found in the column itself where it points to one record of one kind.
DELETE FROM reference WHERE kind || '.' || field IN (
  'action.lead', 'action.plan', 'action.sponsor', 'adjustment.action', 'adjustment.decided_by', 'adjustment.goal',
  'adjustment.new_lead', 'assumption.from_goal', 'assumption.to_goal', 'baseline.indicator', 'baseline.territory',
  'contribution.action', 'contribution.goal', 'contribution.reviewed_by', 'counter_value.answered_by',
  'counter_value.measurement', 'counter_value.proposed_by', 'deliverable.action', 'goal.parent', 'goal.plan',
  'group_share.group', 'group_share.territory', 'indicator.action', 'indicator.goal', 'indicator.written_by',
  'involvement.action', 'involvement.stakeholder', 'measurement.group', 'measurement.indicator',
  'measurement.reported_by', 'measurement.supersedes', 'measurement.territory', 'membership.person',
  'membership.territory', 'period_close.indicator', 'person.organisation', 'pilot.action', 'pilot.previous',
  'pilot.territory', 'plan.previous_plan', 'post.holder', 'recommendation.answered_by', 'reporter.indicator',
  'reporter.link', 'reporter.person', 'reporter.stand_in', 'reporter.territory', 'share_link.action',
  'share_link.indicator', 'share_link.person', 'share_link.pilot', 'share_link.territory', 'stakeholder.contact',
  'stakeholder.territory', 'target.indicator', 'target.territory', 'task.action', 'territory.parent');
