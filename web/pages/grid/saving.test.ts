import { afterEach, describe, expect, it, vi } from 'vitest'
import { row_of, use_saving } from './saving'

const sent: { rows: unknown[] }[] = []
function answer_with(...answers: (() => Response)[]): void {
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.json())
    return (answers.shift() ?? answers.at(-1) ?? (() => Response.json({ rows: [] })))()
  })
}
const refused = (field: string) => () =>
  Response.json({ code: 'measurement.invalid', message: 'No', fields: [{ field, message: 'Not so' }] }, { status: 422 })
const row = (key: string, value: number) => ({ key, value, row: { territory: key, period: '2026-02', value } })

afterEach(() => {
  sent.length = 0
  vi.unstubAllGlobals()
})

describe('saving a grid', () => {
  it('says saved only when the server has kept it', async () => {
    answer_with(() => Response.json({ rows: [] }))
    const saving = use_saving(() => 'i', async () => {})
    const done = saving.put([row('a', 38)])
    expect(saving.typed.get('a')!.save).toBe('waiting')
    await done
    expect(saving.typed.get('a')!.save).toBe('saved')
    expect(sent[0]).toMatchObject({ indicator: 'i', channel: 'grid', rows: [{ territory: 'a', value: 38 }] })
  })

  it('keeps what is sound when one row is refused, and says what is wrong with that one', async () => {
    answer_with(refused('rows.1.value'), () => Response.json({ rows: [] }))
    const saving = use_saving(() => 'i', async () => {})
    await saving.put([row('a', 38), row('b', -1)])
    expect(saving.typed.get('a')!.save).toBe('saved')
    expect(saving.typed.get('b')).toMatchObject({ save: 'invalid', message: 'Not so' })
    expect(sent[1]!.rows).toHaveLength(1)
  })

  it('keeps waiting what the network did not take, and sends it again', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
    const saving = use_saving(() => 'i', async () => {})
    await saving.put([row('a', 38)])
    expect(saving.typed.get('a')!.save).toBe('waiting')
    expect(saving.is_waiting()).toBe(true)
    answer_with(() => Response.json({ rows: [] }))
    await saving.flush()
    expect(saving.typed.get('a')!.save).toBe('saved')
  })

  it('sends both halves of a share', () => {
    const entry = { row: 'a', period: '2026-02', value: 60, raw: '60' }
    const box = { numerator: 38, denominator: null } as never
    expect(row_of(entry, 'denominator', box, '')).toMatchObject({ numerator: 38, denominator: 60 })
    expect(row_of({ ...entry, row: '' }, 'value', undefined, 'nursery')).toEqual({
      territory: null, period: '2026-02', stage: 'nursery', value: 60,
    })
  })
})
