import { webcrypto } from 'node:crypto'
import vm from 'node:vm'
import type { WebSocket } from 'ws'
import type { FrameDirection } from '../../src-shared/console/record'
import type { Clock } from '../../src-shared/time'
import { BrowserEvents, type NetworkEvent } from './browser-events'
import { browserRequest, type CertificateTrust } from './browser-request'
import { browserSocket } from './browser-socket'
import { BrowserTimers, clockDate } from './browser-timers'
import { ContactGuard } from './contact-guard'
import {
  compileBundle,
  findVendorSdk,
  VendorSdkMissingError,
  type VendorSdkInstallation,
} from './installation'
import type { VendorClient, VendorClientClass } from './vendor-client'

const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0'
/** Where the SDK keeps a device id that is to last (protocol notes §11). */
const DEVICE_ID_KEY = '__CHATROOM_DEVC_ID__'
/** Everything by which the SDK would leave the link addresses or want a database. */
const NO_SIDE_TRAFFIC = {
  reporterConfig: { enableCompass: false },
  abtestConfig: { isAbtestEnable: false },
  loggerConfig: { storageEnable: false },
}

export interface VendorBrowserOptions {
  readonly clock: Clock
  /** `wss` and `https`, as the SDK does unless told otherwise. */
  readonly tls: boolean
  readonly trust?: CertificateTrust
  /** Told each address that the SDK contacts. */
  readonly onContact?: (url: string) => void
  /** Sees every WebSocket message, secrets included. */
  readonly onFrame?: (direction: FrameDirection, data: Uint8Array | string) => void
}

export interface VendorClientOptions {
  readonly appkey: string
  /** Binary packets; false selects the text transport. */
  readonly binary: boolean
  /** 32 hex characters, kept for all clients of the browser; random for each client when not given. */
  readonly deviceId?: string
  readonly customClientType?: number | undefined
  readonly loginSDKTypeParamCompat?: boolean | undefined
}

/**
 * A browser of its own for the vendor's published web bundle: a fresh global object with timers and dates of the
 * injected clock, and sockets that reach only this machine and the permitted link addresses.
 */
export class VendorBrowser {
  private readonly openSockets = new Set<WebSocket>()
  private readonly guard = new ContactGuard()
  private readonly events = new BrowserEvents()
  private readonly timers: BrowserTimers
  private readonly storage = new Map<string, string>()
  private readonly sdk: VendorClientClass

  /** @throws VendorSdkMissingError when the SDK is not installed. */
  constructor(
    private readonly options: VendorBrowserOptions,
    installation: VendorSdkInstallation | null = findVendorSdk(),
  ) {
    if (installation === null) throw new VendorSdkMissingError()
    this.timers = new BrowserTimers(options.clock)
    this.sdk = this.run(installation)
  }

  newClient({ appkey, binary, deviceId, ...init }: VendorClientOptions): VendorClient {
    if (deviceId !== undefined) this.storage.set(DEVICE_ID_KEY, deviceId)
    const client = this.sdk.newInstance(
      {
        ...init,
        appkey,
        debugLevel: 'off',
        binaryWebsocket: binary,
        isFixedDeviceId: deviceId !== undefined,
      },
      NO_SIDE_TRAFFIC,
    )
    if (!this.options.tls) client.clientSocket.setLinkSSL(false)
    return client
  }

  /** Lets the SDK connect to a link address, `host:port`. */
  permit(linkAddress: string): void {
    this.guard.permit(linkAddress)
  }

  /** Sockets of the SDK that are not closed yet, oldest first. */
  get sockets(): readonly WebSocket[] {
    return [...this.openSockets]
  }

  /** Breaks the newest link as a lost network would. */
  dropLink(): void {
    this.sockets.at(-1)?.terminate()
  }

  /** Tells the SDK, as a browser does, that the network of its machine went or came back. */
  networkChanged(state: NetworkEvent): void {
    this.events.tell(state)
  }

  /** Lets a client leave its room and forgets it; resolves when the SDK says it is out. */
  async destroyClient(client: VendorClient): Promise<void> {
    await this.sdk.destroyInstance(client.getInstanceId())
  }

  /** Ends everything at once: no timer and no socket is left. */
  close(): void {
    this.sdk.destroyAll()
    this.timers.clearAll()
    for (const socket of this.openSockets) socket.terminate()
  }

  private run(installation: VendorSdkInstallation): VendorClientClass {
    const context = vm.createContext(this.makeGlobals())
    const evaluate = compileBundle(installation).runInContext(context) as (...values: unknown[]) => void
    const exports = {} as { default: VendorClientClass }
    evaluate(exports, { exports })
    return exports.default
  }

  private makeGlobals(): Record<string, unknown> {
    const { clock, trust = { rejectUnauthorized: true }, onFrame = ignore } = this.options
    const { setTimeout, setInterval, clear } = this.timers
    const onContact = (url: string): void => {
      this.guard.check(url)
      this.options.onContact?.(url)
    }
    const onSocket = (socket: WebSocket): void => {
      this.openSockets.add(socket)
      socket.once('close', () => this.openSockets.delete(socket))
    }
    const window = {
      WebSocket: browserSocket({ trust, onContact, onSocket, onFrame }),
      XMLHttpRequest: browserRequest({ clock, trust, onContact }),
      localStorage: this.localStorage(),
      crypto: webcrypto,
      addEventListener: this.events.addEventListener,
      removeEventListener: this.events.removeEventListener,
    }
    return {
      ...window,
      ...{ window, self: window, navigator: { userAgent: USER_AGENT }, console },
      ...{ setTimeout, setInterval, clearTimeout: clear, clearInterval: clear, queueMicrotask },
      Date: clockDate(clock),
      // What crosses the border between the two global objects has to be of one class on both sides.
      ...{ ArrayBuffer, Uint8Array, TextEncoder, TextDecoder, Error },
    }
  }

  private localStorage(): object {
    const { storage } = this
    return {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
      removeItem: (key: string) => void storage.delete(key),
    }
  }
}

function ignore(): void {
  // Frames interest only who asked for them.
}
