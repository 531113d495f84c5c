import { ref } from 'vue'

export type Theme = 'light' | 'dark' | 'system'

const kept = 'theme'
const stored = localStorage.getItem(kept)

export const theme = ref<Theme>(stored === 'light' || stored === 'dark' ? stored : 'system')

export function choose_theme(choice: Theme): void {
  theme.value = choice
  localStorage.setItem(kept, choice)
  show_theme()
}

export function show_theme(): void {
  if (theme.value === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme.value
}
