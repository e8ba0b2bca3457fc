import type { V2NIMChatroomEnterResult } from './enter-result'
import type { EnterRequest } from './providers'
import type { V2NIMError } from './v2nim-error'

/** One call of enter() and the promise that its caller holds. */
export class PendingEnter {
  readonly result: Promise<V2NIMChatroomEnterResult>
  private settle: {
    readonly resolve: (result: V2NIMChatroomEnterResult) => void
    readonly reject: (error: V2NIMError) => void
  } | null = null

  constructor(private wanted: EnterRequest) {
    this.result = new Promise((resolve, reject) => (this.settle = { resolve, reject }))
  }

  /** What is entered, and as whom. */
  get request(): EnterRequest {
    return this.wanted
  }

  /** With the vendor's unbounded provider phase, exit() empties room and static token of what goes on. */
  forgetRoom(): void {
    const params = { ...this.wanted.params }
    delete params.token
    this.wanted = { ...this.wanted, roomId: '', params }
  }

  resolve(result: V2NIMChatroomEnterResult): void {
    this.settle?.resolve(result)
    this.settle = null
  }

  reject(error: V2NIMError): void {
    this.settle?.reject(error)
    this.settle = null
  }
}
