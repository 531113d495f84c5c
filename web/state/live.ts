import { reactive, watch } from 'vue'
import { signed_in } from './session'

// How far the city has come, as its server tells: a resource that is `live` reads again when this grows. One stream a page,
// closed while nobody looks at it.
export const live = reactive({ moment: 0 })

let stream: EventSource | undefined

function listen(): void {
  const wanted = signed_in.value && document.visibilityState === 'visible' && typeof EventSource !== 'undefined'
  if (!wanted) {
    stream?.close()
    stream = undefined
    return
  }
  if (stream && stream.readyState !== EventSource.CLOSED) return
  stream = new EventSource('/api/events')
  stream.addEventListener('city', event => {
    live.moment = (JSON.parse((event as MessageEvent<string>).data) as { moment: number }).moment
  })
}

export function start_listening(): void {
  watch(signed_in, listen, { immediate: true })
  document.addEventListener('visibilitychange', listen)
}
