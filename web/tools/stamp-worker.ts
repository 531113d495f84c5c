import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Plugin } from 'vite'

// The worker of the phone pages names what it keeps after the build, so that a new one begins afresh.
export function stamp_worker(dist: string): Plugin {
  return {
    name: 'stamp-worker',
    apply: 'build',
    closeBundle() {
      const build = createHash('sha256').update(readFileSync(`${dist}/index.html`)).digest('hex').slice(0, 12)
      const worker = `${dist}/l/worker.js`
      writeFileSync(worker, readFileSync(worker, 'utf8').replace('__BUILD__', build))
    },
  }
}
