import { create } from '@/api/client'
import { notify } from '@/parts/notice/notices'
import { t } from '@/words'

// What a notice offers after a write that one touch did: take exactly that entry back, then show the page as it is.
export const take_back = (moment: number | undefined, shown: () => unknown) =>
  moment === undefined
    ? undefined
    : async (): Promise<void> => {
        const answer = await create('/api/entry/undo', { moment, others: false })
        notify(answer.problem ? answer.problem.message || t('parts.failed') : t('parts.taken_back'))
        await shown()
      }
