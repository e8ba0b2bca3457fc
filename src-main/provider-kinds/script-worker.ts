import { parentPort } from 'node:worker_threads'
import { ProviderError } from './provider-error'
import type { MessageOfScripts, MessageToScripts } from './script-messages'
import { runInSandbox, type SandboxHost } from './script-sandbox'

/** The thread that scripts run on: one that computes for a second keeps no heartbeat of a client waiting. */

interface OpenRequest {
  readonly resolve: (json: string) => void
  readonly reject: (error: Error) => void
}

interface RunningScript {
  readonly controller: AbortController
  readonly requests: Map<number, OpenRequest>
}

const running = new Map<number, RunningScript>()
let lastRequestId = 0

const tell = (message: MessageOfScripts) => parentPort?.postMessage(message)

parentPort?.on('message', (message: MessageToScripts) => {
  if (message.type === 'run') {
    void run(message)
    return
  }
  const script = running.get(message.runId)
  if (message.type === 'abandon') {
    running.delete(message.runId)
    script?.controller.abort()
    return
  }
  const request = script?.requests.get(message.requestId)
  script?.requests.delete(message.requestId)
  if (message.type === 'answered') request?.resolve(message.json)
  else request?.reject(new Error(message.message))
})

async function run(order: Extract<MessageToScripts, { type: 'run' }>): Promise<void> {
  const { runId, source, argument, limits } = order
  const script: RunningScript = { controller: new AbortController(), requests: new Map() }
  running.set(runId, script)
  const { signal } = script.controller
  try {
    const value = await runInSandbox({ source, argument, host: hostOf(runId, script), limits, signal })
    tell({ type: 'returned', runId, value })
  } catch (thrown) {
    const kind = thrown instanceof ProviderError ? thrown.kind : 'scriptThrew'
    tell({ type: 'failed', runId, kind, message: (thrown as Error).message })
  } finally {
    running.delete(runId)
  }
}

function hostOf(runId: number, { requests }: RunningScript): SandboxHost {
  return {
    log: (line) => tell({ type: 'log', runId, line }),
    request: (url, optionsJson) =>
      new Promise((resolve, reject) => {
        const requestId = ++lastRequestId
        requests.set(requestId, { resolve, reject })
        tell({ type: 'request', runId, requestId, url, optionsJson })
      }),
  }
}
