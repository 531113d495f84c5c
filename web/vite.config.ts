import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { write_labels } from './tools/labels.ts'
import { precompiledWords } from './tools/precompiled-words.ts'
import { stamp_worker } from './tools/stamp-worker.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

write_labels()

// `--mode parts` builds the page of examples that the browser checks walk through; it is never shipped.
export default defineConfig(({ mode }) => ({
  // A space between two words of a template is a space on the page, also where a line ends there.
  plugins: [
    vue({ features: { optionsAPI: false }, template: { compilerOptions: { whitespace: 'preserve' } } }),
    precompiledWords(here('./words')),
    ...(mode === 'parts' ? [] : [stamp_worker(here('./dist'))]),
  ],
  resolve: {
    alias: {
      '@': here('.'),
      // Without the message compiler: sentences arrive compiled, which is smaller and needs no eval.
      'vue-i18n': here('./node_modules/vue-i18n/dist/vue-i18n.runtime.mjs'),
    },
  },
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
  },
  build: {
    outDir: mode === 'parts' ? 'dist-parts' : 'dist',
    // The content security policy refuses data: addresses, and light-dark() must reach the browser as written.
    assetsInlineLimit: 0,
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    target: 'es2022',
    rolldownOptions: { input: mode === 'parts' ? here('./parts.html') : here('./index.html') },
  },
  // The page's own api/*.ts are no paths of the server.
  server: { proxy: { '/api': { target: process.env.ARPENT_SERVER ?? 'http://127.0.0.1:8080',
    bypass: asked => (/\.ts(\?|$)/.test(asked.url ?? '') ? asked.url : undefined) } } },
  test: { environment: 'happy-dom', include: ['**/*.test.ts'], exclude: ['node_modules/**', 'dist/**', 'dist-parts/**'] },
}))
