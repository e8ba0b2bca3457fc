import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten'
import { SystemClock } from '../../src-shared/time'
import { ProviderError } from './provider-error'
import { SCRIPT_PRELUDE } from './script-prelude'

/** What a script may use up. */
export interface SandboxLimits {
  readonly memoryBytes: number
  readonly stackBytes: number
  /** Milliseconds of running script; waiting for an answer does not count. */
  readonly cpuMs: number
}

export const SANDBOX_LIMITS: SandboxLimits = {
  memoryBytes: 16 * 1024 * 1024,
  stackBytes: 256 * 1024,
  cpuMs: 1000,
}

/** The only things outside the sandbox that a script reaches. */
export interface SandboxHost {
  /** Resolves to the JSON text of `{ status, text }`; what it throws is thrown in the script. */
  readonly request: (url: string, optionsJson: string) => Promise<string>
  readonly log: (line: string) => void
}

export interface SandboxRun {
  readonly source: string
  readonly argument: Readonly<Record<string, string>>
  readonly host: SandboxHost
  readonly limits: SandboxLimits
  /** Once it is aborted, the script does not go on. */
  readonly signal: AbortSignal
}

/** Runs a script: here or on a thread of its own. Throws as `runInSandbox` does. */
export type RunScript = (run: SandboxRun) => Promise<unknown>

const FILE_NAME = 'provider.js'
const NS_PER_MS = 1_000_000
const MAX_MESSAGE = 500

/** Processor time is real even where the product's clock is not. */
const stopwatch = new SystemClock()

/**
 * Runs a module in an interpreter of its own and calls its default export. Each run gets a new WebAssembly instance:
 * one that a script drove into the ground takes nothing else with it, and dropping it frees everything.
 * @returns what the function returned, as data.
 * @throws ProviderError `scriptThrew`, `scriptOutOfTime`, `scriptOutOfMemory` or `scriptStuck`.
 */
export async function runInSandbox(run: SandboxRun): Promise<unknown> {
  // The interpreter is loaded with the first script: most sittings run none.
  const { newQuickJSWASMModule, RELEASE_SYNC } = await import('quickjs-emscripten')
  const quickjs = await newQuickJSWASMModule(RELEASE_SYNC)
  return new ScriptSandbox(quickjs.newRuntime(), run).call()
}

class ScriptSandbox {
  private readonly context: QuickJSContext
  private spentNs = 0
  private enteredNs = 0
  private isOutOfTime = false
  private waitingFor = 0
  /** Looks whether the function is done; set while it runs. */
  private onTurn: () => void = () => {}

  constructor(
    private readonly runtime: QuickJSRuntime,
    private readonly run: SandboxRun,
  ) {
    runtime.setMemoryLimit(run.limits.memoryBytes)
    runtime.setMaxStackSize(run.limits.stackBytes)
    runtime.setInterruptHandler(() => this.isTimeUp())
    this.context = runtime.newContext()
    this.lendHost()
  }

  async call(): Promise<unknown> {
    const returned = this.enter(() => this.start())
    return new Promise((resolve, reject) => {
      this.onTurn = () => {
        try {
          const end = this.enter(() => this.look(returned))
          if (end !== null) resolve(end.value)
        } catch (error) {
          reject(asFailure(error))
        }
      }
      this.onTurn()
    })
  }

  private start(): QuickJSHandle {
    const { context, run } = this
    this.unwrap(context.evalCode(SCRIPT_PRELUDE, 'prelude.js'))
    const evaluated = this.unwrap(context.evalCode(run.source, FILE_NAME, { type: 'module' }))
    this.runJobs()
    const exports = this.settledValue(evaluated)
    if (exports === null) throw new ProviderError('scriptStuck', 'the module itself waits for something')
    const entry = context.getProp(exports, 'default')
    if (context.typeof(entry) !== 'function')
      throw new ProviderError('scriptThrew', 'the script has no "export default function"')
    const argument = context.newObject()
    for (const [name, value] of Object.entries(this.run.argument))
      context.setProp(argument, name, context.newString(value))
    return this.unwrap(context.callFunction(entry, context.undefined, argument))
  }

  /** Lets the script go on; null as long as it waits for an answer. */
  private look(returned: QuickJSHandle): { value: unknown } | null {
    this.runJobs()
    const value = this.settledValue(returned)
    if (value !== null) return { value: this.context.dump(value) }
    // An interrupted async function is gone without having settled its promise.
    if (this.isOutOfTime) throw this.outOfTime()
    if (this.waitingFor > 0) return null
    throw new ProviderError('scriptStuck', 'the script waits for something that never comes')
  }

  private settledValue(promise: QuickJSHandle): QuickJSHandle | null {
    const state = this.context.getPromiseState(promise)
    if (state.type === 'pending') return null
    if (state.type === 'rejected') throw this.describe(state.error)
    return state.value
  }

  private runJobs(): void {
    const ran = this.runtime.executePendingJobs()
    if (ran.error) throw this.describe(ran.error)
  }

  private unwrap(result: ReturnType<QuickJSContext['evalCode']>): QuickJSHandle {
    if (result.error) throw this.describe(result.error)
    return result.value
  }

  /** Counts the time inside. */
  private enter<T>(work: () => T): T {
    this.enteredNs = stopwatch.nowNs()
    try {
      return work()
    } catch (error) {
      throw asFailure(error)
    } finally {
      this.spentNs += stopwatch.nowNs() - this.enteredNs
    }
  }

  private isTimeUp(): boolean {
    const usedMs = (this.spentNs + stopwatch.nowNs() - this.enteredNs) / NS_PER_MS
    this.isOutOfTime ||= usedMs > this.run.limits.cpuMs
    return this.isOutOfTime
  }

  private lendHost(): void {
    const { context, run } = this
    // Returns nothing, whatever the host does: a port's postMessage may return true, which is no value of the sandbox.
    const log = context.newFunction('hostLog', (line) => {
      run.host.log(context.getString(line))
    })
    const request = context.newFunction('hostRequest', (url, options) =>
      this.request(context.getString(url), context.getString(options)),
    )
    context.setProp(context.global, 'hostLog', log)
    context.setProp(context.global, 'hostRequest', request)
  }

  private request(url: string, optionsJson: string): QuickJSHandle {
    const { context } = this
    const answer = context.newPromise()
    this.waitingFor += 1
    const settle = (deliver: () => void) => {
      if (this.run.signal.aborted) return
      this.waitingFor -= 1
      deliver()
      this.onTurn()
    }
    this.run.host.request(url, optionsJson).then(
      (json) => settle(() => answer.resolve(context.newString(json))),
      (error: Error) => settle(() => answer.reject(context.newError(error.message))),
    )
    return answer.handle
  }

  private outOfTime(): ProviderError {
    return new ProviderError('scriptOutOfTime', `the script ran for more than ${this.run.limits.cpuMs} ms`)
  }

  private describe(thrown: QuickJSHandle): ProviderError {
    if (this.isOutOfTime) return this.outOfTime()
    const { name, message, line } = describeThrown(this.context.dump(thrown))
    if (name === 'InternalError' && message === 'out of memory')
      return new ProviderError(
        'scriptOutOfMemory',
        `the script needs more than ${this.run.limits.memoryBytes} bytes`,
      )
    const text = `${name === '' ? '' : `${name}: `}${message}`.slice(0, MAX_MESSAGE)
    return new ProviderError('scriptThrew', `the script threw ${text}${line === '' ? '' : ` (line ${line})`}`)
  }
}

/** What breaks the interpreter itself is the script's doing too. */
function asFailure(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  return new ProviderError('scriptOutOfMemory', `the script exhausted the sandbox (${(error as Error).name})`)
}

function describeThrown(thrown: unknown): { name: string; message: string; line: string } {
  if (typeof thrown !== 'object' || thrown === null) return { name: '', message: String(thrown), line: '' }
  const { name, message, stack } = thrown as Readonly<Record<string, unknown>>
  const line = new RegExp(`${FILE_NAME}:(\\d+)`).exec(asText(stack))?.[1] ?? ''
  return { name: asText(name), message: asText(message), line }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
