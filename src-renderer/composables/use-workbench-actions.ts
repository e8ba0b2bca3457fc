import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { InstanceSummary } from '../../src-shared/console'
import { useActions, type Action, type OfferActions } from '../stores/actions-store'
import { useBulkStore } from '../stores/bulk-store'
import { useInstancesStore } from '../stores/instances-store'
import { useWorkbenchStore } from '../stores/workbench-store'
import { useLastFailure } from './use-last-failure'

/** What can be done with the selected instances now; the palette offers the same, and the timeline's actions. */
export function useWorkbenchActions(offer: OfferActions = useActions): {
  readonly selectionActions: ComputedRef<readonly Action[]>
} {
  const { t } = useI18n()
  const instances = useInstancesStore()
  const bulk = useBulkStore()
  const workbench = useWorkbenchStore()
  const { inspectLastFailure } = useLastFailure()

  const selectionActions = computed<Action[]>(() => {
    if (instances.selected.length === 0) return []
    const resting = instances.selected.filter(
      ({ status }) => status === 'EXITED' || status === 'DISCONNECTED',
    )
    const group = t('action.group.instances')
    const count = instances.selected.length
    return [
      ...(resting.length > 0
        ? [
            {
              id: 'instances-enter',
              title: t('action.enter', { count }),
              group,
              run: bulk.enter,
            },
          ]
        : []),
      ...(resting.length < count
        ? [{ id: 'instances-exit', title: t('action.exit', { count }), group, run: bulk.exit }]
        : []),
      {
        id: 'instances-duplicate',
        title: t('action.duplicate', { count }),
        group,
        run: () => (workbench.duplicateDialogOpen = true),
      },
      {
        id: 'instances-destroy',
        title: t('action.destroy', { count }),
        group,
        run: () => (workbench.destroyDialogOpen = true),
      },
      ...whyAction(instances.active),
    ]
  })

  /** Explains what the active instance failed at last. */
  function whyAction(active: InstanceSummary | null): Action[] {
    if (active === null || (active.kicked === null && active.lastLogin?.ok !== false)) return []
    const name = active.accountId || t('instances.anonymous')
    return [
      {
        id: 'instance-why',
        title: t('verdict.whyOf', { name }),
        group: t('action.group.instances'),
        run: () => inspectLastFailure(active.instanceId),
      },
    ]
  }

  offer(() => [
    ...selectionActions.value,
    ...(instances.active?.status === 'ENTERED'
      ? [
          {
            id: 'instance-kick',
            title: t('action.kick'),
            group: t('action.group.instances'),
            run: () => (workbench.kickDialogOpen = true),
          },
        ]
      : []),
    ...(instances.instances.length > 1
      ? [
          {
            id: 'instances-select-all',
            title: t('action.selectAll'),
            group: t('action.group.instances'),
            run: instances.selectAll,
          },
        ]
      : []),
    {
      id: 'instance-new',
      title: t('action.newInstance'),
      group: t('action.group.instances'),
      run: instances.createNext,
    },
    {
      id: 'instances-group',
      title: t(instances.groupBy === 'room' ? 'instances.groupByAccount' : 'instances.groupByRoom'),
      group: t('action.group.instances'),
      run: () => (instances.groupBy = instances.groupBy === 'room' ? 'account' : 'room'),
    },
    ...(bulk.run?.phase === 'running'
      ? [
          {
            id: 'bulk-cancel',
            title: t('bulk.cancelAction'),
            group: t('action.group.instances'),
            run: bulk.cancel,
          },
        ]
      : []),
    {
      id: 'enter-demo-room',
      title: t('action.enterDemo'),
      group: t('action.group.instances'),
      run: instances.enterDemoRoom,
    },
    {
      id: 'timeline-heartbeats',
      title: t(workbench.timeline.showHeartbeats.value ? 'action.hideHeartbeats' : 'action.showHeartbeats'),
      group: t('action.group.timeline'),
      run: () => (workbench.timeline.showHeartbeats.value = !workbench.timeline.showHeartbeats.value),
    },
    {
      id: 'timeline-show-all',
      title: t('action.showAll'),
      group: t('action.group.timeline'),
      run: workbench.timeline.showAll,
    },
  ])
  return { selectionActions }
}
