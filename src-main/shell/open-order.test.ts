import { describe, expect, it } from 'vitest'
import { parseLaunchFlags } from './launch-flags'
import { argumentsOf, ordersOf, readHandedOver } from './open-order'

const LINK = 'roomscope://open?session=1'

describe('what a start of the app asks to be shown', () => {
  it('is the file and the link of its command line', () => {
    expect(ordersOf(parseLaunchFlags(['--open', 'case.roomscope', LINK], '/desk'))).toEqual([
      { kind: 'file', path: '/desk/case.roomscope' },
      { kind: 'link', text: LINK },
    ])
    expect(ordersOf(parseLaunchFlags(['--demo'], '/desk'))).toEqual([])
  })

  it('can be several files and links, and be asked for again', () => {
    const orders = ordersOf(parseLaunchFlags(['--open', 'a b', LINK, '--open=/c', `${LINK}2`], '/desk'))
    expect(orders.map((order) => (order.kind === 'file' ? order.path : order.text))).toEqual([
      ...['/desk/a b', '/c'],
      ...[LINK, `${LINK}2`],
    ])
    expect(ordersOf(parseLaunchFlags(argumentsOf(orders), '/elsewhere'))).toEqual(orders)
  })

  it('is handed over to the app that runs already', () => {
    const orders = ordersOf(parseLaunchFlags(['--open=/case.roomscope', LINK], '/desk'))
    expect(readHandedOver(JSON.parse(JSON.stringify({ orders })))).toEqual(orders)
  })

  it.each([
    [null],
    ['orders'],
    [{ orders: 'file' }],
    [{ orders: [null, 1, {}, { kind: 'kick', text: LINK }] }],
    [{ orders: [{ kind: 'file', path: 'relative.roomscope' }] }],
    [{ orders: [{ kind: 'link', text: 7 }] }],
    [{ orders: [{ kind: 'link', text: '--remote-debugging-port=9' }] }],
  ])('is nothing where the shape is not right: %j', (data) => {
    expect(readHandedOver(data)).toEqual([])
  })
})
