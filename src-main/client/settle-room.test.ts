import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench } from './testing/client-bench'
import type { AnswerScript, ScriptedServer } from './testing/scripted-server'

const config = (text: string, ttl = '86400') => ({
  code: 200,
  fields: { grayConfigTag: { '0': text, '1': ttl } },
})

describe('after a login', () => {
  let bench: ClientBench
  let server: ScriptedServer
  const begin = async (answers: AnswerScript) => (server = await bench.server({ answers }))
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  const count = (name: string) => server.commands.filter((command) => command === name).length

  it('the storage configuration is asked for once for all clients of an app, until its time is over', async () => {
    await begin({ getGrayscaleConfig: config('{"mixStoreEnable":false}', '60') })
    await bench.client().enter([server])
    await bench.client('text').enter([server])
    expect(count('getGrayscaleConfig')).toBe(1)
    expect(count('getNosCdnHost')).toBe(2)
    const other = bench.fleet.newInstance({ appkey: 'other app' }, { tls: false })
    const enterParams = { accountId: 'a', token: 't', linkProvider: () => [server.address] }
    await other.enter('36', enterParams)
    expect(count('getGrayscaleConfig')).toBe(2)

    await bench.fleet.destroyAll()
    await bench.clock.advance(60_000)
    await bench.client().enter([server])
    expect(count('getGrayscaleConfig')).toBe(3)
  })

  it.each([
    ['{"mixStoreEnable":true}', 1],
    ['{"mixStoreEnable":false}', 0],
    ['no json', 0],
  ])('the mixed-store policy is asked for where %s says so', async (text, expected) => {
    await begin({ getGrayscaleConfig: config(text) })
    await bench.client().enter([server])
    expect(count('getMixStorePolicy')).toBe(expected)
    const commands = server.commands.filter((name) => name?.startsWith('get'))
    expect(commands.at(-1)).toBe('getNosCdnHost')
  })

  it("the server's clock is compared with the own one, and again 2 s after a failure", async () => {
    await begin({ v2ChatroomGetServerTime: { code: 500 } })
    const alice = bench.client()
    await alice.enter([server])
    expect(alice.client.getClockOffsetMs()).toBeNull()
    server.script = {
      answers: { v2ChatroomGetServerTime: { code: 200, fields: { time: 1_700_000_005_000 } } },
    }
    await bench.clock.advance(2_000)
    await bench.until(() => alice.client.getClockOffsetMs() !== null)
    expect(alice.client.getClockOffsetMs()).toBe(3_000)
    expect(count('v2ChatroomGetServerTime')).toBe(2)
  })
})
