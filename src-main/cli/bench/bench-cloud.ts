import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { LoginPolicy } from '../../../src-shared/console'
import type { BenchReport } from './bench-report'
import type { BenchTarget } from './bench-target'

/** The command line of this very command, to which a verb is added. */
export type OwnCommand = readonly [executable: string, ...args: string[]]

/** A cloud that a run brings along, in a process of its own: it is not measured together with the clients. */
export interface BenchCloud {
  readonly target: BenchTarget
  readonly stop: () => Promise<void>
}

const APPKEY = 'bench-appkey'
const APP_SECRET = 'bench-app-secret'
const TOKEN = 'bench-token'
/** What the sample third-party server of the embedded cloud lets through. */
const THIRD_PARTY_TOKEN = 'let-me-in'
const ROOM_ID = '36'

const readyLine = z.object({ event: z.literal('ready'), link: z.string() })

/** @throws Error with what the cloud said, when it does not start. */
export async function startBenchCloud(
  command: OwnCommand,
  { clients, auth }: Pick<BenchReport['plan'], 'clients' | 'auth'>,
): Promise<BenchCloud> {
  const accounts = Array.from({ length: clients }, (_, index) => ({
    accountId: `client-${index + 1}`,
    token: auth === 'thirdParty' ? THIRD_PARTY_TOKEN : TOKEN,
  }))
  const folder = await mkdtemp(join(tmpdir(), 'roomscope-bench-'))
  try {
    const worldFile = join(folder, 'world.json')
    await writeFile(worldFile, JSON.stringify(benchWorld(accounts, auth)))
    const { process: child, link } = await serve(command, worldFile)
    const isAnonymous = auth === 'anonymous'
    return {
      target: {
        kind: 'embedded',
        addresses: [link],
        tls: false,
        appkey: APPKEY,
        roomId: ROOM_ID,
        accounts: isAnonymous
          ? []
          : accounts.map(({ accountId, token }) =>
              auth === 'dynamic' ? { accountId } : { accountId, token },
            ),
        appSecret: APP_SECRET,
      },
      stop: () => end(child),
    }
  } finally {
    // The cloud has read it.
    await rm(folder, { recursive: true, force: true })
  }
}

function benchWorld(
  accounts: readonly { accountId: string; token: string }[],
  auth: BenchReport['plan']['auth'],
): object {
  const policy: LoginPolicy = auth === 'anonymous' ? 'static' : auth
  const app = {
    appkey: APPKEY,
    appSecret: APP_SECRET,
    loginPolicies: [policy],
    thirdPartyCallback: auth === 'thirdParty' ? { url: 'sample' } : null,
    accounts,
    rooms: [{ roomId: ROOM_ID, creator: accounts[0]?.accountId }],
  }
  return { apps: [app] }
}

async function serve(
  [executable, ...args]: OwnCommand,
  worldFile: string,
): Promise<{ process: ChildProcess; link: string }> {
  // Out of reach of the terminal's Ctrl+C, which is for the clients first; it ends with us in any case.
  const child = spawn(executable, [...args, 'serve', '--json', '--until-stdin-ends', '--world', worldFile], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  for await (const line of createInterface(child.stdout)) {
    return { process: child, link: readyLine.parse(JSON.parse(line)).link }
  }
  throw new Error(`the embedded cloud did not start: ${complaint.trim()}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}
