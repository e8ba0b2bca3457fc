import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench } from './testing/client-bench'
import { V2NIMError } from './v2nim-error'

describe('what a callback brings', () => {
  let bench: ClientBench
  const told: [string, ...unknown[]][] = []
  beforeEach(() => {
    bench = new ClientBench()
    told.splice(0)
  })
  afterEach(() => bench.close())

  /** A client in the room, whose callbacks are kept with everything they were given. */
  async function entered() {
    const server = await bench.server()
    const { client } = bench.client()
    const names = ['onChatroomStatus', 'onChatroomEntered', 'onChatroomExited', 'onChatroomKicked'] as const
    for (const name of names) client.on(name, (...given: readonly unknown[]) => told.push([name, ...given]))
    await client.enter('36', { accountId: 'alice', token: 't', linkProvider: () => [server.address] })
    return { server, client }
  }
  const given = (name: string) => told.filter(([one]) => one === name).map(([, ...values]) => values)

  it('is a status alone while all is well, and nothing with entered and exited (S52, S53, S54)', async () => {
    const { client } = await entered()
    await client.exit()
    const present = (name: string) => given(name).map((values) => values.filter((one) => one !== undefined))
    expect(present('onChatroomStatus')).toEqual([[2], [3], [4], [5], [6]])
    expect(present('onChatroomEntered')).toEqual([[]])
    expect(present('onChatroomExited')).toEqual([[]])
  })

  it('is an error with the status and the exit of a lost room, reason and extension with a kick (S52, S54, S55, S185)', async () => {
    const { server } = await entered()
    server.lastLink.push('v2ChatroomBeKicked', { kickedReason: 2, serverExtension: '{"why":"test"}' })
    await bench.until(() => given('onChatroomKicked').length === 1)
    const [status, statusError] = given('onChatroomStatus').at(-1) ?? []
    const [[exitedError] = []] = given('onChatroomExited')
    expect(status).toBe(6)
    for (const error of [statusError, exitedError]) {
      expect(error).toBeInstanceOf(V2NIMError)
      expect(error).toMatchObject({ code: 192003 })
    }
    expect(given('onChatroomKicked')).toEqual([[{ kickedReason: 2, serverExtension: '{"why":"test"}' }]])
  })
})
