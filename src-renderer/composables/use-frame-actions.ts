import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { LOCALES, THEMES } from '../../src-shared/console'
import { screens } from '../screens'
import { useActions } from '../stores/actions-store'
import { useSettingsStore } from '../stores/settings-store'

/** The actions that every screen offers: going elsewhere, language, theme. */
export function useFrameActions(): void {
  const { t } = useI18n()
  const router = useRouter()
  const settings = useSettingsStore()

  useActions(() => [
    ...screens.map(({ name }) => ({
      id: `go-${name}`,
      title: t('action.goTo', { screen: t(`screen.${name}`) }),
      group: t('action.group.go'),
      run: () => router.push({ name }),
    })),
    ...LOCALES.filter((locale) => locale !== settings.settings.locale).map((locale) => ({
      id: `locale-${locale}`,
      title: t('action.locale', { language: t(`locale.${locale}`) }),
      group: t('action.group.look'),
      run: () => settings.setLocale(locale),
    })),
    ...THEMES.filter((theme) => theme !== settings.settings.theme).map((theme) => ({
      id: `theme-${theme}`,
      title: t('action.theme', { theme: t(`theme.${theme}`) }),
      group: t('action.group.look'),
      run: () => settings.setTheme(theme),
    })),
  ])
}
