import type { ConsoleRecord, LoginStage } from '../../../src-shared/console'
import { percentilesOf } from './percentiles'
import type { BenchReport } from './bench-report'

const NS_PER_MS = 1e6
const ENTERED = 'ENTERED'
/** Stands for a link that broke without a code. */
const NO_CODE = 0

/** When the stages of one login began, by the records of its client. */
type StageStarts = Partial<Record<LoginStage, number>>

/** Reads out of the clients' records how long the stages of their first login took, and who left the room meanwhile. */
export class LoginWatch {
  private readonly starts = new Map<number, StageStarts>()
  private readonly times = {
    link: [] as number[],
    connect: [] as number[],
    login: [] as number[],
    total: [] as number[],
  }
  private readonly inRoom = new Set<number>()
  private readonly wasOut = new Set<number>()
  private readonly leaveCodes: number[] = []
  private isOver = false

  readonly record = (record: ConsoleRecord): void => {
    const { instanceId } = record
    if (instanceId === null || this.isOver) return
    if (record.kind === 'attempt' && record.attemptId === 1) this.noteStage(instanceId, record)
    if (record.kind === 'transition') this.noteStatus(instanceId, record)
  }

  /** From here on who leaves does so because the run is over. */
  end(): void {
    this.isOver = true
    this.starts.clear()
  }

  get stagesMs(): BenchReport['stagesMs'] {
    const { link, connect, login, total } = this.times
    return {
      link: percentilesOf(link),
      connect: percentilesOf(connect),
      login: percentilesOf(login),
      total: percentilesOf(total),
    }
  }

  /** How many are in the room, and how many of them or of the others were thrown out of it at some time. */
  get presence(): Pick<BenchReport['stay'], 'kept' | 'interrupted'> {
    return { kept: this.inRoom.size, interrupted: this.wasOut.size }
  }

  /** The code of each time that a client left the room against its will. */
  get codesOfLeaving(): readonly number[] {
    return this.leaveCodes
  }

  private noteStage(instanceId: number, { name, to, atNs }: ConsoleRecord): void {
    if (name === 'stageStarted') {
      const starts = this.starts.get(instanceId) ?? {}
      // A stage that is begun again, at the next address, is one stage still.
      starts[to as LoginStage] ??= atNs
      this.starts.set(instanceId, starts)
    }
    if (name === 'attemptEnded' && to === 'entered') this.noteEntered(instanceId, atNs)
  }

  private noteEntered(instanceId: number, endNs: number): void {
    const { link, connect, auth } = this.starts.get(instanceId) ?? {}
    this.starts.delete(instanceId)
    if (link === undefined || connect === undefined || auth === undefined) return
    this.times.link.push((connect - link) / NS_PER_MS)
    this.times.connect.push((auth - connect) / NS_PER_MS)
    this.times.login.push((endNs - auth) / NS_PER_MS)
    this.times.total.push((endNs - link) / NS_PER_MS)
  }

  private noteStatus(instanceId: number, { from, to, code }: ConsoleRecord): void {
    if (to === ENTERED) this.inRoom.add(instanceId)
    if (from !== ENTERED) return
    this.inRoom.delete(instanceId)
    this.wasOut.add(instanceId)
    this.leaveCodes.push(code ?? NO_CODE)
  }
}
