import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { RoomscopeApp } from '../fixtures/roomscope-app'
import { runCommand } from '../fixtures/headless-command'
import { Recordings } from './recordings'

/** What of a line of a recording (docs/exports.md, NDJSON) is changed here; the rest of it stays as it is. */
interface RecordingLine {
  readonly type?: string
  readonly instanceId?: number | null
  readonly atNs?: number
  readonly kind?: string
  readonly name?: string
  readonly code?: number | null
}

/** The instances of `fillSession` that are changed. */
const [KICKED, KICKER, REFUSED] = [1, 2, 3]
const ANSWER_DELAY_NS = 400_000_000
/** An account that nobody knows; the one that was recorded came with a token that had expired. */
const OTHER_REFUSAL = 102404

/**
 * Brings two more sessions into the list: the first one as a client with defects would have lived it, and what the kicker
 * lived of it alone, in which nothing failed. The client with defects never tells that the kicker is in, tells a kick before
 * the exit, waits longer for an answer, and is refused for another reason. So the check finds broken rules, and a
 * comparison differences of every kind.
 */
export async function importOtherSessions(app: RoomscopeApp): Promise<void> {
  const recorded = await exportSession(app, 1)
  await new Recordings(app.window).openScreen()
  await importSession(app, 2, changeItems(recorded, withDefects))
  await importSession(app, 3, changeItems(recorded, onlyOfKicker))
}

async function importSession({ window }: RoomscopeApp, sessionId: number, text: string): Promise<void> {
  const recordings = new Recordings(window)
  await recordings.drop(`session-${sessionId}.ndjson`, text)
  await expect(recordings.session(sessionId)).toBeVisible()
  await window.getByTestId('transfer-dismiss').click()
}

async function exportSession(app: RoomscopeApp, sessionId: number): Promise<string> {
  const file = join(tmpdir(), `roomscope-e2e-${randomUUID()}.ndjson`)
  const order = ['export', `${sessionId}`, '--format', 'ndjson', '--output', file, '--db', app.databaseFile]
  try {
    expect(await runCommand(app.runtime, order)).toMatchObject({ code: 0, stderr: '' })
    return await readFile(file, 'utf8')
  } finally {
    await rm(file, { force: true })
  }
}

type Items = readonly RecordingLine[]

/** The same recording with other items between its first line and its last. */
function changeItems(recorded: string, change: (items: Items) => Items): string {
  const [header, ...rest] = recorded.trimEnd().split('\n')
  const items = rest.slice(0, -1).map((line) => JSON.parse(line) as RecordingLine)
  const changed = numberEvents(change(items))
  const all = [...changed, { type: 'end', itemCount: changed.length }]
  return [header, ...all.map((item) => JSON.stringify(item)), ''].join('\n')
}

function withDefects(items: Items): Items {
  const told = items.filter(({ instanceId, name }) => instanceId !== KICKER || name !== 'onChatroomEntered')
  return kickBeforeExit(told.map(answerLate)).map((item) =>
    item.instanceId === REFUSED && item.code != null ? { ...item, code: OTHER_REFUSAL } : item,
  )
}

/** Without an instance is what belongs to the session or to the cloud. */
const onlyOfKicker = (items: Items): Items =>
  items.filter(({ instanceId }) => instanceId === KICKER || instanceId == null)

/** What the kicker lives from the answer to its login on comes later. */
function answerLate(line: RecordingLine, index: number, lines: Items): RecordingLine {
  const answered = lines.findIndex(
    ({ instanceId, kind, name }) => instanceId === KICKER && kind === 'frame' && name === 'v2ChatroomLogin',
  )
  if (line.atNs === undefined || index <= answered) return line
  return { ...line, atNs: line.atNs + ANSWER_DELAY_NS }
}

function kickBeforeExit(lines: Items): RecordingLine[] {
  const placeOf = (callback: string) =>
    lines.findIndex(({ instanceId, name }) => instanceId === KICKED && name === callback)
  const [exited, kicked] = [placeOf('onChatroomExited'), placeOf('onChatroomKicked')]
  const moved = lines[kicked]
  if (moved === undefined || exited < 0) throw new Error('the recording holds no kick')
  const others = lines.filter((line) => line !== moved)
  return others.toSpliced(exited, 0, { ...moved, ...timeOf(lines[exited]) })
}

const timeOf = ({ atNs }: RecordingLine = {}): RecordingLine => (atNs === undefined ? {} : { atNs })

function numberEvents(lines: Items): RecordingLine[] {
  let ordinal = 0
  return lines.map((line) => (line.type === 'event' ? { ...line, ordinal: ++ordinal } : line))
}
