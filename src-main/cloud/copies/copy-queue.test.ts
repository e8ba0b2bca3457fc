import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../src-shared/time'
import { signCallback } from '../callback-signature'
import type { Copy } from './copy'
import { CopyQueue, GIVE_UP_AFTER_MS, MAX_WAITING_COPIES, retryDelayMs } from './copy-queue'

const clock = new ManualClock()

function copyOf(copyId: number): Copy {
  return {
    body: '{}',
    appSecret: 'secret',
    delivery: {
      copyId,
      appkey: 'app',
      roomId: '36',
      accountId: 'alice',
      event: 'IN',
      createdAtMs: clock.wallMs(),
      state: 'waiting',
      attemptCount: 0,
      problem: null,
      settledAtMs: null,
    },
  }
}

describe('copy queue', () => {
  it('waits longer after every failure, but never longer than half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map(retryDelayMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ])
  })

  it('gives a copy up after an hour and goes on with the next', async () => {
    const sent: number[] = []
    const queue = new CopyQueue(clock, ({ delivery }) => {
      sent.push(delivery.copyId)
      return Promise.resolve(delivery.copyId === 1 ? 'refused' : null)
    })
    queue.start()
    const [first, second] = [copyOf(1), copyOf(2)]
    queue.push(first)
    queue.push(second)
    await clock.advance(GIVE_UP_AFTER_MS + 30_000)
    expect([first.delivery.state, second.delivery.state]).toEqual(['expired', 'delivered'])
    expect(first.delivery.problem).toBe('refused')
    expect(sent.at(-1)).toBe(2)
    expect([queue.length, clock.pendingCount]).toEqual([0, 0])
  })

  it('holds a bounded number of copies and says which it dropped', () => {
    const queue = new CopyQueue(clock, () => Promise.resolve(null))
    const copies = Array.from({ length: MAX_WAITING_COPIES + 1 }, (_, index) => copyOf(index + 1))
    for (const copy of copies) queue.push(copy)
    expect(queue.length).toBe(MAX_WAITING_COPIES)
    expect(copies.at(-2)?.delivery.state).toBe('waiting')
    expect(copies.at(-1)?.delivery).toMatchObject({ state: 'dropped', settledAtMs: clock.wallMs() })
  })

  it('signs as published', () => {
    const body =
      '{"accid":"zhangsan","code":"200","event":"IN","eventType":"9","roomId":"36","timestamp":"1452504942126"}'
    expect(signCallback('0123456789ab', body, '1440570500855')).toEqual({
      md5: 'd021372d0a4e32a1e7901aa08599fc7e',
      checkSum: '51a35d5272cc12fb765b7761188dabce1caca669',
    })
  })
})
