// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { effectScope, ref } from 'vue'
import { describe, expect, it } from 'vitest'
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
  const scope = effectScope()
  const player = scope.run(() =>
    useFilmPlayer({
      sessionId,
      scheduler: screen.scheduler,
      source: {
        openFilm: () => Promise.resolve(outline),
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
  return { player, screen, asked, sessionId, scope }
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

  it('stops asking when it is closed', async () => {
    const { player, screen, scope } = await openPlayer()
    player.play()
    scope.stop()
    expect(screen.isIdle()).toBe(true)
  })
})
