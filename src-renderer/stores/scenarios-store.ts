import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { MAX_SCENARIO_CHARACTERS, type ScenarioEntry } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { matchesScenario } from '../scenarios/scenario-match'
import { useNoticesStore } from './notices-store'

/** What was done to the list last, for its strip; a deleted scenario can be brought back. */
export type ScenarioRemark =
  | {
      readonly kind: 'deleted'
      readonly scenarioId: string
      readonly name: string
      /** What was typed and not saved; null when nothing. */
      readonly typed: string | null
    }
  | { readonly kind: 'discarded'; readonly scenarioId: string; readonly name: string; readonly text: string }
  | { readonly kind: 'tooLarge'; readonly name: string }
  /** Of several files that were dropped together, names that were imported and names that were not. */
  | {
      readonly kind: 'importedInPart'
      readonly names: readonly string[]
      readonly notTaken: readonly string[]
    }
  | {
      readonly kind: 'imported' | 'exported' | 'made'
      readonly name: string
      readonly notes: readonly string[]
    }

/** Every scenario there is, and the one that is open. */
export const useScenariosStore = defineStore('scenarios', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const entries = shallowRef<readonly ScenarioEntry[]>([])
  const loaded = ref(false)
  const searchText = ref('')
  const openedId = ref<string | null>(null)
  /** Marked to be run together. */
  const markedIds = ref<readonly string[]>([])
  const renamingId = ref<string | null>(null)
  const remark = shallowRef<ScenarioRemark | null>(null)

  /** What a sample says in the other language; those texts come with the list, not with the window. */
  let otherTextOf: (entry: ScenarioEntry) => string = () => ''
  const shown = computed(() =>
    entries.value.filter((entry) => matchesScenario(entry, searchText.value, otherTextOf(entry))),
  )
  const opened = computed(() => entries.value.find(({ scenarioId }) => scenarioId === openedId.value) ?? null)
  const marked = computed(() =>
    entries.value.filter(({ scenarioId }) => markedIds.value.includes(scenarioId)),
  )

  client.subscribe('scenariosChanged', () => void (loaded.value && reload()))

  async function reload(): Promise<void> {
    const [read, texts] = await Promise.all([
      notices.guard(() => client.listScenarios()),
      import('../i18n/use-scenario-text'),
    ])
    if (read === null) return
    otherTextOf = texts.otherTextOf
    entries.value = read
    loaded.value = true
    if (opened.value === null) openedId.value = read[0]?.scenarioId ?? null
  }

  function open(scenarioId: string | null): void {
    openedId.value = scenarioId
  }

  function openBeside(offset: 1 | -1): void {
    const index = shown.value.findIndex(({ scenarioId }) => scenarioId === openedId.value)
    const beside = shown.value[index + offset]
    if (beside !== undefined) open(beside.scenarioId)
  }

  function toggleMark(scenarioId: string): void {
    markedIds.value = markedIds.value.includes(scenarioId)
      ? markedIds.value.filter((id) => id !== scenarioId)
      : [...markedIds.value, scenarioId]
  }

  /** Keeps a new scenario and opens it; null when that was refused. */
  async function create(name: string, text: string): Promise<ScenarioEntry | null> {
    return show(await notices.guard(() => client.createScenario({ name, text })))
  }

  async function rename(scenarioId: string, name: string): Promise<ScenarioEntry | null> {
    renamingId.value = null
    const renamed = await notices.guard(() => client.renameScenario({ scenarioId, name }))
    if (renamed !== null)
      markedIds.value = markedIds.value.map((id) => (id === scenarioId ? renamed.scenarioId : id))
    return show(renamed)
  }

  /** @param typed what was typed and not saved, for undo. False when it was refused. */
  async function remove({ scenarioId, name }: ScenarioEntry, typed: string | null): Promise<boolean> {
    const index = shown.value.findIndex((entry) => entry.scenarioId === scenarioId)
    const neighbour = shown.value[index + 1] ?? shown.value[index - 1] ?? null
    const removed = await notices.guard(async () => {
      await client.deleteScenario({ scenarioId })
      return true
    })
    if (removed === null) return false
    markedIds.value = markedIds.value.filter((id) => id !== scenarioId)
    if (openedId.value === scenarioId) openedId.value = neighbour?.scenarioId ?? null
    remark.value = { kind: 'deleted', scenarioId, name, typed }
    await reload()
    return true
  }

  /** Brings the scenario back that was deleted last. */
  async function undoRemove(): Promise<ScenarioEntry | null> {
    if (remark.value?.kind !== 'deleted') return null
    const { scenarioId } = remark.value
    remark.value = null
    return show(await notices.guard(() => client.restoreScenario({ scenarioId })))
  }

  async function importFile(): Promise<void> {
    takeImported(await show(await notices.guard(() => client.importScenario())))
  }

  /** One after the other; one that is refused does not hold up the others. */
  async function importDropped(files: readonly File[]): Promise<void> {
    const names: string[] = []
    const notTaken: string[] = []
    for (const file of files) {
      const entry = await importOne(file)
      if (entry === null) notTaken.push(file.name)
      else names.push(entry.name)
    }
    if (files.length > 1) remark.value = { kind: 'importedInPart', names, notTaken }
  }

  /** The page never learns where a dropped file is; a scenario is short enough to travel as text. */
  async function importOne(file: File): Promise<ScenarioEntry | null> {
    if (file.size > MAX_SCENARIO_CHARACTERS) {
      remark.value = { kind: 'tooLarge', name: file.name }
      return null
    }
    const entry = await create(file.name.replace(/\.ya?ml$/i, ''), await file.text())
    takeImported(entry)
    return entry
  }

  async function exportFile(scenarioId: string): Promise<void> {
    const name = await notices.guard(() => client.exportScenario({ scenarioId }))
    if (name !== null) remark.value = { kind: 'exported', name, notes: [] }
  }

  /** Writes a scenario of what was recorded; true when it is there and open. */
  async function makeFrom(sessionId: number): Promise<boolean> {
    const made = await notices.guard(() => client.makeScenario({ sessionId }))
    if (made === null) return false
    await show(made.entry)
    remark.value = { kind: 'made', name: made.entry.name, notes: made.remarks }
    return true
  }

  async function show(entry: ScenarioEntry | null): Promise<ScenarioEntry | null> {
    if (entry === null) return null
    await reload()
    searchText.value = ''
    open(entry.scenarioId)
    return entry
  }

  function takeImported(entry: ScenarioEntry | null): void {
    if (entry !== null) remark.value = { kind: 'imported', name: entry.name, notes: [] }
  }

  return {
    entries,
    loaded,
    searchText,
    openedId,
    markedIds,
    renamingId,
    remark,
    shown,
    opened,
    marked,
    reload,
    open,
    openBeside,
    toggleMark,
    create,
    rename,
    remove,
    undoRemove,
    importFile,
    importDropped,
    exportFile,
    makeFrom,
    dismissRemark: () => (remark.value = null),
  }
})
