import { Writable } from 'node:stream'
import { setImmediate as turnEnd } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { WriteGatherer } from './write-gatherer'

describe('what is written to a held stream', () => {
  it('leaves in one write when the turn ends', async () => {
    const gatherer = new WriteGatherer()
    const { stream, writes } = openStream()
    for (const text of ['a', 'b', 'c']) sendTo(stream, text, gatherer)
    expect(writes).toEqual([])
    await turnEnd()
    expect(writes).toEqual(['abc'])
  })

  it('is held again in the next turn', async () => {
    const gatherer = new WriteGatherer()
    const { stream, writes } = openStream()
    for (const turn of [1, 2]) {
      for (const text of ['a', 'b']) sendTo(stream, `${text}${turn}`, gatherer)
      await turnEnd()
    }
    expect(writes).toEqual(['a1b1', 'a2b2'])
  })

  it('leaves at once when the stream is released', async () => {
    const gatherer = new WriteGatherer()
    const { stream, writes } = openStream()
    for (const text of ['a', 'b']) sendTo(stream, text, gatherer)
    gatherer.release(stream)
    expect(writes).toEqual(['ab'])
    await turnEnd()
    expect(writes).toEqual(['ab'])
  })

  it('leaves stream by stream in the order in which they were first written to', async () => {
    const gatherer = new WriteGatherer()
    const writes: string[] = []
    const first = openStream(writes)
    const second = openStream(writes)
    sendTo(first.stream, '1a', gatherer)
    sendTo(second.stream, '2a', gatherer)
    sendTo(first.stream, '1b', gatherer)
    await turnEnd()
    expect(writes).toEqual(['1a1b', '2a'])
  })
})

function sendTo(stream: Writable, text: string, gatherer: WriteGatherer): void {
  gatherer.hold(stream)
  stream.write(text)
}

/** A stream that notes each write that reaches the machine. */
function openStream(writes: string[] = []) {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      writes.push(chunk.toString())
      done()
    },
    writev(chunks, done) {
      writes.push(chunks.map(({ chunk }) => String(chunk)).join(''))
      done()
    },
  })
  return { stream, writes }
}
