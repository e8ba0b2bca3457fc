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

  constructor(readonly request: EnterRequest) {
    this.result = new Promise((resolve, reject) => (this.settle = { resolve, reject }))
  }

  resolve(result: V2NIMChatroomEnterResult): void {
    this.settle?.resolve(result)
  }

  reject(error: V2NIMError): void {
    this.settle?.reject(error)
  }
}
