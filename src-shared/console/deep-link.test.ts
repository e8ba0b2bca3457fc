import { describe, expect, it } from 'vitest'
import { isDeepLink, parseDeepLink } from './deep-link'

describe('a link into Roomscope', () => {
  it('shows a session or an instance', () => {
    expect(parseDeepLink('roomscope://open?session=12')).toEqual({
      ok: true,
      request: { view: 'recordings', sessionId: 12, play: false },
    })
    // Browsers and desktops put a slash behind the host.
    expect(parseDeepLink('roomscope://open/?instance=3')).toEqual({
      ok: true,
      request: { view: 'workbench', instanceId: 3 },
    })
    expect(parseDeepLink('ROOMSCOPE://open?session=1')).toMatchObject({ ok: true })
  })

  it.each([
    'https://open?session=1',
    'roomscope',
    '',
    'roomscope://open?session=1 --world=/etc/passwd'.padEnd(300, 'x'),
  ])('is not %j', (text) => {
    expect(parseDeepLink(text)).toEqual({ ok: false, flaw: 'noLink' })
  })

  it.each([
    'roomscope:open?session=1',
    'roomscope://close?session=1',
    'roomscope://OPEN?session=1',
    'roomscope://open/kick?session=1',
    'roomscope://user@open?session=1',
    'roomscope://open:80?session=1',
    'roomscope://open?session=1#instance=2',
    'roomscope://?session=1',
  ])('knows no action but open: %s', (text) => {
    expect(parseDeepLink(text)).toEqual({ ok: false, flaw: 'unknownAction' })
  })

  it.each([
    'roomscope://open',
    'roomscope://open?session=',
    'roomscope://open?session=0',
    'roomscope://open?session=-1',
    'roomscope://open?session=1.5',
    'roomscope://open?session=1e3',
    'roomscope://open?session=0x10',
    'roomscope://open?session=1%20',
    'roomscope://open?session=9999999999999999',
    'roomscope://open?session=1&session=2',
    'roomscope://open?session=1&instance=2',
    'roomscope://open?session=1&play=true',
    'roomscope://open?file=/etc/passwd',
    'roomscope://open?__proto__=1',
  ])('names exactly one thing by its number: %s', (text) => {
    expect(parseDeepLink(text)).toEqual({ ok: false, flaw: 'badTarget' })
  })

  it('is told from other arguments, also when it is not well-formed', () => {
    expect(isDeepLink('roomscope:nonsense')).toBe(true)
    expect(isDeepLink('RoomScope://open')).toBe(true)
    expect(isDeepLink('--open=roomscope:')).toBe(false)
    expect(isDeepLink('roomscope.sqlite')).toBe(false)
  })
})
