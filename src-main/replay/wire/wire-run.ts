import type { BehaviourRules } from '../../../src-shared/chatroom'
import type { ConsoleRecord } from '../../../src-shared/console'
import { AppMemory } from '../../client'
import { LifePlayer } from './life-player'
import { rulesOfInstances } from '../check/instance-rules'
import type { ProblemList } from './problem-list'
import type { RecordedInput, RecordedLife } from './recorded-life'
import { TimerOwner, type ReplayClock } from './replay-clock'

export interface WireRunOptions {
  readonly clock: ReplayClock
  /** How all clients behaved; each its own, as its draft tells, when left out. */
  readonly own: BehaviourRules | undefined
  readonly onRecord: (record: ConsoleRecord) => void
  readonly problems: ProblemList
}

/** All clients of a recording on one virtual clock. */
export class WireRun {
  private readonly players = new Map<RecordedLife, LifePlayer>()
  private readonly memory: AppMemory

  constructor(private readonly options: WireRunOptions) {
    this.memory = new AppMemory(options.clock.clockOf(new TimerOwner(new Map())))
  }

  async take(input: RecordedInput): Promise<void> {
    await this.options.clock.advanceTo(input.atNs)
    await this.playerOf(input.life).take(input)
  }

  /** Time goes on to the recording's end: what was still due then happens. */
  async end(durationNs: number): Promise<void> {
    await this.options.clock.advanceTo(durationNs)
    for (const player of this.players.values()) player.end()
  }

  private playerOf(life: RecordedLife): LifePlayer {
    const known = this.players.get(life)
    if (known) return known
    const { clock, own, onRecord, problems } = this.options
    const { instanceId } = life.description
    const player = new LifePlayer({
      life,
      clock,
      memory: this.memory,
      rules: rulesOfInstances([life.description], own)(instanceId),
      onRecord,
      report: (problem) => problems.add(`Instance ${instanceId}: ${problem}.`),
    })
    this.players.set(life, player)
    return player
  }
}
