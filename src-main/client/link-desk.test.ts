import { beforeEach, describe, expect, it } from 'vitest'
import type { LifecycleEvent } from '../../src-shared/chatroom'
import { encodeServerPacket, type IncomingServerPacket } from '../../src-shared/protocol'
import { ManualClock } from '../../src-shared/time'
import { AppMemory } from './app-memory'
import { settleOptions, type ClientEnvironment } from './client-environment'
import type { ConnectionListener } from './connection'
import { LinkDesk } from './link-desk'
import { InstanceRecorder } from './recording'
import { V2NIMError } from './v2nim-error'

const KICK = encodeServerPacket('binary', {
  command: 'v2ChatroomBeKicked',
  ser: 0,
  code: 200,
  fields: { kickedReason: 2, serverExtension: '' },
})

describe('LinkDesk', () => {
  let told: ConnectionListener[]
  let events: LifecycleEvent['type'][]
  let pushes: IncomingServerPacket[]
  let desk: LinkDesk
  beforeEach(() => {
    told = []
    events = []
    pushes = []
    const clock = new ManualClock()
    const random = { bytes: (count: number) => new Uint8Array(count) }
    const memory = new AppMemory(clock)
    const environment: ClientEnvironment = {
      clock,
      random,
      idleClock: clock,
      memory,
      onRecord: () => undefined,
      openConnection: (_, __, listener) => {
        told.push(listener)
        return { send: () => undefined, close: () => Promise.resolve() }
      },
    }
    const context = {
      environment,
      settings: settleOptions({ appkey: 'app' }, {}, { random, memory }),
      recorder: new InstanceRecorder(1, clock, () => undefined),
    }
    desk = new LinkDesk(context, {
      dispatch: ({ type }) => events.push(type),
      pushed: (packet) => pushes.push(packet),
    })
  })

  const everythingFrom = (listener: ConnectionListener | undefined) => {
    listener?.opened()
    listener?.received(KICK)
    listener?.stalled()
    listener?.ended(new V2NIMError(192003, { reason: 'gone' }))
  }

  it('hears its link', () => {
    desk.connect('a:1')
    everythingFrom(told[0])
    expect(events).toEqual(['socketOpened', 'upgradeStalled', 'linkLost'])
    expect(pushes).toHaveLength(1)
  })

  it.each<[string, (closing: LinkDesk) => void]>([
    ['was closed', (closing) => closing.close()],
    ['was orphaned', (closing) => closing.orphan()],
    [
      'was replaced',
      (closing) => {
        closing.close()
        closing.connect('b:1')
      },
    ],
  ])('does not hear a link any more that %s', (_, end) => {
    desk.connect('a:1')
    end(desk)
    everythingFrom(told[0])
    expect(events).toEqual([])
    expect(pushes).toEqual([])
  })

  it('does not act for a link that is not current', () => {
    desk.connect('a:1')
    const first = desk.open
    desk.close()
    desk.connect('b:1')
    let acted = 0
    desk.while(first, () => acted++)
    desk.while(desk.open, () => acted++)
    expect(acted).toBe(1)
  })

  it('refuses to send without a link', () => {
    expect(() => desk.open).toThrow('before a link is open')
  })
})
