import { describeCode, enumName, V2NIMChatroomKickedReason } from '../../../../src-shared/chatroom'
import { LOGIN_STAGES, type AttemptOutcome, type LoginStage } from '../../../../src-shared/console'
import type { TransferEvent } from '../transfer-item'
import type { InstanceIdentifiers } from './instance-identifiers'
import type { SummaryTexts } from './summary-texts'
import type { LoginFailure, TicketFacts } from './ticket-facts'

const NS_PER_MS = 1_000_000
const MAX_CELL_CHARACTERS = 300
/** Whatever Markdown or HTML could take for more than text. */
const MARKUP = /[\\`*_[\]<&|~]/g

/** Program, SDK and system, by name. */
export type TicketVersions = Readonly<Record<string, string>>

/** Writes what happened in a session as Markdown. What was recorded is text in it, whatever it holds. */
export function summaryText(facts: TicketFacts, versions: TicketVersions, texts: SummaryTexts): string {
  const { session, instances, failures, kicks, findings } = facts
  const accounts = new Map(instances.map(({ instanceId, accountId }) => [instanceId, accountId]))
  const accountOf = (instanceId: number | null) =>
    instanceId === null ? '' : (accounts.get(instanceId) ?? '')
  const at = ({ atNs }: TransferEvent) => isoTime(session.startedWallMs + atNs / NS_PER_MS)
  const failureRow = ({ event, stage, outcome, attempt }: LoginFailure) => [
    at(event),
    event.instanceId,
    accountOf(event.instanceId),
    texts.stage[stage as keyof SummaryTexts['stage']] ?? stage,
    texts.outcome[outcome as AttemptOutcome] ?? outcome,
    codeText(event.code),
    textOf(event, 'reason'),
    attempt ? milliseconds(event.atNs - attempt.startedNs) : '',
    attempt ? stageTimes(attempt.stageStartedNs, event.atNs, texts) : '',
  ]
  const kickRow = (event: TransferEvent) => [
    at(event),
    event.instanceId,
    accountOf(event.instanceId),
    kickReason(event),
    textOf(event, 'serverExtension'),
  ]
  return [
    `# ${texts.title(session.sessionId)}${session.name === '' ? '' : `: ${cell(session.name)}`}`,
    [
      `- ${texts.began}: ${isoTime(session.startedWallMs)}`,
      `- ${texts.length}: ${milliseconds(session.durationNs)}`,
      `- ${texts.events}: ${session.eventCount}`,
      `- ${texts.instances}: ${session.instanceCount}`,
      `- ${texts.versions}: ${Object.entries(versions)
        .map(([name, version]) => `${cell(name)} ${cell(version)}`)
        .join(', ')}`,
    ].join('\n'),
    section(texts.failures, table(texts.failureHead, failures.map(failureRow)) || texts.noFailures),
    section(texts.kicks, table(texts.kickHead, kicks.map(kickRow)) || texts.noKicks),
    section(
      texts.findings,
      table(
        texts.findingHead,
        findings.map(({ ordinal, instanceId, rule, expected, actual }) => [
          ordinal,
          instanceId,
          rule,
          expected,
          actual,
        ]),
      ) || texts.noFindings,
    ),
    section(texts.identifiers, table(texts.identifierHead, instances.map(identifierRow))),
    section(texts.contents, texts.contentLines.map((line) => `- ${line}`).join('\n')),
    texts.secrets,
    '',
  ].join('\n\n')
}

function identifierRow(instance: InstanceIdentifiers): (string | number | null)[] {
  return [
    instance.instanceId,
    instance.appkey,
    instance.accountId,
    instance.roomId,
    instance.deviceId,
    instance.clientSession,
    instance.clientType,
    instance.sdkHumanVersion ?? instance.sdkVersion,
    instance.linkAddresses.join(', '),
  ]
}

/** How long each stage took; the last one ended with the attempt. */
function stageTimes(
  startedNs: Readonly<Partial<Record<LoginStage, number>>>,
  endedNs: number,
  texts: SummaryTexts,
): string {
  const reached = LOGIN_STAGES.flatMap((stage) => {
    const atNs = startedNs[stage]
    return atNs === undefined ? [] : [{ stage, atNs }]
  })
  return reached
    .map(
      ({ stage, atNs }, index) =>
        `${texts.stage[stage]} ${milliseconds((reached[index + 1]?.atNs ?? endedNs) - atNs)}`,
    )
    .join(', ')
}

function kickReason(event: TransferEvent): string {
  const reason = event.payload['kickedReason']
  if (typeof reason !== 'number') return ''
  return `${reason} ${enumName(V2NIMChatroomKickedReason, reason) ?? ''}`.trim()
}

function codeText(code: number | null): string {
  if (code === null) return ''
  const { name, desc } = describeCode(code)
  return [code, name ?? desc].filter((part) => part !== null).join(' ')
}

function textOf({ payload }: TransferEvent, field: string): string {
  const value = payload[field]
  return typeof value === 'string' ? value : ''
}

function milliseconds(durationNs: number): string {
  return `${(durationNs / NS_PER_MS).toFixed(1)} ms`
}

function isoTime(wallMs: number): string {
  return new Date(wallMs).toISOString()
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`
}

/** Empty when there are no rows. */
function table(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(head),
    line(head.map(() => '---')),
    ...rows.map((row) => line(row.map((value) => (value === null ? '' : cell(String(value)))))),
  ].join('\n')
}

/** Recorded text as one line of plain text. */
function cell(text: string): string {
  return text
    .slice(0, MAX_CELL_CHARACTERS)
    .replace(/\s+/g, ' ')
    .replace(MARKUP, (mark) => (mark === '<' ? '&lt;' : mark === '&' ? '&amp;' : `\\${mark}`))
}
