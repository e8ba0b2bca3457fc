/** An error as the vendor's SDK throws it (protocol notes §12). */
export interface VendorError {
  readonly code: number
  readonly desc: string
  readonly detail: { readonly reason?: string; readonly cmd?: string }
}

export interface VendorEnterResult {
  readonly chatroom: Record<string, unknown>
  readonly selfMember: Record<string, unknown>
}

type VendorListener = (...values: never[]) => void
type VendorCalls = Readonly<Record<string, (...input: unknown[]) => Promise<unknown>>>

export type VendorChatroomService = VendorCalls & {
  readonly on: (event: string, listener: VendorListener) => void
}

/** The part of the vendor's client that this product calls. */
export interface VendorClient {
  readonly clientSocket: { setLinkSSL(enabled: boolean): void }
  readonly V2NIMChatroomService: VendorChatroomService
  readonly V2NIMChatroomQueueService: VendorCalls
  readonly V2NIMChatroomMessageCreator: { createTextMessage(text: string): unknown }
  getInstanceId(): number
  /** What the client knows of its room; nothing outside one. */
  getChatroomInfo(): unknown
  enter(roomId: string, params: object): Promise<VendorEnterResult>
  /** Starts leaving; the callbacks tell when the client is out. */
  exit(): void
  on(event: string, listener: VendorListener): void
}

/** The part of the bundle's class that this product calls. */
export interface VendorClientClass {
  newInstance(init: Record<string, unknown>, other: Record<string, unknown>): VendorClient
  destroyInstance(instanceId: number): Promise<void> | undefined
  destroyAll(): void
}
