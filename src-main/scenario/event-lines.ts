import { enumName, V2NIMChatroomKickedReason, V2NIMChatroomStatus } from '../../src-shared/chatroom'
import type { ConsoleRecord, JsonValue } from '../../src-shared/console'
import { ANYTHING } from '../../src-shared/console/scenario'

const CLIENT_CALLBACKS = ['onChatroomStatus', 'onChatroomEntered', 'onChatroomExited', 'onChatroomKicked']

/** A callback of the client, as a scenario writes it with everything; empty for another record. */
export function callbackLine({ kind, name, to, code, payload }: ConsoleRecord): string {
  if (kind !== 'callback' || !CLIENT_CALLBACKS.includes(name)) return ''
  if (name === 'onChatroomKicked') return `${name} ${kickReasonName(payload['kickedReason'])}`
  return [name, to, code].filter((part) => part !== null).join(' ')
}

/** A status that was reached, as a scenario writes it with everything; empty for another record. */
export function transitionLine({ kind, to, code }: ConsoleRecord): string {
  if (kind !== 'transition' || to === null || !Object.hasOwn(V2NIMChatroomStatus, to)) return ''
  return code === null ? to : `${to} ${code}`
}

/** The name of a kick's reason; the number where it has none. */
export function kickReasonName(reason: JsonValue | undefined): string {
  if (typeof reason !== 'number') return 'UNKNOWN'
  return enumName(V2NIMChatroomKickedReason, reason) ?? String(reason)
}

/** A line agrees with what was written when that is its beginning, word by word. */
export function matchesLine(line: string, written: string): boolean {
  return line !== '' && (line === written || line.startsWith(`${written} `))
}

/** Do lines agree with what was written, in order; `...` stands for any number of them. */
export function matchesLines(lines: readonly string[], written: readonly string[]): boolean {
  let [line, word, anythingAt, resumeAt] = [0, 0, -1, 0]
  while (line < lines.length) {
    const next = written[word]
    if (next === ANYTHING) {
      anythingAt = word++
      resumeAt = line
    } else if (next !== undefined && matchesLine(lines[line] ?? '', next)) {
      line++
      word++
    } else if (anythingAt >= 0) {
      // The latest "..." stands for one line more.
      word = anythingAt + 1
      line = ++resumeAt
    } else return false
  }
  return written.slice(word).every((rest) => rest === ANYTHING)
}
