import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import demoWorldText from '../../resources/demo-world.json?raw'
import { parseWorld } from '../../src-shared/console'
import type { RecorderWorkerFactory } from '../recorder'
import { makeScenario } from '../scenario/from-recording/make-scenario'
import {
  EXIT,
  parseSessionId,
  print,
  recordingCommand,
  runOnRecordings,
  type RecordingOptions,
} from './recording-command'

interface MakeScenarioFlags extends RecordingOptions {
  readonly output?: string
}

/** `roomscope make-scenario`: a recording as a scenario file. */
export function addMakeScenarioCommand(program: Command, createWorker: RecorderWorkerFactory): void {
  recordingCommand(program, 'make-scenario', 'write a scenario that does what was done in a recording')
    .argument('<session>', 'number of the recording', parseSessionId)
    .option('--output <file>', 'file to write; replaced when it exists. Printed when left out')
    .action((sessionId: number, { db, json, output }: MakeScenarioFlags) =>
      runOnRecordings({
        verb: 'make-scenario',
        createWorker,
        databaseFile: db,
        work: async (source) => {
          const defaultAppkey = parseWorld(demoWorldText).apps[0]?.appkey ?? ''
          const { text, remarks } = await makeScenario({ source, sessionId, defaultAppkey })
          if (output !== undefined) await writeFile(output, text)
          if (json) print(JSON.stringify({ event: 'made', sessionId, output: output ?? null, remarks, text }))
          else tell(text, remarks, output)
          return EXIT.clean
        },
      }),
    )
}

/** The scenario alone goes to standard output, so that it can be piped; what is to be known beside it does not. */
function tell(text: string, remarks: readonly string[], output: string | undefined): void {
  if (output === undefined) process.stdout.write(text)
  else print(`The scenario is in ${output}.`)
  for (const remark of remarks) process.stderr.write(`${remark}\n`)
}
