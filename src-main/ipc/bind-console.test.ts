import { describe, expect, it } from 'vitest'
import type { IpcMainInvokeEvent } from 'electron'
import {
  CONSOLE_METHODS,
  consoleInputs,
  methodChannel,
  type ConsoleMethod,
  type ConsoleReply,
  type ConsoleService,
} from '../../src-shared/console'
import { answerConsole } from './answer-console'
import { bindConsole } from './bind-console'
import { ConsoleError } from './console-error'

type Handler = (event: IpcMainInvokeEvent, input: unknown) => unknown

/** The handler table that Electron keeps, without Electron. */
class HandlerTable {
  readonly handlers = new Map<string, Handler>()
  handle(channel: string, handler: Handler): void {
    this.handlers.set(channel, handler)
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }
}

function bind(service: Partial<ConsoleService>, trusted = true) {
  const ipcMain = new HandlerTable()
  const unexpected: unknown[] = []
  const answerer = answerConsole({
    service: service as ConsoleService,
    onUnexpectedError: (_method, error) => unexpected.push(error),
  })
  const close = bindConsole({
    ipcMain,
    answerer: () => Promise.resolve(answerer),
    isTrustedSender: () => trusted,
  })
  const call = async (method: ConsoleMethod, input?: unknown) => {
    const handler = ipcMain.handlers.get(methodChannel(method))
    if (!handler) throw new Error(`no handler for ${method}`)
    return (await handler({} as IpcMainInvokeEvent, input)) as ConsoleReply<unknown>
  }
  return { ipcMain, unexpected, close, call }
}

describe('console binding', () => {
  it('offers every method that has an input schema, and takes all of them away again', () => {
    const { ipcMain, close } = bind({})
    expect([...ipcMain.handlers.keys()].sort()).toEqual(
      Object.keys(consoleInputs)
        .map((m) => `console:${m}`)
        .sort(),
    )
    expect(CONSOLE_METHODS).toHaveLength(ipcMain.handlers.size)
    close()
    expect(ipcMain.handlers.size).toBe(0)
  })

  it('hands checked input to the service and its result back', async () => {
    const { call } = bind({
      readEvents: ({ ordinals }) => Promise.resolve(ordinals.map(() => ({}) as never)),
    })
    expect(await call('readEvents', { sessionId: 1, ordinals: [1, 2] })).toEqual({
      ok: true,
      value: [{}, {}],
    })
  })

  it('refuses a sender that is not one of our windows and does not call the service', async () => {
    let called = false
    const { call } = bind({ listInstances: () => Promise.resolve(((called = true), [])) }, false)
    expect(await call('listInstances')).toMatchObject({ ok: false, failure: { code: 'invalidInput' } })
    expect(called).toBe(false)
  })

  it.each([
    ['enterInstance', { instanceId: '1' }, 'instanceId'],
    ['enterInstance', { instanceId: 1, extra: true }, '(input)'],
    ['readEvents', { sessionId: 1, ordinals: Array.from({ length: 501 }, () => 1) }, 'ordinals'],
    ['indexEvents', { sessionId: 1, filter: { kinds: ['x'] }, afterOrdinal: 0, limit: 1 }, 'filter.kinds[0]'],
    ['updateSettings', { theme: 'pink' }, 'theme'],
    ['kickMember', { instanceId: 1, targetAccountId: '', notificationExtension: '' }, 'targetAccountId'],
  ] as const)('refuses %s(%j) and names %s', async (method, input, field) => {
    const { call } = bind({})
    expect(await call(method, input)).toMatchObject({ ok: false, failure: { code: 'invalidInput', field } })
  })

  it('turns a refusal of the service into a typed reply', async () => {
    const { call, unexpected } = bind({ exitInstance: () => Promise.reject(ConsoleError.unknownInstance(7)) })
    expect(await call('exitInstance', { instanceId: 7 })).toMatchObject({
      failure: { code: 'unknownInstance' },
    })
    expect(unexpected).toEqual([])
  })

  it('reports a bug and still answers', async () => {
    const { call, unexpected } = bind({ describeCloud: () => Promise.reject(new Error('boom')) })
    expect(await call('describeCloud')).toMatchObject({
      ok: false,
      failure: { code: 'internal', message: 'boom' },
    })
    expect(unexpected).toHaveLength(1)
  })
})
