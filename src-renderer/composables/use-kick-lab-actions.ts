import { useI18n } from 'vue-i18n'
import { useKickLabStore } from '../stores/kick-lab-store'
import { useActions, type Action, type OfferActions } from '../stores/actions-store'

/** What the palette offers while the Kick lab is open. */
export function useKickLabActions(offer: OfferActions = useActions): void {
  const { t } = useI18n()
  const lab = useKickLabStore()

  offer(() => {
    const group = t('kickLab.action.group')
    if (lab.state.running)
      return [{ id: 'kick-lab-cancel', title: t('kickLab.action.cancel'), group, run: () => lab.cancel() }]
    const ways = lab.ground === null ? [] : lab.possible
    const takes = ways.map((way): Action => {
      const title = t('kickLab.action.take', { way: t(`kickLab.way.${way}`) })
      return { id: `kick-lab-${way}`, title, group, run: () => lab.start([way]) }
    })
    const all = { id: 'kick-lab-all', title: t('kickLab.action.all'), group, run: () => lab.runAll() }
    const clear = { id: 'kick-lab-clear', title: t('kickLab.action.clear'), group, run: () => lab.clear() }
    return [...(ways.length > 0 ? [all] : []), ...takes, ...(lab.state.runs.length > 0 ? [clear] : [])]
  })
}
