import { usePreferredDark } from '@vueuse/core'
import { computed, toValue, watchEffect, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import type { Theme } from '../../src-shared/console'

/** Keeps the theme class of the page in step with the setting; `system` follows the desktop while it changes. */
export function useTheme(theme: MaybeRefOrGetter<Theme>): { readonly isLight: ComputedRef<boolean> } {
  const prefersDark = usePreferredDark()
  const isLight = computed(() => {
    const chosen = toValue(theme)
    return chosen === 'light' || (chosen === 'system' && !prefersDark.value)
  })
  watchEffect(() => document.documentElement.classList.toggle('light', isLight.value))
  return { isLight }
}
