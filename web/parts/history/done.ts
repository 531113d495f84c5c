// What was done, in a word or two, from the name of an operation. The verbs of everyday; another one says nothing rather than a
// code.
const verbs = new Set([
  'create', 'change', 'remove', 'confirm', 'doubt', 'drop', 'focus', 'unfocus', 'agree_focus', 'weather', 'no_change', 'notice',
  'discussed', 'submit', 'accept', 'return', 'decline', 'supersede', 'correct', 'put_many', 'hand_over', 'undo', 'undo_batch',
  'apply', 'recode', 'move', 'revoke', 'erase',
])

export const verb_of = (operation: string): string | undefined => {
  const verb = operation.split('.').at(-1) ?? ''
  return verbs.has(verb) ? verb : undefined
}

// Through what, when it was not this page.
const doors = new Set(['cli', 'import', 'job'])
export const door_of = (door: string, actor: string): string | undefined =>
  actor.startsWith('link:') ? 'link' : doors.has(door) ? door : undefined
