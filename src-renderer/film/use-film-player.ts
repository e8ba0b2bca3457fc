import { watchThrottled } from '@vueuse/core'
import {
  computed,
  onScopeDispose,
  readonly,
  ref,
  shallowRef,
  toValue,
  watch,
  type MaybeRefOrGetter,
} from 'vue'
import type { ConsoleService, FilmFrame, FilmOutline } from '../../src-shared/console'
import { toConsoleError, type ConsoleError } from '../console/console-error'
import { playingStart, playOn, withLoopEnd, withLoopStart, type FilmLoop } from './film-loop'

export const FILM_SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 100] as const
export type FilmSpeed = (typeof FILM_SPEEDS)[number]

const NS_PER_MS = 1_000_000
/** How often the outline of a growing session is read again; the last growth is read in any case. */
const OUTLINE_REFRESH_MS = 1000

/** The screen's refresh: calls back once with a monotonic time in milliseconds. */
export interface FrameScheduler {
  request(callback: (nowMs: number) => void): number
  cancel(handle: number): void
}

const screenRefresh: FrameScheduler = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

export interface FilmPlayerOptions {
  readonly source: Pick<ConsoleService, 'openFilm' | 'filmAt' | 'stepFilm'>
  readonly sessionId: MaybeRefOrGetter<number | null>
  /** Events of the session by now, where it is still being recorded; its outline follows. */
  readonly eventCount?: MaybeRefOrGetter<number>
  readonly scheduler?: FrameScheduler
}

export type FilmPlayer = ReturnType<typeof useFilmPlayer>

/** Plays a recorded session: nothing runs, the recorded states are shown at a point in time. */
export function useFilmPlayer(options: FilmPlayerOptions) {
  const { source, sessionId, eventCount = 0, scheduler = screenRefresh } = options
  const outline = shallowRef<FilmOutline | null>(null)
  const frame = shallowRef<FilmFrame | null>(null)
  const failure = shallowRef<ConsoleError | null>(null)
  const atNs = ref(0)
  const speed = ref<FilmSpeed>(1)
  const playing = ref(false)
  const loop = shallowRef<FilmLoop | null>(null)
  const durationNs = computed(() => outline.value?.session.durationNs ?? 0)
  const nextMarker = computed(() => outline.value?.markers.find((marker) => marker.atNs > atNs.value) ?? null)
  const extent = () => ({ durationNs: durationNs.value, loop: loop.value })
  let handle = 0
  let lastTickMs: number | null = null
  let asking = false
  let refreshing = false

  /** Shows the states of the present moment; while an answer is on its way only the newest moment is asked next. */
  async function refreshFrame(): Promise<void> {
    const id = toValue(sessionId)
    if (asking || id === null) return
    asking = true
    const wantedNs = atNs.value
    try {
      const answer = await source.filmAt({ sessionId: id, atNs: Math.round(wantedNs) })
      if (id === toValue(sessionId)) frame.value = answer
    } catch (thrown) {
      failure.value = toConsoleError(thrown)
      pause()
    } finally {
      asking = false
    }
    if (failure.value === null && (wantedNs !== atNs.value || id !== toValue(sessionId))) await refreshFrame()
  }

  function seek(targetNs: number): void {
    atNs.value = Math.min(durationNs.value, Math.max(0, targetNs))
    void refreshFrame()
  }

  function tick(nowMs: number): void {
    const elapsedMs = lastTickMs === null ? 0 : nowMs - lastTickMs
    lastTickMs = nowMs
    const next = playOn(atNs.value, elapsedMs * NS_PER_MS * speed.value, extent())
    seek(next.atNs)
    if (next.ended) pause()
    else handle = scheduler.request(tick)
  }

  function play(): void {
    if (playing.value || outline.value === null) return
    atNs.value = playingStart(atNs.value, extent())
    playing.value = true
    lastTickMs = null
    handle = scheduler.request(tick)
  }

  function pause(): void {
    playing.value = false
    scheduler.cancel(handle)
  }

  async function step(direction: 'back' | 'forward', unit: 'event' | 'transition'): Promise<void> {
    const id = toValue(sessionId)
    if (id === null) return
    pause()
    try {
      const stepped = await source.stepFilm({
        sessionId: id,
        ordinal: frame.value?.ordinal ?? 0,
        direction,
        unit,
      })
      if (stepped === null || id !== toValue(sessionId)) return
      atNs.value = stepped.atNs
      frame.value = stepped
    } catch (thrown) {
      failure.value = toConsoleError(thrown)
    }
  }

  function seekNextMarker(): void {
    if (nextMarker.value === null) return
    pause()
    seek(nextMarker.value.atNs)
  }

  /** Reads the outline again when a session that is being recorded has grown; never two at a time. */
  async function followGrowth(count: number): Promise<void> {
    const known = outline.value
    if (known === null || refreshing || count <= known.session.eventCount) return
    refreshing = true
    try {
      const grown = await source.openFilm({ sessionId: known.session.sessionId })
      if (outline.value === known) outline.value = grown
    } catch (thrown) {
      failure.value = toConsoleError(thrown)
    } finally {
      refreshing = false
    }
  }

  async function open(id: number | null): Promise<void> {
    pause()
    loop.value = null
    outline.value = null
    frame.value = null
    failure.value = null
    atNs.value = 0
    if (id === null) return
    try {
      const opened = await source.openFilm({ sessionId: id })
      if (id !== toValue(sessionId)) return
      outline.value = opened
      await refreshFrame()
    } catch (thrown) {
      if (id === toValue(sessionId)) failure.value = toConsoleError(thrown)
    }
  }

  watch(
    () => toValue(sessionId),
    (id) => void open(id),
    { immediate: true },
  )
  watchThrottled(
    () => toValue(eventCount),
    (count) => void followGrowth(count),
    { throttle: OUTLINE_REFRESH_MS, trailing: true },
  )
  onScopeDispose(pause)

  return {
    outline,
    frame,
    failure,
    atNs,
    durationNs,
    speed,
    playing,
    nextMarker,
    loop: readonly(loop),
    startLoop: () => (loop.value = withLoopStart(atNs.value, extent())),
    endLoop: () => (loop.value = withLoopEnd(atNs.value, extent())),
    clearLoop: () => (loop.value = null),
    seek,
    play,
    pause,
    step,
    seekNextMarker,
  }
}
