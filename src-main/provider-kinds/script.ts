import { z } from 'zod'
import type { ScriptProviderDraft } from '../../src-shared/console/provider-draft'
import type { Clock } from '../../src-shared/time'
import { withinDeadline } from './deadline'
import type { ExpectAnswer } from './expected-answer'
import { requestHttp } from './http-request'
import type { ProviderRequest, ProviderRun } from './provider-run'
import { runInSandbox, SANDBOX_LIMITS, type RunScript, type SandboxLimits } from './script-sandbox'

export interface ScriptOptions {
  readonly draft: ScriptProviderDraft
  readonly clock: Clock
  readonly expect: ExpectAnswer
  readonly limits?: SandboxLimits
  /** Default on this thread, which then waits while the script computes. */
  readonly runScript?: RunScript
}

const MAX_LOG_LINES = 50
const MAX_LOG_LINE = 500
const MAX_REQUESTS = 20

const requestOptions = z.object({
  method: z.string().max(16),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})

/** Lets the operator's script answer (docs/providers.md). What it logs is recorded as it is. */
export function script({
  draft,
  clock,
  expect,
  limits = SANDBOX_LIMITS,
  runScript = runInSandbox,
}: ScriptOptions): ProviderRun {
  const origins = new Set(draft.origins.map((origin) => new URL(origin).origin))
  return async (request) => {
    const log = openLog(request.note)
    const { roomId, accountId, appkey } = request.context
    const deadline = { clock, timeoutMs: draft.timeoutMs, signal: request.signal }
    const value = await withinDeadline(deadline, (signal) =>
      runScript({
        source: draft.source,
        argument: { roomId, accountId, appkey },
        host: { log, request: limitedFetch(origins, signal, request.note) },
        limits,
        signal,
      }),
    )
    return expect(value)
  }
}

/** Keeps the first lines: those tell where a script went wrong. */
function openLog(note: ProviderRequest['note']): (line: string) => void {
  const lines: string[] = []
  return (line) => {
    if (lines.length >= MAX_LOG_LINES) return
    lines.push(line.slice(0, MAX_LOG_LINE))
    note({ log: [...lines] })
  }
}

function limitedFetch(origins: ReadonlySet<string>, signal: AbortSignal, note: ProviderRequest['note']) {
  const statuses: string[] = []
  let count = 0
  return async (address: string, optionsJson: string): Promise<string> => {
    const url = toAllowedUrl(address, origins)
    count += 1
    if (count > MAX_REQUESTS) throw new Error(`a script may send ${MAX_REQUESTS} requests a call`)
    const options = requestOptions.safeParse(JSON.parse(optionsJson))
    if (!options.success)
      throw new TypeError('fetch takes { method: text, headers: { name: text }, body: text }')
    const answer = await requestHttp({ url, ...options.data, signal })
    statuses.push(`${options.data.method} ${url.host} ${answer.status}`)
    note({ requests: [...statuses] })
    return JSON.stringify(answer)
  }
}

/** @throws Error when the address is not below one of the origins. */
function toAllowedUrl(address: string, origins: ReadonlySet<string>): URL {
  if (!URL.canParse(address)) throw new TypeError('fetch takes an absolute http or https address')
  const url = new URL(address)
  if (origins.has(url.origin)) return url
  throw new Error(`${url.origin} is not among the origins this script may reach`)
}
