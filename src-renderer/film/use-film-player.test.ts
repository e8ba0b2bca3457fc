// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { effectScope, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../src-shared/testing/eventually'
import type { FilmFrame, FilmOutline } from '../../src-shared/console'
import { filmState, sessionSummary } from '../testing/summaries'
import { useFilmPlayer, type FrameScheduler } from './use-film-player'

const SECOND = 1_000_000_000

const outline: FilmOutline = {
  session: sessionSummary({ durationNs: 10 * SECOND }),
  instances: [],
  markers: [
    { atNs: 4 * SECOND, ordinal: 4, instanceId: 1, kind: 'error', code: 102302 },
    { atNs: 7 * SECOND, ordinal: 7, instanceId: 1, kind: 'kick', code: null },
  ],
  gaps: [],
  histogram: [1, 2, 3],
}

/** One event a second; the film answers with the whole second. */
const frameAt = (atNs: number): FilmFrame => ({
  atNs,
  ordinal: Math.floor(atNs / SECOND),
  states: [filmState()],
})

function manualScreen() {
  let pending: ((nowMs: number) => void) | null = null
  const scheduler: FrameScheduler = {
    request: (callback) => {
      pending = callback
      return 1
    },
    cancel: () => (pending = null),
  }
  const refresh = async (nowMs: number) => {
    const callback = pending
    pending = null
    callback?.(nowMs)
    await flushPromises()
  }
  return { scheduler, refresh, isIdle: () => pending === null }
}

async function openPlayer() {
  const screen = manualScreen()
  const asked: number[] = []
  const sessionId = ref<number | null>(1)
  const eventCount = ref(10)
  let durationNs = 10 * SECOND
  const scope = effectScope()
  const player = scope.run(() =>
    useFilmPlayer({
      sessionId,
      eventCount,
      scheduler: screen.scheduler,
      source: {
        openFilm: () => {
          const session = sessionSummary({ sessionId: 1, durationNs, eventCount: eventCount.value })
          return Promise.resolve({ ...outline, session })
        },
        filmAt: ({ atNs }) => {
          asked.push(atNs)
          return Promise.resolve(frameAt(atNs))
        },
        stepFilm: ({ ordinal, direction }) => {
          const next = direction === 'forward' ? ordinal + 1 : ordinal - 1
          return Promise.resolve(next < 1 || next > 10 ? null : frameAt(next * SECOND))
        },
      },
    }),
  )
  if (player === undefined) throw new Error('the scope was closed')
  await flushPromises()
  const grow = async (count: number) => {
    durationNs = count * SECOND
    eventCount.value = count
    await flushPromises()
  }
  return { player, screen, asked, sessionId, scope, grow }
}

describe('film player', () => {
  it('opens at the beginning with the first states', async () => {
    const { player } = await openPlayer()
    expect(player.durationNs.value).toBe(10 * SECOND)
    expect(player.frame.value?.ordinal).toBe(0)
  })

  it('plays in the time of the session, faster and slower', async () => {
    const { player, screen } = await openPlayer()
    player.play()
    await screen.refresh(1000)
    await screen.refresh(2000)
    expect(player.atNs.value).toBe(SECOND)
    player.speed.value = 2
    await screen.refresh(3000)
    expect(player.atNs.value).toBe(3 * SECOND)
    expect(player.frame.value?.ordinal).toBe(3)
  })

  it('stops at the end and starts from the beginning when played again', async () => {
    const { player, screen } = await openPlayer()
    player.speed.value = 100
    player.play()
    await screen.refresh(0)
    await screen.refresh(5000)
    expect(player.playing.value).toBe(false)
    expect(screen.isIdle()).toBe(true)
    expect(player.atNs.value).toBe(10 * SECOND)
    player.play()
    expect(player.atNs.value).toBe(0)
  })

  it('keeps one question on its way and then asks for the newest moment only', async () => {
    const { player, asked } = await openPlayer()
    asked.length = 0
    for (const second of [1, 2, 3, 4, 5]) player.seek(second * SECOND)
    await flushPromises()
    expect(asked).toEqual([SECOND, 5 * SECOND])
    expect(player.frame.value?.ordinal).toBe(5)
  })

  it('stays inside the film when it is scrubbed', async () => {
    const { player } = await openPlayer()
    player.seek(99 * SECOND)
    expect(player.atNs.value).toBe(10 * SECOND)
    player.seek(-1)
    expect(player.atNs.value).toBe(0)
  })

  it('pauses for a step and stays where it is at either end', async () => {
    const { player } = await openPlayer()
    player.play()
    await player.step('forward', 'event')
    expect(player.playing.value).toBe(false)
    expect(player.frame.value?.ordinal).toBe(1)
    await player.step('back', 'event')
    expect(player.frame.value?.ordinal).toBe(1)
  })

  it('goes from failure to failure until there is none', async () => {
    const { player } = await openPlayer()
    player.seekNextMarker()
    expect(player.atNs.value).toBe(4 * SECOND)
    player.seekNextMarker()
    expect(player.nextMarker.value).toBeNull()
    player.seekNextMarker()
    expect(player.atNs.value).toBe(7 * SECOND)
  })

  it('plays a stretch over and over', async () => {
    const { player, screen } = await openPlayer()
    player.seek(2 * SECOND)
    player.startLoop()
    player.seek(5 * SECOND)
    player.endLoop()
    expect(player.loop.value).toEqual({ fromNs: 2 * SECOND, toNs: 5 * SECOND })
    player.play()
    expect(player.atNs.value).toBe(2 * SECOND)
    await screen.refresh(0)
    await screen.refresh(4000)
    expect(player.atNs.value).toBe(3 * SECOND)
    expect(player.playing.value).toBe(true)
    player.clearLoop()
    await screen.refresh(20_000)
    expect(player.playing.value).toBe(false)
  })

  it('follows a session that is still being recorded, and stays where it is', async () => {
    const { player, grow } = await openPlayer()
    player.seek(4 * SECOND)
    await grow(20)
    expect(player.durationNs.value).toBe(20 * SECOND)
    expect(player.atNs.value).toBe(4 * SECOND)
  })

  it('reaches the last event of a session that grew by little', async () => {
    const { player, grow } = await openPlayer()
    await grow(1000)
    await grow(1001)
    await grow(1002)
    await eventually(() => expect(player.durationNs.value).toBe(1002 * SECOND))
  })

  it('stops asking when it is closed', async () => {
    const { player, screen, scope } = await openPlayer()
    player.play()
    scope.stop()
    expect(screen.isIdle()).toBe(true)
  })
})
