// What this phone wrote in meetings, kept on it until it is told to forget: in IndexedDB, which outlives the page, and in memory
// where a browser refuses it (some private windows). `seq` is the order of writing on this phone.
export interface Letter {
  seq: number
  meeting: string
  id: string // of the note, made by chance
  what: 'note' | 'correction' | 'plan' | 'pulse'
  quadrant?: Quadrant
  example?: string
  text?: string
  pulse?: Pulse
  tried?: boolean // its answer may have been lost
  state: 'waiting' | 'sent' | 'refused'
  reason?: string // of a refusal, in words
  not_running?: boolean // refused for no more than that: it leaves when the meeting runs again
}
export type Quadrant = 'strength' | 'weakness' | 'opportunity' | 'threat'
export interface Pulse {
  trust: number
  purpose: number
  ownership: number
}
export type Draft = Omit<Letter, 'seq' | 'state'>

export interface Drawer {
  add: (draft: Draft) => Promise<Letter>
  put: (letter: Letter) => Promise<void>
  drop: (seq: number) => Promise<void>
  all: (meeting: string) => Promise<Letter[]> // in the order of writing
}

export function drawer_in_memory(): Drawer {
  const kept = new Map<number, Letter>()
  let last = 0
  return {
    add: async draft => {
      const letter: Letter = { ...draft, seq: ++last, state: 'waiting' }
      kept.set(letter.seq, letter)
      return letter
    },
    put: async letter => void kept.set(letter.seq, letter),
    drop: async seq => void kept.delete(seq),
    all: async meeting => [...kept.values()].filter(one => one.meeting === meeting).sort((a, b) => a.seq - b.seq),
  }
}

export function kept_drawer(): Drawer {
  let opened: Promise<IDBDatabase> | undefined
  let memory: Drawer | undefined // once the browser has refused to keep anything

  const open = () =>
    (opened ??= new Promise((done, fail) => {
      const request = indexedDB.open('meeting', 1)
      request.onupgradeneeded = () =>
        request.result.createObjectStore('letter', { keyPath: 'seq', autoIncrement: true }).createIndex('meeting', 'meeting')
      request.onsuccess = () => done(request.result)
      request.onerror = () => fail(request.error)
    }))

  async function use<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = (await open()).transaction('letter', mode)
    const request = ask(transaction.objectStore('letter'))
    return new Promise((done, fail) => {
      transaction.oncomplete = () => done(request.result)
      transaction.onabort = transaction.onerror = () => fail(transaction.error)
    })
  }

  async function or_memory<T>(kept: () => Promise<T>, instead: (drawer: Drawer) => Promise<T>): Promise<T> {
    if (memory) return instead(memory)
    try {
      return await kept()
    } catch {
      return instead((memory ??= drawer_in_memory()))
    }
  }
  // A copy without proxies: the database takes plain values only.
  const plain = <T,>(value: T): T => JSON.parse(JSON.stringify(value)) as T

  return {
    add: draft =>
      or_memory(
        async () => {
          const letter = { ...plain(draft), state: 'waiting' as const }
          return { ...letter, seq: (await use('readwrite', store => store.add(letter))) as number }
        },
        drawer => drawer.add(draft),
      ),
    put: letter =>
      or_memory(
        () => use('readwrite', store => store.put(plain(letter))).then(() => {}),
        drawer => drawer.put(letter),
      ),
    drop: seq =>
      or_memory(
        () => use('readwrite', store => store.delete(seq)),
        drawer => drawer.drop(seq),
      ),
    all: meeting =>
      or_memory(
        () => use('readonly', store => store.index('meeting').getAll(meeting) as IDBRequest<Letter[]>),
        drawer => drawer.all(meeting),
      ),
  }
}
