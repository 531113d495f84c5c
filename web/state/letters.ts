export interface Letter {
  id: string // UUIDv7: their order is the order of writing; also the Request-Id
  place: string
  path: string
  body: object
  tried?: boolean
}

export interface Letters {
  put: (letter: Letter) => Promise<void>
  drop: (id: string) => Promise<void>
  all: () => Promise<Letter[]> // oldest first
}

export function letters_in_memory(): Letters {
  const kept = new Map<string, Letter>()
  return {
    put: async letter => void kept.set(letter.id, letter),
    drop: async id => void kept.delete(id),
    all: async () => [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

// In IndexedDB, which outlives the page; in memory where a browser refuses it (some private windows): then `waiting` lasts as
// long as the page.
export function kept_letters(): Letters {
  let opened: Promise<IDBDatabase> | undefined
  const memory = letters_in_memory()

  const open = () =>
    (opened ??= new Promise((done, fail) => {
      const request = indexedDB.open('outbox', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('letter', { keyPath: 'id' })
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

  const or_memory = async <T,>(kept: Promise<T>, instead: () => Promise<T>): Promise<T> => {
    try {
      return await kept
    } catch {
      return instead()
    }
  }

  return {
    // A copy without proxies: the database takes plain values only.
    put: letter =>
      or_memory(
        use('readwrite', store => store.put(JSON.parse(JSON.stringify(letter)) as Letter)).then(() => {}),
        () => memory.put(letter),
      ),
    drop: id =>
      or_memory(
        use('readwrite', store => store.delete(id)),
        () => memory.drop(id),
      ),
    all: () =>
      or_memory(
        use('readonly', store => store.getAll() as IDBRequest<Letter[]>),
        () => memory.all(),
      ),
  }
}
