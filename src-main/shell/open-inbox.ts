import type { OpenOrder } from './open-order'

/** Keeps orders until they can be carried out, then has them carried out one after the other, in the order they came. */
export class OpenInbox {
  private waiting: OpenOrder[] = []
  private carryOut: ((order: OpenOrder) => Promise<void>) | null = null
  private last: Promise<void> = Promise.resolve()

  add(orders: readonly OpenOrder[]): void {
    this.waiting.push(...orders)
    this.handOn()
  }

  /** @param carryOut what is done with each order, those that come later included; it must not reject. */
  empty(carryOut: (order: OpenOrder) => Promise<void>): void {
    this.carryOut = carryOut
    this.handOn()
  }

  private handOn(): void {
    const { carryOut } = this
    if (carryOut === null) return
    for (const order of this.waiting.splice(0)) this.last = this.last.then(() => carryOut(order))
  }
}
