import type { Page } from './answer'

// What a test asks for now, out of where it stands, who looks and the day.
type Of = Pick<Page, 'pilot' | 'standing' | 'versions'>
type Can = (operation: string) => boolean
export type Next = 'write' | 'approve' | 'draw' | 'start' | 'promote' | 'debrief' | 'next_version'

// The hour of the debrief has come: its day is there, or nothing else is left to do.
export function is_due({ pilot, standing }: Of, today: string): boolean {
  if (pilot.state !== 'running' && pilot.state !== 'paused') return false
  if (pilot.debrief_on !== null && pilot.debrief_on <= today) return true
  return pilot.pause_cause === 'all_steps' || (pilot.pause_cause === 'red_line' && !standing.may_go_on)
}

// The one thing to do next. A paused test is talked about first, whatever its numbers would allow.
export function next_of(of: Of, can: Can, today: string): Next | null {
  const { pilot, standing, versions } = of
  const { state } = pilot
  if (state === 'idea' && can('pilot.change')) return 'write'
  if (state === 'prepared' && can('pilot.approve')) return 'approve'
  const places_wait = pilot.compared === 'places' && pilot.drawn.length === 0
  if (state === 'approved' && places_wait && can('pilot.draw')) return 'draw'
  if (state === 'approved' && can('pilot.start')) return 'start'
  if (state === 'running' && standing.may_promote && can('pilot.promote')) return 'promote'
  if ((state === 'paused' || is_due(of, today)) && can('pilot.debrief')) return 'debrief'
  const is_last = versions.every(one => one.version <= pilot.version)
  if (state === 'debriefed' && pilot.verdict === 'adapt' && is_last && can('pilot.next_version')) return 'next_version'
  return null
}

// How a paused test may go on beside the talk: with a reason, or by the rule of its step where a correction has changed it.
export function goes_on({ pilot, standing }: Of, can: Can): 'resume' | 'promote' | null {
  if (pilot.state !== 'paused') return null
  if (standing.may_go_on && can('pilot.resume')) return 'resume'
  return standing.may_promote && can('pilot.promote') ? 'promote' : null
}
