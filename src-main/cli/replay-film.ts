import type { FilmFrame, FilmInstanceState, InstanceDescription } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { createFilm, type FilmSource } from '../replay'

const NS_PER_MS = 1_000_000
const NS_PER_S = 1_000_000_000

export interface FilmRun {
  readonly source: FilmSource
  readonly sessionId: number
  readonly clock: Clock
  /** 1 shows each status when its time comes, 10 ten times as fast; null at once. */
  readonly speed: number | null
  readonly json: boolean
  readonly print: (line: string) => void
}

/**
 * Prints a recording from its first status to its last: a line for each that changed.
 * @throws RecorderError `unknownSession`.
 */
export async function printFilm({ source, sessionId, clock, speed, json, print }: FilmRun): Promise<void> {
  const film = createFilm(source)
  const { instances } = await film.openFilm({ sessionId })
  const nameOf = new Map(instances.map((instance) => [instance.instanceId, instanceName(instance)]))
  let frame: FilmFrame = await film.filmAt({ sessionId, atNs: 0 })
  const step = (ordinal: number) =>
    film.stepFilm({ sessionId, ordinal, direction: 'forward', unit: 'transition' })
  for (let next = await step(0); next !== null; next = await step(next.ordinal)) {
    if (speed !== null) await sleep(clock, (next.atNs - frame.atNs) / NS_PER_MS / speed)
    const changed = changedStates(frame.states, next.states)
    const { atNs, ordinal } = next
    if (json) print(JSON.stringify({ atNs, ordinal, changed }))
    else for (const state of changed) print(stateLine(atNs, nameOf.get(state.instanceId) ?? '', state))
    frame = next
  }
}

function changedStates(
  before: readonly FilmInstanceState[],
  after: readonly FilmInstanceState[],
): FilmInstanceState[] {
  const known = new Map(before.map((state) => [state.instanceId, JSON.stringify(state)]))
  return after.filter((state) => known.get(state.instanceId) !== JSON.stringify(state))
}

function stateLine(atNs: number, name: string, { status, code, kicked }: FilmInstanceState): string {
  const moment = `${(atNs / NS_PER_S).toFixed(3)} s`.padStart(12)
  return [moment, name, status, code === null ? '' : `(${code})`, kicked ? 'kicked' : '']
    .filter(Boolean)
    .join('  ')
}

function instanceName({ instanceId, accountId, roomId }: InstanceDescription): string {
  return `#${instanceId} ${accountId || 'nobody'}@${roomId || 'nowhere'}`
}

function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => clock.setTimeout(resolve, delayMs))
}
