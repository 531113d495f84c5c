// Which meeting a question goes to. `meetings` stand in the order of their days.
interface Meeting {
  id: string
  action: { id: string; name: string } | null
}

// The next one on the same action; none where there is none, as it would be asked of people who came for something else.
export const next_for = (meetings: Meeting[], action: string | null): string | null =>
  (action ? meetings.find(one => one.action?.id === action) : meetings[0])?.id ?? null

// Those on the same action first, then by action in the order of their next meeting, those on none last.
export function by_action<M extends Meeting>(meetings: M[], action: string | null): M[] {
  const order = [action, ...meetings.map(one => one.action?.id)].filter(one => !!one)
  const at = (one: M) => (one.action ? order.indexOf(one.action.id) : order.length)
  return [...meetings].sort((one, other) => at(one) - at(other))
}

// The other action that the chosen meeting is about.
export function about_another(meetings: Meeting[], chosen: string | null, action: string | null): string | null {
  const meeting = meetings.find(one => one.id === chosen)
  return action && meeting?.action && meeting.action.id !== action ? meeting.action.name : null
}
