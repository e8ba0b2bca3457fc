import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  encodeErrorFor,
  encodeServerPacket,
  type Fields,
  type IncomingRequest,
  type Transport,
} from '../../src-shared/protocol'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { ScriptedLink, ScriptedServer } from './testing/scripted-server'

const CLOSE_CODES = [
  1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999,
]
const KICK = { kickedReason: 2, serverExtension: '' }
const KICK_HEADER = { sid: 13, cid: 3, ser: 0 }

const bytes = (...values: number[]) => Uint8Array.from(values)

/** Frames that no client should get, and what the record of each is called. */
const BAD_FRAMES: Readonly<Record<Transport, readonly (readonly [string, Uint8Array | string, string])[]>> = {
  binary: [
    ['an empty message', bytes(), 'undecodableFrame'],
    ['half a header', bytes(0, 13), 'undecodableFrame'],
    ['a length of more than five bytes', bytes(255, 255, 255, 255, 255, 255, 1), 'undecodableFrame'],
    ['a length beyond the message', bytes(200, 1, 13, 7, 0, 0, 2, 200, 0), 'undecodableFrame'],
    ['a message push without its body', bytes(0, 13, 7, 0, 0, 2, 200, 0, 250), 'undecodableFrame'],
    ['text instead of bytes', 'hello', 'undecodableFrame'],
    ['an unknown command', bytes(0, 99, 99, 0, 0, 0), '99_99'],
    ['a wrapper with nothing in it', bytes(0, 4, 1, 0, 0, 0), 'undecodableFrame'],
  ],
  text: [
    ['half a packet', '3:::{"sid":', 'undecodableFrame'],
    ['a packet that is a list', '3:::[]', 'undecodableFrame'],
    ['a packet without numbers', '3:::{"sid":"x","cid":null,"ser":0,"code":200}', 'undecodableFrame'],
    ['no frame at all', 'hello', 'undecodableFrame'],
    ['an unknown frame type', '9:::', 'undecodableFrame'],
    ['bytes that are no text', bytes(1, 2, 3), 'undecodableFrame'],
    ['an unknown command', '3:::{"sid":99,"cid":99,"ser":0,"code":200}', '99_99'],
    ['a second connect frame', '1::', 'textConnect'],
    ['an error after the connection', '7:::2+0', 'textError'],
  ],
}

describe.each(['binary', 'text'] as const)('a hostile server, %s', (transport) => {
  let bench: ClientBench
  let server: ScriptedServer
  let alice: ObservedClient
  beforeEach(async () => {
    bench = new ClientBench()
    server = await bench.server()
    alice = bench.client(transport)
  })
  afterEach(() => bench.close())

  const packet = (
    request: Pick<IncomingRequest, 'ser'>,
    command: 'v2ChatroomKickMember' | 'getNosCdnHost',
  ) =>
    transport === 'binary'
      ? encodeServerPacket('binary', { command, ser: request.ser, code: 200, fields: {} })
      : encodeServerPacket('text', { command, ser: request.ser, code: 200, fields: {} })
  const codeOnly = (id: Pick<IncomingRequest, 'sid' | 'cid' | 'ser'>) =>
    transport === 'binary' ? encodeErrorFor('binary', id, 200) : encodeErrorFor('text', id, 200)
  const stillWorks = async () => {
    await alice.client.V2NIMChatroomService.kickMember('bob')
    expect(alice.trace.at(-1)).toBe('resolved')
  }

  it.each(BAD_FRAMES[transport])('sends %s: it is on record, and the room goes on', async (_, data, name) => {
    await alice.enter([server])
    const records = () => bench.records.filter((record) => record.name === name).length
    const before = records()
    server.lastLink.socket.send(data)
    await bench.until(() => records() > before)
    await stillWorks()
  })

  it.each(BAD_FRAMES[transport].slice(0, 4))('sends %s before the login answer', async (_, data) => {
    server.script = {
      answers: {
        v2ChatroomLogin: (request, link) => {
          link.socket.send(data)
          return { code: 200, fields: loginAnswer(request) }
        },
      },
    }
    expect(await alice.enter([server])).toBeNull()
  })

  it('answers the login with a body that cannot be read: 998, and the next address is tried', async () => {
    const other = await bench.server()
    server.script = {
      answers: {
        v2ChatroomLogin: ({ ser }, link) => {
          const unreadable =
            transport === 'binary'
              ? bytes(0, 36, 2, ser, 0, 2, 200, 0, 99, 1)
              : `3:::{"sid":36,"cid":2,"ser":${ser},"code":200,"r":[5]}`
          link.socket.send(unreadable)
          return 'silence'
        },
      },
    }
    expect(await alice.enter([server, other])).toBeNull()
    expect(alice.trace.slice(0, 5)).toEqual(['status 2', 'status 3', 'status 4', 'status 0 998', 'status 2'])
  })

  it('answers with a wrong serial, another command, and twice', async () => {
    server.script = {
      answers: {
        v2ChatroomKickMember: (request, link) => {
          link.socket.send(packet({ ser: request.ser + 7 }, 'v2ChatroomKickMember'))
          link.socket.send(packet(request, 'getNosCdnHost'))
          return { code: 114404 }
        },
      },
    }
    // What comes second time comes when nobody waits for it any more.
    server.afterAnswer = (request, link) => {
      if (request.command === 'v2ChatroomKickMember') link.socket.send(packet(request, request.command))
    }
    await alice.enter([server])
    const kick = () => alice.client.V2NIMChatroomService.kickMember('bob')
    await expect(kick()).rejects.toMatchObject({ code: 114404 })
    await expect(kick()).rejects.toMatchObject({ code: 114404 })
    server.script = {}
    await stillWorks()
  })

  it('answers a request after its time: the answer is on record and changes nothing', async () => {
    let late: (() => void) | null = null
    server.script = {
      answers: {
        v2ChatroomKickMember: (request, link) => {
          late = () => link.socket.send(packet(request, 'v2ChatroomKickMember'))
          return 'silence'
        },
      },
    }
    await alice.enter([server])
    const kick = alice.client.V2NIMChatroomService.kickMember('bob')
    const rejection = expect(kick).rejects.toMatchObject({ code: 192004 })
    await bench.until(() => late !== null)
    await bench.clock.advance(8_000)
    await rejection
    const answers = () => bench.recordsOf('frame', 'v2ChatroomKickMember').length
    const before = answers()
    late = (late as (() => void) | null)?.() ?? null
    await bench.until(() => answers() > before)
    server.script = {}
    await stillWorks()
  })

  it('answers the login after the client gave it up: nobody enters', async () => {
    let late: (link: ScriptedLink) => void = () => undefined
    server.script = {
      answers: {
        v2ChatroomLogin: (request) => {
          late = (link) => link.socket.send(codeOnly(request))
          return 'silence'
        },
      },
    }
    const entering = alice.enter([server])
    await bench.until(() => server.commands.includes('v2ChatroomLogin'))
    await bench.clock.advance(8_000)
    late(server.lastLink)
    expect((await entering)?.code).toBe(192004)
    await bench.until(() => server.openSocketCount === 0)
    expect(alice.trace.at(-1)).toBe('rejected 192004')
    expect(bench.clock.pendingCount).toBe(0)
  })

  it('kicks before it answers the login', async () => {
    server.script = {
      answers: {
        v2ChatroomLogin: (request, link) => {
          link.push('v2ChatroomBeKicked', KICK)
          return { code: 200, fields: loginAnswer(request) }
        },
      },
    }
    expect((await alice.enter([server]))?.code).toBe(192003)
    expect(alice.trace.slice(3)).toEqual([
      'status 6 192003',
      'kicked 2',
      'status 0 192003',
      'rejected 192003',
    ])
    await bench.until(() => server.openSocketCount === 0)
  })

  it('kicks without a body: the reason is unknown', async () => {
    await alice.enter([server])
    server.lastLink.socket.send(codeOnly(KICK_HEADER))
    await bench.until(() => alice.saw('kicked -1'))
  })

  it.each(CLOSE_CODES)('closes with %i before the login answer', async (code) => {
    const closing = (_: IncomingRequest, link: ScriptedLink) => {
      link.socket.close(code)
      return 'silence' as const
    }
    server.script = { answers: { v2ChatroomLogin: closing } }
    expect((await alice.enter([server]))?.code).toBe(192003)
    expect(bench.recordsOf('error', 'socketClosed').map((record) => record.code)).toEqual([code])
    expect(bench.clock.pendingCount).toBe(0)
  })

  it.each(CLOSE_CODES)('closes with %i between the login answer and entered', async (code) => {
    const closing = (_: IncomingRequest, link: ScriptedLink) => {
      link.socket.close(code)
      return 'silence' as const
    }
    server.script = { answers: { getGrayscaleConfig: closing } }
    expect(await alice.enter([server])).toBeNull()
    expect(alice.trace.slice(3)).toEqual(['status 5', 'status 0 192003', 'status 1', 'entered', 'resolved'])
  })

  it.each(CLOSE_CODES)('closes with %i in the room', async (code) => {
    await alice.enter([server])
    server.lastLink.socket.close(code)
    await bench.until(() => alice.saw('status 1'))
    expect(alice.trace.slice(-2)).toEqual(['status 0 192003', 'status 1'])
    expect(bench.recordsOf('error', 'socketClosed').map((record) => record.code)).toEqual([code])
  })

  it('reads nothing any more: what cannot be written is refused with 192005', async () => {
    await alice.enter([server])
    server.lastLink.socket.pause()
    const extension = 'x'.repeat(900_000)
    const kicks = Array.from({ length: 40 }, () =>
      alice.client.V2NIMChatroomService.kickMember('bob', extension).then(
        () => null,
        ({ code }: { code: number }) => code,
      ),
    )
    expect(await kicks.at(-1)).toBe(192005)
    server.lastLink.socket.terminate()
    expect(new Set(await Promise.all(kicks))).toEqual(new Set([192003, 192005]))
  })

  it('closes while the client leaves', async () => {
    await alice.enter([server])
    server.script = {
      answers: {
        v2ChatroomLogout: (_, link) => {
          link.socket.terminate()
          return 'silence'
        },
      },
    }
    await alice.client.exit()
    expect(alice.trace.slice(-2)).toEqual(['status 6', 'exited'])
    expect(bench.clock.pendingCount).toBe(0)
  })
})

function loginAnswer({ fields }: IncomingRequest): Fields {
  const login = fields['chatroomLogin'] as Record<string, string>
  return { chatroomInfo: { '1': login['5'] ?? '' }, chatroomMember: { '2': login['2'] ?? '' } }
}
