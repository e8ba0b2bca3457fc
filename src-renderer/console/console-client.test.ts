// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { nextTick, reactive } from 'vue'
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

/** A bridge whose calls wait for `answer`, the latest first. `asked` are the inputs, or the name of a call without any. */
function bridgeAnsweringLater() {
  const asked: unknown[] = []
  let answer: (reply: unknown) => void = () => expect.unreachable('nothing was asked')
  const bridge = new Proxy({} as ConsoleBridge, {
    get: (_target, method) => (input: unknown) => {
      asked.push(input ?? method)
      return new Promise((resolve) => (answer = resolve))
    },
  })
  return { asked, bridge, answer: (reply: unknown) => answer(reply) }
}

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

  it('asks nothing further until the window has drawn what it was told first', async () => {
    const { asked, answer, bridge } = bridgeAnsweringLater()
    const client = createConsoleClient(bridge)
    void client.bootstrap().then(async () => {
      await nextTick()
      asked.push('drawn')
    })
    const draft = reactive(defaultEnterDraft({ roomId: '36' }))
    const later = client.createInstance({ draft })
    draft.roomId = '37'
    answer({ ok: true, value: null })
    await vi.waitFor(() => expect(asked).toHaveLength(3))
    expect(asked).toEqual(['bootstrap', 'drawn', { draft: defaultEnterDraft({ roomId: '36' }) }])
    answer({ ok: true, value: null })
    await later
  })

  it('asks on when what it asked first failed', async () => {
    const { asked, answer, bridge } = bridgeAnsweringLater()
    const client = createConsoleClient(bridge)
    const failed = expect(client.bootstrap()).rejects.toThrow('broken')
    const later = client.readEvents({ sessionId: 1, ordinals: [1] })
    answer({ ok: false, failure: { code: 'internal', message: 'broken', field: null, chatroomCode: null } })
    await failed
    await vi.waitFor(() => expect(asked).toEqual(['bootstrap', { sessionId: 1, ordinals: [1] }]))
    answer({ ok: true, value: [] })
    expect(await later).toEqual([])
  })

  it('turns any thrown thing into a ConsoleError', () => {
    expect(toConsoleError(new Error('pipe closed'))).toMatchObject({
      code: 'internal',
      message: 'pipe closed',
    })
    expect(toConsoleError('odd')).toMatchObject({ code: 'internal', message: 'odd' })
  })
})
