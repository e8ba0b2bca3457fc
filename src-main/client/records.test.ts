import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { V2NIMLoginAuthType } from '../../src-shared/chatroom'
import { decodeRequest, type Property } from '../../src-shared/protocol'
import { ClientBench } from './testing/client-bench'

const SECRETS = ['tok-alice-secret', 'ext-alice-secret', 'dyn-alice-secret']

describe.each(['binary', 'text'] as const)('records of a login, %s', (transport) => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  it('hold every step in the order it happened (S3, S71, S72)', async () => {
    const alice = bench.client(transport)
    await alice.enter([await bench.server()])
    const steps = bench.records
      .filter(({ kind, attemptId }) => attemptId === 1 && kind !== 'frame')
      .map(({ kind, name, from, to }) => [kind, name, from, to].filter((part) => part !== null).join(' '))
    expect(steps).toEqual([
      'attempt attemptStarted',
      'attempt stageStarted link',
      'provider linkProvider',
      'transition status EXITED CONNECTING',
      'callback onChatroomStatus CONNECTING',
      'attempt stageStarted connect',
      'transition status CONNECTING CONNECTED',
      'callback onChatroomStatus CONNECTED',
      'transition status CONNECTED ENTERING',
      'callback onChatroomStatus ENTERING',
      'attempt stageStarted auth',
      'transition status ENTERING ENTERED',
      'callback onChatroomStatus ENTERED',
      'attempt stageStarted enter',
      'callback onChatroomEntered',
      'attempt attemptEnded enter entered',
    ])
    expect(bench.records[0]).toMatchObject({
      kind: 'operation',
      name: 'enter',
      attemptId: null,
      instanceId: 1,
    })
    expect(bench.records.every((record, index) => record.atNs >= (bench.records[index - 1]?.atNs ?? 0))).toBe(
      true,
    )
  })

  it('hold every packet both ways', async () => {
    const alice = bench.client(transport)
    const server = await bench.server()
    await alice.enter([server])
    await alice.client.exit()
    const packets = bench.recordsOf('frame').filter(({ name }) => !name.startsWith('text'))
    const out = packets.filter(({ frame }) => frame?.direction === 'out')
    expect(out.map(({ name }) => name)).toEqual(server.commands)
    expect(
      packets
        .filter(({ frame }) => frame?.direction === 'in')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...server.commands].sort())
    const answers = packets.filter(({ frame }) => frame?.direction === 'in')
    expect(answers.every(({ code, payload }) => code === 200 && payload['code'] === 200)).toBe(true)
  })

  it('hold the bytes as they were on the wire, except for secrets', async () => {
    const alice = bench.client(transport)
    const server = await bench.server()
    await alice.enter([server], { token: 'tok-alice-secret' })
    const [login, ...others] = bench
      .recordsOf('frame')
      .filter(({ frame, name }) => frame?.direction === 'out' && !name.startsWith('text'))
      .map(({ frame }) => frame)
    const [sentLogin, ...sentOthers] = server.lastLink.frames
    expect(others.map((frame) => frame?.data)).toEqual(sentOthers)
    expect(login?.redacted).toBe(true)
    expect(login?.sizeBytes).toBe(Buffer.byteLength(sentLogin ?? ''))
    const decoded = decodeRequest(transport, login?.data ?? '')
    expect(decoded.ok && (decoded.value.fields['chatroomIMLogin'] as Property)['1000']).toBe('<secret>')
  })

  it('hold no token and no extension anywhere', async () => {
    const alice = bench.client(transport)
    const server = await bench.server()
    await alice.enter([server], {
      token: 'tok-alice-secret',
      loginOption: { loginExtensionProvider: () => 'ext-alice-secret' },
    })
    await alice.enter([server], {
      loginOption: {
        authType: V2NIMLoginAuthType.DYNAMIC_TOKEN,
        tokenProvider: () => 'dyn-alice-secret',
        loginExtensionProvider: () => 'ext-alice-secret',
      },
    })
    expect(alice.trace.filter((line) => line === 'resolved')).toHaveLength(2)
    const written = bench.records.map(({ frame, ...rest }) => {
      const data = frame === null ? '' : Buffer.from(frame.data as Uint8Array).toString('utf8')
      return JSON.stringify(rest) + data
    })
    for (const secret of SECRETS) expect(written.filter((text) => text.includes(secret))).toEqual([])
    const [operation] = bench.recordsOf('operation', 'enter')
    expect(operation?.payload).toMatchObject({
      roomId: '36',
      params: {
        accountId: 'alice',
        token: { secret: true, length: 16 },
        linkProvider: { provider: true },
        loginOption: { loginExtensionProvider: { provider: true } },
      },
    })
  })

  it.each([
    [302, 'auth'],
    [404, 'enter'],
    [417, 'enter'],
    [102302, 'auth'],
    [102404, 'auth'],
    [103451, 'enter'],
    [113404, 'enter'],
    [113406, 'enter'],
    [113410, 'auth'],
    [114426, 'enter'],
    [114437, 'enter'],
    [114451, 'enter'],
    [191004, 'enter'],
  ])('tell the stage that refused with %i: %s (S3, S5, S6)', async (code, stage) => {
    const server = await bench.server({ answers: { v2ChatroomLogin: { code } } })
    const error = await bench.client(transport).enter([server])
    expect(error).toMatchObject({ code, answered: true })
    expect(bench.recordsOf('attempt', 'attemptEnded')).toHaveLength(1)
    expect(bench.recordsOf('attempt', 'attemptEnded')[0]).toMatchObject({ from: stage, to: 'refused', code })
    expect(bench.recordsOf('attempt', 'stageStarted').at(-1)?.to).toBe(stage)
  })
})

describe('records of calls', () => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  it('name the parameter that was refused, without its value', async () => {
    const alice = bench.client()
    const error = await alice.enter([], { token: 42 as unknown as string })
    expect(error).toMatchObject({
      name: 'V2NIMError',
      code: 191004,
      desc: 'invalid parameter',
      message: 'invalid parameter',
      detail: {
        reason: "In enterParams, param 'token' unexpected",
        param: 'enterParams.token',
        given: 'number',
        allowed: 'non-empty string',
      },
    })
    expect(bench.recordsOf('operation', 'enter')[0]?.payload).toEqual({ roomId: '36' })
    expect(bench.recordsOf('error', 'enter')[0]).toMatchObject({ code: 191004, attemptId: null })
    expect(bench.recordsOf('attempt')).toEqual([])
  })

  it('count attempts: every enter() and every reconnect is one', async () => {
    const server = await bench.server()
    const alice = bench.client()
    await alice.enter([server])
    server.lastLink.socket.terminate()
    await bench.until(() => alice.saw('status 1'))
    await bench.clock.advance(1000)
    await bench.until(() => bench.recordsOf('attempt', 'attemptEnded').length === 2)
    const started = bench.recordsOf('attempt', 'attemptStarted')
    expect(started.map(({ attemptId, payload }) => [attemptId, payload['trigger']])).toEqual([
      [1, 'enter'],
      [2, 'reconnect'],
    ])
    const lost = bench.recordsOf('transition').filter(({ to }) => to === 'DISCONNECTED' || to === 'WAITING')
    expect(lost.map(({ attemptId, code }) => [attemptId, code])).toEqual([
      [null, 192003],
      [null, null],
    ])
  })

  it('tell when a connection stands, on both transports', async () => {
    const server = await bench.server()
    await bench.client('binary').enter([server])
    await bench.client('text').enter([server])
    const names = (instanceId: number) =>
      bench.records
        .filter((record) => record.instanceId === instanceId && record.kind === 'frame')
        .map(({ name }) => name)
    expect(names(1).slice(0, 2)).toEqual(['socketOpened', 'v2ChatroomLogin'])
    expect(names(2).slice(0, 3)).toEqual(['handshakeAnswered', 'socketOpened', 'textConnect'])
  })

  it('tell when a text handshake fails, and why', async () => {
    const server = await bench.server({ handshake: 503 })
    void bench.client('text').enter([server])
    await bench.until(() => bench.recordsOf('error', 'handshakeFailed').length > 0)
    expect(bench.recordsOf('error', 'handshakeFailed')[0]?.payload).toEqual({
      address: server.address,
      failure: 'the handshake was answered with HTTP 503',
    })
  })

  it('mark a provider call that nobody waits for any more', async () => {
    const alice = bench.client()
    void alice.enter([], { linkProvider: () => new Promise(() => undefined) })
    await alice.client.exit()
    expect(bench.recordsOf('provider')[0]?.payload).toMatchObject({ abandoned: true, resultShape: null })
  })

  it('describe a provider call: addresses as they are, of a token nothing but its length', async () => {
    const server = await bench.server()
    await bench.client().enter([server], {
      loginOption: { authType: V2NIMLoginAuthType.DYNAMIC_TOKEN, tokenProvider: () => 'dyn' },
    })
    expect(bench.recordsOf('provider').map(({ name, payload }) => ({ name, payload }))).toEqual([
      {
        name: 'linkProvider',
        payload: {
          addresses: [server.address],
          arguments: { accountId: 'alice', roomId: '36' },
          durationMs: 0,
          resultShape: { type: 'array', length: 1 },
          failure: null,
        },
      },
      {
        name: 'tokenProvider',
        payload: {
          arguments: { appkey: 'app', roomId: '36', accountId: 'alice' },
          durationMs: 0,
          resultShape: { type: 'string', length: 3 },
          failure: null,
        },
      },
    ])
  })
})
