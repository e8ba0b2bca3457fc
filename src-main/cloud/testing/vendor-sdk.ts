import { webcrypto } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import vm from 'node:vm'
import { WebSocket } from 'ws'
import { browserRequest } from './browser-request'

/** The published web bundle of the vendor, run as it is (protocol notes §11). */
const bundlePath = createRequire(import.meta.url).resolve('nim-web-sdk-ng/dist/v2/CHATROOM_BROWSER_SDK.js')
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0'
/** Everything by which the SDK would leave the machine or want a database. */
const NO_SIDE_TRAFFIC = {
  reporterConfig: { enableCompass: false },
  abtestConfig: { isAbtestEnable: false },
  loggerConfig: { storageEnable: false },
}

/** In a browser every message is a task of its own, so promises settle between two messages. */
const ONE_EVENT_PER_TASK = { allowSynchronousEvents: false }

export interface VendorError {
  readonly code: number
  readonly detail: { readonly reason?: string }
}

/** The part of the vendor's client that the tests use. */
export interface VendorClient {
  readonly clientSocket: { setLinkSSL(enabled: boolean): void }
  readonly V2NIMChatroomService: VendorChatroomService
  readonly V2NIMChatroomQueueService: Readonly<Record<string, (...input: unknown[]) => Promise<unknown>>>
  readonly V2NIMChatroomMessageCreator: { createTextMessage(text: string): unknown }
  enter(roomId: string, params: Record<string, unknown>): Promise<VendorEnterResult>
  exit(): void
  on(event: string, listener: (...values: never[]) => void): void
}

export interface VendorEnterResult {
  readonly chatroom: Record<string, unknown>
  readonly selfMember: Record<string, unknown>
}

export type VendorChatroomService = Readonly<Record<string, (...input: unknown[]) => Promise<unknown>>> & {
  readonly on: (event: string, listener: (...values: never[]) => void) => void
}

interface VendorClientClass {
  newInstance(init: Record<string, unknown>, other: Record<string, unknown>): VendorClient
  destroyAll(): void
}

export interface VendorBrowserOptions {
  readonly binary: boolean
  /** PEM of a certificate to trust; without it the SDK's TLS switch is turned off. */
  readonly trustedCertificate?: string
}

/** A browser of its own for the vendor's SDK: globals are given to the bundle, none are set in this process. */
export class VendorBrowser {
  /** Sockets that the SDK opened, oldest first. */
  readonly sockets: WebSocket[] = []
  /** Addresses that the SDK contacted. */
  readonly contacted: string[] = []
  private readonly sdk: VendorClientClass

  constructor(private readonly options: VendorBrowserOptions) {
    this.sdk = this.load()
  }

  newClient(appkey: string): VendorClient {
    const init = { appkey, debugLevel: 'off', binaryWebsocket: this.options.binary }
    const client = this.sdk.newInstance(init, NO_SIDE_TRAFFIC)
    if (this.options.trustedCertificate === undefined) client.clientSocket.setLinkSSL(false)
    return client
  }

  /** Breaks the newest link as a lost network would. */
  dropLink(): void {
    this.sockets.at(-1)?.terminate()
  }

  close(): void {
    this.sdk.destroyAll()
    for (const socket of this.sockets) socket.terminate()
  }

  private load(): VendorClientClass {
    const globals = this.makeGlobals()
    const names = Object.keys(globals)
    const source = `(function(exports, module, ${names.join(', ')}) {${readFileSync(bundlePath, 'utf8')}\n})`
    const evaluate = vm.runInThisContext(source, { filename: bundlePath }) as (...values: unknown[]) => void
    const exports = {} as { default: VendorClientClass }
    evaluate(exports, { exports }, ...Object.values(globals))
    return exports.default
  }

  private makeGlobals(): Record<string, unknown> {
    const { sockets, contacted, options } = this
    const ca = options.trustedCertificate
    const noteContact = (url: string): void => void contacted.push(url)
    class BrowserSocket extends WebSocket {
      constructor(url: string) {
        noteContact(url)
        super(url, { ...ONE_EVENT_PER_TASK, perMessageDeflate: false, ...(ca === undefined ? {} : { ca }) })
        sockets.push(this)
      }
    }
    const window = {
      WebSocket: BrowserSocket,
      XMLHttpRequest: browserRequest({ ca, onOpen: noteContact }),
      localStorage: memoryStorage(),
      crypto: webcrypto,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }
    const { XMLHttpRequest, localStorage } = window
    return { window, self: window, navigator: { userAgent: USER_AGENT }, XMLHttpRequest, localStorage }
  }
}

function memoryStorage(): Record<'getItem' | 'setItem' | 'removeItem', (...input: string[]) => unknown> {
  const items = new Map<string, string>()
  return {
    getItem: (key = '') => items.get(key) ?? null,
    setItem: (key = '', value = '') => void items.set(key, value),
    removeItem: (key = '') => void items.delete(key),
  }
}
