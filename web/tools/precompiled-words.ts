import { baseCompile } from '@intlify/message-compiler'
import type { Plugin } from 'vite'

// Turns words/**/*.json into compiled messages at build time, so that the browser neither parses nor evaluates sentences.
export function precompiledWords(folder: string): Plugin {
  return {
    name: 'precompiled-words',
    enforce: 'pre',
    transform(code, id) {
      const path = id.split('?')[0]!
      if (!path.startsWith(folder) || !path.endsWith('.json')) return null
      return { code: `export default ${JSON.stringify(compile(JSON.parse(code), path))}`, map: null, moduleType: 'js' }
    },
  }
}

function compile(words: Record<string, unknown>, path: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(words).map(([key, sentence]) => {
      if (typeof sentence !== 'string') throw new Error(`${path}: ${key} is not a sentence`)
      const { ast } = baseCompile(sentence, {
        jit: true,
        minify: true,
        onError: fault => { throw new Error(`${path}: ${key}: ${fault.message}`) },
      })
      return [key, ast]
    }),
  )
}
