import type { CloudEvent, EnterDraft } from '../../src-shared/console'
import { accountOf, type InstanceState } from './instance-state'

/** What the cloud tells of one of its connections. */
export type EndOfCloud = Pick<CloudEvent, 'deviceId' | 'accountId' | 'roomId' | 'connectionId'>

/** An instance that may be at the other end of a connection. */
interface PossibleOwner {
  readonly instanceId: number
  readonly deviceId: string
  readonly draft: EnterDraft
  readonly state: InstanceState
}

/**
 * Whose the connections of the embedded cloud are. The cloud names a device, and several instances may log in from one:
 * the same account once more, as after a crash. Which of them it was shows while its login is on the way, so it is kept
 * until the connection is closed.
 */
export class ConnectionOwners {
  private readonly owners = new Map<number, number>()

  constructor(
    private readonly instances: ReadonlyMap<number, PossibleOwner>,
    /** The device of all instances with `isFixedDeviceId`. */
    private readonly sharedDeviceId: string,
  ) {}

  /** The instance at the other end, also when it is gone already, or null when it is nobody's of ours. */
  ownerOf(end: EndOfCloud): number | null {
    const known = end.connectionId === null ? undefined : this.owners.get(end.connectionId)
    if (known !== undefined) return known
    const possible = [...this.instances.values()].filter((instance) => this.mayOwn(instance, end))
    const owner = possible.length > 1 ? this.loggingIn(possible) : undefined
    return (owner ?? possible[0])?.instanceId ?? null
  }

  /** Learns from an event whose its connection is, and forgets that when it is closed. */
  follow({ name, connectionId }: CloudEvent, instanceId: number | null): void {
    if (connectionId === null) return
    if (name === 'connectionClosed') this.owners.delete(connectionId)
    else if (instanceId !== null) this.owners.set(connectionId, instanceId)
  }

  /** Room and account tell apart who shares a device. */
  private mayOwn({ deviceId, draft, state }: PossibleOwner, end: EndOfCloud): boolean {
    if (end.deviceId !== this.sharedDeviceId) return deviceId === end.deviceId
    return draft.isFixedDeviceId && accountOf(draft, state) === end.accountId && draft.roomId === end.roomId
  }

  /** Whose login was seen already is not the one that comes now. */
  private loggingIn(possible: readonly PossibleOwner[]): PossibleOwner | undefined {
    const connected = new Set(this.owners.values())
    const entering = possible.filter(({ state }) => state.status === 'ENTERING')
    return entering.find(({ instanceId }) => !connected.has(instanceId)) ?? entering[0]
  }
}
