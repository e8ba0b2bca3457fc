import { V2NIMChatroomKickedReason } from '../../../src-shared/chatroom'
import type { EventRow, JsonObject, JsonValue } from '../../../src-shared/console'
import { ANYTHING } from '../../../src-shared/console/scenario'
import type { StoryPart } from './recorded-story'

const NS_PER_S = 1_000_000_000
/** Beyond what it took in the recording, what is expected may take this long. */
const SLACK_S = 10
/** Callbacks of the login itself; others come of what else is in the room. */
const LOGIN_CALLBACKS = new Set([
  'onChatroomStatus',
  'onChatroomEntered',
  'onChatroomExited',
  'onChatroomKicked',
])

/** What an instance is called; undefined for one that a scenario does not tell of. */
export type NameOf = (instanceId: number) => string | undefined

/** What the enter() of a part came to; null while it runs on. */
export function enterEndOf(part: StoryPart): EventRow | null {
  const ends = part.events.filter(({ instanceId, kind, name }) => {
    const isEnd = (kind === 'attempt' && name === 'attemptEnded') || (kind === 'error' && name === 'enter')
    return instanceId === part.instanceId && isEnd
  })
  return ends[0] ?? null
}

/**
 * What a step has to come to.
 * @param unsettled instances whose enter() runs across operations: what of it falls into which step is chance.
 */
export function expectationOf(part: StoryPart, nameOf: NameOf, unsettled: ReadonlySet<number>): JsonObject {
  const settled = part.events.filter(({ instanceId }) => instanceId !== null && !unsettled.has(instanceId))
  const transitions = byActor(
    settled.filter(({ kind }) => kind === 'transition'),
    nameOf,
    transitionLine,
  )
  const status = Object.fromEntries(
    Object.entries(transitions).map(([actor, lines]) => [actor, lines.at(-1)?.split(' ')[0] ?? '']),
  )
  const kicked = byActor(
    settled.filter(({ name }) => name === 'onChatroomKicked'),
    nameOf,
    kickedReason,
  )
  const expected: JsonObject = {
    ...resultOf(part),
    ...(isEmpty(status) ? {} : { status }),
    ...(isEmpty(kicked) ? {} : { kicked: mapValues(kicked, (reasons) => reasons.at(-1) ?? null) }),
    ...(isEmpty(transitions) ? {} : { transitions }),
  }
  return isEmpty(expected) ? {} : { ...expected, within: `${withinSeconds(part)}s` }
}

/** What has to hold at the end, over everything: each client's login callbacks in their order. */
export function finalExpectation(parts: readonly StoryPart[], nameOf: NameOf): JsonObject {
  const callbacks = byActor(
    parts.flatMap(({ events }) => events).filter(({ kind }) => kind === 'callback'),
    nameOf,
    callbackLine,
  )
  if (isEmpty(callbacks)) return {}
  const last = parts.at(-1)
  return {
    callbacks: mapValues(callbacks, folded),
    within: `${last === undefined ? SLACK_S : withinSeconds(last)}s`,
  }
}

/** How long after its operation the last thing of a part came, with slack, whole seconds. */
function withinSeconds({ atNs, events }: StoryPart): number {
  const lastNs = events.at(-1)?.atNs ?? atNs
  return Math.ceil((lastNs - atNs) / NS_PER_S) + SLACK_S
}

function resultOf(part: StoryPart): JsonObject {
  const { name } = part.operation
  if (name === 'kickMember') {
    const refusal = part.events.find(({ kind, name: what }) => kind === 'error' && what === 'kickMember')
    return refusal === undefined ? {} : codeOf(refusal)
  }
  const end = name === 'enter' ? enterEndOf(part) : null
  if (end === null) return {}
  if (end.to === 'entered') return { result: 'entered', ...codeOf(end) }
  return { ...codeOf(end), ...(end.kind === 'attempt' && end.from !== null ? { stage: end.from } : {}) }
}

function codeOf({ code }: EventRow): JsonObject {
  return code === null ? {} : { code }
}

function transitionLine({ to, code }: EventRow): string {
  return code === null ? (to ?? '') : `${to} ${code}`
}

function callbackLine({ name, to, code, payload }: EventRow): string {
  if (!LOGIN_CALLBACKS.has(name)) return ANYTHING
  if (name === 'onChatroomKicked')
    return [name, reasonName(payload)].filter((word) => word !== null).join(' ')
  return [name, to, code].filter((word) => word !== null).join(' ')
}

function kickedReason({ payload }: EventRow): string {
  return reasonName(payload) ?? ''
}

function reasonName(payload: JsonObject): string | null {
  const reason = payload['kickedReason']
  return Object.entries(V2NIMChatroomKickedReason).find(([, number]) => number === reason)?.[0] ?? null
}

/** Several things that do not matter, one after the other, matter no more than one. */
function folded(lines: readonly string[]): string[] {
  return lines.filter((line, index) => line !== ANYTHING || lines[index - 1] !== ANYTHING)
}

function byActor(
  events: readonly EventRow[],
  nameOf: NameOf,
  lineOf: (event: EventRow) => string,
): Record<string, string[]> {
  const lines: Record<string, string[]> = {}
  for (const event of events) {
    const actor = event.instanceId === null ? undefined : nameOf(event.instanceId)
    if (actor !== undefined) (lines[actor] ??= []).push(lineOf(event))
  }
  return lines
}

function mapValues<Value>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value) => JsonValue,
): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}
