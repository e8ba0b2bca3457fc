import type { BehaviourRules } from '../../../src-shared/chatroom'
import type { ConsoleRecord } from '../../../src-shared/console'
import { ClientBench, type ObservedClient } from '../../client/testing/client-bench'
import type { ScriptedServer } from '../../client/testing/scripted-server'
import type { CheckedEvent } from '../check/checked-event'

/** What can be done to a client of the bench; the rest of an action's name is its argument. */
export const ACTIONS = [
  'enter 36',
  'enter 37',
  'exit',
  'drop',
  'kick',
  'answer 200',
  'answer 403',
  'answer 399',
  'answer 503',
  'silence',
  'providers fail',
  'providers work',
  'advance 1000',
  'advance 8000',
  'advance 61000',
  'offline',
  'online',
] as const
export type Action = (typeof ACTIONS)[number]

/** How long real sockets are given after an action, turns of the event loop. */
const TURNS_PER_ACTION = 12

/**
 * Plays actions on a client of our own against a scripted server, with a hand-driven clock, and destroys it at the end.
 * @returns everything that was recorded.
 */
export async function recordLife(
  actions: readonly Action[],
  profile: BehaviourRules['profile'],
): Promise<ConsoleRecord[]> {
  const bench = new ClientBench()
  try {
    const server = await bench.server()
    const client = bench.client('binary', { profile })
    const stage = { bench, server, client, providersFail: false }
    for (const action of actions) {
      await play(stage, action)
      await settleSockets()
    }
    const destroyed = bench.fleet.destroyInstance(client.client.getInstanceId())
    await settleSockets()
    await bench.clock.advance(1000)
    await destroyed
    return bench.records
  } finally {
    await bench.close()
  }
}

/** Numbers records as the recorder does. */
export function numbered(records: readonly ConsoleRecord[]): CheckedEvent[] {
  return records.map((record, index) => ({ ...record, ordinal: index + 1 }))
}

interface Stage {
  readonly bench: ClientBench
  readonly server: ScriptedServer
  readonly client: ObservedClient
  providersFail: boolean
}

async function play(stage: Stage, action: Action): Promise<void> {
  const { bench, server, client } = stage
  const [verb = '', argument = ''] = action.split(' ')
  switch (verb) {
    case 'enter':
      void client.enter([server, server], { linkProvider: () => addressesOf(stage) }, argument)
      return
    case 'exit':
      void client.client.exit()
      return
    case 'drop':
      server.links.at(-1)?.socket.terminate()
      return
    case 'kick':
      server.links.at(-1)?.push('v2ChatroomBeKicked', { kickedReason: 2 })
      return
    case 'answer':
      server.script = argument === '200' ? {} : { answers: { v2ChatroomLogin: { code: Number(argument) } } }
      return
    case 'silence':
      server.script = { answers: { v2ChatroomLogin: 'silence' } }
      return
    case 'providers':
      stage.providersFail = argument === 'fail'
      return
    case 'advance':
      await bench.clock.advance(Number(argument))
      return
    default:
      client.client.networkChanged(action === 'offline' ? 'offline' : 'online')
  }
}

function addressesOf({ server, providersFail }: Stage): string[] {
  if (providersFail) throw new Error('no address today')
  return [server.address, server.address]
}

async function settleSockets(): Promise<void> {
  for (let turn = 0; turn < TURNS_PER_ACTION; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
}
