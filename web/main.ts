import '@fontsource-variable/bricolage-grotesque/opsz.css'
import './styles/index.css'
import { createApp } from 'vue'
import { router } from './router'
import App from './shell/App.vue'
import { browser_language, chosen_language } from './state/session'
import { start_listening } from './state/live'
import { show_theme } from './state/theme'
import { i18n, speak } from './words'

show_theme()
start_listening()
void speak(chosen_language() ?? browser_language()).then(() => createApp(App).use(i18n).use(router).mount('#app'))
