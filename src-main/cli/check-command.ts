import { Option, type Command } from 'commander'
import { behaviourRules, PROFILE_NAMES, type ProfileName } from '../../src-shared/chatroom'
import type { Finding } from '../../src-shared/console'
import type { RecorderWorkerFactory } from '../recorder'
import { checkSession } from '../replay'
import {
  EXIT,
  parseSessionId,
  print,
  recordingCommand,
  runOnRecordings,
  type RecordingOptions,
} from './recording-command'

interface CheckOptions extends RecordingOptions {
  readonly profile?: ProfileName
}

/** `roomscope check`: what the clients of a recording did that they must not do, or did not do that they must. */
export function addCheckCommand(program: Command, createWorker: RecorderWorkerFactory): void {
  const profile = new Option(
    '--profile <name>',
    'behaviour that the clients are measured by; each by its own when left out',
  ).choices(PROFILE_NAMES)
  recordingCommand(program, 'check', 'check a recording against the lifecycle of a client')
    .argument('<session>', 'number of the recording', parseSessionId)
    .addOption(profile)
    .action((sessionId: number, { db, json, profile: name }: CheckOptions) =>
      runOnRecordings({
        verb: 'check',
        createWorker,
        databaseFile: db,
        work: async (queries) => {
          let findingCount = 0
          for await (const finding of checkSession(queries, sessionId, name && behaviourRules(name))) {
            findingCount++
            print(json ? JSON.stringify(finding) : findingLine(finding))
          }
          if (!json) print(findingCount === 0 ? 'No finding.' : `${findingCount} findings.`)
          return findingCount === 0 ? EXIT.clean : EXIT.found
        },
      }),
    )
}

function findingLine({ ordinal, instanceId, ruleId, rule, expected, actual }: Finding): string {
  return `event ${ordinal}, instance ${instanceId}: ${ruleId}: ${rule} Expected ${expected}; was ${actual}.`
}
