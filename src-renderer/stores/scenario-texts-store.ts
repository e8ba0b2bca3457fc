import { useThrottleFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { ScenarioEntry, UnsavedScenario } from '../../src-shared/console'
import { toConsoleError, type ConsoleError } from '../console/console-error'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from './notices-store'
import { useScenariosStore } from './scenarios-store'

/** Often enough that a crash costs no word, seldom enough that typing costs nothing. */
const KEEP_EVERY_MS = 100

interface KnownText {
  readonly text: string
  readonly textHash: string
}

/** The texts of scenarios as files hold them, and as they are typed over them; what is typed is never lost. */
export const useScenarioTextsStore = defineStore('scenario-texts', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const scenarios = useScenariosStore()
  const known = ref<Record<string, KnownText>>({})
  const typed = ref<Record<string, UnsavedScenario>>({})
  /** Scenarios whose file was changed elsewhere while something was typed here. */
  const conflicts = ref<Record<string, true>>({})

  /** Changed here since they were last handed over to be kept. */
  const toKeep = new Set<string>()
  const keepSoon = useThrottleFn(keepNow, KEEP_EVERY_MS, true)

  const unsavedIds = computed(() => Object.keys(typed.value))
  const text = computed(() => {
    const id = scenarios.openedId
    return id === null ? null : (typed.value[id]?.text ?? known.value[id]?.text ?? null)
  })

  /** Reads the file of a scenario, unless what is known of it is what the list tells. */
  async function load({ scenarioId, textHash }: ScenarioEntry): Promise<void> {
    if (known.value[scenarioId]?.textHash === textHash) return
    const read = await notices.guard(() => client.readScenario({ scenarioId }))
    if (read === null) return
    known.value[scenarioId] = read
    const draft = typed.value[scenarioId]
    if (draft === undefined || draft.baseHash === read.textHash) return
    if (draft.text === read.text) forget(scenarioId)
    else conflicts.value[scenarioId] = true
  }

  /** What the file of a scenario holds; null when it cannot be read. */
  async function read(scenarioId: string): Promise<string | null> {
    const file = await notices.guard(() => client.readScenario({ scenarioId }))
    return file?.text ?? null
  }

  function type(scenarioId: string, next: string): void {
    const base = known.value[scenarioId]
    if (base === undefined) return
    if (next === base.text) forget(scenarioId)
    else set(scenarioId, { text: next, baseHash: typed.value[scenarioId]?.baseHash ?? base.textHash })
  }

  /** True when the file holds what is shown; a file that was changed elsewhere is not written over unasked. */
  async function save(scenarioId: string, overwrite = false): Promise<boolean> {
    const draft = typed.value[scenarioId]
    if (draft === undefined) return true
    const baseHash = overwrite ? null : draft.baseHash
    try {
      const entry = await client.saveScenario({ scenarioId, text: draft.text, baseHash })
      known.value[scenarioId] = { text: draft.text, textHash: entry.textHash }
      // What was typed while it was being saved stays to be saved.
      const now = typed.value[scenarioId]
      if (now === undefined || now.text === draft.text) forget(scenarioId)
      else set(scenarioId, { text: now.text, baseHash: entry.textHash })
      return true
    } catch (thrown) {
      const error = toConsoleError(thrown)
      if (isConflict(error)) conflicts.value[scenarioId] = true
      else notices.report(error)
      return false
    }
  }

  /** Shows what the file holds; what was typed is gone. */
  async function discard(scenarioId: string): Promise<void> {
    forget(scenarioId)
    const read = await notices.guard(() => client.readScenario({ scenarioId }))
    if (read !== null) known.value[scenarioId] = read
  }

  function forget(scenarioId: string): void {
    if (typed.value[scenarioId] !== undefined) {
      delete typed.value[scenarioId]
      toKeep.add(scenarioId)
      void keepSoon()
    }
    delete conflicts.value[scenarioId]
  }

  /** What is typed goes along with a new name. */
  function move(scenarioId: string, nextId: string): void {
    const draft = typed.value[scenarioId]
    if (draft === undefined || scenarioId === nextId) return
    set(nextId, draft)
    forget(scenarioId)
  }

  /** Shows again what was typed and not saved, in this window, another one, or before a restart. */
  async function restore(): Promise<void> {
    const unsaved = await notices.guard(() => client.listUnsavedScenarios())
    typed.value = { ...unsaved, ...typed.value }
  }

  function set(scenarioId: string, unsaved: UnsavedScenario): void {
    typed.value[scenarioId] = unsaved
    toKeep.add(scenarioId)
    void keepSoon()
  }

  async function keepNow(): Promise<void> {
    const ids = [...toKeep]
    toKeep.clear()
    for (const scenarioId of ids) {
      const draft = typed.value[scenarioId]
      const unsaved = draft === undefined ? null : { ...draft }
      await notices.guard(() => client.keepUnsavedScenario({ scenarioId, unsaved }))
    }
  }

  return {
    typed,
    conflicts,
    unsavedIds,
    text,
    load,
    read,
    type,
    save,
    discard,
    forget,
    move,
    restore,
    keepNow,
  }
})

function isConflict(error: ConsoleError): boolean {
  return error.field === 'baseHash'
}
