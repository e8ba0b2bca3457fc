import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRefusal, REFUSAL_KEYS } from '../../src-shared/console'

/** Why something is refused, as it is written where it is said; of one in several lines, the part that tells it. */
const TOLD: readonly (readonly [source: string, written: string, sentence: string])[] = [
  [
    'ipc/console-error',
    'there is no instance #${instanceId}; it may have been destroyed',
    'there is no instance #3; it may have been destroyed',
  ],
  [
    'ipc/cloud-api',
    'The embedded cloud does not run. Start it on the Cloud screen first.',
    'The embedded cloud does not run. Start it on the Cloud screen first.',
  ],
  [
    'ipc/cloud-api',
    'The embedded cloud answered ${path} with HTTP ${response.status}.',
    'The embedded cloud answered rooms/36 with HTTP 404.',
  ],
  ['ipc/console-core', 'The embedded cloud could not start: ${', 'The embedded cloud could not start: why'],
  ['ipc/cloud-world', 'the cloud has no app "${appkey}"', 'the cloud has no app "demo"'],
  ['ipc/cloud-world', 'the app has no room ${roomId}', 'the app has no room 36'],
  [
    'ipc/cloud-changes',
    'no fault ${faultId} is applied; it may have been undone already',
    'no fault 3 is applied; it may have been undone already',
  ],
  [
    'ipc/kick-lab/kick-lab',
    'The Kick lab is at work; cancel it, or wait for its end.',
    'The Kick lab is at work; cancel it, or wait for its end.',
  ],
  [
    'ipc/kick-lab/lab-run',
    '${error.message} (${error.failure.chatroomCode})',
    'The room 36 is closed. (403)',
  ],
  [
    'ipc/replay-desk',
    'A replay is running already; cancel it, or wait for its end.',
    'A replay is running already; cancel it, or wait for its end.',
  ],
  [
    'ipc/link-probe',
    '"${address}" is no link address; type host:port, e.g. 127.0.0.1:41873',
    '"host" is no link address; type host:port, e.g. 127.0.0.1:41873',
  ],
  [
    'ipc/enter-params',
    'The embedded cloud has no account "${draft.accountId}" in app ${draft.appkey}; type a token, or pick an account of the cloud.',
    'The embedded cloud has no account "eve" in app demo; type a token, or pick an account of the cloud.',
  ],
  [
    'ipc/enter-params',
    'The embedded cloud has no app ${appkey}, so it has no app secret to sign with; type one, or choose another kind of provider.',
    'The embedded cloud has no app demo, so it has no app secret to sign with; type one, or choose another kind of provider.',
  ],
  [
    'vendor-sdk/installation',
    "The vendor's SDK is not installed. Install the package ${PACKAGE} beside this application, or choose the own client.",
    "The vendor's SDK is not installed. Install the package sdk beside this application, or choose the own client.",
  ],
  [
    'ipc/scenario-desk',
    'Scenarios are running already; cancel them, or wait for their end.',
    'Scenarios are running already; cancel them, or wait for their end.',
  ],
  [
    'ipc/scenario-desk',
    'these are ${count} runs; the window does at most ${MAX_BATCH_JOBS}, the command line more',
    'these are 900 runs; the window does at most 500, the command line more',
  ],
  ['ipc/scenario-desk', '${scenarioId} has no case “${wanted}”', 'own/mine has no case “text”'],
  [
    'ipc/scenario-calls',
    'is larger than ${MAX_SCENARIO_CHARACTERS} bytes; it is no scenario',
    'mine.yaml is larger than 9 bytes; it is no scenario',
  ],
  [
    'ipc/scenario-calls',
    'The scenario could not be written: ${',
    'The scenario could not be written: no room',
  ],
  [
    'scenario/library/scenario-folder',
    'there is no scenario “${name}”; it may have been deleted or renamed',
    'there is no scenario “mine”; it may have been deleted or renamed',
  ],
  [
    'scenario/library/scenario-folder',
    'the scenario “${name}” is larger than ${MAX_FILE_BYTES} bytes',
    'the scenario “mine” is larger than 9 bytes',
  ],
  [
    'scenario/library/scenario-folder',
    'the scenario “${name}” was changed elsewhere since it was opened; take its text over, or overwrite it',
    'the scenario “mine” was changed elsewhere since it was opened; take its text over, or overwrite it',
  ],
  [
    'scenario/library/scenario-folder',
    'there is a scenario “${next}” already',
    'there is a scenario “mine” already',
  ],
  [
    'scenario/library/scenario-folder',
    'the scenario “${name}” can be brought back no longer',
    'the scenario “mine” can be brought back no longer',
  ],
  [
    'scenario/library/scenario-library',
    '“${name}” is a sample and stays as it is; copy it to change it',
    '“mine” is a sample and stays as it is; copy it to change it',
  ],
  [
    'scenario/load-world',
    '${file}:${line}:${column}: world: ${name} cannot be used: ${',
    '/a b/x.yaml:3:2: world: world.json cannot be used: why',
  ],
  [
    'scenario/compared-files',
    '${plan.file}:${line}:${column}: equals: ${equals.file} cannot be compared with: ${',
    '/x.yaml:3:2: equals: old.ndjson cannot be compared with: why',
  ],
  [
    'scenario/run-scenarios',
    ": the vendor's SDK is not installed, so nothing can run on its engine.",
    "/x.yaml:3:2: the vendor's SDK is not installed, so nothing can run on its engine.",
  ],
  [
    'scenario/from-recording/make-scenario',
    'Recording ${sessionId} has more than ${MAX_EVENTS} events to tell.',
    'Recording 3 has more than 20000 events to tell.',
  ],
  ['ipc/replay-desk', 'There is no recording ${sessionId}.', 'There is no recording 3.'],
  [
    'recorder/worker/session-removal',
    'There is no session ${sessionId} in the recording.',
    'There is no session 3 in the recording.',
  ],
  [
    'recorder/worker/session-edits',
    'no event ${ordinal} in a session ${sessionId}',
    'There is no event 7 in a session 3 in the recording.',
  ],
  [
    'replay/wire/replay-wire',
    "Instance ${instanceId} ran on the vendor's SDK, whose socket and timers no recording can drive: that is left out. Rerun it instead.",
    "Instance 3 ran on the vendor's SDK, whose socket and timers no recording can drive: that is left out. Rerun it instead.",
  ],
  [
    'replay/wire/replay-wire',
    "Recording ${sessionId} has nothing that a client of Roomscope's own did among the instances asked for, ",
    "Recording 3 has nothing that a client of Roomscope's own did among the instances asked for, and",
  ],
  [
    'replay/rerun/rerun-session',
    'Nothing of recording ${sessionId} can be done again.',
    'Nothing of recording 3 can be done again.',
  ],
  [
    'replay/rerun/rerun-session',
    "...problems].join('\\n')",
    'Nothing of recording 3 can be done again.\nwhy',
  ],
  [
    'scenario/from-recording/scenario-of-story',
    'Nothing that was done in this recording can be written as a scenario.',
    'Nothing that was done in this recording can be written as a scenario.',
  ],
  [
    'scenario/from-recording/scenario-of-story',
    "...remarks].join('\\n')",
    'Nothing that was done in this recording can be written as a scenario.\nwhy',
  ],
  [
    'scenario/from-recording/make-scenario',
    'Recording ${sessionId} cannot be written as a scenario: ${',
    'Recording 3 cannot be written as a scenario: name: why',
  ],
  [
    'scenario/from-recording/scenario-of-story',
    '${what}: this change of the cloud is left out; write it as the world of the scenario.',
    'resetWorld: this change of the cloud is left out; write it as the world of the scenario.',
  ],
  [
    'scenario/from-recording/actor-draft',
    '${actor}: ${path} is a secret; set the environment variable ${name} to it.',
    'alice: loginExtensionProvider.value is a secret; set the environment variable X to it.',
  ],
  [
    'replay/wire/read-script',
    "Event ${row.ordinal}: ${Number(row.payload['lostCount'])} events are not in the recording.",
    'Event 7: 3 events are not in the recording.',
  ],
  [
    'replay/wire/recorded-gateway',
    'it had no open connection for a recorded frame',
    'it had no open connection for a recorded frame.',
  ],
  ['replay/wire/problem-list', 'There are ${this.left} more.', 'There are 3 more.'],
  [
    'scenario/from-recording/scenario-of-story',
    'Instance ${instanceId}: the recording does not hold what it entered with.',
    'Instance 3: why',
  ],
  [
    'scenario/from-recording/scenario-of-story',
    'the recording does not hold what it entered with.',
    'the recording does not hold what it entered with.',
  ],
  [
    'replay/rerun/recover-draft',
    'what it entered with is not understood: ${',
    'what it entered with is not understood: why',
  ],
  [
    'replay/rerun/perform-plan',
    '${status} was not reached before ${before} within ${waitedS} s, as it was at event ${ordinal}; the rerun went on without it.',
    'ENTERED was not reached before the next exit within 3 s, as it was at event 7; the rerun went on without it.',
  ],
  [
    'replay/rerun/rerun-plan',
    '${event.name} is not done again; the recording does not hold enough of it.',
    'enter is not done again; the recording does not hold enough of it.',
  ],
  [
    'replay/rerun/recover-draft',
    "${path}: the recording does not keep this secret, so the embedded cloud's own was used; give another as the secret ${reference}.",
    "staticToken: the recording does not keep this secret, so the embedded cloud's own was used; give another as the secret x.",
  ],
  [
    'replay/rerun/recover-draft',
    '${path}: the recording does not keep this secret and the embedded cloud has none of its kind; give it as the secret ${reference}.',
    'staticToken: the recording does not keep this secret and the embedded cloud has none of its kind; give it as the secret x.',
  ],
  [
    'replay/wire/sent-frames',
    'it sent ${key}, which the recording does not have there',
    'it sent heartbeat, which the recording does not have there',
  ],
  [
    'replay/wire/sent-frames',
    'it did not send ${frame.key} of event ${frame.ordinal}',
    'it did not send heartbeat of event 7',
  ],
  [
    'replay/wire/sent-frames',
    'it sent ${frame.key} of event ${frame.ordinal} with another ${',
    'it sent heartbeat of event 7 with another token',
  ],
  [
    'replay/wire/recorded-gateway',
    'the answer to ${key} waits for a request that it did not send',
    'the answer to heartbeat waits for a request that it did not send',
  ],
  [
    'replay/wire/life-player',
    'it did not ask for ${name} again: ${why}',
    'it did not ask for tokenProvider again: why',
  ],
  [
    'replay/wire/life-player',
    'the recording holds no arguments of it',
    'the recording holds no arguments of it',
  ],
  ['replay/wire/life-player', 'it was refused with ${refusal}', 'it was refused with 403'],
  ['replay/rerun/perform-plan', 'Instance ${instanceId}: ${operation.name}: ${', 'kickMember: why'],
  [
    'recorder/session-log',
    '${this.lost} events were not recorded because too many wait for the disk.',
    '12 events were not recorded because too many wait for the disk.',
  ],
  [
    'recorder/session-log',
    '`${this.loop.problem} ${lost}`',
    'The disk is full. 12 events were not recorded because too many wait for the disk.',
  ],
  ...same('recorder/session-recorder', ['The session is being recorded; it can be deleted after its end.']),
  [
    'recorder/worker/session-removal',
    'Another program, process ${recorded.processId}, is recording the session. Let it end, or end it; the session can be deleted then.',
    'Another program, process 4711, is recording the session. Let it end, or end it; the session can be deleted then.',
  ],
  ...same('ipc/transfer-desk', ['another export or import is running; wait for it or cancel it']),
  [
    'ipc/dropped-file',
    'the file is larger than ${TRANSFER_LIMITS.fileBytes} bytes and cannot be imported',
    'the file is larger than 9 bytes and cannot be imported',
  ],
  ...same('ipc/dropped-file', [
    'the dropped file changed while it was read; drop it again',
    'the dropped file did not arrive as a whole; drop it again',
  ]),
  ...same('recorder/worker/sqlite-problem', [
    'The recording file cannot be opened. Check that its folder exists and can be written to.',
    'The recording file or its folder is read-only. Choose another folder or allow writing to it.',
    'The recording file must not be written to by this user. Choose another folder or allow writing.',
    'The file is not a Roomscope recording. It was left as it is; choose another file.',
    'The recording file is damaged. It was left as it is; choose another file.',
    'The recording file is locked by another program. Recording goes on when it is released.',
    'The disk of the recording cannot be read or written. Recording goes on when it can.',
    'The disk is full. Recording goes on when there is room again.',
  ]),
  ...same('recorder/worker/app-lock', [
    'Another Roomscope records into this file. Go on in its window, or close it first.',
  ]),
  [
    'ipc/open-recorder-beside',
    '${error.reason} This session is recorded to ${other}.',
    'The disk is full. This session is recorded to /profile/recordings-1.sqlite.',
  ],
  ...same('recorder/worker/recording-file', [
    'The recording file was deleted or moved away. It is written again under its name, with all that is in it.',
    'The recording file was replaced by another file. Move that one away; recording goes on then.',
  ]),
  ...same('recorder/transfer/roomscope-file', [
    'The file is damaged. Nothing was imported; export the session again.',
  ]),
  ...same('recorder/worker/schema', [
    'The file is the database of another application. It was left as it is; choose another file.',
  ]),
  [
    'recorder/transfer/ndjson',
    'The file is no Roomscope export: its first line is not {"format":"${FORMAT}","version":${NDJSON_VERSION}}. Choose another file.',
    'The file is no Roomscope export: its first line is not {"format":"x","version":1}. Choose another file.',
  ],
  [
    'recorder/transfer/ndjson',
    'The file has NDJSON format ${header.data.version}, made by a newer Roomscope; this one reads up to format ${NDJSON_VERSION}. ',
    'The file has NDJSON format 9, made by a newer Roomscope; this one reads up to format 1. Import it with a newer Roomscope.',
  ],
  [
    'recorder/worker/schema',
    'The recording has format ${version}, made by a newer Roomscope; this one reads up to format ${SCHEMA_VERSION}. ',
    'The recording has format 9, made by a newer Roomscope; this one reads up to format 1. Open it with a newer Roomscope, or choose another file.',
  ],
]

function same(
  source: string,
  sentences: readonly string[],
): (readonly [source: string, written: string, sentence: string])[] {
  return sentences.map((sentence) => [source, sentence, sentence] as const)
}

describe('why the main process refuses something', () => {
  it.each(TOLD)('is said in %s: %s', (source, written, sentence) => {
    expect(readFileSync(`src-main/${source}.ts`, 'utf8')).toContain(written)
    expect(readRefusal(sentence)).not.toBeNull()
  })

  it('is all that the window has texts for', () => {
    const told = new Set(TOLD.map(([, , sentence]) => keyOf(sentence)))
    expect(REFUSAL_KEYS.filter((key) => !told.has(key))).toEqual([])
  })

  it('keeps what it names, quotes and line ends included', () => {
    expect(readRefusal('the cloud has no app "a"b\nc"')).toEqual({
      key: 'appMissing',
      named: { appkey: 'a"b\nc' },
    })
    expect(readRefusal('Something else.')).toBeNull()
  })
})

function keyOf(sentence: string): string | undefined {
  return readRefusal(sentence)?.key
}
