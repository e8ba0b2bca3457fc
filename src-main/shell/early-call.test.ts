import { describe, expect, it } from 'vitest'
import { EarlyCall } from './early-call'

/** Counts how often it was asked, and answers when told to. */
function countingAsk() {
  const answers: ((text: string) => void)[] = []
  const ask = () => new Promise<string>((resolve) => answers.push(resolve))
  return { ask, answers }
}

describe('a call made before the page asks', () => {
  it('gives the page the answer of what was asked before', async () => {
    const { ask, answers } = countingAsk()
    const call = new EarlyCall(ask)
    answers[0]?.('early')
    await Promise.resolve()
    expect(await call.take()).toBe('early')
    expect(answers).toHaveLength(1)
  })

  it('asks anew when something was announced after the answer', async () => {
    const { ask, answers } = countingAsk()
    const call = new EarlyCall(ask)
    answers[0]?.('early')
    await Promise.resolve()
    call.announced()
    const taken = call.take()
    answers[1]?.('new')
    expect(await taken).toBe('new')
  })

  it('keeps the answer when something was announced before it: the answer knows of that', async () => {
    const { ask, answers } = countingAsk()
    const call = new EarlyCall(ask)
    call.announced()
    const taken = call.take()
    answers[0]?.('early')
    expect(await taken).toBe('early')
  })

  it('asks anew each time after the first', async () => {
    const { ask, answers } = countingAsk()
    const call = new EarlyCall(ask)
    void call.take()
    const again = call.take()
    answers[1]?.('new')
    expect(await again).toBe('new')
  })

  it('passes on that the call failed, to the page alone', async () => {
    const call = new EarlyCall(() => Promise.reject(new Error('gone')))
    await new Promise((resolve) => setImmediate(resolve))
    await expect(call.take()).rejects.toThrow('gone')
  })
})
