import type { AnswerScript, ServerScript } from '../../client/testing/scripted-server'
import type { Scenario, Step } from '../testing/scenario'

const SERVER: readonly ServerScript[] = [{}]
const enter: Step = { do: 'enter' }
const wait = (ms: number): Step => ({ do: 'advance', ms })
/** Shows that the room goes on. */
const kick: Step = { do: 'call', method: 'kickMember', input: ['bob'] }
const raw = (binary: readonly number[], text: string): Step => ({ do: 'sendRaw', binary, text })
const closing =
  (code: number): NonNullable<AnswerScript['v2ChatroomLogin']> =>
  (_, link) => {
    link.socket.close(code)
    return 'silence'
  }

function entered(name: string, ...steps: readonly Step[]): Scenario {
  return { name: `hostile: ${name}`, servers: SERVER, steps: [enter, ...steps] }
}

function answering(name: string, answers: AnswerScript, ...steps: readonly Step[]): Scenario {
  return { name: `hostile: ${name}`, servers: [{ answers }], steps: [enter, ...steps] }
}

/** A server that breaks the rules of the protocol, and a network that goes and comes. */
export const hostileScenarios: readonly Scenario[] = [
  entered('half a packet', raw([0, 13], '3:::{"sid":'), kick),
  entered('no packet at all', raw([250, 250, 250, 250], 'hello'), kick),
  entered(
    'an unknown command',
    raw([0, 99, 99, 0, 0, 0], '3:::{"sid":99,"cid":99,"ser":0,"code":200}'),
    kick,
  ),
  entered(
    'an answer that nobody waits for',
    raw([0, 36, 17, 200, 0, 2, 200, 0], '3:::{"sid":36,"cid":17,"ser":200,"code":200}'),
    kick,
  ),
  // Only the text transport has one; to the other it is an unknown command.
  entered('a goodbye', raw([0, 99, 99, 0, 0, 0], '0::'), wait(1_000), wait(1_000), kick),
  answering('a login answered with nothing in it', { v2ChatroomLogin: { code: 200 } }),
  answering(
    'garbage before the login answer',
    {
      v2ChatroomLogin: (request, link) => {
        link.socket.send(link.transport === 'binary' ? Uint8Array.of(0, 13) : '3:::{"sid":')
        const login = request.fields['chatroomLogin'] as Record<string, string>
        const fields = { chatroomInfo: { '1': login['5'] ?? '' }, chatroomMember: { '2': login['2'] ?? '' } }
        return { code: 200, fields }
      },
    },
    kick,
  ),
  answering(
    'a login answer that cannot be read',
    {
      v2ChatroomLogin: ({ ser }, link) => {
        const text = `3:::{"sid":36,"cid":2,"ser":${ser},"code":200,"r":[5]}`
        link.socket.send(
          link.transport === 'binary' ? Uint8Array.of(0, 36, 2, ser, 0, 2, 200, 0, 99, 1) : text,
        )
        return 'silence'
      },
    },
    wait(8_000),
  ),
  ...[1000, 1001, 1008, 1011, 4000].flatMap((code) => [
    answering(`closes with ${code} before the login answer`, { v2ChatroomLogin: closing(code) }),
    answering(`closes with ${code} before entered`, { getGrayscaleConfig: closing(code) }, wait(1_000)),
    entered(`closes with ${code} in the room`, { do: 'closeLink', code }, wait(1_000)),
  ]),
  answering('closes while one leaves', { v2ChatroomLogout: closing(1000) }, { do: 'exit' }, wait(1_000)),
  answering(
    'kicks while one leaves',
    {
      v2ChatroomLogout: (_, link) => {
        link.push('v2ChatroomBeKicked', { kickedReason: 2, serverExtension: '' })
        return 'silence'
      },
    },
    { do: 'exit' },
    wait(1_000),
  ),
  entered('the network goes and comes back', { do: 'network', state: 'offline' }, wait(500), {
    do: 'network',
    state: 'online',
  }),
  entered('the network goes, and the reconnect is due', { do: 'network', state: 'offline' }, wait(1_000)),
  entered('the network is said to be there', { do: 'network', state: 'online' }, kick),
]
