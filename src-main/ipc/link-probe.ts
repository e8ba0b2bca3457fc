import {
  LINK_STEPS,
  type LinkFailure,
  type LinkStep,
  type LinkStepName,
  type LinkTest,
} from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { ConsoleError } from './console-error'
import { failureOf, LinkStepError, LINK_STEP_RUNS, type LinkRoute } from './link-steps'

const NS_PER_MS = 1_000_000
const HIGHEST_PORT = 65_535

export interface LinkProbeOptions {
  /** `host:port`, an IPv6 host in brackets. */
  readonly address: string
  readonly tls: boolean
  readonly stepTimeoutMs: number
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Certificates, in PEM, that are trusted besides those of the system. */
  readonly trusted?: readonly string[]
}

/**
 * Walks the way to a chatroom server step by step, up to the first that fails. Goes to this address and no other.
 * @throws ConsoleError naming the address when it is none.
 */
export async function probeLink(options: LinkProbeOptions): Promise<LinkTest> {
  const { host, port } = readAddress(options.address)
  const route: LinkRoute = {
    ...options,
    trusted: options.trusted ?? [],
    host,
    port,
    ip: host,
    socket: null,
    webSocket: null,
  }
  const steps: LinkStep[] = []
  try {
    for (const name of LINK_STEPS) {
      const broken = steps.some(({ outcome }) => outcome === 'failed')
      if (!isNeeded(name, route)) steps.push(untaken(name, 'skipped'))
      else steps.push(broken ? untaken(name, 'notReached') : await take(name, route, options))
    }
  } finally {
    route.webSocket?.terminate()
    route.socket?.destroy()
  }
  return { host, port, reached: steps.every(({ outcome }) => outcome !== 'failed'), steps }
}

async function take(name: LinkStepName, route: LinkRoute, options: LinkProbeOptions): Promise<LinkStep> {
  const { clock } = options
  const startedNs = clock.nowNs()
  const durationMs = () => (clock.nowNs() - startedNs) / NS_PER_MS
  try {
    const detail = await withinTime(LINK_STEP_RUNS[name].start(route), options)
    return { name, outcome: 'passed', durationMs: durationMs(), failure: null, detail }
  } catch (thrown) {
    return { name, outcome: 'failed', durationMs: durationMs(), ...describe(thrown) }
  }
}

/** The step goes on unheard when it takes too long; its socket is closed with the probe. */
function withinTime<T>(step: Promise<T>, { clock, signal, stepTimeoutMs }: LinkProbeOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new LinkStepError('cancelled', ''))
    const timer = clock.setTimeout(() => reject(new LinkStepError('timedOut', '')), stepTimeoutMs)
    signal.addEventListener('abort', cancel)
    if (signal.aborted) cancel()
    step.then(resolve, reject).finally(() => {
      clock.clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
    })
  })
}

function describe(thrown: unknown): { failure: LinkFailure; detail: string } {
  if (thrown instanceof LinkStepError) return { failure: thrown.failure, detail: thrown.message }
  return failureOf(thrown as NodeJS.ErrnoException)
}

function isNeeded(name: LinkStepName, route: LinkRoute): boolean {
  return LINK_STEP_RUNS[name].isNeeded?.(route) ?? true
}

function untaken(name: LinkStepName, outcome: 'skipped' | 'notReached'): LinkStep {
  return { name, outcome, durationMs: 0, failure: null, detail: '' }
}

function readAddress(address: string): { readonly host: string; readonly port: number } {
  const parts = /^(?:\[([\da-fA-F:.]+)\]|([^\s:/@[\]]+)):(\d{1,5})$/.exec(address.trim())
  const host = parts?.[1] ?? parts?.[2]
  const port = Number(parts?.[3])
  if (host !== undefined && port >= 1 && port <= HIGHEST_PORT) return { host, port }
  throw ConsoleError.invalidInput(
    'address',
    `"${address}" is no link address; type host:port, e.g. 127.0.0.1:41873`,
  )
}
