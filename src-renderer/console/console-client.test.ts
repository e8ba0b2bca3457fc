import { describe, expect, it } from 'vitest'
import { reactive } from 'vue'
import { defaultEnterDraft, type ConsoleBridge } from '../../src-shared/console'
import { createConsoleClient } from './console-client'
import { ConsoleError, toConsoleError } from './console-error'

const bridgeAnswering = (reply: unknown, seen: unknown[] = []) =>
  new Proxy({} as ConsoleBridge, {
    get: () => (input: unknown) => {
      seen.push(structuredClone(input))
      return Promise.resolve(reply)
    },
  })

describe('console client', () => {
  it('hands back the value of a good reply', async () => {
    const client = createConsoleClient(bridgeAnswering({ ok: true, value: [] }))
    expect(await client.listInstances()).toEqual([])
  })

  it('throws a ConsoleError that keeps code, field and chatroom code of a refusal', async () => {
    const failure = { code: 'chatroom', message: 'no right', field: 'targetAccountId', chatroomCode: 403 }
    const client = createConsoleClient(bridgeAnswering({ ok: false, failure }))
    const thrown = await client.exitInstance({ instanceId: 1 }).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(ConsoleError)
    expect(thrown).toMatchObject({ ...failure })
  })

  it('sends reactive input as plain data that can be cloned', async () => {
    const seen: unknown[] = []
    const client = createConsoleClient(bridgeAnswering({ ok: true, value: null }, seen))
    const draft = reactive(defaultEnterDraft({ roomId: '36' }))
    await client.createInstance({ draft })
    expect(seen).toEqual([{ draft: defaultEnterDraft({ roomId: '36' }) }])
  })

  it('turns any thrown thing into a ConsoleError', () => {
    expect(toConsoleError(new Error('pipe closed'))).toMatchObject({
      code: 'internal',
      message: 'pipe closed',
    })
    expect(toConsoleError('odd')).toMatchObject({ code: 'internal', message: 'odd' })
  })
})
