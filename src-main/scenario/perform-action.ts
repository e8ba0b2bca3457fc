import { V2NIMChatroomKickedReason } from '../../src-shared/chatroom'
import type { CloudChange, ConsoleRecord } from '../../src-shared/console'
import {
  ALL_FAULTS,
  formatDurationMs,
  type ActionArgument,
  type KickArgument,
  type WaitArgument,
} from '../../src-shared/console/scenario'
import { callbackLine, matchesLine } from './event-lines'
import type { RunContext } from './run-context'
import { StepFailure } from './scenario-error'
import type { OperationEnd } from './scenario-stage'

/** Actions that have no steps inside. */
export type PlainAction = Exclude<keyof typeof PERFORM, never>
type Perform<Argument> = (context: RunContext, argument: Argument) => Promise<void>

/** What a wait may take when it does not say, on each clock: minutes cost nothing where time is virtual. */
const WAIT_MS = { real: 10_000, virtual: 70_000 } as const
const DONE: OperationEnd = { result: 'done', code: 200, reason: '' }

/** How each action is done. */
export const PERFORM = {
  async enter(context, { actor, with: overrides, wait }) {
    for (const name of members(context, actor)) {
      const { ended } = await context.time.run(context.stage.enter(name, overrides))
      if (!wait) continue
      endWith(context, name, await context.time.run(ended))
      if (context.branch.end?.result !== 'entered') return
    }
  },
  async exit(context, { actor, wait }) {
    for (const name of members(context, actor)) await operate(context, name, context.stage.exit(name), wait)
  },
  async destroy(context, { actor, wait }) {
    for (const name of members(context, actor))
      await operate(context, name, context.stage.destroy(name), wait)
  },
  kick,
  async send(context, { from, text, location, notifyTargetTags }) {
    const audience = { locationInfo: location, notifyTargetTags }
    await operate(context, from, context.stage.sendText(from, text, audience))
  },
  async cloud({ stage, time }, argument) {
    if (argument === 'start') return time.run(stage.startCloud())
    if (argument === 'stop') return time.run(stage.stopCloud())
    await time.hold(stage.change({ appkey: stage.appkey, ...argument } as CloudChange))
  },
  async fault({ stage, faultIds }, { as: name, ...fault }) {
    const id = stage.cloud.faults.apply(fault)
    if (name !== undefined) faultIds.set(name, id)
  },
  async clearFault({ stage, faultIds }, name) {
    const all = stage.cloud.faults.list().map(({ id }) => id)
    for (const id of name === ALL_FAULTS ? all : [faultIds.get(name) ?? 0]) stage.cloud.faults.undo(id)
  },
  async offline(context, actors) {
    for (const name of members(context, actors)) await context.stage.networkChanged(name, 'offline')
  },
  async online(context, actors) {
    for (const name of members(context, actors)) await context.stage.networkChanged(name, 'online')
  },
  waitFor,
  async sleep({ time }, ms) {
    await time.until(() => false, ms)
  },
} satisfies {
  readonly [
    Action in
      | 'enter'
      | 'exit'
      | 'destroy'
      | 'kick'
      | 'send'
      | 'cloud'
      | 'fault'
      | 'clearFault'
      | 'offline'
      | 'online'
      | 'waitFor'
      | 'sleep'
  ]: Perform<ActionArgument<Action>>
}

async function kick(context: RunContext, argument: KickArgument): Promise<void> {
  const { stage, time } = context
  const change = (what: object) => time.hold(stage.change({ appkey: stage.appkey, ...what } as CloudChange))
  switch (argument.way) {
    case 'member': {
      const account = stage.accountOf(argument.member)
      return operate(context, argument.by, stage.kickMember(argument.by, account, argument.extension ?? ''))
    }
    case 'conflictLogin':
    case 'sameDevice': {
      const double = stage.double(argument.member, argument.way === 'sameDevice')
      const overrides = 'with' in argument ? argument.with : undefined
      const { ended } = await time.run(stage.enter(double, overrides))
      return endWith(context, double, await time.run(ended))
    }
    case 'roomClosed':
      return void (await change({ kind: 'setRoomOpen', roomId: argument.room ?? stage.roomId, open: false }))
    case 'stopServer':
      return time.run(stage.stopCloud())
    case 'dropLink':
      return dropLink(context, argument.member)
    case 'blockList':
    case 'accountBan':
    case 'cloud': {
      const where = { roomId: stage.roomOf(argument.member), accountId: stage.accountOf(argument.member) }
      if (argument.way === 'blockList') await change({ kind: 'setBlocked', ...where, blocked: true })
      else if (argument.way === 'accountBan') await time.hold(ban(context, where.accountId))
      else await change({ kind: 'kick', ...where, reason: V2NIMChatroomKickedReason[argument.reason] })
      return
    }
    default:
      return argument satisfies never
  }
}

/** As the server API bans whoever is to leave at once. */
function ban({ stage }: RunContext, accountId: string): Promise<unknown> {
  const path = `accounts/${encodeURIComponent(accountId)}/actions/disable`
  const body = { enabled: false, need_kick: true }
  return stage.api.call({ appkey: stage.appkey, method: 'PATCH', path, body })
}

/** Breaks every connection of a member as a lost network does. */
async function dropLink({ stage, time }: RunContext, member: string): Promise<void> {
  const account = stage.accountOf(member)
  const room = stage.roomOf(member)
  const ends = stage.cloud
    .connections()
    .filter(({ accountId, roomId, phase }) => accountId === account && roomId === room && phase === 'entered')
  if (ends.length === 0) throw new Error(`${member} has no connection in room ${room} that could be dropped`)
  for (const { connectionId } of ends) stage.cloud.dropConnection(connectionId)
  await time.settle()
}

async function waitFor(context: RunContext, argument: WaitArgument): Promise<void> {
  const { time, stage } = context
  const limitMs = argument.within ?? (time.isVirtual ? WAIT_MS.virtual : WAIT_MS.real)
  const names = 'actor' in argument && argument.actor ? members(context, argument.actor) : []
  const missing = () =>
    'actor' in argument && argument.actor
      ? names.filter((name) => !holds(context, argument, name))
      : holds(context, argument, null)
        ? []
        : ['the cloud']
  if (await time.until(() => missing().length === 0, limitMs)) return
  throw new StepFailure(
    missing().map((name) => ({
      expectation: `waitFor ${name}`,
      expected: `${wanted(argument)} within ${formatDurationMs(limitMs)}`,
      actual:
        'status' in argument
          ? (stage.summaryOf(name)?.status ?? 'has not entered yet')
          : `${countOf(context, argument, name)} of them`,
      instanceId: stage.instanceOf(name),
    })),
  )
}

function holds(context: RunContext, argument: WaitArgument, name: string | null): boolean {
  if ('status' in argument) return context.stage.summaryOf(name ?? '')?.status === argument.status
  return countOf(context, argument, name) >= argument.count
}

function countOf({ stage, log, branch }: RunContext, argument: WaitArgument, name: string | null): number {
  const id = name === null ? null : stage.instanceOf(name)
  const records = id === null ? log.since(branch.mark) : log.since(branch.mark, id)
  return records.filter((record) => isWanted(record, argument, (account) => stage.accountOf(account))).length
}

function isWanted(
  record: ConsoleRecord,
  argument: WaitArgument,
  accountOf: (name: string) => string,
): boolean {
  if ('callback' in argument) return matchesLine(callbackLine(record), argument.callback)
  if ('cloud' in argument) {
    const { account, code } = argument
    if (record.kind !== 'cloud' || record.name !== argument.cloud) return false
    if (account !== undefined && record.payload['accountId'] !== accountOf(account)) return false
    return code === undefined || record.code === code
  }
  if (!('record' in argument)) return false
  const { kind, name, to, code } = argument.record
  return (
    record.kind === kind &&
    (name === undefined || record.name === name) &&
    (to === undefined || record.to === to) &&
    (code === undefined || record.code === code)
  )
}

function wanted(argument: WaitArgument): string {
  if ('status' in argument) return argument.status
  if ('callback' in argument) return `${argument.count} × ${argument.callback}`
  if ('cloud' in argument)
    return `${argument.count} × ${[argument.cloud, argument.account, argument.code].filter(Boolean).join(' ')}`
  return `${argument.count} × ${Object.values(argument.record).join(' ')}`
}

/** The single instances that are meant, a group in its order. */
export function members({ stage }: RunContext, names: readonly string[]): string[] {
  return names.flatMap((name) => stage.cast.membersOf(name))
}

function endWith({ branch }: RunContext, actor: string, end: OperationEnd): void {
  branch.end = end
  branch.actor = actor
}

/** Follows a call to its end; without `wait` it goes on by itself. */
async function operate(
  context: RunContext,
  actor: string,
  call: Promise<unknown>,
  wait = true,
): Promise<void> {
  const ended = call.then(
    () => DONE,
    (error: unknown) => failedEnd(error as Error),
  )
  if (wait) endWith(context, actor, await context.time.run(ended))
}

function failedEnd(error: Error & { failure?: { chatroomCode: number | null } }): OperationEnd {
  const code = error.failure?.chatroomCode
  if (code === undefined || code === null) throw error
  return { result: 'refused', code, reason: error.message }
}
