// News of a question come in showers. What is read for them is read at most twice a second, and once more after the last, when
// the server has worked out the map of opinions (at most every two seconds).
const together_ms = 400
const worked_out_ms = 2_600

export function use_news(read: () => void) {
  let soon: ReturnType<typeof setTimeout> | undefined
  let later: ReturnType<typeof setTimeout> | undefined
  function changed(): void {
    soon ??= setTimeout(() => {
      soon = undefined
      read()
    }, together_ms)
    clearTimeout(later)
    later = setTimeout(read, worked_out_ms)
  }
  function settle(): void {
    clearTimeout(soon)
    clearTimeout(later)
  }
  return { changed, settle }
}
