import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConsoleRecord, FilmInstanceState } from '../../src-shared/console'
import type { Recorder } from '../recorder'
import { recorderOfFile } from '../recorder/testing/open-test-recorder'
import { sampleInstance, sampleRecord } from '../recorder/testing/sample-records'
import { createFilm } from './film'

const INSTANCE_IDS = [1, 2, 3]

/** What a film is made of, between events that mean nothing to it; times never fall. */
const story = fc.array(
  fc.record({
    instanceId: fc.constantFrom(...INSTANCE_IDS),
    pauseNs: fc.integer({ min: 0, max: 3 }),
    happening: fc.oneof(
      fc
        .constantFrom('CONNECTING', 'CONNECTED', 'ENTERING', 'ENTERED', 'WAITING', 'EXITED')
        .map((to) => ({ kind: 'transition', name: 'statusChanged', to }) as const),
      fc.constant({ kind: 'operation', name: 'enter' } as const),
      fc.constant({ kind: 'callback', name: 'onChatroomKicked', code: 2 } as const),
      fc.constant({ kind: 'frame', name: 'heartbeat' } as const),
    ),
  }),
  { maxLength: 60 },
)
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never

function recordsOf(steps: Story): ConsoleRecord[] {
  let atNs = 0
  return steps.map(({ instanceId, pauseNs, happening }) => {
    atNs += pauseNs
    return sampleRecord({ instanceId, atNs, ...happening })
  })
}

/** The states after some records, by going through all of them. */
function foldStates(records: readonly ConsoleRecord[]): FilmInstanceState[] {
  return INSTANCE_IDS.map((instanceId) => {
    const initial: FilmInstanceState = { instanceId, status: 'EXITED', code: null, kicked: false, sinceNs: 0 }
    return records
      .filter((record) => record.instanceId === instanceId)
      .reduce((state, { kind, name, to, code, atNs }) => {
        if (kind === 'transition') return { ...state, status: to ?? '', code, sinceNs: atNs }
        if (name === 'enter') return { ...state, kicked: false }
        if (name === 'onChatroomKicked') return { ...state, kicked: true }
        return state
      }, initial)
  })
}

async function recordFilm(recorder: Recorder, records: readonly ConsoleRecord[]): Promise<number> {
  const { sessionId, startedNs } = await recorder.beginSession({ name: 'film' })
  for (const instanceId of INSTANCE_IDS) recorder.describeInstance(sampleInstance(instanceId))
  for (const record of records) recorder.record({ ...record, atNs: startedNs + record.atNs })
  await recorder.endSession()
  return sessionId
}

const sharedRecorder = recorderOfFile()

describe('a film', () => {
  it('shows at any moment what going through all records up to it gives', async () => {
    const recorder = sharedRecorder()
    const film = createFilm(recorder)
    await fc.assert(
      fc.asyncProperty(story, fc.integer({ min: 0, max: 100 }), async (steps, atNs) => {
        const records = recordsOf(steps)
        const sessionId = await recordFilm(recorder, records)
        const seen = records.filter((record) => record.atNs <= atNs)
        const frame = await film.filmAt({ sessionId, atNs })
        expect(frame).toEqual({ atNs, ordinal: seen.length, states: foldStates(seen) })
      }),
      { numRuns: 40 },
    )
  })

  it('steps through every event, forth and back, with the states after each', async () => {
    const recorder = sharedRecorder()
    const film = createFilm(recorder)
    await fc.assert(
      fc.asyncProperty(
        story,
        fc.constantFrom('event' as const, 'transition' as const),
        async (steps, unit) => {
          const records = recordsOf(steps)
          const sessionId = await recordFilm(recorder, records)
          const stops = records.flatMap(({ kind }, index) =>
            unit === 'event' || kind === 'transition' ? [index + 1] : [],
          )
          const walk = async (from: number, direction: 'back' | 'forward') => {
            const visited: number[] = []
            for (let ordinal = from; ;) {
              const frame = await film.stepFilm({ sessionId, ordinal, direction, unit })
              if (!frame) return visited
              expect(frame.states).toEqual(foldStates(records.slice(0, frame.ordinal)))
              ordinal = frame.ordinal
              visited.push(ordinal)
            }
          }
          expect(await walk(0, 'forward')).toEqual(stops)
          expect(await walk(records.length + 1, 'back')).toEqual(stops.toReversed())
        },
      ),
      { numRuns: 8 },
    )
  })

  it('knows its instances, markers and histogram before it plays', async () => {
    const recorder = sharedRecorder()
    const film = createFilm(recorder)
    const sessionId = await recordFilm(recorder, [
      sampleRecord({
        kind: 'attempt',
        name: 'attemptEnded',
        attemptId: 1,
        to: 'refused',
        code: 302,
        atNs: 0,
      }),
      sampleRecord({ name: 'onChatroomKicked', instanceId: 2, code: 2, atNs: 1000 }),
    ])
    const outline = await film.openFilm({ sessionId })
    expect(outline.session).toMatchObject({
      sessionId,
      durationNs: 1000,
      failureCount: 1,
      kickCount: 1,
      live: false,
    })
    expect(outline.instances).toEqual(INSTANCE_IDS.map(sampleInstance))
    expect(outline.markers).toEqual([
      { atNs: 0, ordinal: 1, instanceId: 1, kind: 'error', code: 302 },
      { atNs: 1000, ordinal: 2, instanceId: 2, kind: 'kick', code: 2 },
    ])
    expect(outline.histogram).toHaveLength(200)
    expect(outline.histogram[0]).toBe(1)
    expect(outline.histogram[199]).toBe(1)
  })

  it('shows where events are missing', async () => {
    const recorder = sharedRecorder()
    const gap = (atNs: number, lostCount: number) =>
      sampleRecord({ kind: 'error', name: 'recordingGap', instanceId: null, payload: { lostCount }, atNs })
    const sessionId = await recordFilm(recorder, [gap(5, 2), sampleRecord({ atNs: 10 }), gap(30, 7)])
    const { gaps } = await createFilm(recorder).openFilm({ sessionId })
    expect(gaps).toEqual([
      { fromNs: 0, toNs: 5, ordinal: 1, lostCount: 2 },
      { fromNs: 10, toNs: 30, ordinal: 3, lostCount: 7 },
    ])
  })

  it('cannot be opened for a recording that does not exist', async () => {
    const film = createFilm(sharedRecorder())
    await expect(film.openFilm({ sessionId: 5000 })).rejects.toMatchObject({ code: 'unknownSession' })
  })
})
