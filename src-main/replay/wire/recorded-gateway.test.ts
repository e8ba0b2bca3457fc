import { beforeEach, describe, expect, it } from 'vitest'
import { encodeErrorFor, encodeRequest } from '../../../src-shared/protocol'
import { RecordedGateway } from './recorded-gateway'
import { SentFrames } from './sent-frames'

const REQUEST = encodeRequest('binary', { command: 'getNosCdnHost', ser: 3, fields: {} })
const ANSWER = encodeErrorFor('binary', { sid: 6, cid: 22, ser: 3 }, 503)
const KEY = 'getNosCdnHost 3'

describe('a gateway of a recording', () => {
  let problems: string[]
  let heard: string[]
  let gateway: RecordedGateway
  beforeEach(() => {
    problems = []
    heard = []
    const report = (problem: string) => problems.push(problem)
    gateway = new RecordedGateway('binary', new SentFrames([], () => undefined), report)
  })

  const open = () => {
    const socket = gateway.openSocket('ws://a:1/websocket')
    for (const name of ['open', 'message', 'error', 'close']) {
      socket.on(name, (first?: unknown) => heard.push(typeof first === 'number' ? `${name} ${first}` : name))
    }
    return socket
  }
  const close = (byClient: boolean, failure: string | null = null) =>
    gateway.play({ type: 'socketClosed', code: 1006, reason: '', failure, byClient })

  it('opens, speaks and closes when the recording does', () => {
    open()
    gateway.play({ type: 'socketOpened' })
    gateway.play({ type: 'frameReceived', data: ANSWER, answers: null })
    close(false, 'reset')
    expect(heard).toEqual(['open', 'message', 'error', 'close 1006'])
    expect(problems).toEqual([])
  })

  it('keeps an answer back until its request was sent', async () => {
    const socket = open()
    gateway.play({ type: 'socketOpened' })
    gateway.play({ type: 'frameReceived', data: ANSWER, answers: KEY })
    expect(heard).toEqual(['open'])
    socket.send(REQUEST)
    expect(heard).toEqual(['open'])
    await Promise.resolve()
    expect(heard).toEqual(['open', 'message'])
    gateway.end()
    expect(problems).toEqual([])
  })

  it('tells at the end which answers nobody asked for', () => {
    open()
    gateway.play({ type: 'frameReceived', data: ANSWER, answers: KEY })
    gateway.end()
    expect(problems).toEqual([`the answer to ${KEY} waits for a request that it did not send`])
  })

  it('ends what the client closed, in that order, while the next connection stands', () => {
    const first = open()
    gateway.play({ type: 'socketOpened' })
    first.close()
    const second = open()
    gateway.play({ type: 'socketOpened' })
    close(true)
    expect([first.readyState, second.readyState]).toEqual([3, 1])
    gateway.play({ type: 'frameReceived', data: ANSWER, answers: null })
    expect(heard.at(-1)).toBe('message')
  })

  it('tells of a frame for which no connection is open', () => {
    gateway.play({ type: 'frameReceived', data: ANSWER, answers: null })
    expect(problems).toEqual(['it had no open connection for a recorded frame'])
  })

  it('answers and fails handshakes, once', () => {
    const requests = [gateway.get('http://a:1/socket.io/1/'), gateway.get('http://a:1/socket.io/1/')]
    for (const request of requests) {
      request.on('response', () => heard.push('response'))
      request.on('error', (error: Error) => heard.push(error.message))
    }
    gateway.play({ type: 'handshakeFailed', failure: 'HTTP 503' })
    gateway.play({ type: 'handshakeAnswered' })
    expect(heard).toEqual(['HTTP 503'])
  })

  it('tells nothing on a handshake that the client gave up', () => {
    const request = gateway.get('http://a:1/socket.io/1/')
    for (const name of ['response', 'error']) request.on(name, () => heard.push(name))
    request.destroy()
    gateway.play({ type: 'handshakeFailed', failure: 'HTTP 503' })
    gateway.play({ type: 'handshakeAnswered' })
    expect(heard).toEqual([])
  })

  it.each(['ws://no url/websocket', 'ws://a:1#b/websocket'])('refuses %s as the network does', (url) => {
    expect(() => gateway.openSocket(url)).toThrow()
  })
})
