import '@fontsource-variable/bricolage-grotesque/opsz.css'
import '@/styles/index.css'
import '@/shell/shell.css'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { routes } from '@/router'
import { keep_day } from '@/state/asof'
import { session } from '@/state/session'
import { choose_theme, show_theme } from '@/state/theme'
import { i18n, speak } from '@/words'
import ExamplesPage from './ExamplesPage.vue'

// ?lang=fr&theme=dark&part=Ladder
const asked = new URLSearchParams(location.search)
const theme = asked.get('theme')
if (theme === 'light' || theme === 'dark') choose_theme(theme)
show_theme()
session.known = true
session.me = {
  person: { id: 'p', name: 'Amina Diallo', email: null, with_password: false },
  memberships: [],
  roles: ['manager'],
  territories: [],
  city: { name: 'Nantes', language: 'fr', zone: 'Europe/Paris', example: true },
  plan: { id: 'q', title: 'Bien grandir' },
  language: 'fr',
  may: [],
  may_own: [],
  today: '2026-03-12',
  provider: null,
  demo: false,
}

const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/parts.html', name: 'examples', component: ExamplesPage },
    // The pages by their names, so that what links to them can be shown; none of them is opened here.
    ...routes.map(({ path, name }) => ({ path, name, component: ExamplesPage })),
    { path: '/:rest(.*)*', component: ExamplesPage },
  ],
})
keep_day(router)
void speak(asked.get('lang') === 'fr' ? 'fr' : 'en').then(() => createApp(ExamplesPage).use(i18n).use(router).mount('#app'))
