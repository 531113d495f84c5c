import type { Item } from './answer'

// Whether an answer to a thing in the queue needs words, as the server has it: said beside the box at once, and not by refusing.
export function needs_words({ what, text }: Pick<Item, 'what' | 'text'>, choice: string): boolean {
  switch (what) {
    case 'link':
      return ['doubt', 'drop'].includes(choice) || !text // a link without a reason is confirmed with one
    case 'decision_to_recommend':
      return choice === 'not_now'
    case 'recommendation':
      return choice !== 'answer_accepted'
    case 'adjustment':
    case 'aside':
    case 'goal_without_action':
    case 'goal_not_measured':
      return true
    default:
      return false
  }
}
