import { readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'
import { toConsoleError, type ConsoleError } from '../console/console-error'

/** A page of what a scan gathers. */
export interface ScannedPage<Content> {
  readonly content: Content
  /** Every ordinal up to this one was looked at. */
  readonly scannedTo: number
  /** Highest committed ordinal of the session when the page was read. */
  readonly lastOrdinal: number
}

export interface EventScanOptions<Content> {
  readonly sessionId: MaybeRefOrGetter<number | null>
  /** Highest committed ordinal of the session; when it grows, the scan goes on. */
  readonly lastOrdinal: MaybeRefOrGetter<number>
  /** What the pages depend on; when it changes, the scan starts over. */
  readonly dependsOn: () => unknown
  readonly readPage: (sessionId: number, afterOrdinal: number) => Promise<ScannedPage<Content>>
  readonly take: (content: Content) => void
  /** Forgets everything that was taken. */
  readonly startOver: () => void
}

/** How far a scan is. */
export interface EventScan {
  /** True until the session was looked through once. */
  readonly loading: Readonly<Ref<boolean>>
  readonly failure: Readonly<Ref<ConsoleError | null>>
}

/**
 * Looks through a session once, page by page, and then only at what comes. Answers that belong to another session or
 * another filter are dropped.
 */
export function useEventScan<Content>(options: EventScanOptions<Content>): EventScan {
  const loading = ref(true)
  const failure = shallowRef<ConsoleError | null>(null)
  let scannedTo = 0
  let generation = 0
  let scanning = false

  async function scan(): Promise<void> {
    const sessionId = toValue(options.sessionId)
    if (scanning || sessionId === null) return
    scanning = true
    const mine = generation
    try {
      while (mine === generation && (scannedTo < toValue(options.lastOrdinal) || loading.value))
        if (!(await scanOnePage(sessionId, mine))) break
    } catch (thrown) {
      if (mine === generation) failure.value = toConsoleError(thrown)
    } finally {
      scanning = false
    }
    if (mine === generation) loading.value = false
    else await scan()
  }

  /** False when nothing is left or the answer came too late to count. */
  async function scanOnePage(sessionId: number, mine: number): Promise<boolean> {
    const page = await options.readPage(sessionId, scannedTo)
    if (mine !== generation) return false
    options.take(page.content)
    failure.value = null
    const moved = page.scannedTo > scannedTo
    scannedTo = page.scannedTo
    return moved && scannedTo < page.lastOrdinal
  }

  function startOver(): void {
    generation++
    failure.value = null
    scannedTo = 0
    options.startOver()
    loading.value = toValue(options.sessionId) !== null
    void scan()
  }

  watch([() => toValue(options.sessionId), () => JSON.stringify(options.dependsOn())], startOver, {
    immediate: true,
  })
  watch(
    () => toValue(options.lastOrdinal),
    () => void scan(),
  )
  return { loading: readonly(loading), failure }
}
