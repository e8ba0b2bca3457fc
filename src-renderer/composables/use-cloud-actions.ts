import { useI18n } from 'vue-i18n'
import { useActions, type Action, type OfferActions } from '../stores/actions-store'
import { useCloudConsoleStore } from '../stores/cloud-console-store'
import { CLOUD_TAB_NAMES } from '../stores/cloud-place-store'

/** What the palette offers while the Cloud screen is open. */
export function useCloudActions(offer: OfferActions = useActions): void {
  const { t } = useI18n()
  const store = useCloudConsoleStore()

  offer(() => {
    const group = t('cloud.action.group')
    const tabs = CLOUD_TAB_NAMES.map((value): Action => {
      const title = t('cloud.action.tab', { tab: t(`cloud.tab.${value}`) })
      return { id: `cloud-tab-${value}`, title, group, run: () => (store.tab = value) }
    })
    const undo = { id: 'cloud-undo', title: t('cloud.action.undo'), group, run: () => store.undo() }
    return [
      ...tabs,
      ...(store.done?.undo ? [undo] : []),
      { id: 'cloud-export', title: t('cloud.action.export'), group, run: () => store.exportWorld() },
      { id: 'cloud-import', title: t('cloud.action.import'), group, run: () => store.importWorld() },
      {
        id: 'cloud-reset',
        title: t('cloud.action.reset'),
        group,
        run: () => store.request({ kind: 'resetWorld' }),
      },
    ]
  })
}
