import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_QUIRKS } from '../../src-shared/chatroom'
import { ManualClock } from '../../src-shared/time'
import type { ConnectionOptions } from './connection'
import { InstanceRecorder } from './recording'
import { ScriptedServer } from './testing/scripted-server'
import { startHandshake } from './text-handshake'

describe('startHandshake', () => {
  let clock: ManualClock
  let server: ScriptedServer
  let told: string[]
  let someoneIsTold: Promise<void>
  let cancel: () => void
  beforeEach(async () => {
    clock = new ManualClock()
    server = await ScriptedServer.start()
    told = []
  })
  afterEach(() => server.stop())

  const start = (change: Partial<ConnectionOptions> = {}) => {
    const options: ConnectionOptions = {
      clock,
      recorder: new InstanceRecorder(1, clock, () => undefined),
      address: server.address,
      tls: false,
      verifyCertificates: true,
      maxPayloadBytes: 1000,
      openTimeoutMs: 8_000,
      quirks: NO_QUIRKS,
      ...change,
    }
    someoneIsTold = new Promise((resolve) => {
      const tell = (line: string) => {
        told.push(line)
        resolve()
      }
      cancel = startHandshake(options, {
        accepted: (id) => tell(`accepted ${id}`),
        failed: ({ code }) => tell(`failed ${code}`),
      })
    })
  }

  it('tells the id, and disarms its timer', async () => {
    start()
    await someoneIsTold
    expect(told).toEqual(['accepted handshake1'])
    expect(clock.pendingCount).toBe(0)
  })

  it.each([
    ['another status', { handshake: 503 }],
    ['no server', null],
  ])('tells a failure once: %s', async (_, script) => {
    if (script === null) await server.stop()
    else server.script = script
    start()
    await someoneIsTold
    expect(told).toEqual(['failed 192001'])
    expect(clock.pendingCount).toBe(0)
  })

  it('gives up after 8 s, in the turn of its timer: what is due later finds it failed', async () => {
    server.script = { handshake: 'hang' }
    start()
    clock.setTimeout(() => told.push('later'), 9_000)
    await clock.advance(60_000)
    expect(told).toEqual(['failed 192001', 'later'])
    expect(clock.pendingCount).toBe(0)
  })

  it('says nothing after it was cancelled, whatever the server or the socket does', async () => {
    server.script = { handshake: 'hang' }
    start()
    cancel()
    await clock.advance(20_000)
    const later = told.length
    start({ openTimeoutMs: null })
    cancel()
    cancel()
    await new Promise((resolve) => setImmediate(resolve))
    expect([later, told]).toEqual([0, []])
    expect(clock.pendingCount).toBe(0)
  })

  it('has no time of its own where the attempt as a whole is bounded', () => {
    server.script = { handshake: 'hang' }
    start({ openTimeoutMs: null })
    expect(clock.pendingCount).toBe(0)
    cancel()
  })
})
