import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../src-shared/console'
import { eventRow } from '../testing/summaries'
import { isKick, tellKick } from './kick-story'

const known = (instanceId: number, accountId: string, roomId = '36', appkey = 'demo') => ({
  instanceId,
  accountId,
  roomId,
  draft: { appkey },
})
const instances = [
  known(1, 'alice'),
  known(2, 'alice'),
  known(3, 'owner'),
  known(4, 'owner', '37'),
  known(5, 'alice', '37'),
  known(6, 'alice', '36', 'other'),
]

/** Numbers events in their order; the kick is the one that `isKick` knows. */
function story(...events: Partial<EventRow>[]) {
  const nearby = events.map((event, index) => eventRow({ ...event, ordinal: index + 1 }))
  const kick = nearby.find(isKick)
  if (kick === undefined) throw new Error('no kick among the events')
  return tellKick(kick, { nearby, instances })
}

const told = (victimId: number, by: string, reason: number): Partial<EventRow> => ({
  kind: 'cloud',
  name: 'clientKicked',
  instanceId: victimId,
  payload: { by, reason },
})
const callback = (victimId: number, kickedReason: number): Partial<EventRow> => ({
  kind: 'callback',
  name: 'onChatroomKicked',
  instanceId: victimId,
  payload: { kickedReason },
})
const enter = (instanceId: number): Partial<EventRow> => ({ kind: 'operation', name: 'enter', instanceId })
const status = (to: string, code: number | null = null): Partial<EventRow> => ({
  kind: 'transition',
  name: 'status',
  instanceId: 1,
  to,
  code,
})
const kickMember: Partial<EventRow> = {
  kind: 'operation',
  name: 'kickMember',
  instanceId: 3,
  payload: { accountId: 'alice' },
}

describe('story of a kick', () => {
  it('names the manager who ordered it, as the cloud tells', () => {
    expect(story(kickMember, told(1, 'owner', 2))).toMatchObject({ victimId: 1, kicker: 3, reason: 2 })
  })

  it('takes the member of the same room when the order is not recorded nearby', () => {
    expect(story(told(1, 'owner', 2))?.kicker).toBe(3)
    expect(story(told(1, 'stranger', 2))?.kicker).toBe('cloud')
  })

  it('names the login that displaced the older one', () => {
    expect(story(enter(3), enter(2), told(1, 'policy', 3))).toMatchObject({ kicker: 2, reason: 3 })
    expect(story(enter(3), told(1, 'policy', 3))?.kicker).toBe('cloud')
  })

  it('names the operator for what the cloud itself was told to do', () => {
    expect(story(told(1, 'console', 1))?.kicker).toBe('operator')
    expect(story(told(1, 'serverApi', -1))?.kicker).toBe('operator')
  })

  it('finds the cause without the embedded cloud, from what the instances did', () => {
    expect(story(kickMember, callback(1, 2))).toMatchObject({ kicker: 3, reason: 2, toldOrdinal: null })
    expect(story(enter(2), callback(1, 3))).toMatchObject({ kicker: 2, reason: 3 })
    expect(story(kickMember, callback(1, 1))?.kicker).toBe('cloud')
  })

  it('blames no login into another room or app, told by the cloud or not', () => {
    for (const elsewhere of [enter(5), enter(6)]) {
      expect(story(enter(2), elsewhere, told(1, 'policy', 3))?.kicker).toBe(2)
      expect(story(enter(2), elsewhere, callback(1, 3))?.kicker).toBe(2)
    }
  })

  it('goes by the rooms that were entered, not by those that instances are in at last', () => {
    const into = (instanceId: number, roomId: string) => ({ ...enter(instanceId), payload: { roomId } })
    expect(story(into(1, '37'), into(2, '37'), callback(1, 3))?.kicker).toBe(2)
    expect(story(into(1, '37'), into(2, '36'), callback(1, 3))?.kicker).toBe('cloud')
    expect(
      story(into(2, '38'), { ...told(1, 'policy', 3), payload: { by: 'policy', roomId: '38' } })?.kicker,
    ).toBe(2)
  })

  it('takes only calls that throw out, from the same room, for the order', () => {
    const mute = { ...kickMember, name: 'setMemberTempChatBanned' }
    const block = { ...kickMember, name: 'setMemberBlockedStatus' }
    const elsewhere = { ...kickMember, instanceId: 4 }
    expect(story(mute, callback(1, 2))?.kicker).toBe('cloud')
    expect(story(elsewhere, callback(1, 2))?.kicker).toBe('cloud')
    expect(story(block, callback(1, 5))?.kicker).toBe(3)
    expect(story(kickMember, elsewhere, mute, callback(1, 2))?.kicker).toBe(3)
    expect(story(enter(4), told(1, 'owner', 2))?.kicker).toBe(3)
  })

  it('does not blame what came after the kick', () => {
    expect(story(callback(1, 2), kickMember)?.kicker).toBe('cloud')
  })

  it('tells what came of it, up to the next call', () => {
    const out = status('EXITED', 192003)
    expect(story(told(1, 'owner', 2), out, enter(1), status('CONNECTING'))?.aftermath).toEqual({
      status: 'EXITED',
      code: 192003,
      reconnects: false,
    })
    expect(story(told(1, 'owner', 2), out, status('WAITING'))?.aftermath).toMatchObject({
      status: 'WAITING',
      reconnects: true,
    })
    expect(story(told(1, 'owner', 2))?.aftermath.status).toBeNull()
  })

  it('counts what changed before the callback, but nothing from before the room', () => {
    const entering = [status('CONNECTING'), status('ENTERED')]
    expect(story(...entering, status('EXITED', 192003), callback(1, 2))?.aftermath).toEqual({
      status: 'EXITED',
      code: 192003,
      reconnects: false,
    })
    expect(story(...entering, callback(1, 2))?.aftermath.status).toBeNull()
  })

  it('takes the word of the cloud for the callback that follows it', () => {
    const nearby = [told(1, 'owner', 2), callback(1, 2)].map((event, index) =>
      eventRow({ ...event, ordinal: index + 1 }),
    )
    expect(nearby[1] && tellKick(nearby[1], { nearby, instances })).toMatchObject({
      kicker: 3,
      toldOrdinal: 1,
    })
  })

  it('has nothing to tell of what is no kick of an instance', () => {
    const nobody = eventRow({ kind: 'cloud', name: 'clientKicked', instanceId: null })
    expect(tellKick(nobody, { nearby: [], instances })).toBeNull()
    expect(tellKick(eventRow(), { nearby: [], instances })).toBeNull()
  })
})
