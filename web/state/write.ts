import { ref } from 'vue'
import type { Answer, Problem } from '@/api/problem'
import { notify } from '@/parts/notice/notices'
import { take_back } from './take-back'

// One write of a dialog: busy while it is under way, its problem afterwards, one sentence when it is done.
export function use_write() {
  const problem = ref<Problem | null>(null)
  const busy = ref(false)
  // With `shown`, the sentence offers to take it back, and calls it afterwards.
  async function write<T>(doing: () => Promise<Answer<T>>, said?: string, shown?: () => unknown): Promise<T | undefined> {
    busy.value = true
    const answer = await doing()
    busy.value = false
    problem.value = answer.problem ?? null
    if (!answer.problem && said) notify(said, shown && take_back(answer.moment, shown))
    return answer.value
  }
  return { problem, busy, write }
}
