import type {
  AlignedInstance,
  ComparedEvent,
  StructuralDifference,
  TimingDifference,
} from '../../src-shared/console'
import type { SessionDiff } from '../replay'

const NS_PER_MS = 1_000_000

/** A comparison for people: one line when nothing is different. */
export function diffLines(diff: SessionDiff): string[] {
  const { equal, instanceCount, keptCount, differences, timing } = diff
  const timingLines = timing.map(timingLine)
  if (equal) return [`equal: ${instanceCount} instances, ${keptCount} events`, ...timingLines]
  const [first, ...others] = differences.map(differenceLine)
  return [
    `different: ${differences.length} differences, ${keptCount} events are the same`,
    `first: ${first}`,
    ...others,
    ...timingLines,
  ]
}

function differenceLine(difference: StructuralDifference): string {
  const where = instanceName(difference.instance)
  switch (difference.type) {
    case 'missingInstance':
    case 'addedInstance': {
      const word = difference.type === 'addedInstance' ? 'added' : 'missing'
      return `${word} instance ${where} with ${difference.eventCount} events`
    }
    case 'missing':
      return `missing in ${where}: ${eventName(difference.before)}`
    case 'added':
      return `added in ${where}: ${eventName(difference.after)}`
    case 'changed': {
      const changes = difference.fields.map(
        ({ field, before, after }) => `${field} ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
      )
      return `changed in ${where}: ${eventName(difference.before)}: ${changes.join(', ')}`
    }
    default:
      return difference satisfies never
  }
}

function timingLine({ instance, before, tookNsBefore, tookNsAfter }: TimingDifference): string {
  const [then, now] = [tookNsBefore, tookNsAfter].map((ns) => `${Math.round(ns / NS_PER_MS)} ms`)
  return `timing in ${instanceName(instance)}: ${eventName(before)}: ${then} → ${now}`
}

function instanceName({ accountId, roomId, order }: AlignedInstance): string {
  const name = `${accountId || 'nobody'}@${roomId || 'nowhere'}`
  return order === 1 ? name : `${name} (${order}.)`
}

function eventName({ ordinal, attemptId, stage, kind, name, from, to, code }: ComparedEvent): string {
  const what = kind === 'transition' ? `${from} → ${to}` : [name, to].filter(Boolean).join(' ')
  const place = [`event ${ordinal}`, attemptId && `attempt ${attemptId}`, stage].filter(Boolean).join(', ')
  return `${what}${code === null ? '' : ` (${code})`} [${place}]`
}
