import { expect, it } from 'vitest'
import { faultSchema } from '../../../src-shared/console/fault'
import { encodeServerPacket } from '../../../src-shared/protocol'
import { ManualClock } from '../../../src-shared/time'
import { CloudEvents } from '../cloud-events'
import { FaultDesk } from './fault-desk'
import { FaultySocket } from './faulty-socket'

const answer = encodeServerPacket('binary', { command: 'heartbeat', ser: 0, code: 200, fields: {} })

/** A faulty socket over one that writes down what it is asked for. */
function openSocket() {
  const clock = new ManualClock()
  const faults = new FaultDesk(new CloudEvents(clock))
  const asked: string[] = []
  const socket = new FaultySocket({
    socket: {
      unsentBytes: 5,
      send: () => asked.push('send'),
      sendPiece: (piece, { isLast }) => asked.push(`piece of ${piece.length}${isLast ? ', last' : ''}`),
      close: (code) => asked.push(`close ${code}`),
      terminate: () => asked.push('terminate'),
      reset: () => asked.push('reset'),
    },
    transport: 'binary',
    clock,
    faults,
    subject: () => ({ connectionId: 1 }),
  })
  return { clock, faults, asked, socket }
}

it('counts what waits as unsent, and closes after it', async () => {
  const { clock, faults, asked, socket } = openSocket()
  faults.apply(faultSchema.parse({ name: 'latency', delayMs: 50 }))
  socket.send(answer)
  socket.close(1008, 'idle')
  expect([asked, socket.unsentBytes]).toEqual([[], 5 + answer.length])
  await clock.advance(50)
  expect([asked, socket.unsentBytes]).toEqual([['send', 'close 1008'], 5])
})

it('sends a slow frame in pieces of a tenth of a second', async () => {
  const { clock, faults, asked, socket } = openSocket()
  faults.apply(faultSchema.parse({ name: 'slowBytes', bytesPerSecond: 40 }))
  socket.send(answer)
  await clock.advance(200)
  expect(asked).toEqual(['piece of 4', 'piece of 4, last'])
})

it('closes at once when the cloud stops, after everything that waits', () => {
  const { faults, asked, socket } = openSocket()
  faults.apply(faultSchema.parse({ name: 'latency', delayMs: 50 }))
  socket.send(answer)
  socket.close(1001, 'the cloud is stopping')
  expect(asked).toEqual(['send', 'close 1001'])
})

it('forgets what waits when the socket is gone', async () => {
  const { clock, faults, asked, socket } = openSocket()
  faults.apply(faultSchema.parse({ name: 'answerLate', delayMs: 50 }))
  socket.send(answer)
  socket.dispose()
  expect(clock.pendingCount).toBe(0)
  await clock.advance(100)
  expect(asked).toEqual([])
})
