import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALL_QUIRKS, V2NIMChatroomStatus, type ProfileName } from '../../src-shared/chatroom'
import type { ConsoleRecord } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import type { ChatroomClient } from './chatroom-client'
import { ChatroomClientFleet } from './fleet'
import { MemoryNetwork, REACTIONS, type ServerBehaviour } from './testing/memory-network'

/** Every change of status that the lifecycle table has. */
const ALLOWED_CHANGES = new Set([
  ...['EXITED CONNECTING', 'DISCONNECTED CONNECTING', 'WAITING CONNECTING'],
  ...['CONNECTING CONNECTED', 'CONNECTED ENTERING', 'ENTERING ENTERED'],
  ...['CONNECTING DISCONNECTED', 'CONNECTED DISCONNECTED', 'ENTERING DISCONNECTED'],
  ...['ENTERED DISCONNECTED', 'DISCONNECTED WAITING'],
  ...['DISCONNECTED EXITED', 'WAITING EXITED', 'CONNECTING EXITED', 'CONNECTED EXITED'],
  ...['ENTERING EXITED', 'ENTERED EXITED'],
  // Kicked before the login answer (protocol notes §9.2).
  'EXITED DISCONNECTED',
])
/** Only where a running enter() was taken over, after status 0(191002). */
const TAKEN_OVER_CHANGES = ['DISCONNECTED CONNECTED', 'DISCONNECTED ENTERING', 'DISCONNECTED ENTERED']

const behaviour: fc.Arbitrary<ServerBehaviour> = fc.record({
  opening: fc.constantFrom('opens', 'opens', 'opens', 'fails', 'hangs'),
  login: fc.oneof({ weight: 2, arbitrary: fc.constant('answer' as const) }, fc.constantFrom(...REACTIONS)),
  other: fc.oneof({ weight: 2, arbitrary: fc.constant('answer' as const) }, fc.constantFrom(...REACTIONS)),
})

const step = fc.oneof(
  fc.record({ type: fc.constant('advance' as const), ms: fc.constantFrom(0, 1, 1000, 8000, 31_000, 61_000) }),
  fc.record({
    type: fc.constantFrom(
      ...(['enter', 'enter', 'enterOther', 'exit', 'kickMember', 'offline', 'online'] as const),
      ...(['serverKicks', 'serverCloses', 'serverAnswersLate', 'serverSendsGarbage'] as const),
    ),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Plays steps against a server and keeps everything that was told. */
class Play {
  readonly clock = new ManualClock()
  readonly records: ConsoleRecord[] = []
  readonly heard: string[] = []
  readonly network: MemoryNetwork
  readonly client: ChatroomClient
  pendingCalls = 0
  private readonly fleet: ChatroomClientFleet

  constructor(behaviours: readonly ServerBehaviour[], profile: ProfileName, quirky: boolean) {
    let count = 0
    this.network = new MemoryNetwork(() => behaviours[count++ % behaviours.length] as ServerBehaviour)
    this.fleet = new ChatroomClientFleet({
      clock: this.clock,
      onRecord: (record) => this.records.push(record),
      openConnection: this.network.openConnection,
    })
    this.client = this.fleet.newInstance(
      { appkey: 'app' },
      { profile, vendorQuirks: quirky ? ALL_QUIRKS : {} },
    )
    this.client.on('onChatroomStatus', () => this.heard.push('onChatroomStatus'))
    this.client.on('onChatroomEntered', () => this.heard.push('onChatroomEntered'))
    this.client.on('onChatroomExited', () => this.heard.push('onChatroomExited'))
    this.client.on('onChatroomKicked', () => this.heard.push('onChatroomKicked'))
  }

  async take(next: Step): Promise<void> {
    const connection = this.network.connections.at(-1)
    switch (next.type) {
      case 'advance':
        return await this.clock.advance(next.ms)
      case 'enter':
        return this.call(this.client.enter('36', this.params()))
      case 'enterOther':
        return this.call(this.client.enter('37', this.params()))
      case 'exit':
        return this.call(this.client.exit())
      case 'kickMember':
        return this.call(this.client.V2NIMChatroomService.kickMember('bob'))
      case 'offline':
      case 'online':
        return this.client.networkChanged(next.type)
      case 'serverKicks':
        return connection?.kick()
      case 'serverCloses':
        return connection?.end()
      case 'serverAnswersLate':
        return connection?.answerLate()
      case 'serverSendsGarbage':
        return connection?.deliver(Uint8Array.of(255, 255, 255, 255, 255, 255, 1, 2))
      default:
        return next satisfies never
    }
  }

  /** Destroys the instance; a logout that is not answered takes a second. */
  async end(): Promise<void> {
    const gone = this.fleet.destroyInstance(this.client.getInstanceId())
    await this.clock.advance(1000)
    await gone
    await this.clock.advance(0)
  }

  private params() {
    return { accountId: 'alice', token: 't', linkProvider: () => ['127.0.0.1:1', '127.0.0.1:2'] }
  }

  private call(promise: Promise<unknown>): void {
    this.pendingCalls++
    const settled = () => this.pendingCalls--
    promise.then(settled, settled)
  }
}

function changesOf(records: readonly ConsoleRecord[]): [from: string, to: string][] {
  return records.filter(({ kind }) => kind === 'transition').map(({ from, to }) => [String(from), String(to)])
}

describe('a client and a server that does anything', () => {
  const plays = fc.tuple(
    fc.array(behaviour, { minLength: 1, maxLength: 4 }),
    fc.array(step, { minLength: 1, maxLength: 14 }),
    fc.constantFrom<ProfileName>('web-10.8.1', 'guide'),
    fc.boolean(),
  )

  it('stays in the table, settles every call, and is gone when it is destroyed', async () => {
    await fc.assert(
      fc.asyncProperty(plays, async ([behaviours, steps, profile, quirky]) => {
        const play = new Play(behaviours, profile, quirky)
        await play.take({ type: 'enter' })
        for (const next of steps) await play.take(next)
        await play.end()

        let status = 'EXITED'
        const allowed = new Set([...ALLOWED_CHANGES, ...(quirky ? TAKEN_OVER_CHANGES : [])])
        for (const [from, to] of changesOf(play.records)) {
          expect(from).toBe(status)
          expect(allowed).toContain(`${from} ${to}`)
          status = to
        }
        expect(['EXITED', 'DISCONNECTED']).toContain(status)
        expect(Object.keys(V2NIMChatroomStatus)).toContain(status)

        expect(play.pendingCalls).toBe(0)
        expect(play.clock.pendingCount).toBe(0)
        expect(play.network.openCount).toBe(0)

        const recordedCallbacks = play.records
          .filter(
            ({ kind, name, payload }) =>
              kind === 'callback' && name in HEARD && payload['listenerCount'] !== 0,
          )
          .map(({ name }) => name)
        expect(recordedCallbacks).toEqual(play.heard)
        const times = play.records.map(({ atNs }) => atNs)
        expect(times).toEqual([...times].sort((a, b) => a - b))

        const before = [play.records.length, play.heard.length]
        for (const connection of play.network.connections) {
          connection.answerLate()
          connection.kick()
          connection.end()
        }
        await play.clock.advance(120_000)
        expect([play.records.length, play.heard.length]).toEqual(before)
      }),
      { numRuns: 250 },
    )
  })
})

const HEARD: Readonly<Record<string, true>> = {
  onChatroomStatus: true,
  onChatroomEntered: true,
  onChatroomExited: true,
  onChatroomKicked: true,
}
