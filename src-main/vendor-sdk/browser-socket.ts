import { WebSocket, type RawData } from 'ws'
import type { FrameDirection } from '../../src-shared/console/record'
import type { CertificateTrust } from './browser-request'

export interface BrowserSocketOptions {
  readonly trust: CertificateTrust
  /** Told each address before it is contacted; may throw to forbid it. */
  readonly onContact: (url: string) => void
  readonly onSocket: (socket: WebSocket) => void
  /** Sees every message before the other side of the socket does. */
  readonly onFrame: (direction: FrameDirection, data: Uint8Array | string) => void
}

/** In a browser every message is a task of its own, so promises settle between two messages. */
const ONE_EVENT_PER_TASK = { allowSynchronousEvents: false }

/** A class with the browser's WebSocket interface over `ws`. */
export function browserSocket(options: BrowserSocketOptions): new (url: string) => WebSocket {
  const { trust, onContact, onSocket, onFrame } = options
  return class BrowserSocket extends WebSocket {
    constructor(url: string) {
      onContact(url)
      super(url, { ...ONE_EVENT_PER_TASK, perMessageDeflate: false, ...trust })
      // A browser does not complain about an error that nobody listens to.
      this.on('error', () => undefined)
      this.on('message', (data, isBinary) => onFrame('in', toMessage(data, isBinary)))
      onSocket(this)
    }

    override send(data: Uint8Array | string): void {
      if (this.readyState === WebSocket.OPEN) onFrame('out', ownCopy(data))
      super.send(data)
    }
  }
}

function toMessage(data: RawData, isBinary: boolean): Uint8Array | string {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)
  return isBinary ? new Uint8Array(bytes) : bytes.toString('utf8')
}

/** The SDK may write to its buffers again. */
function ownCopy(data: Uint8Array | string): Uint8Array | string {
  return typeof data === 'string' ? data : new Uint8Array(data)
}
