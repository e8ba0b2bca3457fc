import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { LOCALES, THEMES } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { screens } from '../screens'
import { useActions } from '../stores/actions-store'
import { useNoticesStore } from '../stores/notices-store'
import { useDiagnoseStore } from '../stores/diagnose-store'
import { useMatrixStore } from '../stores/matrix-store'
import { useSettingsStore } from '../stores/settings-store'

/** The actions that every screen offers: going elsewhere, language, theme. */
export function useFrameActions(): void {
  const { t } = useI18n()
  const router = useRouter()
  const settings = useSettingsStore()
  const diagnose = useDiagnoseStore()
  const matrix = useMatrixStore()

  async function runMatrix(): Promise<void> {
    diagnose.tab = 'matrix'
    await router.push({ name: 'diagnose' })
    await matrix.run()
  }
  const client = useConsole()
  const notices = useNoticesStore()

  useActions(() => [
    ...screens.map(({ name }) => ({
      id: `go-${name}`,
      title: t('action.goTo', { screen: t(`screen.${name}`) }),
      group: t('action.group.screens'),
      run: () => router.push({ name }),
    })),
    {
      id: 'window-new',
      title: t('action.newWindow'),
      group: t('action.group.screens'),
      run: () => notices.guard(() => client.openWindow()),
    },
    {
      id: 'matrix-run',
      title: t('diagnose.matrix.action'),
      group: t('action.group.instances'),
      run: runMatrix,
    },
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
