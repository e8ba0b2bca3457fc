import { describe, expect, it } from 'vitest'
import { parseLaunchFlags } from './launch-flags'
import { NextStart } from './next-start'
import { ordersOf, type OpenOrder } from './open-order'

const FILE: OpenOrder = { kind: 'file', path: '/case.roomscope' }
const LINK: OpenOrder = { kind: 'link', text: 'roomscope://open?session=1' }

function closing(): NextStart {
  const next = new NextStart()
  next.appCloses()
  return next
}

describe('the start that follows an app which closes', () => {
  it('is asked for nothing while the app runs', () => {
    const next = new NextStart()
    expect(next.take([FILE])).toBe(false)
    next.appCloses()
    expect(next.argumentsAfter([])).toBeNull()
  })

  it('does what was asked for while the app closed, and nothing that the app was started for', () => {
    const next = closing()
    expect(next.take([LINK])).toBe(true)
    expect(next.take([FILE])).toBe(true)
    const argv = [
      '.',
      '--no-sandbox',
      '--profile-dir=/p',
      '--demo',
      '--open',
      'old.roomscope',
      '--screenshot=a.png',
    ]
    const after = next.argumentsAfter([...argv, 'roomscope://open?session=9', '--world', 'w.json'])
    expect(after?.slice(0, 5)).toEqual(['.', '--no-sandbox', '--profile-dir=/p', '--world', 'w.json'])
    const flags = parseLaunchFlags(after ?? [], '/desk')
    expect(flags).toMatchObject({ demo: false, screenshotFile: null, profileDirectory: '/p' })
    expect(ordersOf(flags)).toEqual([FILE, LINK])
  })

  it('opens a window for who asked for nothing else', () => {
    const next = closing()
    expect(next.take([])).toBe(true)
    expect(next.argumentsAfter(['.', '--demo'])).toEqual(['.'])
  })
})
