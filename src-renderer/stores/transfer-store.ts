import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import {
  DROPPED_PART_BYTES,
  type ExportedFile,
  type FileFormat,
  type ImportedSessions,
  type SentTraces,
  type TransferState,
} from '../../src-shared/console'
import type { ConsoleError } from '../console/console-error'
import { toConsoleError } from '../console/console-error'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from './notices-store'
import { useRecordingsStore } from './recordings-store'

/** How far a dropped file was read. */
interface DropProgress {
  readonly doneBytes: number
  readonly totalBytes: number
}

/** How the last transfer ended well. */
export type TransferResult =
  | ({ readonly kind: 'exported' } & ExportedFile)
  | ({ readonly kind: 'sent' } & SentTraces)
  | ({
      readonly kind: 'imported'
      /** Names of the files that were dropped with others and could not be imported. */
      readonly notTaken: readonly string[]
    } & ImportedSessions)

/** The one export or import that runs, and what came of the last one. */
export const useTransferStore = defineStore('transfer', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const recordings = useRecordingsStore()
  const running = shallowRef<TransferState | null>(null)
  const dropping = shallowRef<DropProgress | null>(null)
  const result = shallowRef<TransferResult | null>(null)
  const busy = computed(() => running.value !== null || dropping.value !== null)
  let cancelled = false
  client.subscribe('transferChanged', (state) => (running.value = state))

  async function exportAs(sessionId: number, format: FileFormat): Promise<void> {
    result.value = null
    const file = await notices.guard(() => client.exportSessions({ sessionIds: [sessionId], format }))
    if (file !== null) result.value = { kind: 'exported', ...file }
  }

  /** Answers why it was refused, or null; the dialog that asked shows it. */
  async function sendTraces(
    sessionId: number,
    collector: { readonly endpoint: string; readonly headers: Record<string, string> },
  ): Promise<ConsoleError | null> {
    result.value = null
    try {
      const sent = await client.sendTraces({ sessionIds: [sessionId], ...collector })
      if (sent !== null) result.value = { kind: 'sent', ...sent }
      return null
    } catch (thrown) {
      return toConsoleError(thrown)
    }
  }

  async function importFile(): Promise<void> {
    result.value = null
    await takeImported(await notices.guard(() => client.importFile()))
  }

  /** One after the other; one that is refused does not hold up the others, and cancelling leaves out the rest. */
  async function importDropped(files: readonly File[]): Promise<void> {
    if (busy.value) return
    result.value = null
    cancelled = false
    const taken: ImportedSessions[] = []
    const notTaken: string[] = []
    for (const file of files) {
      const imported = cancelled ? null : await importOne(file)
      if (imported === null) notTaken.push(file.name)
      else taken.push(imported)
    }
    const sessions = taken.flatMap((imported) => imported.sessions)
    await takeImported(taken.length > 0 ? { sessions } : null, files.length > 1 ? notTaken : [])
  }

  /** The page never learns where a dropped file is: its bytes are handed over, a part at a time. */
  function importOne(file: File): Promise<ImportedSessions | null> {
    return notices.guard(async () => {
      try {
        return (await handOver(file)) ? await client.importDroppedFile() : null
      } finally {
        dropping.value = null
      }
    })
  }

  /** False when it was cancelled on the way. */
  async function handOver(file: File): Promise<boolean> {
    const totalBytes = file.size
    dropping.value = { doneBytes: 0, totalBytes }
    await client.beginDroppedFile({ sizeBytes: totalBytes })
    for (let doneBytes = 0; doneBytes < totalBytes; doneBytes += DROPPED_PART_BYTES) {
      const part = file.slice(doneBytes, doneBytes + DROPPED_PART_BYTES)
      await client.appendDroppedFile({ base64: toBase64(await part.arrayBuffer()) })
      if (dropping.value === null) return false
      dropping.value = { doneBytes: Math.min(totalBytes, doneBytes + DROPPED_PART_BYTES), totalBytes }
    }
    return true
  }

  async function takeImported(
    imported: ImportedSessions | null,
    notTaken: readonly string[] = [],
  ): Promise<void> {
    if (imported === null && notTaken.length === 0) return
    result.value = { kind: 'imported', sessions: imported?.sessions ?? [], notTaken }
    if (imported !== null) await recordings.reload()
  }

  async function cancel(): Promise<void> {
    dropping.value = null
    cancelled = true
    await notices.guard(() => client.cancelTransfer())
  }

  /** Shows the exported file in the system, or opens the first imported session. */
  async function showResult(): Promise<void> {
    const [imported] = result.value?.kind === 'imported' ? result.value.sessions : []
    if (imported !== undefined) recordings.open(imported.sessionId)
    else await notices.guard(() => client.showExportedFile())
  }

  return {
    running,
    dropping,
    busy,
    result,
    exportAs,
    sendTraces,
    importFile,
    importDropped,
    cancel,
    showResult,
    dismiss: () => (result.value = null),
  }
})

/** A part of a file is too long to be the arguments of one call. */
const CHARACTERS_AT_ONCE = 0x2000

function toBase64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer)
  let text = ''
  for (let from = 0; from < bytes.length; from += CHARACTERS_AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(from, from + CHARACTERS_AT_ONCE))
  }
  return btoa(text)
}
