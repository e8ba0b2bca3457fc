import type { V2NIMChatroomInitParams } from '../../src-shared/chatroom'
import { AppMemory } from './app-memory'
import { enterInBulk, type BulkEnterItem, type BulkEnterOptions, type BulkEnterOutcome } from './bulk-enter'
import { ChatroomClient } from './chatroom-client'
import { settleOptions, type ClientEnvironment, type OwnClientOptions } from './client-environment'
import { MACHINE_NETWORK } from './network'
import { connectionsOver } from './open-connection'
import { RandomStock } from './random-stock'
import { TimerWheel } from './timer-wheel'
import { V2NIMError } from './v2nim-error'

/** Randomness and network are those of the machine when none is injected, memory and idle clock are the fleet's own. */
export type FleetOptions = Pick<ClientEnvironment, 'clock' | 'onRecord'> &
  Partial<Pick<ClientEnvironment, 'random' | 'openConnection' | 'idleClock' | 'memory'>>

/**
 * All chatroom clients of a process: what the vendor's V2NIMChatroomClient offers as static methods (protocol notes §11).
 * Ids count up from 1 and are never used again.
 */
export class ChatroomClientFleet {
  private readonly clients = new Map<number, ChatroomClient>()
  private lastId = 0

  private readonly environment: ClientEnvironment

  constructor(options: FleetOptions) {
    const { clock } = options
    const idleClock = new TimerWheel(clock)
    const memory = new AppMemory(clock)
    const openConnection = connectionsOver(MACHINE_NETWORK)
    this.environment = { random: new RandomStock(), openConnection, idleClock, memory, ...options }
  }

  /** @throws V2NIMError 191004 naming the init parameter that is missing or wrong. */
  newInstance(initParams: V2NIMChatroomInitParams, ownOptions: OwnClientOptions = {}): ChatroomClient {
    const settings = settleOptions(initParams, ownOptions, this.environment)
    const client = new ChatroomClient(++this.lastId, this.environment, settings)
    this.clients.set(this.lastId, client)
    return client
  }

  /**
   * Undefined for an id that is not in use.
   * @throws V2NIMError 191004 when the id is no number.
   */
  getInstance(instanceId: number): ChatroomClient | undefined {
    if (typeof instanceId !== 'number') {
      const given = instanceId === null ? 'null' : typeof instanceId
      const reason = `param 'instanceId' ${instanceId === undefined ? 'is required' : 'unexpected'}`
      throw V2NIMError.fromParameter({ param: 'instanceId', reason, given, allowed: 'number' })
    }
    return this.clients.get(instanceId)
  }

  getInstanceList(): ChatroomClient[] {
    return [...this.clients.values()]
  }

  /**
   * Forgets the instance at once, then lets it leave: status, exited and the logout are still told, then its
   * listeners are removed. Undefined for an unknown id; else resolves when no timer and no socket is left.
   */
  destroyInstance(instanceId: number): Promise<void> | undefined {
    const client = this.clients.get(instanceId)
    this.clients.delete(instanceId)
    return client?.destroy()
  }

  /** Own addition: lets many clients enter at a steady rate; see `enterInBulk`. */
  enterAll(items: readonly BulkEnterItem[], options: BulkEnterOptions): Promise<BulkEnterOutcome[]> {
    return enterInBulk(this.environment.clock, items, options)
  }

  async destroyAll(): Promise<void> {
    const ids = [...this.clients.keys()]
    await Promise.all(ids.map((instanceId) => this.destroyInstance(instanceId) ?? Promise.resolve()))
  }
}
