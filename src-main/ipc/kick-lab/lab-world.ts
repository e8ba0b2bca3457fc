import type { CloudChange, CloudService, KickTrace } from '../../../src-shared/console'
import type { EmbeddedCloud } from '../../cloud'
import type { CloudApi } from '../cloud-api'

type TraceKind = KickTrace['kind']

interface OpenTrace {
  readonly kind: TraceKind
  readonly undo: () => Promise<unknown>
  undone: boolean
  problem: string | null
}

/** What the lab changes the world with. */
export interface LabWorldOptions {
  readonly cloud: EmbeddedCloud
  readonly api: CloudApi
  readonly cloudCalls: Pick<CloudService, 'changeCloud' | 'startCloud'>
  /** The cloud is another one, by a way that does not tell so itself. */
  readonly onChange: () => void
}

/** The changes of one run in the embedded cloud, each with what takes it back. */
export class LabWorld {
  private readonly open: OpenTrace[] = []

  constructor(private readonly options: LabWorldOptions) {}

  get traces(): readonly KickTrace[] {
    return this.open.map(({ kind, undone, problem }) => ({ kind, undone, problem }))
  }

  /** Makes a change that knows how to be undone. */
  async change(kind: TraceKind, change: CloudChange): Promise<void> {
    const { cloudCalls } = this.options
    const { undo } = await cloudCalls.changeCloud({ change })
    if (undo !== null) this.note(kind, () => cloudCalls.changeCloud({ change: undo }))
  }

  /** Bans an account and throws its ends out of all rooms. */
  async ban(appkey: string, accountId: string): Promise<void> {
    const { api, cloudCalls, onChange } = this.options
    const path = `accounts/${encodeURIComponent(accountId)}/actions/disable`
    await api.call({ appkey, method: 'PATCH', path, body: { enabled: false, need_kick: true } })
    const change = { kind: 'setBanned', appkey, accountId, banned: false } as const
    this.note('banned', () => cloudCalls.changeCloud({ change }))
    onChange()
  }

  /** Gives an account another static token for a while. @throws ConsoleError when it has none. */
  async changeToken(appkey: string, accountId: string): Promise<void> {
    const { api, cloud } = this.options
    const before = cloud.secretsOf(appkey)?.staticTokenOf(accountId) ?? ''
    const path = `accounts/${encodeURIComponent(accountId)}`
    const put = (token: string) => api.call({ appkey, method: 'PATCH', path, body: { token } })
    await api.call({ appkey, method: 'PATCH', path: `${path}/actions/refresh_token`, body: {} })
    this.note('token', () => put(before))
  }

  /** Throws an account out of a room in the name of another, as a customer's server does. */
  async kick(call: {
    readonly appkey: string
    readonly roomId: string
    readonly accountId: string
    readonly operatorId: string
  }): Promise<void> {
    const { appkey, roomId, accountId, operatorId } = call
    const path = `room_members/${encodeURIComponent(accountId)}/actions/kicked`
    const body = { room_id: roomId, operator_account_id: operatorId }
    await this.options.api.call({ appkey, method: 'PATCH', path, body, version: 'v2.1' })
  }

  /** Stops the cloud; every connection is closed. */
  async stopCloud(): Promise<void> {
    const { cloud, cloudCalls, onChange } = this.options
    this.note('cloudStopped', async () => {
      const { link, problem } = await cloudCalls.startCloud()
      if (link === null) throw new Error(problem ?? 'The embedded cloud did not start.')
    })
    await cloud.stop()
    onChange()
  }

  /** Takes back what is left of one kind now, and not only at the end of the run. */
  async undoNow(kind: TraceKind): Promise<void> {
    for (const trace of this.open) if (trace.kind === kind) await undoTrace(trace)
  }

  /** Takes everything back that was not yet, the latest first; what cannot be taken back says why. */
  async undoAll(): Promise<void> {
    for (const trace of this.open.toReversed()) await undoTrace(trace)
  }

  private note(kind: TraceKind, undo: () => Promise<unknown>): void {
    this.open.push({ kind, undo, undone: false, problem: null })
  }
}

async function undoTrace(trace: OpenTrace): Promise<void> {
  if (trace.undone) return
  try {
    await trace.undo()
    trace.undone = true
    trace.problem = null
  } catch (error) {
    trace.problem = (error as Error).message
  }
}
