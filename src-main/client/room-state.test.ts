import { beforeEach, describe, expect, it } from 'vitest'
import { RoomState } from './room-state'

describe('RoomState', () => {
  let room: RoomState
  beforeEach(() => {
    room = new RoomState()
    room.enter({ chatroom: { roomId: '36', onlineUserCount: 1 }, selfMember: { accountId: 'alice' } }, [
      'red',
    ])
  })

  it('counts who comes and goes, never below nobody', () => {
    room.count(1)
    expect(room.info?.onlineUserCount).toBe(2)
    for (let times = 0; times < 3; times++) room.count(-1)
    expect(room.info?.onlineUserCount).toBe(0)
  })

  it('knows the tags of the answer, else those that were asked for', () => {
    expect(room.ownTags).toEqual(['red'])
    const selfMember = { accountId: 'alice', tags: ['blue'] }
    room.enter({ chatroom: { roomId: '36' }, selfMember }, ['red'])
    expect(room.ownTags).toEqual(['blue'])
  })

  it('knows nothing after leaving, and nothing changes then', () => {
    room.leave()
    room.count(1)
    expect(room.merge({ roomName: 'New' })).toBeNull()
    expect([room.info, room.ownTags]).toEqual([null, []])
  })
})
