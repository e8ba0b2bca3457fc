import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { Connection, type LinkSocket } from './connection'
import { Push } from './push'

/** A socket that writes down what it is asked for. */
class NotingSocket implements LinkSocket {
  readonly asked: string[] = []
  unsentBytes = 0
  send(): void {
    this.asked.push('send')
  }
  close(code: number, reason: string): void {
    this.asked.push(`close ${code} ${reason}`)
  }
  terminate(): void {
    this.asked.push('terminate')
  }
}

function connect() {
  const [clock, socket] = [new ManualClock(), new NotingSocket()]
  const remote = { address: '127.0.0.1', port: 1 }
  const options = { id: 1, transport: 'binary', remote, socket, clock, maxFramesPerSecond: 500 } as const
  return { clock, socket, connection: new Connection(options) }
}

const push = new Push('v2ChatroomBeKicked', { kickedReason: 2 })

describe('a connection', () => {
  it('drops a client that does not read instead of storing for it without end', () => {
    const { socket, connection } = connect()
    socket.unsentBytes = 8 * 1_048_576
    connection.push(push)
    socket.unsentBytes += 1
    connection.push(push)
    expect(socket.asked).toEqual(['send', 'terminate'])
    expect(connection.closeReason).toBe('client does not read')
  })

  it('sends nothing and closes only once after its end, and leaves no timer', () => {
    const { clock, socket, connection } = connect()
    connection.close(1000, 'kicked')
    connection.push(push)
    connection.refuse({ sid: 1, cid: 2, ser: 3 }, 403)
    connection.close(1008, 'too late')
    expect(socket.asked).toEqual(['close 1000 kicked'])
    expect([connection.closeReason, clock.pendingCount]).toEqual(['kicked', 0])
  })

  it('hastens an end that is under way when the cloud goes away, and keeps its reason', () => {
    const { socket, connection } = connect()
    connection.close(1000, 'kicked')
    connection.close(1001, 'the cloud is stopping')
    expect(socket.asked).toEqual(['close 1000 kicked', 'close 1001 the cloud is stopping'])
    expect(connection.closeReason).toBe('kicked')
  })

  it('counts packets only until the login', () => {
    const { connection } = connect()
    for (let packet = 0; packet < 16; packet++) expect(connection.noteFrame()).toBe('fine')
    expect(connection.noteFrame()).toBe('flood')
    connection.change('loginStarted')
    connection.change('loginAccepted')
    expect(connection.noteFrame()).toBe('fine')
  })

  it('waits for a login under judgement as long as it takes', async () => {
    const { clock, socket, connection } = connect()
    connection.change('loginStarted')
    await clock.advance(60_000)
    expect(socket.asked).toEqual([])
    connection.change('loginRefused')
    await clock.advance(20_000)
    expect(socket.asked).toEqual(['close 1008 no login within 20 s'])
  })
})
