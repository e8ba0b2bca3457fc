import type { ConsoleRecord, JsonValue } from '../../src-shared/console'
import type { ExpectedSight } from '../../src-shared/console/scenario'
import { eachActor, listOf, type Measured } from './check-expectation'
import type { Mismatch } from './scenario-error'

const NOT_OF_THE_ROOM = /^onChatroom(Status|Entered|Exited|Kicked)$|^onSendMessage$/

/** Who was told what by the room. */
export function checkSights({ expectation, context, from }: Measured): Mismatch[] {
  const { stage, log } = context
  const sightsOf = (name: string) => {
    const id = stage.instanceOf(name)
    return id === null ? [] : log.since(from, id).flatMap(sightOf)
  }
  const accountOf = (name: string) => stage.accountOf(name)
  const check = (isSeen: boolean) => (name: string, wanted: readonly ExpectedSight[]) => {
    const sights = sightsOf(name)
    const wrong = wanted.filter((sight) => sights.some((one) => agrees(one, sight, accountOf)) !== isSeen)
    if (wrong.length === 0) return null
    const expected = `${isSeen ? '' : 'not '}${listOf(wrong.map((sight) => JSON.stringify(sight)))}`
    return { expected, actual: listOf(sights.map((sight) => JSON.stringify(sight))) }
  }
  return [
    ...eachActor(context, 'sees', expectation.sees, check(true)),
    ...eachActor(context, 'doesNotSee', expectation.doesNotSee, check(false)),
  ]
}

interface Sight {
  readonly event: string
  readonly account?: string
  readonly text?: string
}

/** What a callback of the room's service tells. */
function sightOf({ kind, name, payload }: ConsoleRecord): Sight[] {
  if (kind !== 'callback' || NOT_OF_THE_ROOM.test(name)) return []
  const [first] = Array.isArray(payload['arguments']) ? payload['arguments'] : []
  if (name === 'onReceiveMessages') {
    const messages = Array.isArray(first) ? first : []
    return messages.map((message) => {
      const text = fieldOf(message, 'text')
      return { event: name, account: fieldOf(message, 'senderId'), ...(text === '' ? {} : { text }) }
    })
  }
  const account = typeof first === 'string' ? first : fieldOf(first, 'accountId')
  return [{ event: name, ...(account === '' ? {} : { account }) }]
}

function agrees(sight: Sight, expected: ExpectedSight, accountOf: (name: string) => string): boolean {
  if ('enters' in expected)
    return sight.event === 'onChatroomMemberEnter' && sight.account === accountOf(expected.enters)
  if ('exits' in expected)
    return sight.event === 'onChatroomMemberExit' && sight.account === accountOf(expected.exits)
  if ('event' in expected) return sight.event === expected.event
  const isFrom = expected.from === undefined || sight.account === accountOf(expected.from)
  return sight.text === expected.message && isFrom
}

function fieldOf(value: JsonValue | undefined, field: string): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return ''
  const found = value[field]
  return typeof found === 'string' ? found : ''
}
