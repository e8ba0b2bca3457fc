import type { StructuralDifference } from '../../../../src-shared/console'
import type { SessionDiff } from '../../diff/session-diff'

/** A comparison for the message of a failed test: a line each. */
export function differenceLines({ differences }: SessionDiff): string[] {
  return differences.map((difference) => `${difference.instance.accountId}: ${lineOf(difference)}`)
}

function lineOf(difference: StructuralDifference): string {
  switch (difference.type) {
    case 'missingInstance':
    case 'addedInstance':
      return difference.type
    case 'missing':
      return `missing ${eventLine(difference.before)}`
    case 'added':
      return `added ${eventLine(difference.after)}`
    case 'changed': {
      const changes = difference.fields.map(
        ({ field, before, after }) => `${field} ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
      )
      return `changed ${eventLine(difference.before)}: ${changes.join(', ')}`
    }
    default:
      return difference satisfies never
  }
}

function eventLine(event: { name: string; from: string | null; to: string | null; code: number | null }) {
  return [event.name, event.from, event.to, event.code].filter((part) => part !== null).join(' ')
}
