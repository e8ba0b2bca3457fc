import { beforeEach, describe, expect, it } from 'vitest'
import { ContactGuard } from './contact-guard'

describe('the contact guard', () => {
  let guard: ContactGuard
  beforeEach(() => {
    guard = new ContactGuard()
  })

  it.each(['ws://127.0.0.1:9/websocket', 'http://localhost:80/', 'wss://[::1]:443/websocket'])(
    'lets the SDK reach this machine: %s',
    (url) => {
      expect(() => guard.check(url)).not.toThrow()
    },
  )

  it('lets the SDK reach a link address on both transports once it is permitted', () => {
    expect(() => guard.check('wss://link.example.test/websocket')).toThrow('it tried link.example.test')
    guard.permit('link.example.test:443')
    expect(() => guard.check('wss://link.example.test/websocket')).not.toThrow()
    expect(() => guard.check('https://link.example.test:443/socket.io/1/?t=1')).not.toThrow()
  })

  it('permits nothing for an address that is none', () => {
    guard.permit('not an address')
    expect(() => guard.check('wss://not.example.test/')).toThrow()
  })

  it.each(['wss://127.0.0.1.example.test/', 'https://statistic.example.test/'])('stops %s', (url) => {
    expect(() => guard.check(url)).toThrow('may contact only link addresses')
  })
})
