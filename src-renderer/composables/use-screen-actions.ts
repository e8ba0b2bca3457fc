import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { TIMELINE_VIEWS } from '../../src-shared/console'
import { useScenarioActions } from '../scenarios/use-scenario-actions'
import { useSessionActions } from '../recordings/use-session-actions'
import { useActions, useActionsStore, type Action, type OfferActions } from '../stores/actions-store'
import { useCloudConsoleStore } from '../stores/cloud-console-store'
import type { CloudTabName } from '../stores/cloud-place-store'
import { DIAGNOSE_TABS, useDiagnoseStore } from '../stores/diagnose-store'
import { useInstancesStore } from '../stores/instances-store'
import { useTransferStore } from '../stores/transfer-store'
import { COMPOSER_TAB_NAMES, useWorkbenchStore } from '../stores/workbench-store'
import { useCloudActions } from './use-cloud-actions'
import { useKickLabActions } from './use-kick-lab-actions'
import { useWorkbenchActions } from './use-workbench-actions'

type Run = () => unknown

/** What every screen can do, whichever is open: each goes to its screen first. Only the palette needs it. */
export function useScreenActions(): void {
  const { t } = useI18n()
  const router = useRouter()
  const offered = useActionsStore()
  const instances = useInstancesStore()
  const workbench = useWorkbenchStore()
  const cloud = useCloudConsoleStore()
  const diagnose = useDiagnoseStore()
  const transfers = useTransferStore()
  const { view, selectedOnly } = workbench.timeline

  const isOpen = (screen: string): boolean => router.currentRoute.value.name === screen
  async function goAnd(screen: string, run: Run): Promise<void> {
    await router.push({ name: screen })
    await run()
  }

  /** Runs what a part of the opened screen offers as soon as it does; given up when another screen is opened. */
  function runOnceOffered(id: string): void {
    const find = () => offered.actions.find((action) => action.id === id)
    const action = find()
    if (action !== undefined) return void action.run()
    const giveUp = () => ends.forEach((end) => end())
    const ends = [watch(find, () => (giveUp(), runOnceOffered(id))), router.afterEach(giveUp)]
  }

  /** For the actions that a screen offers while it is open. */
  const offerAt =
    (screen: string): OfferActions =>
    (list) =>
      useActions(() =>
        isOpen(screen) ? [] : list().map((action) => ({ ...action, run: () => goAnd(screen, action.run) })),
      )
  useWorkbenchActions(offerAt('workbench'))
  useCloudActions(offerAt('cloud'))
  useKickLabActions(offerAt('kick-lab'))
  useScenarioActions(offerAt('scenarios'))
  useSessionActions(offerAt('recordings'))

  /** What a part of the workbench offers itself while it is there. */
  function ofPart(id: string, title: string, group: string): Action[] {
    if (isOpen('workbench')) return []
    return [{ id, title, group, run: () => goAnd('workbench', () => runOnceOffered(id)) }]
  }

  function timelineActions(): Action[] {
    const group = t('action.group.timeline')
    const action = (id: string, title: string, run: Run): Action => {
      return { id: `timeline-${id}`, title, group, run: () => goAnd('workbench', run) }
    }
    return [
      ...TIMELINE_VIEWS.map((name) =>
        action(
          `view-${name}`,
          t('action.view', { view: t(`timeline.views.${name}`) }),
          () => (view.value = name),
        ),
      ),
      action(
        'selected-only',
        t(selectedOnly.value ? 'action.everyInstance' : 'action.selectedOnly'),
        () => (selectedOnly.value = !selectedOnly.value),
      ),
      ...(view.value === 'states' ? [] : ofPart('timeline-follow', t('action.follow'), group)),
    ]
  }

  /** Without an instance there is nothing to compose. */
  function composerActions(): Action[] {
    if (instances.active === null) return []
    const group = t('composer.title')
    const action = (id: string, title: string, run: Run): Action => {
      return { id: `composer-${id}`, title, group, run: () => goAnd('workbench', run) }
    }
    return [
      ...COMPOSER_TAB_NAMES.map((tab) =>
        action(
          `tab-${tab}`,
          t('action.writeAs', { tab: t(tab === 'code' ? 'sdkCode.tab' : `composer.tab.${tab}`) }),
          () => (workbench.composerTab = tab),
        ),
      ),
      action('presets', t('preset.open'), () => (workbench.presetsDialogOpen = true)),
      ...ofPart('composer-check', t('draftCheck.check'), group),
    ]
  }

  /** A recording that is open has an inspector of its own. */
  function inspectorActions(): Action[] {
    if (workbench.inspectedOrdinal === null || isOpen('recordings')) return []
    const group = t('inspector.title')
    return [
      ...ofPart('inspector-previous', t('inspector.previous'), group),
      ...ofPart('inspector-next', t('inspector.next'), group),
    ]
  }

  /** What is made in the cloud is typed there. */
  function cloudActions(): Action[] {
    const action = (id: string, title: string, tab: CloudTabName): Action => {
      const run = () => goAnd('cloud', () => (cloud.tab = tab))
      return { id: `cloud-${id}`, title, group: t('screen.cloud'), run }
    }
    return [
      action('create-room', t('action.createRoom'), 'rooms'),
      action('create-account', t('action.createAccount'), 'accounts'),
      action('apply-fault', t('action.applyFault'), 'faults'),
    ]
  }

  useActions(() => [
    ...timelineActions(),
    ...composerActions(),
    ...inspectorActions(),
    ...cloudActions(),
    ...DIAGNOSE_TABS.map((tab) => ({
      id: `diagnose-tab-${tab}`,
      title: t('action.goTo', { screen: t(`diagnose.tab.${tab}`) }),
      group: t('screen.diagnose'),
      run: () => goAnd('diagnose', () => (diagnose.tab = tab)),
    })),
    ...(transfers.busy
      ? []
      : [
          {
            id: 'recordings-import',
            title: t('action.importRecording'),
            group: t('screen.recordings'),
            run: () => goAnd('recordings', transfers.importFile),
          },
        ]),
  ])
}
