import { BinaryConnection } from './binary-connection'
import type { Connection, ConnectionListener, OpenConnection } from './connection'
import type { ClientNetwork } from './network'
import { TextConnection } from './text-connection'
import { messageOf, type V2NIMError } from './v2nim-error'
import { connectFailed } from './web-socket-pipe'

/** Opens connections over a network. An address that makes no URL fails like one that cannot be reached, with 192001. */
export function connectionsOver(network: ClientNetwork): OpenConnection {
  return (transport, options, listener) => {
    try {
      return transport === 'binary'
        ? new BinaryConnection(options, listener, network)
        : new TextConnection(options, listener, network)
    } catch (thrown) {
      return new UnopenedConnection(listener, connectFailed(options.address, messageOf(thrown)))
    }
  }
}

/** A connection that never was; it says so a moment later, like every other failure. */
class UnopenedConnection implements Connection {
  constructor(listener: ConnectionListener, error: V2NIMError) {
    queueMicrotask(() => listener.ended(error))
  }

  send(): void {
    // There is nobody to send to.
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
