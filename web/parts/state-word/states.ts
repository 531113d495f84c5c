import type { ShapeName, Tone } from '../shape/shapes'

interface Look {
  shape: ShapeName
  tone: Tone
}

const look = (shape: ShapeName, tone: Tone): Look => ({ shape, tone })

// A number that is expected and has not come: somebody can be asked for it.
export const is_late = (state: string): boolean => ['due', 'overdue', 'never', 'no_one'].includes(state)

// Every state that a screen names, by the name it has in the records.
export const states = {
  // a number that is expected
  fresh: look('full', 'good'),
  due: look('half', 'wait'),
  overdue: look('triangle', 'wait'),
  never: look('ring', 'plain'),
  no_one: look('dashed', 'plain'),
  // a need that was heard
  heard: look('ring', 'wait'),
  taken_up: look('half', 'plain'),
  answered: look('full', 'good'),
  set_aside: look('dash', 'plain'),
  // how fast
  on_pace: look('full', 'good'),
  behind: look('half', 'wait'),
  cannot_tell: look('dashed', 'plain'),
  // a goal, seen from the ground
  seen_by_effect: look('full', 'good'),
  by_activity_only: look('half', 'plain'),
  not_seen: look('ring', 'plain'),
  // a link between an action and a goal
  proposed: look('ring', 'plain'),
  confirmed: look('full', 'good'),
  doubted: look('dashed', 'wait'),
  // an action
  idea: look('ring', 'plain'),
  prepared: look('half', 'plain'),
  running: look('full', 'plain'),
  paused: look('dash', 'plain'),
  done: look('check', 'plain'),
  dropped: look('cross', 'plain'),
  // how it is going
  secured: look('full', 'good'),
  reachable: look('half', 'plain'),
  support_needed: look('open-diamond', 'wait'),
  compromised: look('triangle', 'wrong'),
  // a number that was given
  draft: look('dashed', 'plain'),
  submitted: look('half', 'wait'),
  accepted: look('full', 'good'),
  returned: look('open-diamond', 'wait'),
  superseded: look('dash', 'plain'),
  contested: look('open-diamond', 'wait'),
  // a plan, a correction, an indicator
  adopted: look('full', 'good'),
  closed: look('square', 'plain'),
  open: look('ring', 'wait'),
  partly: look('half', 'plain'),
  declined: look('cross', 'plain'),
  active: look('full', 'plain'),
  retired: look('dash', 'plain'),
  agreed: look('full', 'good'),
  // a promise
  asked: look('ring', 'plain'),
  promised: look('full', 'good'),
  not_possible: look('cross', 'plain'),
  kept: look('check', 'good'),
  lapsed: look('dash', 'plain'),
  // what happened to what I typed
  saved: look('check', 'good'),
  waiting: look('half', 'wait'),
  invalid: look('triangle', 'wrong'),
  locked: look('square', 'plain'),
  // what an import would do
  new: look('full', 'good'),
  changed: look('half', 'wait'),
  untouched: look('dash', 'plain'),
  conflict: look('open-diamond', 'wrong'),
} as const satisfies Record<string, Look>

export type StateName = keyof typeof states
