import { describe, expect, it } from 'vitest'
import { OpenInbox } from './open-inbox'
import type { OpenOrder } from './open-order'

const link = (text: string): OpenOrder => ({ kind: 'link', text })

describe('the inbox of what is to be shown', () => {
  it('keeps what comes before anything can be shown, and goes on in the same order', async () => {
    const inbox = new OpenInbox()
    inbox.add([link('a'), link('b')])
    const shown: OpenOrder[] = []
    inbox.empty(async (order) => void shown.push(order))
    inbox.add([link('c')])
    await expect.poll(() => shown).toEqual([link('a'), link('b'), link('c')])
  })

  it('waits for one to be carried out before it takes the next', async () => {
    const inbox = new OpenInbox()
    const finish: (() => void)[] = []
    inbox.empty(() => new Promise<void>((resolve) => finish.push(resolve)))
    inbox.add([link('a'), link('b')])
    await expect.poll(() => finish.length).toBe(1)
    finish[0]?.()
    await expect.poll(() => finish.length).toBe(2)
  })
})
