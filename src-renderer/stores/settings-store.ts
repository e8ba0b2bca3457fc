import { useDebounceFn, useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import {
  DEFAULT_TIMELINE,
  LOCALES,
  THEMES,
  type ConsoleSettings,
  type Locale,
  type RetentionRule,
  type Theme,
  type TimelineSettings,
} from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from './notices-store'

const SAVE_DELAY_MS = 500
const DEFAULTS: ConsoleSettings = { locale: 'zh-CN', theme: 'system', paneSizes: {} }

/** Language, theme, pane sizes and timelines; a choice shows at once and is then kept by the main process. */
export const useSettingsStore = defineStore('settings', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const settings = shallowRef<ConsoleSettings>(DEFAULTS)
  let unsavedPanes: Record<string, number[]> = {}

  async function save(patch: Parameters<typeof client.updateSettings>[0]): Promise<void> {
    settings.value = { ...settings.value, ...patch }
    await notices.guard(() => client.updateSettings(patch))
  }

  async function savePanes(): Promise<void> {
    if (Object.keys(unsavedPanes).length === 0) return
    const paneSizes = { ...copyPanes(settings.value), ...unsavedPanes }
    unsavedPanes = {}
    await save({ paneSizes })
  }
  const savePanesSoon = useDebounceFn(savePanes, SAVE_DELAY_MS)
  const timelines = shallowRef<Readonly<Record<string, TimelineSettings>>>({})
  let unsavedTimelines: Record<string, TimelineSettings> = {}

  async function saveTimelines(): Promise<void> {
    if (Object.keys(unsavedTimelines).length === 0) return
    const timeline = unsavedTimelines
    unsavedTimelines = {}
    await notices.guard(() => client.updateSettings({ timeline }))
  }
  const saveTimelinesSoon = useDebounceFn(saveTimelines, SAVE_DELAY_MS)
  // A window that closes within the delay must not forget what was just changed.
  useEventListener(window, 'pagehide', () => void Promise.all([savePanes(), saveTimelines()]))

  function setLocale(locale: Locale): Promise<void> {
    return save({ locale })
  }

  function setTheme(theme: Theme): Promise<void> {
    return save({ theme })
  }

  function setRetention(retention: RetentionRule): Promise<void> {
    return save({ retention })
  }

  function setVerdictOpen(verdictOpen: boolean): Promise<void> {
    return save({ verdictOpen })
  }

  function replace(next: ConsoleSettings): void {
    settings.value = next
  }

  function paneSizes(group: string): readonly number[] | undefined {
    return unsavedPanes[group] ?? settings.value.paneSizes[group]
  }

  function keepPaneSizes(group: string, percents: number[]): void {
    if (percents.join() === paneSizes(group)?.join()) return
    unsavedPanes[group] = percents
    void savePanesSoon()
  }

  function timelineOf(screen: string): TimelineSettings {
    return timelines.value[screen] ?? settings.value.timeline?.[screen] ?? DEFAULT_TIMELINE
  }

  function keepTimeline(screen: string, timeline: TimelineSettings): void {
    timelines.value = { ...timelines.value, [screen]: timeline }
    unsavedTimelines[screen] = timeline
    void saveTimelinesSoon()
  }

  return {
    settings,
    setLocale,
    setTheme,
    setRetention,
    setVerdictOpen,
    nextLocale: () => setLocale(following(LOCALES, settings.value.locale)),
    nextTheme: () => setTheme(following(THEMES, settings.value.theme)),
    replace,
    paneSizes,
    keepPaneSizes,
    timelineOf,
    keepTimeline,
  }
})

function following<T>(all: readonly [T, ...T[]], current: T): T {
  return all[(all.indexOf(current) + 1) % all.length] ?? all[0]
}

function copyPanes(settings: ConsoleSettings): Record<string, number[]> {
  return Object.fromEntries(Object.entries(settings.paneSizes).map(([group, sizes]) => [group, [...sizes]]))
}
